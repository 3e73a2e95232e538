import { civilDay, instantOf } from '../civil';
import type { Person } from '../entities';
import type { LoopSession, PlannedLoop, SettledSession } from '../plan';
import type { Ports } from '../ports';
import { type Refusal, refuse } from '../refusal';
import type { Reason } from '../scheduling/answers';
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
/** Whoever wants to change a session waits no longer to see which changes leave room for the rest. */
const TRIED_WITHIN_MS = 6_000;

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
  if (!loop || !session) return refuse({ code: 'answer gone' });
  const settled = [...othersSettled(loop, change.stageKey), settledBy(session, change)];
  const found = await searching(ports, opened.plan, async (request) => {
    const changed = await planAround(ports, request, attempts(loop, session, change), settled);
    if (changed === 'stopped') return null;
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

/** The loop planned around the first of what can be held on to; null where nothing can. */
async function planAround(
  ports: Ports,
  request: LoopRequest,
  holding: SettledSession[][],
  settled: SettledSession[],
): Promise<PlannedLoop | null | 'stopped'> {
  for (const held of holding) {
    const around = settle(request, held);
    const possible = await ports.planner.possible(request, [around.sessions]);
    if (!possible) return 'stopped';
    if (!possible[0]) continue;
    const planned = await ports.planner.loops(around, 1);
    if (!planned) return 'stopped';
    const [proposal] = planned.proposals;
    return proposal ? keptLoop(proposal, settled) : null;
  }
  return null;
}

/** Somebody for somebody else; `fromStageKey` where they sit in the loop already. */
interface Swap {
  outId: string;
  inId: string;
  reasons: readonly Reason[];
  fromStageKey: string | null;
}

/** Who else could sit in a session at its time, and when else it could be. */
export interface LoopChoices {
  ok: true;
  found: FoundLoop;
  session: LoopSession;
  swaps: Swap[];
  /** People who could sit there, but whose swap leaves the rest without times. */
  unfitIds: string[];
  /** Starts on the days of the loop, oldest first. */
  starts: Date[];
  /** False where it is not known yet whether the rest finds times then. */
  tried: boolean;
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
  if (!loop || !session) return refuse({ code: 'answer gone' });
  const request = await makeLoopRequest(ports, { ...found.plan, ask: found.plan.loop.ask }).catch(
    (error: unknown) => refuseSilence(ports, planId, error),
  );
  if ('ok' in request) return request;
  const swaps = await listSwaps(ports, request, loop, session);
  const starts = swaps && (await listStarts(ports, request, loop, session));
  if (!swaps || !starts) return refuse({ code: 'search too long' });
  const changes = [
    ...swaps.map((swap) => ({ stageKey, ...swap })),
    ...starts.map((startsAt) => ({ stageKey, startsAt })),
  ];
  const canBe = await plannableChanges(ports, request, loop, session, changes);
  const fit = swaps.filter((_, at) => canBe?.[at] ?? true);
  return {
    ok: true,
    found: { ...found, shownId: loopId },
    session,
    swaps: bestOfEachSeat(fit),
    unfitIds: peopleOf(swaps).filter((id) => !peopleOf(fit).includes(id)),
    starts: starts.filter((_, at) => canBe?.[swaps.length + at] ?? true),
    tried: canBe !== null,
  };
}

/** For each change whether the rest can be planned around it; null where trying took too long: choosing tells. */
function plannableChanges(
  ports: Ports,
  request: LoopRequest,
  loop: PlannedLoop,
  session: LoopSession,
  changes: readonly LoopChange[],
): Promise<boolean[] | null> {
  const others = othersSettled(loop, session.stageKey);
  return ports.planner.possible(
    request,
    changes.map((change) => settle(request, [...others, settledBy(session, change)]).sessions),
    TRIED_WITHIN_MS,
  );
}

/** People who could take a seat at the session's time; those who sit nowhere in the loop first. */
async function listSwaps(
  ports: Ports,
  request: LoopRequest,
  loop: PlannedLoop,
  planned: LoopSession,
): Promise<Swap[] | null> {
  const session = request.sessions.find(({ id }) => id === planned.stageKey);
  if (!session) return [];
  const { stageKey: interviewId, startsAt, seats } = planned;
  const answers = await ports.planner.replacements(
    seats.map(({ personId: leaverId }) => ({ ...request, session, interviewId, startsAt, seats, leaverId })),
  );
  const swaps = answers?.flatMap(({ replacements }, at) =>
    replacements.map(({ personId: inId, reasons }) => ({
      ...{ outId: seats[at]?.personId ?? '', inId, reasons },
      fromStageKey: sittingsOf(loop, inId)[0]?.stageKey ?? null,
    })),
  );
  return swaps?.toSorted((a, b) => Number(a.fromStageKey !== null) - Number(b.fromStageKey !== null)) ?? null;
}

function sittingsOf({ sessions }: PlannedLoop, id: string): LoopSession[] {
  return sessions.filter(({ seats }) => seats.some(({ personId }) => personId === id));
}

function peopleOf(swaps: Swap[]): string[] {
  return [...new Set(swaps.map(({ inId }) => inId))];
}

function bestOfEachSeat(swaps: Swap[]): Swap[] {
  return swaps.filter(
    (swap, at) => swaps.slice(0, at).filter(({ outId }) => outId === swap.outId).length < SWAPS_A_SEAT,
  );
}

/** Starts on the loop's days at which the session alone could be held; null where the search was stopped. */
async function listStarts(
  ports: Ports,
  request: LoopRequest,
  loop: PlannedLoop,
  planned: LoopSession,
): Promise<Date[] | null> {
  const { zone } = request.candidate;
  const alone = request.sessions
    .filter(({ id }) => id === planned.stageKey)
    .map(({ after: _, ...session }) => session);
  const days = new Set(loop.sessions.map(({ startsAt }) => civilDay(startsAt, zone)));
  const starts = [...days]
    .flatMap((day) => quartersOf(request, day))
    .filter((startsAt) => startsAt.getTime() !== planned.startsAt.getTime());
  const possible = await ports.planner.possible(
    request,
    starts.map((pinnedAt) => alone.map((session) => ({ ...session, pinnedAt }))),
  );
  return possible && starts.filter((_, at) => possible[at]);
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
