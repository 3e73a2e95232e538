import type { Scorecard } from '../entities';
import { AlreadyMadeError, NotFoundError, StaleError } from '../errors';
import type { ScorecardStore } from '../ports';
import {
  Anything,
  type FieldsOf,
  fromStored,
  instant,
  isDuplicate,
  makeSchema,
  mayBeEmpty,
  modelOf,
  type Scope,
  type Stored,
  text,
  toStored,
  whole,
} from './storedDocument';

type ScorecardDocument = Stored<Scorecard>;

const fields: FieldsOf<Scorecard> = {
  teamId: text,
  interviewId: text,
  candidateId: text,
  personId: text,
  part: text,
  roleKey: text,
  stageKey: text,
  rubricVersion: whole,
  status: { ...text, enum: ['draft', 'submitted'] satisfies Scorecard['status'][] },
  revision: whole,
  savedAt: instant,
  savedFrom: String,
  saidAt: Date,
  submittedAt: Date,
  lockedAt: Date,
  unlocks: { type: [Anything], default: undefined },
  amendments: [Anything],
  ratings: [Anything],
  recommendation: String,
  summary: mayBeEmpty,
  strongestSignal: mayBeEmpty,
  concern: mayBeEmpty,
  noteToRecruiter: mayBeEmpty,
};

const schema = makeSchema<ScorecardDocument>({ _id: String, ...fields }, 'scorecards');
schema.index({ teamId: 1, interviewId: 1, personId: 1 }, { unique: true });
schema.index({ teamId: 1, candidateId: 1 });
schema.index({ teamId: 1, personId: 1 });
schema.index({ teamId: 1, submittedAt: 1 });

export const scorecardModel = (connection: Scope['connection']) => modelOf(connection, 'Scorecard', schema);

/** Scorecards of one workspace. */
export function makeScorecardStore({ connection, teamId, session }: Scope): ScorecardStore {
  const cards = scorecardModel(connection);
  const findOne = async (filter: object) => {
    const found = await cards
      .findOne({ teamId, ...filter })
      .session(session)
      .lean<ScorecardDocument>();
    return found ? fromStored<Scorecard>(found) : null;
  };
  return {
    async getScorecard(id) {
      const card = await findOne({ _id: id });
      if (!card) throw new NotFoundError('Scorecard', id);
      return card;
    },
    findScorecard: (interviewId, personId) => findOne({ interviewId, personId }),
    async listScorecards({ interviewIds, candidateId, personId }) {
      const filter = {
        teamId,
        ...(interviewIds ? { interviewId: { $in: interviewIds } } : {}),
        ...(candidateId ? { candidateId } : {}),
        ...(personId ? { personId } : {}),
      };
      const found = await cards
        .find(filter)
        .sort({ savedAt: 1, _id: 1 })
        .session(session)
        .lean<ScorecardDocument[]>();
      return found.map((one) => fromStored<Scorecard>(one));
    },
    async insertScorecard(card) {
      try {
        await cards.create([toStored(card, teamId)], { session: session ?? undefined });
      } catch (error) {
        if (isDuplicate(error)) throw new AlreadyMadeError('Scorecard', card.id);
        throw error;
      }
    },
    async updateScorecard(card) {
      const seen = { _id: card.id, teamId, revision: card.revision - 1 };
      const { matchedCount } = await cards
        .replaceOne(seen, toStored(card, teamId), { runValidators: true })
        .session(session);
      if (matchedCount === 0) throw new StaleError('Scorecard', card.id);
    },
    async removeScorecards(candidateId) {
      await cards.deleteMany({ teamId, candidateId }).session(session);
    },
  };
}
