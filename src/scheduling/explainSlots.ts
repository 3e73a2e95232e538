import type { Explanation, Relaxation } from './answers';
import { applyRelaxation } from './applyRelaxation';
import { countBits } from './bits';
import { type CalendarIndex, indexCalendars } from './calendars';
import { MOST_EXTRA_DAYS } from './catalogue';
import { feasibleStarts } from './feasible';
import { horizonOf } from './horizon';
import { countByPerson, SESSION_CONSTRAINTS, sortObstacles } from './obstacles';
import { listOffers } from './offers';
import { makePlan } from './plan';
import { Relaxer } from './relaxer';
import { type Feasible, leaveOut } from './retable';
import type { LoopRequest, SlotRequest } from './types';

/** An index whose dates also hold what `moreDays` may add. */
export function indexWide(request: SlotRequest | LoopRequest): CalendarIndex {
  const wide = applyRelaxation(request, { kind: 'moreDays', days: MOST_EXTRA_DAYS });
  const horizon = horizonOf(request.candidate.zone, wide.candidate.windows);
  return indexCalendars(request.interviewers, horizon, request);
}

/** What is in the way of a single interview, and the cheapest changes that open starts, each counted exactly. */
export function explainSlots(request: SlotRequest): Explanation {
  const index = indexWide(request);
  const { words } = index.horizon;
  const plan = makePlan(request, [request.session], index);
  const base = plan.tables.map((table): Feasible => ({ table, starts: feasibleStarts(table) }));
  const count = (feasible: readonly Feasible[]) =>
    feasible.reduce((sum, { starts }) => sum + countBits(starts, 0, words), 0);
  const legal = count(base);
  const obstacles = SESSION_CONSTRAINTS.map((constraint) => {
    const without = leaveOut(request, plan, base, constraint);
    return { constraint, removes: count(without) - legal, people: countByPerson(base, without) };
  });
  const relaxer = new Relaxer(request, plan, base, obstacles);
  const opens = (changes: readonly Relaxation[]) => {
    const relaxed = relaxer.relax(changes);
    return relaxed ? count(relaxed.feasible) - legal : 0;
  };
  return { unit: 'starts', legal, obstacles: sortObstacles(obstacles), ...listOffers(request, opens) };
}
