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

/** A submitted card as data: what the arithmetic reads. A stored card fits as it is once `isSubmitted`. */
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

/** What a stored card must tell to know whether it may be summed up. */
export interface StoredCard extends Omit<CardForSummary, 'recommendation' | 'submittedAt'> {
  status: 'draft' | 'submitted';
  recommendation?: Recommendation | undefined;
  submittedAt?: Date | undefined;
}

/** A card that was handed in, whole. Drafts are nobody's evidence: leave them out before summing up. */
export function isSubmitted<Card extends StoredCard>(card: Card): card is Card & CardForSummary {
  return card.status === 'submitted' && card.recommendation !== undefined && card.submittedAt !== undefined;
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
