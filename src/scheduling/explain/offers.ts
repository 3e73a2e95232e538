import type { Relaxation, RelaxationOffer } from '../answers';
import { priceOf } from './prices';

/** How many offers are worth reading. */
export const MOST_OFFERS = 8;

export interface OfferList {
  readonly offers: readonly RelaxationOffer[];
  /** False where dearer pairs were left untried. */
  readonly exact: boolean;
}

/** How many starts (or days) the changes open, counted by planning again. */
export type CountOpened = (changes: readonly Relaxation[]) => number;

/** False where, after the changes, so few people could not open anything, whatever of their own rules is changed. */
export type MayReach = (changes: readonly Relaxation[], people: number) => boolean;

export function offerOf(changes: readonly Relaxation[], opens: number): RelaxationOffer {
  return { changes, opens, price: changes.reduce((sum, change) => sum + priceOf(change), 0) };
}

export function sortOffers(offers: readonly RelaxationOffer[]): RelaxationOffer[] {
  return [...offers].sort((a, b) => a.price - b.price || b.opens - a.opens);
}
