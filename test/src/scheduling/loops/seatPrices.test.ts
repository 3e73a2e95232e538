import fc from 'fast-check';
import { Effort } from '../../../../src/scheduling/effort';
import { makeLoopModel, makePlain } from '../../../../src/scheduling/loops/loopModel';
import { LoopTree } from '../../../../src/scheduling/loops/loopTree';
import { indexRequest, makePlan } from '../../../../src/scheduling/people/plan';
import { Repeats } from '../../../../src/scheduling/people/repeats';
import type { LoopRequest } from '../../../../src/scheduling/types';
import { listLoops } from '../loopOracle';
import { wallAt } from '../oracle';
import { propertyRuns } from '../propertyRuns';
import { smallLoop } from '../smallRequests';

jest.setTimeout(24 * 60 * 60_000);

/** Loops of one day in which nobody sits twice: the ones that prices are for. */
const crowdedLoop = smallLoop.map(
  (request): LoopRequest => ({ ...request, mostDays: 1, mayRepeatPeople: false }),
);

function modelOf(request: LoopRequest) {
  return makeLoopModel(request, makePlan(request, request.sessions, indexRequest(request)));
}

describe('prices on people whom two sessions count on', () => {
  test('leave the cheapest loop what an exhaustive search finds, when they are asked for at once', () => {
    fc.assert(
      fc.property(crowdedLoop, (request) => {
        const model = modelOf(request);
        const found = new LoopTree(model, new Repeats(model.plan.weights), { firstLooks: 0 }).next();
        const least = Math.min(...listLoops(request).map(({ points }) => points));
        expect(found?.points ?? Number.POSITIVE_INFINITY).toBe(least);
      }),
      propertyRuns(40),
    );
  });

  test('prove impossible only the days on which no loop begins', () => {
    fc.assert(
      fc.property(crowdedLoop, (request) => {
        const model = makePlain(modelOf(request));
        const isPossible = (begin: number) =>
          new LoopTree(model, new Repeats(model.plan.weights), { begin, firstLooks: 0 }).hasAny(new Effort());
        const days = [...model.dates.keys()].filter(isPossible).length;
        const zone = request.candidate.zone;
        expect(days).toBe(new Set(listLoops(request).map(({ from }) => wallAt(zone, from).date)).size);
      }),
      propertyRuns(40),
    );
  });
});
