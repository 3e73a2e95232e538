import type { Cost } from '../../src/scheduling/answers';
import type { Naming } from '../naming';
import { firstName, listText } from '../text';

/** What is compared of the plans of one loop. */
export interface RankedPlan {
  /** Everybody who sits in it. */
  personIds: readonly string[];
  cost: Cost;
  /** Names of the sessions that the recruiter changed by hand. */
  changed: readonly string[];
}

type CostPart = Exclude<keyof Cost, 'total' | 'repeat' | 'continuity'>;

/** What speaks for a plan that is ahead in a part of the cost, and what against one that is behind; `who` is the candidate. */
const PART_WORDS: Record<CostPart, (who: string) => { ahead: string; behind: string }> = {
  extraDay: () => ({ ahead: 'fewest days', behind: 'more days' }),
  soonest: () => ({ ahead: 'soonest', behind: 'later' }),
  candidateHours: (who) => ({ ahead: `best hours for ${who}`, behind: `worse hours for ${who}` }),
  loadWeek: () => ({
    ahead: 'people with fewest interviews that week',
    behind: 'people with more interviews that week',
  }),
  loadFourWeeks: () => ({
    ahead: 'people with fewest interviews in four weeks',
    behind: 'people with more interviews in four weeks',
  }),
  focus: () => ({ ahead: 'least free time split', behind: 'more free time split' }),
  gaps: () => ({ ahead: 'shortest breaks', behind: 'longer breaks' }),
};
const PARTS = Object.keys(PART_WORDS) as CostPart[];

/** More is not compared by anybody. */
const MOST_PARTS = 2;
const MOST_NAMES = 3;

/**
 * What tells a plan from the others, in plain sentences: who sits in it that the best one does not have, and why it ranks
 * where it does. Empty where there is nothing to compare.
 */
export function planWords(plan: RankedPlan, plans: readonly RankedPlan[], naming: Naming): string[] {
  const best = plans.find(({ changed }) => changed.length === 0);
  if (plan.changed.length > 0) return [`As you changed it: ${plan.changed.join(', ')}.`];
  if (!best || plans.length < 2) return [];
  if (plan === best) return [bestText(plan, plans, naming)];
  const place = `plan ${plans.indexOf(best) + 1}`;
  return [peopleText(plan, best, place, naming), behindText(plan, best, place, naming)];
}

function bestText(plan: RankedPlan, plans: readonly RankedPlan[], naming: Naming): string {
  const others = plans.filter((other) => other !== plan && other.changed.length === 0);
  const lead = (part: CostPart) => Math.max(0, ...others.map(({ cost }) => cost[part] - plan.cost[part]));
  const isAhead = (part: CostPart) =>
    lead(part) > 0 && others.every(({ cost }) => cost[part] >= plan.cost[part]);
  const words = PARTS.filter(isAhead)
    .toSorted((a, b) => lead(b) - lead(a))
    .slice(0, MOST_PARTS)
    .map((part) => PART_WORDS[part](firstName(naming.candidate.name)).ahead);
  return words.length > 0 ? `Best match: ${listText(words)}.` : 'Best match.';
}

function behindText(plan: RankedPlan, best: RankedPlan, place: string, naming: Naming): string {
  const behind = (part: CostPart) => plan.cost[part] - best.cost[part];
  const words = PARTS.filter((part) => behind(part) > 0)
    .toSorted((a, b) => behind(b) - behind(a))
    .slice(0, MOST_PARTS)
    .map((part) => PART_WORDS[part](firstName(naming.candidate.name)).behind);
  return words.length > 0 ? `Behind ${place}: ${listText(words)}.` : `As good as ${place}.`;
}

function peopleText(plan: RankedPlan, best: RankedPlan, place: string, naming: Naming): string {
  const joining = namesOf(plan, best, naming);
  const leaving = namesOf(best, plan, naming);
  if (joining.length + leaving.length === 0) return `The people of ${place}, at other times.`;
  if (joining.length === 0) return `Without ${listText(leaving)}.`;
  if (leaving.length === 0) return `With ${listText(joining)} too.`;
  return `${listText(joining)} instead of ${listText(leaving)}.`;
}

/** Who sits in one plan and not in the other; "2 more" for the rest of a long list. */
function namesOf(plan: RankedPlan, other: RankedPlan, naming: Naming): string[] {
  const ids = [...new Set(plan.personIds)].filter((id) => !other.personIds.includes(id));
  const names = ids.slice(0, MOST_NAMES).map((id) => firstName(naming.person(id)));
  const rest = ids.length - names.length;
  return rest > 0 ? [...names, `${rest} more`] : names;
}
