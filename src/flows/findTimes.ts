import type { Candidate, Person } from '../entities';
import { OutsideError } from '../errors';
import { newId, newReference } from '../newId';
import type { Plan, ScheduleAsk } from '../plan';
import type { Ports } from '../ports';
import { type Refusal, refuse } from '../refusal';
import { applyRelaxation } from '../scheduling/applyRelaxation';
import { proposeSlots } from '../scheduling/proposeSlots';
import type { Relaxation, SlotRequest } from '../scheduling/types';
import { makeScheduleRequest } from './scheduleRequest';

/** What the recruiter changes about a search: a whole new ask, a relaxation tapped, somebody left out. */
export interface TimesWish {
  ask?: ScheduleAsk;
  relax?: Relaxation[];
  exclude?: string[];
  movesInterviewId?: string;
}

/** Starts a search, or goes on with plan `planId`, and keeps the ranked answer. Refuses when Google does not answer. */
export async function findTimes(
  ports: Ports,
  by: Person,
  wish: TimesWish & ({ planId: string } | { ask: ScheduleAsk }),
): Promise<{ ok: true; plan: Plan; candidate: Candidate } | Refusal> {
  const plan = await planOf(ports, by, wish);
  if (!plan) return refuse({ code: 'plan expired' });
  const candidate = await ports.db.candidates.getCandidate(plan.ask.candidateId);
  try {
    const answer = proposeSlots(relaxed(await makeScheduleRequest(ports, plan), plan));
    const answered = {
      ...plan,
      proposals: [...answer.proposals],
      total: answer.total,
      shortage: answer.shortage,
    };
    await ports.db.plans.savePlan(answered);
    return { ok: true, plan: answered, candidate };
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    const reference = newReference();
    ports.log.warn({ reference, code: error.code, planId: plan.id }, 'Free/busy could not be read');
    await ports.db.plans.savePlan(plan);
    return refuse({ code: 'google not answering', reference });
  }
}

/** The request with the changes the recruiter agreed to. */
export function relaxed(request: SlotRequest, plan: Plan): SlotRequest {
  return plan.relaxations.reduce<SlotRequest>(applyRelaxation, request);
}

async function planOf(
  ports: Ports,
  by: Person,
  wish: TimesWish & ({ planId: string } | { ask: ScheduleAsk }),
): Promise<Plan | null> {
  const earlier = 'planId' in wish ? await ports.db.plans.findPlan(wish.planId) : null;
  const ask = wish.ask ?? earlier?.ask;
  if (!ask) return null;
  return {
    id: earlier?.id ?? newId(),
    teamId: by.teamId,
    recruiterId: by.id,
    createdAt: earlier?.createdAt ?? ports.clock.now(),
    ask,
    relaxations: wish.ask ? [] : [...(earlier?.relaxations ?? []), ...(wish.relax ?? [])],
    excludedIds: wish.ask ? [] : [...new Set([...(earlier?.excludedIds ?? []), ...(wish.exclude ?? [])])],
    proposals: [],
    total: 0,
    shortage: null,
    ...((wish.movesInterviewId ?? earlier?.movesInterviewId) && {
      movesInterviewId: wish.movesInterviewId ?? earlier?.movesInterviewId,
    }),
  };
}

/** A proposal's name inside its plan: the start and who sits, so that an older screen cannot pick another. */
export function proposalId(proposal: Plan['proposals'][number]): string {
  return [proposal.startsAt.getTime(), ...proposal.seats.map((seat) => seat.personId)].join('.');
}

/** The proposal of this name in the plan's last answer, or null. */
export function findProposal(plan: Plan, id: string): Plan['proposals'][number] | null {
  return plan.proposals.find((proposal) => proposalId(proposal) === id) ?? null;
}
