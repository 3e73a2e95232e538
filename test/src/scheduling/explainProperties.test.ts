import fc from 'fast-check';
import type { Relaxation } from '../../../src/scheduling/answers';
import { applyRelaxation } from '../../../src/scheduling/applyRelaxation';
import { listRelaxations } from '../../../src/scheduling/catalogue';
import { explain } from '../../../src/scheduling/explain';
import { priceOf } from '../../../src/scheduling/prices';
import { listLoopDays } from '../../../src/scheduling/proposeLoops';
import { proposeSlots } from '../../../src/scheduling/proposeSlots';
import type { LoopRequest, SlotRequest } from '../../../src/scheduling/types';
import { slotRequest, smallLoop } from './arbitraries';
import { propertyRuns } from './propertyRuns';

jest.setTimeout(24 * 60 * 60_000);

function countStarts(request: SlotRequest): number {
  return proposeSlots({ ...request, k: 0 }).total;
}

function countDays(request: LoopRequest): number {
  return listLoopDays(request).length;
}

/** Price and gain of every single change that gains anything, found by planning the changed request from nothing. */
function listGains<R extends SlotRequest | LoopRequest>(
  request: R,
  count: (request: R) => number,
): [number, number][] {
  const legal = count(request);
  return listRelaxations(request)
    .map((change): [number, number] => [priceOf(change), count(applyRelaxation(request, change)) - legal])
    .filter(([, opens]) => opens > 0)
    .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}

function checkOffers<R extends SlotRequest | LoopRequest>(request: R, count: (request: R) => number): void {
  const { legal, offers } = explain(request);
  expect(legal).toBe(count(request));
  const gains = listGains(request, count);
  if (gains.length > 0) {
    expect(offers.map(({ price, opens }) => [price, opens])).toEqual(gains.slice(0, 8));
    return;
  }
  for (const { changes, opens } of offers) {
    const changed = changes.reduce((now: R, change: Relaxation) => applyRelaxation(now, change), request);
    expect(count(changed) - legal).toBe(opens);
  }
}

describe('offers', () => {
  test('of a single interview are the cheapest changes, and open as many starts as planning with them finds', () => {
    fc.assert(
      fc.property(slotRequest, (request) => checkOffers(request, countStarts)),
      propertyRuns(12),
    );
  });

  test('of a loop are the cheapest changes, and open as many days as planning with them finds', () => {
    fc.assert(
      fc.property(smallLoop, (request) => checkOffers(request, countDays)),
      propertyRuns(8),
    );
  });
});
