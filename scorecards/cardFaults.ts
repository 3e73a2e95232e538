import type { CardRating, Recommendation } from './card';

/** What keeps a card from being submitted. */
export type CardFault =
  | { what: 'evidence'; competencyKey: string }
  | { what: 'rating'; competencyKey: string }
  | { what: 'recommendation' };

/** A card on its way: a rating without a level is one where nothing is chosen yet. */
interface UnfinishedCard {
  ratings: readonly (Omit<CardRating, 'level'> & Partial<Pick<CardRating, 'level'>>)[];
  recommendation?: Recommendation;
}

/**
 * What a card lacks, in the order of its competencies: a level (or not assessed) for each, evidence at the ends, and the
 * recommendation, which is the interviewer's own.
 * @param competencies those that the card's stage assesses
 */
export function cardFaults(card: UnfinishedCard, competencies: readonly { key: string }[]): CardFault[] {
  const faults = competencies.flatMap(({ key }): CardFault[] => {
    const rating = card.ratings.find(({ competencyKey }) => competencyKey === key);
    if (rating?.level === undefined) return [{ what: 'rating', competencyKey: key }];
    const isEnd = rating.level === 1 || rating.level === 4;
    return isEnd && rating.evidence.trim() === '' ? [{ what: 'evidence', competencyKey: key }] : [];
  });
  return card.recommendation ? faults : [...faults, { what: 'recommendation' }];
}
