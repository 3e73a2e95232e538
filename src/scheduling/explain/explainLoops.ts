import type { Constraint, Explanation } from '../answers';
import { Effort } from '../effort';
import { makePlan } from '../people/plan';
import type { LoopRequest } from '../types';
import { NO_WEIGHTS } from '../weights';
import { BeginDays } from './beginDays';
import { indexWide } from './explainSlots';
import { listOffers } from './listOffers';
import { countByPerson, SESSION_CONSTRAINTS, sortObstacles } from './obstacles';
import type { CountOpened } from './offers';
import { type LiftedLoop, OtherDays } from './otherDays';
import { soleRule, splitPersonal } from './prune';
import { type Relaxed, Relaxer } from './relaxer';
import { type Feasible, Retable } from './retable';
import { findTooShort } from './tooShort';

/** Regions looked at in one explanation; only loops of many sessions and few people need nearly so many. */
const MOST_LOOKS = 6_000;

const LOOP_CONSTRAINTS: readonly Constraint[] = ['order', 'breaks', 'lunch', 'sameDay', 'nobodyTwice'];

/** What is in the way of a loop, and the cheapest changes that open days, each counted exactly. */
export function explainLoops(asked: LoopRequest): Explanation {
  const request = { ...asked, weights: NO_WEIGHTS };
  const effort = new Effort(MOST_LOOKS);
  const plan = makePlan(request, request.sessions, indexWide(request));
  const retable = new Retable(request, plan);
  const base = { request, people: request.interviewers, feasible: retable.base };
  const days = new BeginDays(plan, effort);
  const possible = days.list(base, days.all);
  const others = new Set([...days.all].filter((day) => !possible.has(day)));
  const measure = (constraint: Constraint, feasible: readonly Feasible[]): LiftedLoop => {
    const matters = bindsLoop(request, constraint) || feasible.some(({ fresh }) => fresh);
    const opened = matters ? days.list({ ...base, feasible }, others, constraint) : new Set<number>();
    const opens = days.ticksOf(request.mostDays, opened);
    return { constraint, feasible, days: opened, opens, isSure: !effort.isOverspent };
  };
  const ticks = days.ticksOf(request.mostDays, others);
  const relaxer = new Relaxer(request, retable, measure, ticks);
  const obstacles = [...SESSION_CONSTRAINTS, ...LOOP_CONSTRAINTS].map((constraint) => {
    const { feasible, days } = relaxer.lift(constraint);
    return { constraint, removes: days.size, people: countByPerson(plan, feasible) };
  });
  const otherDays = new OtherDays(base, plan, ticks, effort);
  const { offers, exact } = listOffers(
    request,
    makeCounter(base, days, others, relaxer, otherDays),
    (changes, people) => relaxer.mayReach(changes, people),
  );
  const tooShort = possible.size === 0 ? findTooShort(request, plan.time) : null;
  return {
    unit: 'days',
    legal: possible.size,
    ...(tooShort && { tooShort }),
    obstacles: sortObstacles(obstacles),
    offers,
    exact: exact && !effort.isOverspent,
  };
}

/** Counts on how many of the days a loop can begin once changes are made; it can on none of them as things stand. */
function makeCounter(
  base: Relaxed<LoopRequest>,
  days: BeginDays,
  asked: ReadonlySet<number>,
  relaxer: Relaxer<LoopRequest, LiftedLoop>,
  otherDays: OtherDays,
): CountOpened {
  return (changes) => {
    const rule = soleRule(changes);
    const { personal, others } = splitPersonal(changes);
    const lifted = isOfOneDay(base.request) && rule && others.length === 0 ? relaxer.lift(rule) : null;
    if (lifted?.isSure) return otherDays.count(personal, lifted);
    const relaxed = relaxer.relax(changes);
    if (!relaxed) return 0;
    const bound = relaxer.findBound(changes)?.days ?? asked;
    return (isAlike(base, relaxed) ? days.listFresh(relaxed, bound) : days.list(relaxed, bound)).size;
  };
}

/** True where a rule about the loop as a whole could forbid anything. */
function bindsLoop(
  { order, breaks, mostDays, sessions, mayRepeatPeople }: LoopRequest,
  rule: Constraint,
): boolean {
  switch (rule) {
    case 'order':
      return order !== 'free';
    case 'breaks':
      return breaks.leastMinutes > 0 || breaks.mostMinutes !== undefined;
    case 'lunch':
      return breaks.lunch !== undefined;
    case 'sameDay':
      return mostDays < sessions.length;
    case 'nobodyTwice':
      return !mayRepeatPeople;
    default:
      return false;
  }
}

function isOfOneDay({ mostDays, mayRepeatPeople }: LoopRequest): boolean {
  return mostDays === 1 && !mayRepeatPeople;
}

/** True where only people, sessions and times differ: then what a loop may be made of is all that can matter. */
function isAlike({ request }: Relaxed<LoopRequest>, { request: changed }: Relaxed<LoopRequest>): boolean {
  return (
    !changed.mayRepeatPeople &&
    changed.order === request.order &&
    changed.breaks === request.breaks &&
    changed.mostDays === request.mostDays
  );
}
