import { NotFoundError } from '../errors';
import type { Plan } from '../plan';
import type { PlanStore } from '../ports';
import { currentPlan } from './currentPlan';
import {
  Anything,
  type FieldsOf,
  fromStored,
  instant,
  makeSchema,
  modelOf,
  type Scope,
  type Stored,
  text,
  toStored,
  whole,
} from './storedDocument';

type PlanDocument = Stored<Plan>;

const fields: FieldsOf<Plan> = {
  teamId: text,
  recruiterId: text,
  createdAt: instant,
  form: { type: Anything, required: true },
  drawing: Anything,
  ask: Anything,
  loop: Anything,
  batch: Anything,
  movesInterviewId: String,
  relaxations: [Anything],
  excludedIds: [String],
  unreadRoomIds: [String],
  traineesLeftOff: Boolean,
  proposals: [Anything],
  total: whole,
  shortage: Anything,
};

const schema = makeSchema<PlanDocument>({ _id: String, ...fields }, 'plans');
// A search that nobody finished within a week is about a week that is over.
schema.index({ createdAt: 1 }, { expireAfterSeconds: 7 * 24 * 60 * 60 });
/** Where a plan names candidates: each may be another one, until the form that was changed is searched for. */
const CANDIDATE_PATHS = [
  'form.candidateId',
  'ask.candidateId',
  'loop.ask.candidateId',
  'batch.ask.candidateIds',
] as const;
for (const path of [...CANDIDATE_PATHS, 'movesInterviewId']) schema.index({ [path]: 1 }, { sparse: true });

export const planModel = (connection: Scope['connection']) => modelOf(connection, 'Plan', schema);

/** Searches for a time, in one workspace. */
export function makePlanStore({ connection, teamId, session }: Scope): PlanStore {
  const plans = planModel(connection);
  const findPlan = async (id: string) => {
    const found = await plans.findOne({ _id: id, teamId }).session(session).lean<PlanDocument>();
    return found ? currentPlan(fromStored<Plan>(found)) : null;
  };
  return {
    findPlan,
    async getPlan(id) {
      const plan = await findPlan(id);
      if (!plan) throw new NotFoundError('Plan', id);
      return plan;
    },
    async keepChoice(id, said, form) {
      const kept = await plans
        .findOneAndUpdate(
          { _id: id, teamId, 'drawing.said': { $lt: said } },
          { $set: { form, 'drawing.said': said } },
          { returnDocument: 'after' },
        )
        .session(session)
        .lean<PlanDocument>();
      return kept ? currentPlan(fromStored<Plan>(kept)) : null;
    },
    async keepDrawn(id, said, hash) {
      await plans
        .updateOne(
          { _id: id, teamId, 'drawing.drawnFor': { $lt: said } },
          { $set: { 'drawing.drawnFor': said, 'drawing.hash': hash } },
        )
        .session(session);
    },
    async savePlan(plan) {
      await plans
        .replaceOne({ _id: plan.id, teamId }, toStored(plan, teamId), { upsert: true, runValidators: true })
        .session(session);
    },
    async listPlans({ candidateId, interviewIds }) {
      const named = CANDIDATE_PATHS.map((path) => ({ [path]: candidateId }));
      const query = plans
        .find({ teamId, $or: [...named, { movesInterviewId: { $in: interviewIds } }] })
        .sort({ createdAt: 1, _id: 1 })
        .session(session);
      return (await query.lean<PlanDocument[]>()).map((one) => currentPlan(fromStored<Plan>(one)));
    },
    async removePlans(ids) {
      await plans.deleteMany({ _id: { $in: ids }, teamId }).session(session);
    },
  };
}
