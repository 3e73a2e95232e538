import { civilDay, instantOf } from '../civil';
import type { Person } from '../entities';
import type { LoopSession, PlannedLoop, SettledSession } from '../plan';
import type { Ports } from '../ports';
import { type Refusal, refuse } from '../refusal';
import type { Reason } from '../scheduling/answers';
import { indexRequest } from '../scheduling/plan';
import { listLoopDays } from '../scheduling/proposeLoops';
import { proposeReplacements } from '../scheduling/proposeReplacements';
import type { LoopRequest } from '../scheduling/types';
import { type FoundLoop, findPlannedLoop, keptLoop, openLoop, searching } from './findLoop';
import { makeLoopRequest, settle } from './loopRequest';
import { refuseSilence } from './refuseSilence';

/** A session gets another start, or one person of it goes for another. */
export type LoopChange =
  | { stageKey: string; startsAt: Date }
  | { stageKey: string; outId: string; inId: string };

/** Which session of which loop is looked at. */
export interface LoopPlace {
  planId: string;
  loopId: string;
  stageKey: string;
}

/** Scheduling's own step. */
const STEP_MS = 15 * 60_000;
const SWAPS_A_SEAT = 4;
/** Planning a longer loop for every swap and start takes longer than a person waits. */
const MOST_SESSIONS_TRIED = 4;

/**
 * Plans a loop anew around one change: all else stays as it was where that can be, then at least its times, then only
 * what was settled by hand before. The new loop is kept beside the old one.
 */
export async function changeLoop(
  ports: Ports,
  by: Person,
  place: Omit<LoopPlace, 'stageKey'>,
  change: LoopChange,
): Promise<FoundLoop | Refusal> {
  const opened = await openLoop(ports, by, place.planId);
  if (!opened.ok) return opened;
  const loop = findPlannedLoop(opened.plan, place.loopId);
  const session = loop?.sessions.find(({ stageKey }) => stageKey === change.stageKey);
  if (!loop || !session) return refuse({ code: 'plan expired' });
  const settled = [...othersSettled(loop, change.stageKey), settledBy(session, change)];
  const found = await searching(ports, opened.plan, async (request) => {
    const changed = await planAround(ports, request, attempts(loop, session, change), settled);
    const others = opened.plan.loop.loops.filter(({ id }) => id !== changed?.id);
    const loops = changed ? [changed, ...others] : others;
    return {
      plan: { ...opened.plan, loop: { ...opened.plan.loop, loops } },
      shownId: changed?.id ?? null,
    };
  });
  return found.ok && found.shownId === null ? refuse({ code: 'no loop around' }) : found;
}

function othersOf(loop: PlannedLoop, stageKey: string): LoopSession[] {
  return loop.sessions.filter((session) => session.stageKey !== stageKey);
}

function timeOf({ stageKey, startsAt }: LoopSession): SettledSession {
  return { stageKey, startsAt };
}

function othersSettled(loop: PlannedLoop, stageKey: string): SettledSession[] {
  return loop.settled.filter((settled) => settled.stageKey !== stageKey);
}

function settledBy({ stageKey, startsAt, seats }: LoopSession, change: LoopChange): SettledSession {
  if ('startsAt' in change) return { stageKey, startsAt: change.startsAt };
  return {
    stageKey,
    startsAt,
    seats: seats.map((seat) =>
      seat.personId === change.outId ? { ...seat, personId: change.inId } : { ...seat },
    ),
  };
}

/** What to hold on to, most first. */
function attempts(loop: PlannedLoop, session: LoopSession, change: LoopChange): SettledSession[][] {
  const others = othersOf(loop, session.stageKey);
  const own = settledBy(session, change);
  const owns = 'startsAt' in change ? [{ ...own, seats: session.seats }, own] : [own];
  return [others, others.map(timeOf), othersSettled(loop, session.stageKey)].flatMap((rest) =>
    owns.map((each) => [...rest, each]),
  );
}

async function planAround(
  ports: Ports,
  request: LoopRequest,
  holding: SettledSession[][],
  settled: SettledSession[],
): Promise<PlannedLoop | null> {
  const held = holding.find(possibility(request));
  const planned = held ? await ports.planner.loops(settle(request, held), 1) : null;
  const proposal = planned?.proposals[0];
  return proposal ? keptLoop(proposal, settled) : null;
}

