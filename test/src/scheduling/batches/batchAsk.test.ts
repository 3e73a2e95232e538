import fc from 'fast-check';
import { BatchAsk, type BatchOption } from '../../../../src/scheduling/batches/batchAsk';
import { BatchLimits } from '../../../../src/scheduling/batches/batchLimits';
import { indexRequest, makePlan } from '../../../../src/scheduling/people/plan';
import { proposeSlots } from '../../../../src/scheduling/proposeSlots';
import type { SlotRequest } from '../../../../src/scheduling/types';
import { anySlotRequest } from '../anySlotRequest';
import { propertyRuns } from '../propertyRuns';

/** Of each start one, as single interviews have them. */
function listCosts(request: SlotRequest, k: number): number[] {
  const weights = { ...request.weights, repeatDay: 0, repeatPerson: 0, repeatTime: 0 };
  return proposeSlots({ ...request, weights, k, skip: 0 }).proposals.map(({ cost }) => cost.total);
}

test('the cheapest options of an ask, while nothing has a price, are those of a single interview', () => {
  fc.assert(
    fc.property(
      anySlotRequest,
      fc.constantFrom(1, 2, 5, 100),
      fc.nat(20),
      fc.constantFrom(0, 1, 9),
      (request, most, nth, more) => {
        const plan = makePlan(request, [request.session], indexRequest(request));
        const [table] = plan.tables;
        if (!table) throw new Error('a plan of one session has one table');
        const ask = new BatchAsk({ request, plan }, table, [0]);
        const terms = {
          limits: new BatchLimits(() => 1),
          prices: new Float64Array(),
          banned: new Set<BatchOption>(),
        };
        const costs = listCosts(request, 100);
        const limit = (costs[nth % costs.length] ?? 0) + more;
        const found = ask.listCheapest(limit, most, terms);
        const expected = costs.filter((cost) => cost < limit).slice(0, most);
        expect(found.map(({ cost }) => cost)).toEqual(expected);
        expect(found.map(({ option }) => option.cost)).toEqual(expected);
      },
    ),
    propertyRuns(100),
  );
});
