import type { Interview } from '../entities';
import { AlreadyMadeError, NotFoundError, StaleError } from '../errors';
import type { InterviewStore } from '../ports';
import {
  Anything,
  type FieldsOf,
  fromStored,
  instant,
  isDuplicate,
  makeSchema,
  modelOf,
  type Scope,
  type Stored,
  text,
  toStored,
  whole,
} from './storedDocument';

type InterviewDocument = Stored<Interview>;

const fields: FieldsOf<Interview> = {
  teamId: text,
  candidateId: text,
  roleKey: text,
  stageKey: text,
  rubricVersion: whole,
  startsAt: instant,
  endsAt: instant,
  status: { ...text, enum: ['booked', 'cancelled', 'did not happen'] satisfies Interview['status'][] },
  panel: { type: [Anything], required: true },
  room: Anything,
  formerPanel: { type: [Anything], required: true },
  recruiterId: text,
  note: String,
  revision: whole,
  timeRevision: whole,
  calendar: { type: Anything, required: true },
  history: { type: [Anything], required: true },
  bookedAt: instant,
};

const schema = makeSchema<InterviewDocument>({ _id: String, ...fields }, 'interviews');
schema.index({ teamId: 1, candidateId: 1, startsAt: 1 });
schema.index({ teamId: 1, 'panel.personId': 1, startsAt: 1 });
schema.index({ teamId: 1, 'room.roomId': 1, startsAt: 1 });
schema.index({ teamId: 1, status: 1, startsAt: 1 });
schema.index({ teamId: 1, startsAt: 1 });
schema.index({ teamId: 1, endsAt: 1 });

export const interviewModel = (connection: Scope['connection']) => modelOf(connection, 'Interview', schema);

/** No interview lasts longer; bounds the search for what overlaps a span, so that it walks an index of starts. */
const LONGEST_INTERVIEW_MS = 24 * 60 * 60 * 1000;

function toFilter({
  candidateId,
  candidateIds,
  personIds,
  roomIds,
  overlaps,
  status,
  endedBefore,
}: Parameters<InterviewStore['listInterviews']>[0]): object {
  const starts = overlaps && {
    startsAt: { $lt: overlaps.endsAt, $gt: new Date(overlaps.startsAt.getTime() - LONGEST_INTERVIEW_MS) },
  };
  const ends = [
    ...(overlaps ? [{ endsAt: { $gt: overlaps.startsAt } }] : []),
    ...(endedBefore ? [{ endsAt: { $lt: endedBefore } }] : []),
  ];
  return {
    ...(candidateId ? { candidateId } : {}),
    ...(candidateIds ? { candidateId: { $in: candidateIds } } : {}),
    ...(personIds ? { 'panel.personId': { $in: personIds } } : {}),
    ...(roomIds ? { 'room.roomId': { $in: roomIds } } : {}),
    ...(status ? { status } : {}),
    ...starts,
    ...(ends.length > 0 ? { $and: ends } : {}),
  };
}

/** Interviews of one workspace. */
export function makeInterviewStore({ connection, teamId, session }: Scope): InterviewStore {
  const interviews = interviewModel(connection);
  const findInterview = async (id: string) => {
    const found = await interviews.findOne({ _id: id, teamId }).session(session).lean<InterviewDocument>();
    return found ? fromStored<Interview>(found) : null;
  };
  return {
    findInterview,
    async getInterview(id) {
      const interview = await findInterview(id);
      if (!interview) throw new NotFoundError('Interview', id);
      return interview;
    },
    async listInterviews(filter) {
      const query = interviews
        .find({ teamId, ...toFilter(filter) })
        .sort({ startsAt: 1, _id: 1 })
        .session(session);
      return (await query.lean<InterviewDocument[]>()).map((one) => fromStored<Interview>(one));
    },
    async insertInterview(interview) {
      try {
        await interviews.create([toStored(interview, teamId)], { session: session ?? undefined });
      } catch (error) {
        if (isDuplicate(error)) throw new AlreadyMadeError('Interview', interview.id);
        throw error;
      }
    },
    async updateInterview(interview) {
      const seen = { _id: interview.id, teamId, revision: interview.revision - 1 };
      const { matchedCount } = await interviews
        .replaceOne(seen, toStored(interview, teamId), { runValidators: true })
        .session(session);
      if (matchedCount === 0) throw new StaleError('Interview', interview.id);
    },
    async noteCalendar(id, revision, calendar) {
      await interviews.updateOne({ _id: id, teamId, revision }, { $set: { calendar } }).session(session);
    },
    async removeInterviews(candidateId) {
      await interviews.deleteMany({ teamId, candidateId }).session(session);
    },
  };
}
