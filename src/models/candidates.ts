import type { Candidate } from '../entities';
import { NotFoundError } from '../errors';
import type { CandidateStore } from '../ports';
import { searchTokens } from './searchTokens';
import {
  type FieldsOf,
  fromStored,
  instant,
  makeSchema,
  modelOf,
  type Scope,
  type Stored,
  text,
  toStored,
} from './storedDocument';

interface CandidateDocument extends Stored<Candidate> {
  /** Words of the name and the address, for the search by beginnings of words. */
  tokens: string[];
}

const fields: FieldsOf<Candidate> = {
  teamId: text,
  name: text,
  email: { ...text, lowercase: true },
  zone: text,
  resumeUrl: String,
  roleKey: text,
  seniority: text,
  recruiterId: text,
  slackUserId: String,
  referrerId: String,
  conflictIds: [String],
  createdAt: instant,
};

const schema = makeSchema<CandidateDocument>({ _id: String, ...fields, tokens: [String] }, 'candidates');
schema.index({ teamId: 1, email: 1 }, { unique: true });
schema.index({ teamId: 1, tokens: 1 });
schema.index({ teamId: 1, recruiterId: 1, createdAt: -1 });
schema.index({ teamId: 1, createdAt: -1 });

export const candidateModel = (connection: Scope['connection']) => modelOf(connection, 'Candidate', schema);

function toCandidate({ tokens: _tokens, ...stored }: CandidateDocument): Candidate {
  return fromStored<Candidate>(stored);
}

/** Candidates of one workspace. */
export function makeCandidateStore({ connection, teamId, session }: Scope): CandidateStore {
  const candidates = candidateModel(connection);
  const findOne = async (filter: object) => {
    const found = await candidates
      .findOne({ teamId, ...filter })
      .session(session)
      .lean<CandidateDocument>();
    return found ? toCandidate(found) : null;
  };
  const newestFirst = async (filter: object, limit = 0, hint: Record<string, 1> = {}) => {
    const query = candidates
      .find({ teamId, ...filter })
      .sort({ createdAt: -1, _id: 1 })
      .limit(limit)
      .session(session);
    if (Object.keys(hint).length > 0) query.hint(hint);
    return (await query.lean<CandidateDocument[]>()).map(toCandidate);
  };
  return {
    async getCandidate(id) {
      const candidate = await findOne({ _id: id });
      if (!candidate) throw new NotFoundError('Candidate', id);
      return candidate;
    },
    findCandidateByEmail: (email) => findOne({ email: email.toLowerCase() }),
    searchCandidates(words, limit) {
      // A token holds letters and digits only, so it needs no escaping; an anchored prefix walks the index.
      const tokens = searchTokens(words).map((token) => ({ tokens: { $regex: `^${token}` } }));
      if (tokens.length === 0) return newestFirst({}, limit);
      // Else the order by date may tempt MongoDB to read everybody, newest first, in search of rare words.
      return newestFirst({ $and: tokens }, limit, { teamId: 1, tokens: 1 });
    },
    listCandidates({ ids, recruiterId } = {}) {
      return newestFirst({ ...(ids ? { _id: { $in: ids } } : {}), ...(recruiterId ? { recruiterId } : {}) });
    },
    async saveCandidate(candidate) {
      const tokens = searchTokens(`${candidate.name} ${candidate.email}`);
      const stored = { ...toStored(candidate, teamId), tokens };
      await candidates
        .replaceOne({ _id: candidate.id, teamId }, stored, { upsert: true, runValidators: true })
        .session(session);
    },
    async removeCandidate(id) {
      await candidates.deleteOne({ _id: id, teamId }).session(session);
    },
  };
}
