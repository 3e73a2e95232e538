import { createHash } from 'node:crypto';
import { civilDay, instantOf, shiftDay } from '../../civil';
import type { Candidate, Person } from '../../entities';
import type { LoopAsk, LoopPlan, Plan, PlannedLoop, SettledSession } from '../../plan';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { LoopProposal, Reason, Relaxation } from '../../scheduling/answers';
import type { LoopRequest } from '../../scheduling/types';
import { refuseUnless } from '../requireRole';
import { makeLoopRequest } from './loopRequest';
import { listOpenStages } from './openStages';
import { listUnread } from './readRooms';
import { refuseSilence } from './refuseSilence';

/** How many loops one search finds. */
const LOOPS_AT_ONCE = 4;
/** Reasons kept with a loop; more is not read. */
const MOST_REASONS = 8;

/** What the recruiter changes about a search for a loop. */
export interface LoopWish {
  ask?: LoopAsk;
  relax?: readonly Relaxation[];
}

/** A search for a loop with its answer; `shownId` is the loop to look at, null where there is none. */
export interface FoundLoop {
  ok: true;
  plan: Plan & { loop: LoopPlan };
  candidate: Candidate;
  shownId: string | null;
}

/** Searches for a loop and keeps the ranked answer. Refuses when Google does not answer; the plan is kept then too. */
export async function findLoop(
  ports: Ports,
  by: Person,
  planId: string,
  wish: LoopWish = {},
): Promise<FoundLoop | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const earlier = await ports.db.plans.findPlan(planId);
  const asked = wish.ask ?? earlier?.loop?.ask;
  if (!earlier || !asked) return refuse({ code: 'plan expired' });
  const ask = { ...asked, stageKeys: await listStillOpen(ports, asked) };
  if (ask.stageKeys.length === 0) return refuse({ code: 'nothing open' });
  const plan = wished(earlier, ask, wish);
  await ports.db.plans.savePlan(plan);
  return searching(ports, plan, async (request) => {
    const planned = await ports.planner.loops(request, LOOPS_AT_ONCE);
    if (!planned) return null;
    const { proposals, shortage, more } = planned;
    const loops = proposals.map((proposal) => keptLoop(proposal, []));
    const answered = { ...plan, shortage, loop: { ask, loops, more } };
    return { plan: answered, shownId: loops[0]?.id ?? null };
  });
}

/** Of a whole loop, what nobody booked in the meantime. */
export async function listStillOpen(ports: Ports, ask: LoopAsk): Promise<string[]> {
  if (ask.order === 'free') return ask.stageKeys;
  const open = await listOpenStages(ports, await ports.db.candidates.getCandidate(ask.candidateId));
  return ask.stageKeys.filter((stageKey) => open.includes(stageKey));
}

/** A new ask drops what was agreed for the old one. */
function wished(plan: Plan, ask: LoopAsk, wish: LoopWish): Plan & { loop: LoopPlan } {
  const isNew = wish.ask !== undefined;
  const { traineesLeftOff, ...kept } = plan;
  return {
    ...kept,
    ...(traineesLeftOff && !isNew && { traineesLeftOff }),
    ask: null,
    loop: { ask, loops: [], more: false },
    relaxations: isNew ? [] : [...plan.relaxations, ...(wish.relax ?? [])],
    excludedIds: [],
    proposals: [],
    total: 0,
    shortage: null,
  };
}

/** Finds loops beside those that are kept already: any, or only ones that begin on other days. */
export async function findMoreLoops(
  ports: Ports,
  by: Person,
  planId: string,
  beside: 'loops' | 'days',
): Promise<FoundLoop | Refusal> {
  const opened = await openLoop(ports, by, planId);
  if (!opened.ok) return opened;
  const { loops } = opened.plan.loop;
  return searching(ports, opened.plan, async (request, candidate) => {
    const asked = beside === 'days' ? withoutDays(request, loops, candidate.zone) : request;
    const k = beside === 'days' ? LOOPS_AT_ONCE : loops.length + LOOPS_AT_ONCE;
    const planned = await ports.planner.loops(asked, k);
    if (!planned) return null;
    const { proposals, shortage, more: evenMore } = planned;
    const known = new Set(loops.map(({ id }) => id));
    const fresh = proposals.map((each) => keptLoop(each, [])).filter(({ id }) => !known.has(id));
    const more = beside === 'days' ? opened.plan.loop.more : evenMore;
    const answered = {
      ...opened.plan,
      loop: { ...opened.plan.loop, loops: [...loops, ...fresh], more },
      ...(beside === 'loops' && { shortage }),
    };
    return { plan: answered, shownId: fresh[0]?.id ?? null };
  });
}

