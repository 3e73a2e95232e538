import fc from 'fast-check';
import type { LoopProposal } from '../../../src/scheduling/answers';
import { proposeLoops } from '../../../src/scheduling/proposeLoops';
import type { LoopRequest } from '../../../src/scheduling/types';
import { type Choice, leastTotals } from './greedy';
import { listLoops } from './loopOracle';
import { wallAt } from './oracle';
import { propertyRuns } from './propertyRuns';
import { smallLoop } from './smallRequests';

jest.setTimeout(24 * 60 * 60_000);

function asChoice({ sessions, cost }: LoopProposal, request: LoopRequest): Choice {
  const start = (sessions[0]?.startsAt.getTime() ?? 0) / 60_000;
  return {
    points: cost.total - cost.repeat,
    people: sessions.flatMap(({ seats }) => seats.map(({ personId }) => personId)),
    day: wallAt(request.candidate.zone, start).date,
    key: start,
    from: start,
    to: start,
  };
}

describe('loops, against an exhaustive search', () => {
  test('each of the k costs is the least of all starts of every session with every panel', () => {
    fc.assert(
      fc.property(smallLoop, (request) => {
        const k = request.k ?? 1;
        const { proposals } = proposeLoops(request);
        const proposed = proposals.map((proposal) => asChoice(proposal, request));
        const totals = proposals.map(({ cost }) => cost.total);
        const loops = listLoops(request);
        expect(totals).toEqual(leastTotals(loops, proposed, k, false));
        for (const { key, points } of proposed) {
          expect(loops.some((loop) => loop.key === key && loop.points === points)).toBe(true);
        }
      }),
      propertyRuns(40),
    );
  });
});
