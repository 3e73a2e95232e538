import type { Explanation, Relaxation } from './answers';
import { applyRelaxation } from './applyRelaxation';
import { countBits } from './bits';
import { type CalendarIndex, indexCalendars } from './calendars';
import { MOST_EXTRA_DAYS } from './catalogue';
import { feasibleStarts, mightOpen } from './feasible';
import { horizonOf } from './horizon';
import { countByPerson, SESSION_CONSTRAINTS, sortObstacles } from './obstacles';
import { listOffers } from './offers';
import { makePlan } from './plan';
import { type Feasible, leaveOut, relaxTables } from './retable';
import type { LoopRequest, SlotRequest } from './types';

/** An index whose dates also hold what `moreDays` may add. */
export function indexWide(request: SlotRequest | LoopRequest): CalendarIndex {
  const wide = applyRelaxation(request, { kind: 'moreDays', days: MOST_EXTRA_DAYS });
  const horizon = horizonOf(request.candidate.zone, wide.candidate.windows);
  return indexCalendars(request.interviewers, horizon, request);
}

/** What is in the way of a single interview, and the cheapest changes that open starts, each counted by planning again. */
export function explainSlots(request: SlotRequest): Explanation {
  const index = indexWide(request);
  const { words } = index.horizon;
  const plan = makePlan(request, [request.session], index);
  const [table] = plan.tables;
  if (!table) throw new Error('a plan of one session has one table');
  const base: Feasible = { table, starts: feasibleStarts(table) };
  const legal = countBits(base.starts, 0, words);
  const obstacles = SESSION_CONSTRAINTS.map((constraint) => {
    const [without] = leaveOut(request, plan, [base], constraint);
    if (!without || without === base) return { constraint, removes: 0, people: [] };
    const removes = countBits(without.starts, 0, words) - legal;
    return { constraint, removes, people: countByPerson([table], [without.table]) };
  });
  const might = [0, 1, 2].map((people) => mightOpen(table, base.starts, people));
  const opens = (changes: readonly Relaxation[]) => {
    const touched = countPeople(changes);
    if (touched !== null && might[touched] === false) return 0;
    const changed = changes.reduce<SlotRequest>(applyRelaxation, request);
    const [next] = relaxTables(request, changed, index, [base]);
    return !next || next === base ? 0 : countBits(next.starts, 0, words) - legal;
  };
  return { unit: 'starts', legal, obstacles: sortObstacles(obstacles), offers: listOffers(request, opens) };
}

/** How many people's own rules the changes touch; null where they touch something else. */
function countPeople(changes: readonly Relaxation[]): number | null {
  const ids = new Set<string>();
  for (const change of changes) {
    if ('sessionId' in change || !('personId' in change || 'personIds' in change)) return null;
    for (const id of 'personId' in change ? [change.personId] : change.personIds) ids.add(id);
  }
  return ids.size;
}
