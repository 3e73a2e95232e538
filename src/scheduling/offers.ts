import type { Relaxation, RelaxationOffer } from './answers';
import { listRelaxations } from './catalogue';
import { priceOf } from './prices';
import type { LoopRequest, SlotRequest } from './types';

/** How many offers are worth reading. */
export const MOST_OFFERS = 8;
/** Pairs of changes are tried cheapest first, and no more than this many. */
const MOST_PAIRS = 100;

export interface OfferList {
  readonly offers: readonly RelaxationOffer[];
  /** False where dearer pairs were left untried. */
  readonly exact: boolean;
}

/** How many starts (or days) the changes open, counted by planning again. */
export type CountOpened = (changes: readonly Relaxation[]) => number;

/**
 * The cheapest changes that open something. Changes are tried in order of price and no further than the offers go, so
 * none that is left untried could be among them. Only where no single change helps are pairs tried.
 */
export function listOffers(request: SlotRequest | LoopRequest, count: CountOpened): OfferList {
  const changes = listRelaxations(request);
  const singles = tryInOrder(
    changes.map((change) => offerOf([change], 0)),
    count,
  );
  if (singles.length > 0) return { offers: singles, exact: true };
  const pairs = listPairs(changes);
  const offers = tryInOrder(pairs, count);
  return { offers, exact: offers.length >= MOST_OFFERS || pairs.length < MOST_PAIRS };
}

export function offerOf(changes: readonly Relaxation[], opens: number): RelaxationOffer {
  return { changes, opens, price: changes.reduce((sum, change) => sum + priceOf(change), 0) };
}

export function sortOffers(offers: readonly RelaxationOffer[]): RelaxationOffer[] {
  return [...offers].sort((a, b) => a.price - b.price || b.opens - a.opens);
}

function tryInOrder(offers: readonly RelaxationOffer[], count: CountOpened): RelaxationOffer[] {
  const found: RelaxationOffer[] = [];
  for (const offer of sortOffers(offers)) {
    const last = found[found.length - 1];
    if (last && found.length >= MOST_OFFERS && offer.price > last.price) break;
    const opens = count(offer.changes);
    if (opens > 0) found.push({ ...offer, opens });
  }
  return sortOffers(found).slice(0, MOST_OFFERS);
}

/** The cheapest pairs, in the order of price and then of the list; only as many as are tried are ever made. */
function listPairs(changes: readonly Relaxation[]): RelaxationOffer[] {
  const byPrice = new Map<number, number[]>();
  changes.forEach((change, at) => {
    const price = priceOf(change);
    const same = byPrice.get(price);
    if (same) same.push(at);
    else byPrice.set(price, [at]);
  });
  const prices = [...byPrice.keys()];
  const sums = new Set(prices.flatMap((one) => prices.map((other) => one + other)));
  const pairs: RelaxationOffer[] = [];
  for (const sum of [...sums].sort((a, b) => a - b)) {
    addPairs(changes, byPrice, sum, pairs);
    if (pairs.length >= MOST_PAIRS) break;
  }
  return pairs;
}

function addPairs(
  changes: readonly Relaxation[],
  byPrice: ReadonlyMap<number, readonly number[]>,
  sum: number,
  pairs: RelaxationOffer[],
): void {
  for (let at = 0; at < changes.length; at++) {
    const one = changes[at];
    if (!one) return;
    for (const next of byPrice.get(sum - priceOf(one)) ?? []) {
      const other = changes[next];
      if (next <= at || !other) continue;
      if (one.kind !== other.kind || 'personId' in one) pairs.push(offerOf([one, other], 0));
      if (pairs.length >= MOST_PAIRS) return;
    }
  }
}