/** The days on which known loops begin are taken, for the candidate and so for everybody. */
function withoutDays(request: LoopRequest, loops: PlannedLoop[], zone: string): LoopRequest {
  const days = loops.flatMap(({ sessions }) =>
    sessions.slice(0, 1).map(({ startsAt }) => civilDay(startsAt, zone)),
  );
  const busy = [...new Set(days)].map((day) => ({
    startsAt: instantOf(day, '00:00', zone),
    endsAt: instantOf(shiftDay(day, 1), '00:00', zone),
  }));
  return {
    ...request,
    candidate: { ...request.candidate, busy: [...(request.candidate.busy ?? []), ...busy] },
  };
}

/** The plan of a loop that is looked at, and for whom it is. */
export async function openLoop(ports: Ports, by: Person, planId: string): Promise<FoundLoop | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const plan = await ports.db.plans.findPlan(planId);
  if (!plan?.loop) return refuse({ code: 'plan expired' });
  const candidate = await ports.db.candidates.getCandidate(plan.loop.ask.candidateId);
  return { ok: true, plan: { ...plan, loop: plan.loop }, candidate, shownId: plan.loop.loops[0]?.id ?? null };
}

/** What a search found, and which loop to look at. */
type Answer = Pick<FoundLoop, 'plan' | 'shownId'>;

/** Reads who can, lets `search` answer, and keeps the answer. Refuses when Google does not answer, or the search was stopped. */
export async function searching(
  ports: Ports,
  plan: FoundLoop['plan'],
  search: (request: LoopRequest, candidate: Candidate) => Promise<Answer | null>,
): Promise<FoundLoop | Refusal> {
  const candidate = await ports.db.candidates.getCandidate(plan.loop.ask.candidateId);
  const request = await makeLoopRequest(ports, { ...plan, ask: plan.loop.ask }).catch((error: unknown) =>
    refuseSilence(ports, plan.id, error),
  );
  if ('ok' in request) return request;
  const answer = await search(request, candidate);
  if (!answer) return refuse({ code: 'search too long' });
  const answered = { ...answer.plan, unreadRoomIds: listUnread(request) };
  await ports.db.plans.savePlan(answered);
  return { ok: true, candidate, shownId: answer.shownId, plan: answered };
}

/** A proposal as it is kept. */
export function keptLoop(proposal: LoopProposal, settled: SettledSession[]): PlannedLoop {
  const sessions = proposal.sessions.map(({ sessionId, startsAt, endsAt, seats, roomId }) => ({
    stageKey: sessionId,
    startsAt,
    endsAt,
    seats: [...seats],
    roomId,
  }));
  const told = proposal.sessions.flatMap(({ reasons }) => reasons.filter(isTold));
  return {
    id: idOf(sessions),
    sessions,
    reasons: [...proposal.reasons, ...told].slice(0, MOST_REASONS),
    cost: proposal.cost,
    settled,
  };
}

/** What a session says beside the loop's own reasons: what it costs somebody. */
function isTold(reason: Reason): boolean {
  if (reason.kind === 'load') return reason.thisWeek > 0;
  return reason.kind === 'candidateEdge' || reason.kind === 'focusCut';
}

function idOf(sessions: PlannedLoop['sessions']): string {
  const said = sessions.map(({ stageKey, startsAt, seats, roomId }) =>
    [stageKey, startsAt.getTime(), ...seats.map(({ personId }) => personId), roomId ?? ''].join('.'),
  );
  return createHash('sha256').update(said.join('/')).digest('hex').slice(0, 20);
}

/** The loop of this name among those that are kept, or null. */
export function findPlannedLoop(plan: { loop: LoopPlan }, loopId: string): PlannedLoop | null {
  return plan.loop.loops.find(({ id }) => id === loopId) ?? null;
}
