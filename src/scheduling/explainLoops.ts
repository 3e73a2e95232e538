import type { Constraint, Explanation, Relaxation } from './answers';
import { indexWide } from './explainSlots';
import { feasibleStarts } from './feasible';
import { makeLoopModel, makePlain } from './loopModel';
import { LoopRounds } from './loopRound';
import { countByPerson, SESSION_CONSTRAINTS, sortObstacles } from './obstacles';
import { listOffers } from './offers';
import { makePlan, type Plan } from './plan';
import { type Relaxed, Relaxer } from './relaxer';
import { Repeats } from './repeats';
import { type Feasible, leaveOut } from './retable';
import type { LoopRequest } from './types';

const LOOP_CONSTRAINTS: readonly Constraint[] = ['order', 'breaks', 'lunch', 'sameDay', 'nobodyTwice'];

/** What is in the way of a loop, and the cheapest changes that open days, each counted exactly. */
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
      return { constraint, removes, people: countByPerson(base, feasible) };
    }),
    ...LOOP_CONSTRAINTS.map((constraint) => ({
      constraint,
      removes: listDays(request, plan, base, constraint, possible).size,
      people: [],
    })),
  ];
  const relaxer = new Relaxer(request, plan, base, obstacles);
  const opens = (changes: readonly Relaxation[]) =>
    countOpened({ request, feasible: base }, relaxer.relax(changes), plan, possible);
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
  if (feasible.some(({ starts }) => starts.every((word) => word === 0))) return new Set();
  const tables = feasible.map(({ table }) => table);
  const starts = feasible.map((one) => one.starts);
  const model = makeLoopModel(request, { ...plan, tables }, { without, feasible: starts, settled: known });
  const rounds = new LoopRounds(makePlain(model), new Repeats(plan.weights));
  const days = model.dates.flatMap(({ day }, at) => (!known.has(day) && rounds.isPossible(at) ? [day] : []));
  return new Set(days);
}

function countOpened(
  base: Relaxed<LoopRequest>,
  relaxed: Relaxed<LoopRequest> | null,
  plan: Plan,
  possible: ReadonlySet<number>,
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
  return listDays(changed, own, feasible, null, possible).size;
}
