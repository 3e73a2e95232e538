import fc from 'fast-check';
import { proposeLoops } from '../../../src/scheduling/proposeLoops';
import { smallLoop } from './arbitraries';
import { greedyTotals } from './greedy';
import { listLoops } from './loopOracle';
import { propertyRuns } from './propertyRuns';

describe('loops, against an exhaustive search', () => {
  test('the k costs are those of trying every start of every session with every panel', () => {
    fc.assert(
      fc.property(smallLoop, (request) => {
        const k = request.k ?? 1;
        const { proposals } = proposeLoops(request);
        const totals = proposals.map(({ cost }) => cost.total);
        expect(totals).toEqual(greedyTotals(listLoops(request), k, false));
      }),
      propertyRuns(60),
    );
  });
});
