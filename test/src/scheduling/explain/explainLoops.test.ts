import type { Constraint, Relaxation, TooShort } from '../../../../src/scheduling/answers';
import { applyRelaxation } from '../../../../src/scheduling/explain/applyRelaxation';
import { explain } from '../../../../src/scheduling/explain/explain';
import { sortObstacles } from '../../../../src/scheduling/explain/obstacles';
import { listLoopDays } from '../../../../src/scheduling/proposeLoops';
import type {
  CandidateWindow,
  HoursWindow,
  Interviewer,
  LoopRequest,
  Panel,
} from '../../../../src/scheduling/types';
import { at, everyDay, makeCandidate, makeInterviewer, makeSeat, makeSession } from '../makers';

const TUESDAY = '2026-12-01';
const WEDNESDAY = '2026-12-02';

/** One session with Priya and one with Omar, an hour each, on a Tuesday. */
function makePair(overrides: Partial<LoopRequest> = {}): LoopRequest {
  return {
    now: at('2026-11-30T08:00Z'),
    interviewers: [makePerson('priya', { from: '10:00', to: '11:00' }), makePerson('omar', NOON)],
    candidate: makeCandidate({ windows: [{ from: TUESDAY, to: TUESDAY }] }),
    stepMinutes: 30,
    sessions: [makeNamed('one', ['priya']), makeNamed('two', ['omar'])],
    order: 'free',
    breaks: { leastMinutes: 0 },
    mostDays: 1,
    ...overrides,
  };
}

const NOON = { from: '12:00', to: '13:00' };

function makePerson(id: string, window: HoursWindow, overrides: Partial<Interviewer> = {}): Interviewer {
  return makeInterviewer({ id, weeklyHours: everyDay(window), ...overrides });
}

function makeNamed(id: string, named: readonly string[], minutes = 60) {
  return makeSession({ id, minutes, panel: { seats: [makeSeat({ named })] } });
}

function removesOf(request: LoopRequest, rule: Constraint): number {
  return explain(request).obstacles.find(({ constraint }) => constraint === rule)?.removes ?? 0;
}

/** What the offer of one change opens; null where there is no such offer. */
function opensOf(request: LoopRequest, isMeant: (change: Relaxation) => boolean): number | null {
  const offer = explain(request).offers.find(({ changes: [one, ...more] }) => {
    return more.length === 0 && one !== undefined && isMeant(one);
  });
  const [change] = offer?.changes ?? [];
  if (!offer || !change) return null;
  const anew = listLoopDays(applyRelaxation(request, change)).length - listLoopDays(request).length;
  expect([change, offer.opens]).toEqual([change, anew]);
  return offer.opens;
}

describe('a rule about the loop as a whole', () => {
  const onDay = (id: string, day: 'tue' | 'wed') =>
    makeInterviewer({ id, weeklyHours: { [day]: [{ from: '10:00', to: '11:00' }] } });

  it.each<[Constraint, Relaxation['kind'], Partial<LoopRequest>]>([
    [
      'order',
      'freeOrder',
      { sessions: [makeNamed('two', ['omar']), makeNamed('one', ['priya'])], order: 'fixed' },
    ],
    ['breaks', 'longerBreaks', { breaks: { leastMinutes: 0, mostMinutes: 30 } }],
    [
      'lunch',
      'dropLunch',
      { breaks: { leastMinutes: 0, lunch: { from: '12:00', to: '13:00', minutes: 30 } } },
    ],
    [
      'sameDay',
      'moreLoopDays',
      {
        interviewers: [onDay('priya', 'tue'), onDay('omar', 'wed')],
        candidate: makeCandidate({ windows: [{ from: TUESDAY, to: WEDNESDAY }] }),
      },
    ],
    [
      'nobodyTwice',
      'allowRepeat',
      {
        interviewers: [makePerson('priya', { from: '10:00', to: '12:00' })],
        sessions: [makeNamed('one', ['priya']), makeNamed('two', ['priya'])],
      },
    ],
  ])('%s is named where it alone keeps a loop away, and %s is offered', (rule, kind, overrides) => {
    const request = makePair(overrides);
    expect(removesOf(request, rule)).toBe(1);
    expect(opensOf(request, (change) => change.kind === kind)).toBe(1);
  });

  it('is named where the least break is all of it', () => {
    expect(removesOf(makePair({ breaks: { leastMinutes: 90 } }), 'breaks')).toBe(1);
  });
});

