import type { Candidate, Person } from '../../entities';
import type { Plan, ScheduleAsk } from '../../plan';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { Relaxation } from '../../scheduling/answers';
import { applyRelaxation } from '../../scheduling/explain/applyRelaxation';
import type { LoopRequest, SlotRequest } from '../../scheduling/types';
import { countsInSummary } from '../loadFacts';
import { refuseUnless } from '../requireRole';
import { listUnread } from './readRooms';
import { refuseSilence } from './refuseSilence';
import { makeScheduleRequest } from './scheduleRequest';

/** What the recruiter changes about a search: a whole new ask, relaxations tapped, people left out. */
export interface TimesWish {
  ask?: ScheduleAsk;
  relax?: readonly Relaxation[];
  exclude?: string[];
  /** Nobody is left out any more. */
  everybody?: true;
  /** More times than the last answer had. */
  more?: boolean;
}

/** How many times one search gives, and by how many it grows. */
const TIMES_AT_ONCE = 40;

export type Times = { ok: true; plan: Plan; ask: ScheduleAsk; candidate: Candidate } | Refusal;

/** Searches for a plan and keeps the ranked answer. Refuses when Google does not answer; the plan is kept then too. */
export async function findTimes(ports: Ports, by: Person, planId: string, wish: TimesWish): Promise<Times> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const earlier = await ports.db.plans.findPlan(planId);
  const ask = wish.ask ?? earlier?.ask;
  if (!earlier || !ask) return refuse({ code: 'plan expired' });
  const plan = wished(earlier, ask, wish);
  const candidate = await ports.db.candidates.getCandidate(ask.candidateId);
  try {
    const request = relaxed(await makeScheduleRequest(ports, { ...plan, ask }), plan);
    const known = wish.more ? earlier.proposals.length : 0;
    const answer = await ports.planner.slots({ ...request, k: known + TIMES_AT_ONCE });
    if (!answer) return refuse({ code: 'search too long' });
    const answered = {
      ...plan,
      proposals: [...answer.proposals],
      total: answer.total,
      shortage: answer.shortage,
      unreadRoomIds: listUnread(request),
    };
    await ports.db.plans.savePlan(answered);
    return { ok: true, plan: answered, ask, candidate };
  } catch (error) {
    const silence = refuseSilence(ports, planId, error);
    await ports.db.plans.savePlan(plan);
    return silence;
  }
}

/** The plan before it is answered anew; a new ask drops what was agreed for the old one. */
function wished(plan: Plan, ask: ScheduleAsk, wish: TimesWish): Plan {
  const isNew = wish.ask !== undefined;
  const { loop: _, traineesLeftOff, ...alone } = plan;
  return {
    ...alone,
    ...(traineesLeftOff && !isNew && { traineesLeftOff }),
    ask,
    relaxations: isNew ? [] : [...plan.relaxations, ...(wish.relax ?? [])],
    excludedIds: isNew || wish.everybody ? [] : [...new Set([...plan.excludedIds, ...(wish.exclude ?? [])])],
    proposals: [],
    total: 0,
    shortage: null,
  };
}

/** The request with the changes the recruiter agreed to. */
export function relaxed<R extends SlotRequest | LoopRequest>(
  request: R,
  { relaxations }: Pick<Plan, 'relaxations'>,
): R {
  return relaxations.reduce<R>(applyRelaxation, request);
}

/** A proposal's name inside its plan: the start, who judges and where, so that an older screen cannot pick another. */
export function proposalId({ startsAt, seats, roomId }: Plan['proposals'][number]): string {
  const judging = seats.flatMap(({ part, personId }) => (countsInSummary(part) ? [personId] : []));
  return [startsAt.getTime(), ...judging, ...(roomId ? [roomId] : [])].join('.');
}

/** The proposal of this name in the plan's last answer, or null. */
export function findProposal(plan: Plan, id: string): Plan['proposals'][number] | null {
  return plan.proposals.find((proposal) => proposalId(proposal) === id) ?? null;
}
