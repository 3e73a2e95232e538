import fc from 'fast-check';
import { drawLegalStarts, isLegalStart } from '../../../../src/scheduling/people/legal';
import { indexRequest } from '../../../../src/scheduling/people/plan';
import { hasBit } from '../../../../src/scheduling/time/bits';
import { TICK_MINUTES } from '../../../../src/scheduling/time/horizon';
import { slotRequest } from '../arbitraries';
import { propertyRuns } from '../propertyRuns';

jest.setTimeout(24 * 60 * 60_000);

describe('one start of one person', () => {
  test('is legal where the row of all their starts has it', () => {
    fc.assert(
      fc.property(slotRequest, (request) => {
        const index = indexRequest(request);
        const { words } = index.horizon;
        const ticks = request.session.minutes / TICK_MINUTES;
        index.people.forEach((_, p) => {
          const row = new Uint32Array(words);
          drawLegalStarts(row, 0, index, p, ticks, request.now, null);
          const differing = Array.from({ length: words * 32 }, (_tick, tick) => tick).filter(
            (tick) => isLegalStart(index, p, ticks, request.now, tick) !== hasBit(row, 0, tick),
          );
          expect(differing).toEqual([]);
        });
      }),
      propertyRuns(150),
    );
  });
});
