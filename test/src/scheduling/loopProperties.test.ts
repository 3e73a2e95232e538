import fc from 'fast-check';
import type { LoopProposal } from '../../../src/scheduling/answers';
import { Effort } from '../../../src/scheduling/effort';
import { indexRequest } from '../../../src/scheduling/people/plan';
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

  test('where the search is given up, each is a loop that can be, and says so unless it is the least', () => {
    fc.assert(
      fc.property(smallLoop, fc.nat(6), (request, looks) => {
        const k = request.k ?? 1;
        const effort = new Effort(looks);
        const { proposals, shortage } = proposeLoops(request, indexRequest(request), effort);
        const proposed = proposals.map((proposal) => asChoice(proposal, request));
        const loops = listLoops(request);
        const totals = leastTotals(loops, proposed, k, false);
        proposals.forEach(({ cost, reasons }, round) => {
          const isProven = reasons.every(({ kind }) => kind !== 'unproven');
          if (isProven) expect(cost.total).toBe(totals[round]);
          else expect(cost.total).toBeGreaterThanOrEqual(totals[round] ?? Number.POSITIVE_INFINITY);
          if (!effort.isOverspent) expect(isProven).toBe(true);
        });
        for (const { key, points } of proposed) {
          expect(loops.some((loop) => loop.key === key && loop.points === points)).toBe(true);
        }
        expect(new Set(proposed.map(({ key }) => key)).size).toBe(proposed.length);
        if (loops.length > 0) expect(proposals.length).toBeGreaterThan(0);
        if (!effort.isOverspent) expect(totals).toHaveLength(proposals.length);
        expect(shortage === null).toBe(
          proposals.length === k || (effort.isOverspent && proposals.length > 0),
        );
      }),
      propertyRuns(60),
    );
  });
});
