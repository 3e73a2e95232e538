import type { Constraint, Explanation, Relaxation } from './answers';
import { Effort } from './effort';
import { indexWide } from './explainSlots';
import { feasibleStarts } from './feasible';
import { listPossibleDates } from './loopDays';
import { makeLoopModel } from './loopModel';
import { countByPerson, SESSION_CONSTRAINTS, sortObstacles } from './obstacles';
import { listOffers } from './offers';
import { makePlan, type Plan } from './plan';
import { type Relaxed, Relaxer } from './relaxer';
import { type Feasible, leaveOut } from './retable';
import type { LoopRequest } from './types';

/** Regions looked at in one explanation; only loops of many sessions and few people need nearly so many. */
const MOST_LOOKS = 4_000;

const LOOP_CONSTRAINTS: readonly Constraint[] = ['order', 'breaks', 'lunch', 'sameDay', 'nobodyTwice'];

/** What is in the way of a loop, and the cheapest changes that open days, each counted exactly. */
export function explainLoops(request: LoopRequest): Explanation {
  const index = indexWide(request);
  const effort = new Effort(MOST_LOOKS);
  const plan = makePlan(request, request.sessions, index);
  const base = plan.tables.map((table): Feasible => ({ table, starts: feasibleStarts(table) }));
  const possible = listDays(request, plan, base, null, new Set(), effort);
  const obstacles = [
    ...SESSION_CONSTRAINTS.map((constraint) => {
      const feasible = leaveOut(request, plan, base, constraint);
      if (feasible.every((one, i) => one === base[i])) return { constraint, removes: 0, people: [] };
      const removes = listDays(request, plan, feasible, null, possible, effort).size;
      return { constraint, removes, people: countByPerson(base, feasible) };
    }),
    ...LOOP_CONSTRAINTS.map((constraint) => ({
      constraint,
      removes: listDays(request, plan, base, constraint, possible, effort).size,
      people: [],
    })),
  ];
  const relaxer = new Relaxer(request, plan, base, obstacles);
  const opens = (changes: readonly Relaxation[]) =>
    countOpened({ request, feasible: base }, relaxer.relax(changes), plan, possible, effort);
  const { offers, exact } = listOffers(request, opens);
  return {
    unit: 'days',
    legal: possible.size,
    obstacles: sortObstacles(obstacles),
    offers,
    exact: exact && !effort.isOverspent,
  };
}

/** The days on which a loop can begin, beside those already known to. */
function listDays(
  request: LoopRequest,
  plan: Plan,
  feasible: readonly Feasible[],
  without: Constraint | null,
  known: ReadonlySet<number>,
  effort: Effort,
): Set<number> {
  if (feasible.some(({ starts }) => starts.every((word) => word === 0))) return new Set();
  const tables = feasible.map(({ table }) => table);
  const starts = feasible.map((one) => one.starts);
  const model = makeLoopModel(request, { ...plan, tables }, { without, feasible: starts, settled: known });
  const dates = listPossibleDates(model, (date) => !known.has(model.dates[date]?.day ?? -1), effort);
  return new Set(dates.map((date) => model.dates[date]?.day ?? -1));
}

function countOpened(
  base: Relaxed<LoopRequest>,
  relaxed: Relaxed<LoopRequest> | null,
  plan: Plan,
  possible: ReadonlySet<number>,
  effort: Effort,
): number {
  if (!relaxed) return 0;
  const { request: changed, feasible } = relaxed;
  const { request } = base;
  const sameShape =
    changed.order === request.order &&
    changed.breaks === request.breaks &&
    changed.mostDays === request.mostDays &&
    changed.mayRepeatPeople === request.mayRepeatPeople &&
    (!request.mayRepeatPeople || changed.interviewers === request.interviewers);
  if (sameShape && feasible.every((one, i) => one === base.feasible[i])) return 0;
  // Who may sit twice is asked for their caps and buffer once more, beside the starts they have alone.
  const own = { ...plan, index: { ...plan.index, people: changed.interviewers } };
  return listDays(changed, own, feasible, null, possible, effort).size;
}