/** Whether the loop can be planned with these sessions settled. The calendars are read once. */
function possibility(request: LoopRequest): (settled: SettledSession[]) => boolean {
  const index = indexRequest(request);
  return (settled) => listLoopDays(settle(request, settled), index).length > 0;
}

/** Who else could sit in a session at its time, and when else it could be. */
export interface LoopChoices {
  ok: true;
  found: FoundLoop;
  session: LoopSession;
  swaps: { outId: string; inId: string; reasons: readonly Reason[]; fromStageKey: string | null }[];
  /** Starts on the days of the loop, oldest first. */
  starts: Date[];
}

export async function listLoopChoices(
  ports: Ports,
  by: Person,
  { planId, loopId, stageKey }: LoopPlace,
): Promise<LoopChoices | Refusal> {
  const found = await openLoop(ports, by, planId);
  if (!found.ok) return found;
  const loop = findPlannedLoop(found.plan, loopId);
  const session = loop?.sessions.find((each) => each.stageKey === stageKey);
  if (!loop || !session) return refuse({ code: 'plan expired' });
  const request = await makeLoopRequest(ports, { ...found.plan, ask: found.plan.loop.ask }).catch(
    (error: unknown) => refuseSilence(ports, planId, error),
  );
  if ('ok' in request) return request;
  const canBe = plannableChange(request, loop, session);
  return {
    ok: true,
    found: { ...found, shownId: loopId },
    session,
    swaps: listSwaps(request, loop, session).filter((swap) => canBe({ stageKey, ...swap })),
    starts: listStarts(request, loop, session).filter((startsAt) => canBe({ stageKey, startsAt })),
  };
}

/** Whether the rest can be planned around a change; of a long loop that is found on choosing. */
function plannableChange(
  request: LoopRequest,
  loop: PlannedLoop,
  session: LoopSession,
): (change: LoopChange) => boolean {
  if (loop.sessions.length > MOST_SESSIONS_TRIED) return () => true;
  const isPossible = possibility(request);
  const others = othersSettled(loop, session.stageKey);
  return (change) => isPossible([...others, settledBy(session, change)]);
}

/** People who could take a seat at the session's time; those who sit nowhere in the loop first. */
function listSwaps(request: LoopRequest, loop: PlannedLoop, planned: LoopSession): LoopChoices['swaps'] {
  const session = request.sessions.find(({ id }) => id === planned.stageKey);
  if (!session) return [];
  const fromStage = (personId: string) =>
    loop.sessions.find(({ seats }) => seats.some((seat) => seat.personId === personId))?.stageKey ?? null;
  const swaps = planned.seats.flatMap(({ personId: outId }) =>
    proposeReplacements({
      ...request,
      session,
      interviewId: planned.stageKey,
      startsAt: planned.startsAt,
      seats: planned.seats,
      leaverId: outId,
      k: SWAPS_A_SEAT,
    }).replacements.map(({ personId: inId, reasons }) => ({
      ...{ outId, inId, reasons },
      fromStageKey: fromStage(inId),
    })),
  );
  return [
    ...swaps.filter(({ fromStageKey }) => fromStageKey === null),
    ...swaps.filter(({ fromStageKey }) => fromStageKey !== null),
  ];
}

/** Starts on the loop's days at which the session alone could be held. */
function listStarts(request: LoopRequest, loop: PlannedLoop, planned: LoopSession): Date[] {
  const { zone } = request.candidate;
  const alone = {
    ...request,
    sessions: request.sessions
      .filter(({ id }) => id === planned.stageKey)
      .map(({ after: _, ...each }) => each),
  };
  const isPossible = possibility(alone);
  const days = new Set(loop.sessions.map(({ startsAt }) => civilDay(startsAt, zone)));
  return [...days]
    .flatMap((day) => quartersOf(request, day))
    .filter((startsAt) => startsAt.getTime() !== planned.startsAt.getTime())
    .filter((startsAt) => isPossible([{ stageKey: planned.stageKey, startsAt }]));
}

/** Every quarter of an hour inside the candidate's hours of one day. */
function quartersOf({ candidate }: LoopRequest, day: string): Date[] {
  const hours = candidate.windows[0]?.hours?.[0];
  if (!hours) return [];
  const from = instantOf(day, hours.from, candidate.zone).getTime();
  const until = instantOf(day, hours.to, candidate.zone).getTime();
  const count = Math.max(0, Math.ceil((until - from) / STEP_MS));
  return Array.from({ length: count }, (_, at) => new Date(from + at * STEP_MS));
}
