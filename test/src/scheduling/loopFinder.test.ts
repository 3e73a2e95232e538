import fc from 'fast-check';
import { civilDate } from '../../../src/scheduling/civil';
import { FinderDays } from '../../../src/scheduling/finderDays';
import { LoopFinder } from '../../../src/scheduling/loopFinder';
import { makeLoopModel } from '../../../src/scheduling/loopModel';
import { indexRequest, makePlan } from '../../../src/scheduling/plan';
import type { Interviewer, LoopRequest, Panel } from '../../../src/scheduling/types';
import { listLoops } from './loopOracle';
import { at, makeCandidate, makeInterviewer, makeSeat, makeSession } from './makers';
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

describe('who sits together', () => {
  const hours = (day: 'tue' | 'wed', from: string, to: string) => ({ [day]: [{ from, to }] });
  const person = (id: string, weeklyHours: Interviewer['weeklyHours'] = {}) =>
    makeInterviewer({ id, weeklyHours });
  const named = (id: string, ids: readonly string[], panel: Partial<Panel> = {}) =>
    makeSession({ id, panel: { seats: [makeSeat({ named: ids })], ...panel } });
  const loop = (overrides: Partial<LoopRequest>): LoopRequest => ({
    now: at('2026-11-30T08:00Z'),
    interviewers: [],
    candidate: makeCandidate({ windows: [{ from: '2026-12-01', to: '2026-12-02' }] }),
    sessions: [],
    order: 'free',
    breaks: { leastMinutes: 0 },
    mostDays: 2,
    ...overrides,
  });

  it.each([
    ['not there', {}, false],
    ['free on Wednesday', hours('wed', '13:00', '14:00'), true],
  ])('is nobody who is needed on the other day: Dee is %s', (_, deesHours, expected) => {
    // Only Ana can begin on Tuesday, so that Ben or Chi can follow; she could sit on Wednesday as well.
    const request = loop({
      interviewers: [
        person('ana', { ...hours('tue', '09:00', '10:00'), ...hours('wed', '09:00', '10:00') }),
        person('ben', hours('tue', '10:00', '11:00')),
        person('chi', hours('tue', '10:00', '11:00')),
        person('dee', deesHours),
      ],
      sessions: [named('one', ['ana', 'chi']), named('two', ['ben', 'chi']), named('three', ['ana', 'dee'])],
    });
    expect(findDays(request, 0)[0]).toEqual(['2026-12-01', expected]);
  });

  it.each([
    [[], true],
    [[['ana', 'ben'] as const], false],
  ])('is no pair that stays apart: %j', (apart, expected) => {
    const everybody = ['ana', 'ben', 'chi'].map((id) => person(id, hours('tue', '09:00', '17:00')));
    const request = loop({
      interviewers: [...everybody, person('dee')],
      sessions: [
        named('one', ['ana', 'ben', 'chi'], {
          seats: [makeSeat({ named: ['ana', 'ben', 'chi'], count: 2 })],
          apart,
        }),
        named('two', ['chi', 'dee']),
      ],
      mostDays: 1,
    });
    expect(findDays(request, 0)).toEqual([['2026-12-01', expected]]);
  });
});
