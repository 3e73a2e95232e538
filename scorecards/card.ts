import type { Level } from './rubric';

/** What an interviewer says of hiring. It is their own judgement: required on a card, never computed from levels. */
export const RECOMMENDATIONS = ['strong no', 'no', 'yes', 'strong yes'] as const;
export type Recommendation = (typeof RECOMMENDATIONS)[number];

export type CardPart = 'lead' | 'second' | 'shadow' | 'reverse shadow';

/** One competency on a card; `level` null means not assessed. */
export interface CardRating {
  competencyKey: string;
  level: Level | null;
  evidence: string;
}

/** A submitted card as data: what the arithmetic reads. Drafts are nobody's evidence. */
export interface CardForSummary {
  interviewId: string;
  personId: string;
  part: CardPart;
  stageKey: string;
  rubricVersion: number;
  ratings: readonly CardRating[];
  recommendation: Recommendation;
  summary: string;
  strongestSignal: string;
  concern: string;
  submittedAt: Date;
}

/** A card that somebody owes: one for each person of the panel of an interview that took place. */
export interface ExpectedCard {
  interviewId: string;
  personId: string;
  part: CardPart;
  stageKey: string;
  /** Since when it is owed: the end of the interview. */
  since: Date;
}

/** Whether somebody with this part judges. Trainees (shadow, reverse shadow) are shown apart and never count. */
export function isCounted(part: CardPart): boolean {
  return part === 'lead' || part === 'second';
}

/** Whether a recommendation leans to hiring. */
export function leansToHire(recommendation: Recommendation): boolean {
  return recommendation === 'yes' || recommendation === 'strong yes';
}
