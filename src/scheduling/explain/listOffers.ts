import type { RelaxationOffer } from '../answers';
import type { LoopRequest, SlotRequest } from '../types';
import { listRelaxations } from './catalogue';
import { type CountOpened, type MayReach, MOST_OFFERS, type OfferList, offerOf, sortOffers } from './offers';
import { PairSearch } from './pairs';

/** How often it is counted what pairs open, times the people that each time looks at. */
const MOST_WORK = 2_400;

/**
 * The cheapest changes that open something. Changes are tried in order of price and no further than the offers go, so
 * none that is left untried could be among them. Only where no single change helps are pairs tried.
 */
export function listOffers(
  request: SlotRequest | LoopRequest,
  count: CountOpened,
  mayReach: MayReach,
): OfferList {
  const changes = listRelaxations(request);
  const singles = tryInOrder(
    changes.map((change) => offerOf([change], 0)),
    count,
  );
  if (singles.length > 0) return { offers: singles, exact: true };
  const { offers, exact } = new PairSearch(
    changes,
    count,
    mayReach,
    Math.ceil(MOST_WORK / request.interviewers.length),
  ).list(MOST_OFFERS);
  return { offers: offers.slice(0, MOST_OFFERS), exact };
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
