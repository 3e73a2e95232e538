import type { Debrief } from '../entities';
import { StaleError } from '../errors';
import type { DebriefStore } from '../ports';
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

/** A candidate has one debrief: it has the candidate's id. */
type Identified = Omit<Debrief, 'candidateId'> & { id: string };
type DebriefDocument = Stored<Identified>;

const fields: FieldsOf<Identified> = {
  teamId: text,
  revision: whole,
  votes: { type: [Anything], required: true },
  decision: Anything,
  earlierDecisions: [Anything],
  openedAt: instant,
};

const schema = makeSchema<DebriefDocument>({ _id: String, ...fields }, 'debriefs');

export const debriefModel = (connection: Scope['connection']) => modelOf(connection, 'Debrief', schema);

function toDebrief(stored: DebriefDocument): Debrief {
  const { id, ...rest } = fromStored<Identified>(stored);
  return { ...rest, candidateId: id };
}

/** The committee's files, in one workspace. */
export function makeDebriefStore({ connection, teamId, session }: Scope): DebriefStore {
  const debriefs = debriefModel(connection);
  return {
    async findDebrief(candidateId) {
      const found = await debriefs
        .findOne({ _id: candidateId, teamId })
        .session(session)
        .lean<DebriefDocument>();
      return found ? toDebrief(found) : null;
    },
    async listDebriefs(candidateIds) {
      const query = debriefs
        .find({ _id: { $in: candidateIds }, teamId })
        .sort({ _id: 1 })
        .session(session);
      return (await query.lean<DebriefDocument[]>()).map(toDebrief);
    },
    async saveDebrief({ candidateId, ...debrief }) {
      const before = debrief.revision - 1;
      try {
        const { matchedCount, upsertedCount } = await debriefs
          .replaceOne(
            { _id: candidateId, teamId, revision: before },
            toStored({ ...debrief, id: candidateId }, teamId),
            // A file that nobody made yet is made; one of another revision meets the index of ids.
            { upsert: before === 0, runValidators: true },
          )
          .session(session);
        if (matchedCount + upsertedCount === 0) throw new StaleError('Debrief', candidateId);
      } catch (error) {
        if (isDuplicate(error)) throw new StaleError('Debrief', candidateId);
        throw error;
      }
    },
    async removeDebrief(candidateId) {
      await debriefs.deleteOne({ _id: candidateId, teamId }).session(session);
    },
  };
}
