import { type CardForSummary, leansToHire } from './card';
import { countMargin } from './disagreements';
import { type AlphaResult, krippendorffAlpha } from './krippendorffAlpha';
import { groupViews, onePerPerson } from './views';

/** Krippendorff asks for .800 for conclusions and .667 for tentative ones ("Content Analysis", 4th ed., 2019, ch. 12). */
const DEPENDABLE = 0.8;
const TENTATIVE = 0.667;
/** Fewer pairable values than this and one rating moves alpha by tenths: the number is shown, no word is put on it. */
const ENOUGH_VALUES = 20;

/** Agreement of all counted raters over all competencies, with how far one person moves it. */
export interface Agreement extends AlphaResult {
  /** Lowest and highest alpha when any one person is left out; null below three raters or where it is undefined. */
  withoutOne: { low: number; high: number } | null;
  /** One or two sentences that claim no more than n allows. */
  words: string;
}

function alphaOf(cards: readonly CardForSummary[]): AlphaResult {
  const units = [...groupViews(cards).values()].map((views) => onePerPerson(views).map((view) => view.level));
  return krippendorffAlpha(units, 'ordinal');
}

function leaveOneOut(cards: readonly CardForSummary[]): { low: number; high: number } | null {
  const people = [...new Set(cards.map((card) => card.personId))];
  if (people.length < 3) return null;
  const alphas = people.map((personId) => alphaOf(cards.filter((card) => card.personId !== personId)).alpha);
  const known = alphas.filter((alpha) => alpha !== null);
  return known.length === people.length ? { low: Math.min(...known), high: Math.max(...known) } : null;
}

const plural = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
const competencies = (n: number) => (n === 1 ? '1 competency' : `${n} competencies`);
const two = (value: number) => value.toFixed(2);

function verdict(alpha: number): string {
  if (alpha >= DEPENDABLE) return `at or above ${two(DEPENDABLE)}, which Krippendorff asks for conclusions`;
  if (alpha >= TENTATIVE) return 'enough for tentative conclusions only (Krippendorff)';
  return `below ${TENTATIVE}: these ratings do not yet say the same thing`;
}

function describeAlpha(result: AlphaResult, withoutOne: Agreement['withoutOne']): string {
  if (result.why === 'nothing rated twice')
    return 'No competency was rated by two people, so agreement is unknown.';
  if (result.alpha === null) {
    return `All ${plural(result.values, 'rating')} are the same level. They agree, but alpha has nothing to compare them with.`;
  }
  const basis = `${plural(result.values, 'rating')} of ${competencies(result.units)}`;
  const moved = withoutOne
    ? ` Without any one person it would be between ${two(withoutOne.low)} and ${two(withoutOne.high)}.`
    : '';
  const few = result.values < ENOUGH_VALUES || withoutOne === null;
  const reading = few ? 'too few to call it high or low' : verdict(result.alpha);
  return `Krippendorff's alpha (ordinal) ${two(result.alpha)} from ${basis}: ${reading}.${moved}`;
}

/** How much the raters agree, in a number and in careful words. */
export function measureAgreement(cards: readonly CardForSummary[]): Agreement {
  const result = alphaOf(cards);
  const withoutOne = result.alpha === null ? null : leaveOneOut(cards);
  return { ...result, withoutOne, words: describeAlpha(result, withoutOne) };
}

/**
 * What the recommendations carry: counts, and what would turn them. It never says "confident": it says how many people
 * spoke and how many would have to speak otherwise.
 */
export function describeConfidence(cards: readonly CardForSummary[], missing: number): string {
  const n = cards.length;
  if (n === 0) return 'No card is in, so nothing can be said.';
  const awaited = missing > 0 ? ` ${plural(missing, 'card')} still missing.` : '';
  const people = new Set(cards.map((card) => card.personId)).size;
  if (people === 1) return `One person's view, with nobody to compare it with.${awaited}`;
  const yes = cards.filter((card) => leansToHire(card.recommendation)).length;
  const margin = Math.abs(countMargin(cards));
  if (margin === 0) return `Evenly split: ${yes} of ${n} lean to hire.${awaited}`;
  const counts = `${yes} of ${n} lean to hire.`;
  if (margin <= missing) return `${counts} The ${plural(missing, 'missing card')} could undo the majority.`;
  const turns = Math.ceil(margin / 2);
  const end = margin % 2 === 0 ? 'tie it' : 'turn it';
  const minds = turns === 1 ? 'One changed mind would' : `${turns} changed minds would`;
  return `${counts} ${minds} ${end}.${awaited}`;
}