describe('a candidate who has less time than the loop takes', () => {
  const morning = (date: string) => ({ from: date, to: date, hours: [{ from: '10:00', to: '11:00' }] });
  const lunch = (date: string) => ({ from: date, to: date, hours: [{ from: '12:00', to: '13:00' }] });
  const ask = (windows: CandidateWindow[], overrides: Partial<LoopRequest> = {}) =>
    explain(makePair({ breaks: { leastMinutes: 15 }, candidate: makeCandidate({ windows }), ...overrides }))
      .tooShort;

  it.each<[string, CandidateWindow[], Partial<LoopRequest>, TooShort | undefined]>([
    ['on its one day', [morning(TUESDAY)], {}, { needMinutes: 135, haveMinutes: 60, days: 1 }],
    [
      'on the longest of the days',
      [morning(TUESDAY), lunch(WEDNESDAY)],
      {},
      { needMinutes: 135, haveMinutes: 60, days: 1 },
    ],
    [
      'in all, breaks between days left out',
      [morning(TUESDAY), { from: WEDNESDAY, to: WEDNESDAY, hours: [{ from: '12:00', to: '12:30' }] }],
      { mostDays: 2 },
      { needMinutes: 120, haveMinutes: 90, days: 2 },
    ],
    ['not at all', [morning(TUESDAY), lunch(TUESDAY)], { breaks: { leastMinutes: 0 } }, undefined],
    [
      'not where it just fits',
      [morning(TUESDAY), lunch(TUESDAY)],
      { breaks: { leastMinutes: 0 }, interviewers: [] },
      undefined,
    ],
    ['not while others are in the way', [{ from: TUESDAY, to: TUESDAY }], { interviewers: [] }, undefined],
  ])('is told: %s', (_, windows, overrides, expected) => {
    expect(ask(windows, overrides)).toEqual(expected);
  });

  it('has what they are busy with taken off, and no break where that lies between', () => {
    const windows = [{ from: TUESDAY, to: TUESDAY, hours: [{ from: '10:00', to: '12:30' }] }];
    const busy = [{ start: `${TUESDAY}T11:00:00Z`, end: `${TUESDAY}T12:00:00Z` }];
    const candidate = makeCandidate({ windows, busy });
    expect(explain(makePair({ breaks: { leastMinutes: 15 }, candidate })).tooShort).toEqual({
      ...{ needMinutes: 120, haveMinutes: 90, days: 1 },
    });
  });
});

describe('a rule of a panel', () => {
  const everybody = ['ana', 'ben', 'chi', 'dee'].map((id) => makePerson(id, { from: '09:00', to: '12:00' }));
  const [one, two] = [makeNamed('one', ['ana', 'ben', 'chi']), makeNamed('two', ['chi'])];
  const seats = one.panel.seats.map((seat) => ({ ...seat, count: 2 }));

  it.each<[Constraint, Relaxation['kind'], Partial<Panel>]>([
    ['required', 'dropRequired', { required: ['chi'] }],
    ['apart', 'liftApart', { apart: [['ana', 'ben']] }],
  ])('%s is named where it alone keeps a loop away, and %s is offered', (rule, kind, rules) => {
    // Somebody away, with whom there would be people enough.
    const others = [...everybody, makeInterviewer({ id: 'eva', weeklyHours: {} })];
    const second = { ...two, panel: { seats: [makeSeat({ named: ['chi', 'eva'] })] } };
    const request = makePair({
      interviewers: others,
      sessions: [{ ...one, panel: { seats, ...rules } }, second],
    });
    expect(removesOf(request, rule)).toBe(1);
    expect(opensOf(request, (change) => change.kind === kind)).toBe(1);
  });
});

