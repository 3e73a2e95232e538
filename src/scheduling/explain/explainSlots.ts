import type { Explanation, Relaxation } from '../answers';
import { type CalendarIndex, indexCalendars } from '../people/calendars';
import { makePlan } from '../people/plan';
import { type Bits, countBits, lessBits } from '../time/bits';
import { horizonOf } from '../time/horizon';
import type { LoopRequest, SlotRequest } from '../types';
import { NO_WEIGHTS } from '../weights';
import { applyRelaxation } from './applyRelaxation';
import { MOST_EXTRA_DAYS } from './catalogue';
import { listOffers } from './listOffers';
import { countByPerson, SESSION_CONSTRAINTS, sortObstacles } from './obstacles';
import { Relaxer } from './relaxer';
import { type Feasible, Retable } from './retable';

/** An index whose dates also hold what `moreDays` may add. */
export function indexWide(request: SlotRequest | LoopRequest): CalendarIndex {
  const wide = applyRelaxation(request, { kind: 'moreDays', days: MOST_EXTRA_DAYS });
  const horizon = horizonOf(request.candidate.zone, wide.candidate.windows);
  return indexCalendars(request.interviewers, horizon, request);
}

/** What is in the way of a single interview, and the cheapest changes that open starts, each counted exactly. */
export function explainSlots(asked: SlotRequest): Explanation {
  const request = { ...asked, weights: NO_WEIGHTS };
  const plan = makePlan(request, [request.session], indexWide(request));
  const retable = new Retable(request, plan);
  const { base } = retable;
  const relaxer = new Relaxer(request, retable, (constraint, feasible) => ({
    constraint,
    feasible,
    opens: listOpened(base, feasible),
    isSure: true,
  }));
  const obstacles = SESSION_CONSTRAINTS.map((constraint) => {
    const { feasible, opens } = relaxer.lift(constraint);
    return { constraint, removes: countAll(opens), people: countByPerson(plan, feasible) };
  });
  const opens = (changes: readonly Relaxation[]) => {
    const relaxed = relaxer.relax(changes);
    return relaxed ? countAll(listOpened(base, relaxed.feasible)) : 0;
  };
  const [alone] = base;
  return {
    unit: 'starts',
    legal: alone ? countAll(alone.starts) : 0,
    obstacles: sortObstacles(obstacles),
    ...listOffers(request, opens, (changes, people) => relaxer.mayReach(changes, people)),
  };
}

function countAll(bits: Bits): number {
  return countBits(bits, 0, bits.length);
}

/** The starts of the one session that the request itself does not have. */
function listOpened([base]: readonly Feasible[], [relaxed]: readonly Feasible[]): Bits {
  if (!base || !relaxed || relaxed === base) return new Uint32Array(0);
  return lessBits(relaxed.starts, base.starts);
}
