import type { CardForSummary } from './card';
import { listContentWords, listJudgements, listWords } from './judgementWords';
import { PERSONAL_THEMES } from './personalRemarks';
import { findCompetency, type Rubric } from './rubric';
import { tellsWhatHappened } from './tellsWhatHappened';

export type AdviceKind = 'empty phrase' | 'no example' | 'personal remark';

/** A gentle hint before submitting. It never blocks, and never leaves the writer's own view. */
export interface Advice {
  kind: AdviceKind;
  /** One plain sentence that says what to do. */
  text: string;
  /** The words that caused it, as they were written. */
  excerpt: string;
  source: { name: string; url: string };
}

/** Advice with the part of the card it is about. */
export interface CardAdvice extends Advice {
  /** Null for the texts at the end of the card. */
  competencyKey: string | null;
  /** "Data modelling", "Summary", "Strongest signal", "Concern". */
  where: string;
}

const NOTES_SOURCE = {
  name: 'OPM: Structured interviews, a practical guide (2008)',
  url: 'https://www.opm.gov/policy-data-oversight/assessment-and-selection/structured-interviews/guide.pdf',
};
const VAGUE_SOURCE = {
  name: 'Correll, Simard: Vague feedback is holding women back (HBR 2016)',
  url: 'https://hbr.org/2016/04/research-vague-feedback-is-holding-women-back',
};

const STOCK_PHRASE =
  /\b(?:cultur(?:e|al) (?:fit|add)|(?:not|good|great|bad|perfect) (?:a )?fit|gut feel(?:ing)?|rock ?star|ninja|no red flags?|nothing special|as expected|did (?:well|fine|ok(?:ay)?|great|poorly|badly)|good vibes?|would (?:like|love) to work with|great (?:guy|person|attitude))\b/iu;

function emptyPhrase(text: string): Advice[] {
  const stock = STOCK_PHRASE.exec(text)?.[0];
  const judgements = listJudgements(text);
  const bare = judgements.length > 0 && listContentWords(text).length < 3;
  if (!bare && !(stock && listContentWords(text).length < 6)) return [];
  const excerpt = stock ?? judgements[0] ?? '';
  return [
    {
      kind: 'empty phrase',
      text: `"${excerpt}" says how you liked it, not what happened. Add what was said or done.`,
      excerpt,
      source: VAGUE_SOURCE,
    },
  ];
}

function noExample(text: string): Advice[] {
  if (tellsWhatHappened(text)) return [];
  return [
    {
      kind: 'no example',
      text: 'No example yet. One thing that was said, drawn, written or run makes this useful to others.',
      excerpt: '',
      source: NOTES_SOURCE,
    },
  ];
}

function personalRemarks(text: string): Advice[] {
  return PERSONAL_THEMES.flatMap(({ theme, patterns, source }) => {
    const excerpt = patterns.map((pattern) => pattern.exec(text)?.[0]).find((match) => match !== undefined);
    if (excerpt === undefined) return [];
    const advice = `"${excerpt}" can read as a remark on ${theme}. Leave it out unless it is about the work itself.`;
    return [{ kind: 'personal remark' as const, text: advice, excerpt, source }];
  });
}

/**
 * Advice on one text of evidence: personal remarks first, then empty phrases, then a missing example (one of the two).
 * English only. An empty text gets none: whether evidence is needed at all is the card's rule, not a matter of style.
 */
export function checkEvidence(text: string): Advice[] {
  if (listWords(text).length === 0) return [];
  const empty = emptyPhrase(text);
  return [...personalRemarks(text), ...(empty.length > 0 ? empty : noExample(text))];
}

type CardTexts = Pick<CardForSummary, 'ratings' | 'summary' | 'strongestSignal' | 'concern'>;

/** Advice on a whole card, in the order of its screens. The closing texts sum up: only personal remarks are named there. */
export function checkCard(rubric: Rubric, card: CardTexts): CardAdvice[] {
  const ratings = card.ratings.flatMap(({ competencyKey, evidence }) => {
    const where = findCompetency(rubric, competencyKey)?.name ?? competencyKey;
    return checkEvidence(evidence).map((advice) => ({ ...advice, competencyKey, where }));
  });
  const closing = [
    { where: 'Strongest signal', text: card.strongestSignal },
    { where: 'Concern', text: card.concern },
    { where: 'Summary', text: card.summary },
  ].flatMap(({ where, text }) =>
    personalRemarks(text).map((advice) => ({ ...advice, competencyKey: null, where })),
  );
  return [...ratings, ...closing];
}
