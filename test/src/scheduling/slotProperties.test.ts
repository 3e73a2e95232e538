import fc from 'fast-check';
import { proposeSlots } from '../../../src/scheduling/proposeSlots';
import type { SlotRequest } from '../../../src/scheduling/types';
import { slotRequest } from './arbitraries';
import { Oracle } from './oracle';
import { propertyRuns } from './propertyRuns';

const MINUTE = 60_000;

/** Every start at which the oracle finds a panel. */
function listLegalStarts(request: SlotRequest): string[] {
  const oracle = new Oracle(request);
  return oracle
    .listOpenStarts(request.session)
    .filter((start) => oracle.listPanels(request.session, start).length > 0)
    .map((start) => new Date(start * MINUTE).toISOString());
}

describe('single interviews, against a minute-by-minute oracle', () => {
  test('every legal start is offered and every offered start is legal', () => {
    fc.assert(
      fc.property(slotRequest, (request) => {
        const { total } = proposeSlots({ ...request, k: 0 });
        const { proposals } = proposeSlots({ ...request, k: total });
        const offered = proposals.map(({ startsAt }) => startsAt.toISOString()).sort();
        expect(offered).toEqual(listLegalStarts(request));
        expect(total).toBe(offered.length);
      }),
      propertyRuns(300),
    );
  });
});
