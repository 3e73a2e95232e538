import type { Person } from '../../entities';
import type { LoopSession, PlannedLoop, SettledSession } from '../../plan';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import type { LoopRequest } from '../../scheduling/types';
import { type FoundLoop, findPlannedLoop, keptLoop, openLoop, searching } from './findLoop';
import { settle } from './loopRequest';

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
  const settled = settledAround(loop, session, change);
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

/** What was settled by hand in a loop once a session of it is changed. */
export function settledAround(loop: PlannedLoop, session: LoopSession, change: LoopChange): SettledSession[] {
  return [...othersSettled(loop, change.stageKey), settledBy(session, change)];
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
