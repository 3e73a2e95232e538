import fc from 'fast-check';
import { civilDate } from '../../../src/scheduling/civil';
import { FinderDays } from '../../../src/scheduling/finderDays';
import { LoopFinder } from '../../../src/scheduling/loopFinder';
import { makeLoopModel } from '../../../src/scheduling/loopModel';
import { indexRequest, makePlan } from '../../../src/scheduling/plan';
import type { LoopRequest } from '../../../src/scheduling/types';
import { listLoops } from './loopOracle';
import { propertyRuns } from './propertyRuns';
import { smallLoop } from './smallRequests';

jest.setTimeout(24 * 60 * 60_000);

/** By date: whether a loop begins there, as the finder says after so many looks at most; null where it does not know. */
function findDays(request: LoopRequest, fewLooks: number): [string, boolean | null][] {
  const model = makeLoopModel(request, makePlan(request, request.sessions, indexRequest(request)));
  const finder = new LoopFinder(model, new FinderDays(), fewLooks);
  return model.dates.map(({ day }, date) => [
    civilDate(model.plan.time.clock.firstDay + day),
    finder.find(date),
  ]);
}

test('where nobody sits twice, who sits together tells on which days a loop can begin, without a look', () => {
  const told = new Set<boolean | null>();
  fc.assert(
    fc.property(smallLoop, (any) => {
      const request = { ...any, mayRepeatPeople: false };
      const days = new Set(listLoops(request).map(({ day }) => day));
      const found = findDays(request, 0);
      for (const [day, isFound] of found) {
        told.add(isFound);
        expect([day, isFound]).toEqual([day, days.has(day)]);
      }
    }),
    propertyRuns(150),
  );
  expect(told).toEqual(new Set([true, false]));
});
