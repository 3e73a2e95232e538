import type { Relaxation, RelaxationOffer } from './answers';
import { listRelaxations } from './catalogue';
import { priceOf } from './prices';
import type { LoopRequest, SlotRequest } from './types';

/** How many offers are worth reading. */
export const MOST_OFFERS = 8;
/** Pairs of changes are tried cheapest first, and no more than this many. */
const MOST_PAIRS = 100;

/** How many starts (or days) the changes open, counted by planning again. */
export type CountOpened = (changes: readonly Relaxation[]) => number;

/**
 * The cheapest changes that open something. Changes are tried in order of price and no further than the offers go, so
 * none that is left untried could be among them. Only where no single change helps are pairs tried.
 */
export function listOffers(request: SlotRequest | LoopRequest, count: CountOpened): RelaxationOffer[] {
  const changes = listRelaxations(request);
  const singles = tryInOrder(
    changes.map((change) => offerOf([change], 0)),
    count,
  );
  return singles.length > 0 ? singles : tryInOrder(listPairs(changes), count);
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

function listPairs(changes: readonly Relaxation[]): RelaxationOffer[] {
  const pairs: RelaxationOffer[] = [];
  changes.forEach((one, at) => {
    for (const other of changes.slice(at + 1)) {
      if (one.kind !== other.kind || 'personId' in one) pairs.push(offerOf([one, other], 0));
    }
  });
  return sortOffers(pairs).slice(0, MOST_PAIRS);
}