describe('a rule of one person', () => {
  /** Priya is free on both days, Zed and Omar on Wednesday, when Omar has had his one interview of the day. */
  const later = makePair({
    interviewers: [
      makeInterviewer(),
      makeInterviewer({ id: 'zed', weeklyHours: { wed: [{ from: '09:00', to: '17:00' }] } }),
      makeInterviewer({
        id: 'omar',
        weeklyHours: { wed: [{ from: '09:00', to: '17:00' }] },
        capPerDay: 1,
        booked: [{ id: 'x', startsAt: at(`${WEDNESDAY}T09:00Z`), endsAt: at(`${WEDNESDAY}T10:00Z`) }],
      }),
    ],
    candidate: makeCandidate({ windows: [{ from: TUESDAY, to: WEDNESDAY }] }),
    sessions: [makeNamed('one', ['priya', 'zed']), makeNamed('two', ['priya', 'omar'])],
    order: 'fixed',
    mostDays: 2,
  });

  it.each([60, 90])('opens a day in its last hour, with a session of %i minutes', (minutes) => {
    const nights = { tue: [{ from: '23:00', to: '24:00' }], wed: [{ from: '00:00', to: '00:30' }] };
    const request = makePair({
      interviewers: [
        makePerson('priya', { from: '22:00', to: '23:00' }),
        makeInterviewer({
          id: 'omar',
          weeklyHours: nights,
          capPerDay: 1,
          booked: [booking('08:00', '09:00')],
        }),
      ],
      candidate: makeCandidate({
        windows: [{ from: TUESDAY, to: WEDNESDAY, hours: [{ from: '00:00', to: '24:00' }] }],
      }),
      sessions: [makeNamed('one', ['priya']), makeNamed('two', ['omar'], minutes)],
    });
    expect(removesOf(request, 'capPerDay')).toBe(1);
    expect(opensOf(request, (change) => change.kind === 'raiseCap' && change.per === 'day')).toBe(1);
  });

  it('is not offered where somebody who is required would have to sit elsewhere', () => {
    const hours = { from: '09:00', to: '12:00' };
    const full = { capPerDay: 1, booked: [booking('08:00', '09:00')] };
    const [one, two] = [makeNamed('one', ['ana', 'ben', 'chi']), makeNamed('two', ['ana', 'dee'])];
    const seats = one.panel.seats.map((seat) => ({ ...seat, count: 2 }));
    const request = makePair({
      interviewers: [
        makePerson('ana', hours),
        makePerson('ben', hours, full),
        makePerson('chi', hours),
        makePerson('dee', hours, full),
      ],
      sessions: [{ ...one, panel: { seats, required: ['ana'] } }, two],
    });
    const raise = (id: string) =>
      opensOf(request, (change) => change.kind === 'raiseCap' && change.personId === id);
    expect([raise('ben'), raise('dee')]).toEqual([null, 1]);
  });

  it('counts the week of the day that it opens, and no other', () => {
    const booked = ['2026-12-03', '2026-12-04', '2026-12-07'].map((date, n) => ({
      id: `${n}`,
      startsAt: at(`${date}T09:00Z`),
      endsAt: at(`${date}T10:00Z`),
    }));
    const request = makePair({
      interviewers: [
        makePerson('priya', { from: '10:00', to: '11:00' }),
        makePerson('omar', NOON, { capPerWeek: 1, booked }),
      ],
      candidate: makeCandidate({ windows: [{ from: TUESDAY, to: '2026-12-08' }] }),
    });
    expect(opensOf(request, (change) => change.kind === 'raiseCap' && change.per === 'week')).toBe(2);
  });

  it('opens the day on which a loop begins, also where it is about the day on which it ends', () => {
    expect(listLoopDays(later)).toEqual([WEDNESDAY]);
    expect(removesOf(later, 'capPerDay')).toBe(1);
    expect(opensOf(later, (change) => change.kind === 'raiseCap' && change.per === 'day')).toBe(1);
  });
});

describe('obstacles', () => {
  it('name people with the starts of all sessions together, those first whom a rule keeps from most', () => {
    const busyDay = { capPerDay: 1, booked: [booking('09:00', '10:00')] };
    const request = makePair({
      interviewers: [
        makePerson('priya', { from: '09:00', to: '12:00' }, busyDay),
        makePerson('omar', { from: '09:00', to: '15:00' }, busyDay),
      ],
      sessions: [makeNamed('one', ['priya', 'omar']), makeNamed('two', ['omar'])],
    });
    const { obstacles } = explain(request);
    expect(obstacles.find(({ constraint }) => constraint === 'capPerDay')).toEqual({
      constraint: 'capPerDay',
      removes: 1,
      // From ten on, every half an hour, and for Omar in either session.
      people: [
        { personId: 'omar', removes: 18 },
        { personId: 'priya', removes: 3 },
      ],
    });
  });

  it('come in the order of the days that each removes, and then of the starts', () => {
    const of = (constraint: Constraint, removes: number, ...starts: number[]) => ({
      constraint,
      removes,
      people: starts.map((own, n) => ({ personId: `p${n}`, removes: own })),
    });
    const sorted = sortObstacles([
      of('notice', 0, 2),
      of('pool', 0),
      of('busy', 1, 5),
      of('buffer', 1, 3, 4),
      of('room', 3),
    ]);
    expect(sorted.map(({ constraint }) => constraint)).toEqual(['room', 'buffer', 'busy', 'notice']);
  });
});

function booking(from: string, to: string) {
  return { id: 'x', startsAt: at(`${TUESDAY}T${from}Z`), endsAt: at(`${TUESDAY}T${to}Z`) };
}

test('who may sit twice and has no cap left is looked at once, however many starts there are', () => {
  const request = makePair({
    interviewers: [makePerson('priya', { from: '09:00', to: '19:00' }, { capPerDay: 1, bufferMinutes: 15 })],
    sessions: ['one', 'two'].map((id) => makeNamed(id, ['priya'], 30)),
    stepMinutes: 5,
    mayRepeatPeople: true,
  });
  expect(explain(request).exact).toBe(true);
  expect(opensOf(request, ({ kind }) => kind === 'raiseCap')).toBe(1);
});

test('who may sit twice, but needs longer between than any break is, is looked at time by time', () => {
  const request = makePair({
    interviewers: [makePerson('priya', { from: '09:00', to: '14:00' }, { bufferMinutes: 30 })],
    sessions: ['one', 'two'].map((id) => makeNamed(id, ['priya'], 45)),
    stepMinutes: 15,
    order: 'fixed',
    breaks: { leastMinutes: 0, mostMinutes: 15 },
    mayRepeatPeople: true,
  });
  expect(listLoopDays(request)).toEqual([]);
  const { offers, exact } = explain(request);
  expect(exact).toBe(true);
  expect(offers.map(({ changes }) => changes.map(({ kind }) => kind).join())).toEqual(
    expect.arrayContaining(['longerBreaks', 'shortenBuffer']),
  );
});
