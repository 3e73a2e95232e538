import type { Cost, DayCount, SlotAnswer, SlotProposal } from './answers';
import { explain } from './explain/explain';
import type { CalendarIndex } from './people/calendars';
import { feasibleStarts } from './people/feasible';
import { cheapestPanel, type PanelChoice } from './people/panel';
import { panelCost } from './people/panelCost';
import { DEFAULT_K, indexRequest, makePlan, type Plan } from './people/plan';
import { listReasons } from './people/reasons';
import { Repeats } from './people/repeats';
import { listFreeRooms, listTraineeSeats, seatPanel, seatTrainees, slotTimes } from './people/seatPeople';
import type { SessionTable } from './people/sessionTable';
import { startPoints, sumCost } from './people/slotCost';
import { listBits } from './time/bits';
import { civilDate } from './time/civil';
import type { SlotRequest } from './types';

/** A start somebody can take: what it costs whoever sits, and the cheapest panel so far known. */
interface Start {
  readonly tick: number;
  readonly day: number;
  readonly points: number;
  /** Null until it is needed: a start that cannot win is never looked at closely. */
  panel: PanelChoice | null;
  total: number;
  /** How many proposals stood when `total` was computed; surcharges only grow, so an old total is a lower bound. */
  round: number;
}

/**
 * The k cheapest starts with their cheapest panels, exactly: each next one is the cheapest of all starts not yet
 * proposed, under its own cost plus what resembling the earlier proposals costs (`Weights.repeat*`). Ties go to the
 * earlier start. Equal input gives equal output; no argument is changed. Throws InvalidRequestError.
 */
export function proposeSlots(request: SlotRequest, index: CalendarIndex = indexRequest(request)): SlotAnswer {
  const plan = makePlan(request, [request.session], index);
  const [table] = plan.tables;
  if (!table) return { proposals: [], total: 0, more: 0, days: [], shortage: null };
  const starts = listStarts(plan, table);
  const days = countDays(plan, starts);
  const k = request.k ?? DEFAULT_K;
  const skip = request.skip ?? 0;
  const repeats = new Repeats(plan.weights);
  const proposals: SlotProposal[] = [];
  const left = [...starts];
  for (let round = 0; round < skip + k && left.length > 0; round++) {
    const next = takeCheapest(table, left, repeats, round);
    if (!next) break;
    if (round >= skip) proposals.push(makeProposal(request, plan, table, next, repeats));
    const people = next.panel.rows.map((row) => table.people[row] ?? -1);
    repeats.add(people, next.day, next.tick, next.tick + table.ticks);
  }
  return {
    proposals,
    total: starts.length,
    more: left.length,
    days,
    shortage: proposals.length < k ? explain(request) : null,
  };
}

function listStarts(plan: Plan, table: SessionTable): Start[] {
  const { horizon } = plan.index;
  return listBits(feasibleStarts(table), 0, horizon.words).map((tick) => {
    const own = startPoints(plan.time, horizon, tick, table.ticks, plan.weights);
    const points = own.candidateHours + own.soonest;
    return { tick, day: plan.time.clock.dayOf[tick] ?? 0, points, panel: null, total: points, round: -1 };
  });
}

function countDays(plan: Plan, starts: readonly Start[]): DayCount[] {
  const counts = new Map<number, number>();
  for (const { day } of starts) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].map(([day, count]) => ({
    date: civilDate(day + plan.time.clock.firstDay),
    starts: count,
  }));
}

/** Removes the cheapest start from `left`. Only totals that could still win are computed anew. */
function takeCheapest(
  table: SessionTable,
  left: Start[],
  repeats: Repeats,
  round: number,
): (Start & ChosenStart) | null {
  for (;;) {
    let best = 0;
    for (let i = 1; i < left.length; i++) if (isCheaper(left[i], left[best])) best = i;
    const start = left[best];
    if (!start) return null;
    if (start.round === round && start.panel) {
      left.splice(best, 1);
      return { ...start, panel: start.panel };
    }
    const panel = cheapestPanel(table, start.tick, repeats.surcharge);
    if (!panel) throw new Error('a feasible start has a panel');
    start.panel = panel;
    start.total =
      start.points +
      panel.points +
      repeats.dayPoints(start.day) +
      repeats.timePoints(start.tick, start.tick + table.ticks);
    start.round = round;
  }
}

function isCheaper(a: Start | undefined, b: Start | undefined): boolean {
  if (!a || !b) return false;
  return a.total < b.total || (a.total === b.total && a.tick < b.tick);
}

/** A start with the panel chosen for it. */
export interface ChosenStart extends Pick<Start, 'tick' | 'day'> {
  readonly panel: PanelChoice;
}

/** What was decided elsewhere: the room, and who is not to be a trainee. */
export interface Decided {
  readonly roomId: string | null;
  readonly notTrainees: ReadonlySet<string>;
}

export function makeProposal(
  request: SlotRequest,
  plan: Plan,
  table: SessionTable,
  start: ChosenStart,
  repeats: Repeats,
  decided?: Decided,
): SlotProposal {
  const { tick } = start;
  const { candidate, rooms = [], continuity = [] } = request;
  const panel = seatPanel(table, start.panel.rows);
  const taken = new Set([...panel.map(({ personId }) => personId), ...(decided?.notTrainees ?? [])]);
  const trainees = listTraineeSeats(table, candidate);
  const seats = [...panel, ...seatTrainees(table, trainees, tick, taken, plan.time.now, plan.weights)];
  return {
    ...slotTimes(table, tick),
    seats,
    roomId: decided ? decided.roomId : (listFreeRooms(table, tick, rooms)[0] ?? null),
    cost: costOf(plan, table, start, repeats),
    reasons: listReasons({ table, tick, seats, time: plan.time, candidate, continuity }),
  };
}

function costOf(plan: Plan, table: SessionTable, start: ChosenStart, repeats: Repeats): Cost {
  const { tick, panel } = start;
  const people = panel.rows.map((row) => table.people[row] ?? -1);
  const repeat =
    repeats.personPoints(people) +
    repeats.dayPoints(start.day) +
    repeats.timePoints(tick, tick + table.ticks);
  return sumCost({
    ...panelCost(table, panel.rows, tick),
    ...startPoints(plan.time, plan.index.horizon, tick, table.ticks, plan.weights),
    repeat,
  });
}
