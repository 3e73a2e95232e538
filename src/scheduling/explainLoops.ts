import type { Constraint, Explanation, Relaxation } from './answers';
import { applyRelaxation } from './applyRelaxation';
import type { CalendarIndex } from './calendars';
import { indexWide } from './explainSlots';
import { feasibleStarts } from './feasible';
import { makeLoopModel } from './loopModel';
import { LoopRounds } from './loopRound';
import { countByPerson, SESSION_CONSTRAINTS, sortObstacles } from './obstacles';
import { listOffers } from './offers';
import { makePlan, type Plan } from './plan';
import { Repeats } from './repeats';
import { type Feasible, leaveOut, relaxTables } from './retable';
import type { SessionTable } from './sessionTable';
import type { LoopRequest } from './types';

const LOOP_CONSTRAINTS: readonly Constraint[] = ['order', 'breaks', 'lunch', 'sameDay', 'nobodyTwice'];

/** What is in the way of a loop, and the cheapest changes that open days, each counted by planning again. */
export function explainLoops(request: LoopRequest): Explanation {
  const index = indexWide(request);
  const plan = makePlan(request, request.sessions, index);
  const base = plan.tables.map((table): Feasible => ({ table, starts: feasibleStarts(table) }));
  const possible = listDays(request, plan, base, null, new Set());
  const obstacles = [
    ...SESSION_CONSTRAINTS.map((constraint) => {
      const feasible = leaveOut(request, plan, base, constraint);
      if (feasible.every((one, i) => one === base[i])) return { constraint, removes: 0, people: [] };
      const removes = listDays(request, plan, feasible, null, possible).size;
      const tables = feasible.map(({ table }) => table);
      return { constraint, removes, people: countByPerson(plan.tables, tables) };
    }),
    ...LOOP_CONSTRAINTS.map((constraint) => ({
      constraint,
      removes: listDays(request, plan, base, constraint, possible).size,
      people: [],
    })),
  ];
  const opens = (changes: readonly Relaxation[]) =>
    countOpened(request, changes, index, plan, base, possible);
  return {
    unit: 'days',
    legal: possible.size,
    obstacles: sortObstacles(obstacles),
    offers: listOffers(request, opens),
  };
}

/** The days on which a loop can begin, beside those already known to. */
function listDays(
  request: LoopRequest,
  plan: Plan,
  feasible: readonly Feasible[],
  without: Constraint | null,
  known: ReadonlySet<number>,
): Set<number> {
  const tables = feasible.map(({ table }) => table);
  const starts = feasible.map((one) => one.starts);
  const model = makeLoopModel(request, { ...plan, tables }, without, starts);
  const rounds = new LoopRounds(model, new Repeats(plan.weights));
  const days = model.dates.flatMap(({ day }, at) => (!known.has(day) && rounds.isPossible(at) ? [day] : []));
  return new Set(days);
}

function countOpened(
  request: LoopRequest,
  changes: readonly Relaxation[],
  index: CalendarIndex,
  plan: Plan,
  base: readonly Feasible[],
  possible: ReadonlySet<number>,
): number {
  if (!reachesDead(changes, base)) return 0;
  const changed = changes.reduce<LoopRequest>(applyRelaxation, request);
  const next = relaxTables(request, changed, index, base);
  const sameShape =
    changed.order === request.order &&
    changed.breaks === request.breaks &&
    changed.mostDays === request.mostDays &&
    changed.mayRepeatPeople === request.mayRepeatPeople &&
    (!request.mayRepeatPeople || changed.interviewers === request.interviewers);
  if (sameShape && next.every((feasible, i) => feasible === base[i])) return 0;
  // Who may sit twice is asked for their caps and buffer once more, beside the starts they have alone.
  const own = { ...plan, index: { ...index, people: changed.interviewers } };
  return listDays(changed, own, next, null, possible).size;
}

/** A session without a single start stays without one unless a change concerns its people, its panel or everybody. */
function reachesDead(changes: readonly Relaxation[], base: readonly Feasible[]): boolean {
  return base.every(
    ({ table, starts }) =>
      starts.some((word) => word !== 0) || changes.some((change) => concerns(change, table)),
  );
}

function concerns(change: Relaxation, { session, seats, people, index }: SessionTable): boolean {
  if ('sessionId' in change) return change.sessionId === session.id;
  if (!('personId' in change) && !('personIds' in change)) return true;
  const ids = 'personId' in change ? [change.personId] : change.personIds;
  return seats.some(({ able }) =>
    able.some((row) => ids.includes(index.people[people[row] ?? -1]?.id ?? '')),
  );
}
