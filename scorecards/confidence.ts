import { type CardForSummary, leansToHire } from './card';
import { countMargin } from './disagreements';
import { type AlphaResult, krippendorffAlpha } from './krippendorffAlpha';
import { countPairs } from './spread';
import { groupViews, onePerPerson } from './views';

/** Krippendorff asks for .800 for conclusions and .667 for tentative ones ("Content Analysis", 4th ed., 2019, ch. 12). */
const DEPENDABLE = 0.8;
const TENTATIVE = 0.667;
/** Our rule: with fewer pairable values, or under three people, one rating moves alpha by tenths; no word is put on it. */
const ENOUGH_VALUES = 20;
/** From this share of equal pairs on, a low alpha speaks of levels that hardly vary, not of people who disagree. */
const MOSTLY_EQUAL = 0.6;

/** Agreement of all counted raters over all competencies, with how far one person moves it. */
export interface Agreement extends AlphaResult {
  /** Lowest and highest alpha when any one person is left out; null below three raters or where it is undefined. */
  withoutOne: { low: number; high: number } | null;
  /** Pairs of different people who rated the same competency: all, at the same level, at most one level apart. */
  pairs: { pairs: number; same: number; withinOne: number };
  /** Sentences that claim no more than n allows. */
  words: string;
}

function listUnits(cards: readonly CardForSummary[]): number[][] {
  return [...groupViews(cards).values()].map((views) => onePerPerson(views).map((view) => view.level));
}

const alphaOf = (cards: readonly CardForSummary[]) => krippendorffAlpha(listUnits(cards), 'ordinal');

function sumPairs(cards: readonly CardForSummary[]): Agreement['pairs'] {
  const counts = listUnits(cards).map(countPairs);
  const sum = (pick: (count: Agreement['pairs']) => number) =>
    counts.reduce((all, count) => all + pick(count), 0);
  return {
    pairs: sum((count) => count.pairs),
    same: sum((count) => count.same),
    withinOne: sum((count) => count.withinOne),
  };
}

function leaveOneOut(cards: readonly CardForSummary[]): { low: number; high: number } | null {
  const people = [...new Set(cards.map((card) => card.personId))];
  const alphas = people.map((personId) => alphaOf(cards.filter((card) => card.personId !== personId)).alpha);
  const known = alphas.filter((alpha) => alpha !== null);
  return known.length === people.length ? { low: Math.min(...known), high: Math.max(...known) } : null;
}

const plural = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
const competencies = (n: number) => (n === 1 ? '1 competency' : `${n} competencies`);
const two = (value: number) => value.toFixed(2);

/**
 * What an alpha may be called. Where nearly all ratings are one level, alpha falls although people agree: the paradox
 * that A. Feinstein and D. Cicchetti describe for kappa (J Clin Epidemiol 43, 1990, 543-549).
 */
function verdict(alpha: number, { pairs, same }: Agreement['pairs']): string {
  if (alpha >= DEPENDABLE) return `at or above ${two(DEPENDABLE)}, which Krippendorff asks for conclusions`;
  if (alpha >= TENTATIVE) return 'enough for tentative conclusions only (Krippendorff)';
  if (same >= MOSTLY_EQUAL * pairs) return 'it is low because the levels hardly vary, so go by the pairs';
  return `below ${TENTATIVE}: these ratings do not yet say the same thing`;
}

function describeAgreement({
  alpha,
  why,
  values,
  units,
  withoutOne,
  pairs,
}: Omit<Agreement, 'words'>): string {
  if (why === 'nothing rated twice') return 'No competency was rated by two people, so agreement is unknown.';
  const plain = `${pairs.same} of ${plural(pairs.pairs, 'pair')} of raters gave the same level, ${pairs.withinOne} at most one apart.`;
  if (alpha === null) return `${plain} Alpha has nothing to compare: only one level was used.`;
  const moved = withoutOne
    ? ` Without any one person it would be between ${two(withoutOne.low)} and ${two(withoutOne.high)}.`
    : '';
  const few = values < ENOUGH_VALUES || withoutOne === null;
  const reading = few ? 'too few to call it high or low' : verdict(alpha, pairs);
  const basis = `${plural(values, 'rating')} of ${competencies(units)}`;
  return `${plain} Krippendorff's alpha (ordinal) ${two(alpha)} from ${basis}: ${reading}.${moved}`;
}

/** How much the raters agree, in numbers and in careful words. */
export function measureAgreement(cards: readonly CardForSummary[]): Agreement {
  const result = alphaOf(cards);
  const withoutOne = result.alpha === null ? null : leaveOneOut(cards);
  const agreement = { ...result, withoutOne, pairs: sumPairs(cards) };
  return { ...agreement, words: describeAgreement(agreement) };
}

/**
 * What the recommendations carry: counts, and what would turn them. It never says "confident": it says how many cards
 * there are, by how many people, and how many would have to say otherwise.
 * @param missing how many counted cards are still owed
 */
export function describeConfidence(cards: readonly CardForSummary[], missing: number): string {
  const n = cards.length;
  if (n === 0) return 'No card is in, so nothing can be said.';
  const awaited = missing > 0 ? ` ${plural(missing, 'card')} still missing.` : '';
  const people = new Set(cards.map((card) => card.personId)).size;
  if (people === 1) return `One person's view, with nobody to compare it with.${awaited}`;
  const yes = cards.filter((card) => leansToHire(card.recommendation)).length;
  const by = people < n ? `, by ${people} people,` : '';
  const counts = `${yes} of ${n} cards${by} lean to hire`;
  const margin = Math.abs(countMargin(cards));
  if (margin === 0) return `${counts}: evenly split.${awaited}`;
  if (margin <= missing) {
    const owed = missing === 1 ? 'missing card' : `${missing} missing cards`;
    return `${counts}. The ${owed} could undo the majority.`;
  }
  const turns = Math.ceil(margin / 2);
  const others = turns === 1 ? 'One card' : `${turns} cards`;
  return `${counts}. ${others} the other way would ${margin % 2 === 0 ? 'tie' : 'turn'} it.${awaited}`;
}
