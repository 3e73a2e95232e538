import fc from 'fast-check';
import { FinderDays } from '../../../../src/scheduling/loops/finderDays';
import { LoopFinder } from '../../../../src/scheduling/loops/loopFinder';
import { makeLoopModel } from '../../../../src/scheduling/loops/loopModel';
import { indexRequest, makePlan } from '../../../../src/scheduling/people/plan';
import { civilDate } from '../../../../src/scheduling/time/civil';
import type { Interviewer, LoopRequest, Panel } from '../../../../src/scheduling/types';
import { listLoops } from '../loopOracle';
import { at, makeCandidate, makeInterviewer, makeSeat, makeSession } from '../makers';
import { propertyRuns } from '../propertyRuns';
import { smallLoop } from '../smallRequests';

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

const PEOPLE = ['ana', 'ben', 'chi', 'dee'];
const SHIFTS = [
  { from: '09:00', to: '10:00' },
  { from: '09:00', to: '11:00' },
  { from: '10:00', to: '12:00' },
];

/** Panels of one day with pairs apart and somebody required, of people whose hours hardly meet. */
const pairsApart = fc
  .record({
    shifts: fc.tuple(...PEOPLE.map(() => fc.constantFrom(...SHIFTS))),
    panels: fc.array(
      fc.record({
        seats: fc.array(
          fc.record({ named: fc.subarray(PEOPLE, { minLength: 2 }), count: fc.constantFrom(1, 2) }),
          { minLength: 1, maxLength: 2 },
        ),
        required: fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 1 }),
        apart: fc.array(fc.tuple(fc.constantFrom(...PEOPLE), fc.constantFrom(...PEOPLE)), {
          minLength: 1,
          maxLength: 3,
        }),
      }),
      { minLength: 2, maxLength: 2 },
    ),
  })
  .map(
    ({ shifts, panels }): LoopRequest => ({
      now: at('2026-11-30T08:00Z'),
      interviewers: PEOPLE.map((id, p) =>
        makeInterviewer({ id, weeklyHours: { tue: [shifts[p] ?? { from: '09:00', to: '10:00' }] } }),
      ),
      candidate: makeCandidate(),
      stepMinutes: 30,
      sessions: panels.map(({ seats, required, apart }, n) =>
        makeSession({
          id: `session-${n}`,
          panel: { seats: seats.map((seat, at) => makeSeat({ id: `seat-${at}`, ...seat })), required, apart },
        }),
      ),
      order: 'free',
      breaks: { leastMinutes: 0 },
      mostDays: 1,
    }),
  );

test('a look knows of pairs that stay apart and of who is required, or does not tell', () => {
  const told = new Map<boolean | null, number>();
  fc.assert(
    fc.property(pairsApart, (request) => {
      const isPossible = listLoops(request).length > 0;
      for (const [, isFound] of findDays(request, 20)) {
        told.set(isFound, (told.get(isFound) ?? 0) + 1);
        expect([isFound, isPossible]).toEqual([isFound ?? isPossible, isFound ?? isPossible]);
      }
    }),
    propertyRuns(2000),
  );
  expect([...told.keys()].sort()).toEqual([false, true]);
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

  it.each([
    ['nobody', [], true],
    ['Ana', ['ana'], false],
  ])('is no pair that stays apart, of whom one is required: %s', (_, required, expected) => {
    // Two sessions take Chi and Eva, so that Ben leads the first: with Dee, for Ana keeps apart from him.
    const people = ['ana', 'ben', 'chi', 'dee', 'eva'].map((id) =>
      person(id, hours('tue', '09:00', '17:00')),
    );
    const seats = [makeSeat({ named: ['ben', 'chi'] }), makeSeat({ id: 'second', named: ['ana', 'dee'] })];
    const request = loop({
      interviewers: people,
      sessions: [
        named('one', [], { seats, required, apart: [['ana', 'ben']] }),
        named('two', ['chi', 'eva']),
        named('three', ['chi', 'eva']),
      ],
      mostDays: 1,
    });
    expect(findDays(request, 20)).toEqual([['2026-12-01', expected]]);
  });
});
