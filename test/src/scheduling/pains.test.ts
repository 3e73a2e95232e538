import { explain } from '../../../src/scheduling/explain/explain';
import { InvalidRequestError } from '../../../src/scheduling/faults';
import { proposeBatch } from '../../../src/scheduling/proposeBatch';
import { proposeLoops } from '../../../src/scheduling/proposeLoops';
import { proposeReplacements } from '../../../src/scheduling/proposeReplacements';
import { proposeSlots } from '../../../src/scheduling/proposeSlots';
import type { Interviewer, SlotRequest } from '../../../src/scheduling/types';
import { DEFAULT_WEIGHTS, MOST_FOCUS_HALF_HOURS } from '../../../src/scheduling/weights';
import { whoIsFree } from '../../../src/scheduling/whoIsFree';
import {
  at,
  between,
  everyDay,
  makeCandidate,
  makeInterviewer,
  makeSeat,
  makeSession,
  makeSlotRequest,
  NINE_TO_FIVE,
} from './makers';

/** Every start offered, as `HH:MM` in UTC. */
function listStarts(request: SlotRequest): string[] {
  return whoIsFree(request)
    .list()
    .map(({ startsAt }) => startsAt.toISOString().slice(11, 16));
}

function onDate(date: string, zone: string, person: Partial<Interviewer>): SlotRequest {
  return makeSlotRequest({
    now: at('2000-01-01T00:00Z'),
    stepMinutes: 30,
    interviewers: [makeInterviewer({ zone, weeklyHours: everyDay(NINE_TO_FIVE), ...person })],
    candidate: makeCandidate({
      zone,
      windows: [{ from: date, to: date, hours: [{ from: '00:00', to: '24:00' }] }],
    }),
  });
}

describe('slots on days when clocks change (cal.com #10517, #4702, #12137)', () => {
  test.each([
    ['Los Angeles, clocks forward', '2024-03-10', 'America/Los_Angeles', '16:00', '23:00'],
    ['Los Angeles, clocks back', '2024-11-03', 'America/Los_Angeles', '17:00', '00:00'],
    ['Berlin, clocks forward', '2026-03-29', 'Europe/Berlin', '07:00', '14:00'],
    ['Berlin, clocks back', '2026-10-25', 'Europe/Berlin', '08:00', '15:00'],
    ['Lord Howe, half an hour forward', '2026-10-04', 'Australia/Lord_Howe', '22:00', '05:00'],
    ['Lord Howe, half an hour back', '2026-04-05', 'Australia/Lord_Howe', '22:30', '05:30'],
    ['Kolkata, no change and a half-hour offset', '2026-03-29', 'Asia/Kolkata', '03:30', '10:30'],
  ])('%s: 09:00-17:00 stays 09:00-17:00 on the wall', (_, date, zone, first, last) => {
    const starts = listStarts(onDate(date, zone, {}));
    expect([starts[0], starts.at(-1), starts.length]).toEqual([first, last, 15]);
  });

  test('hours across the missing hour are an hour shorter, and across the doubled one an hour longer', () => {
    const night = { weeklyHours: everyDay({ from: '01:00', to: '04:00' }) };
    expect(listStarts(onDate('2024-03-10', 'America/Los_Angeles', night))).toHaveLength(3);
    expect(listStarts(onDate('2024-11-03', 'America/Los_Angeles', night))).toHaveLength(7);
  });

  test('a date the zone skipped (Samoa, 30 December 2011) offers nothing, and the next one everything', () => {
    expect(listStarts(onDate('2011-12-30', 'Pacific/Apia', {}))).toEqual([]);
    expect(listStarts(onDate('2011-12-31', 'Pacific/Apia', {}))).toHaveLength(15);
  });
});

test('a full day before a date that the zone skipped leaves the day after it free', () => {
  const booked = [{ id: 'x', ...between('2011-12-29T20:00Z', '2011-12-29T21:00Z') }];
  const full = { capPerDay: 1, booked };
  expect(listStarts(onDate('2011-12-29', 'Pacific/Apia', full))).toEqual([]);
  expect(listStarts(onDate('2011-12-31', 'Pacific/Apia', full))).toHaveLength(15);
});

describe('nobody is booked twice, outside hours or on a day off (cal.com #1019, #12376, #22253)', () => {
  const day = (person: Partial<Interviewer>) => listStarts(onDate('2026-12-01', 'UTC', person));
  test.each<[string, Partial<Interviewer>, string[]]>([
    ['a day off', { daysOff: [{ from: '2026-11-30', to: '2026-12-02' }] }, []],
    [
      'an override to one hour',
      { overrides: [{ date: '2026-12-01', windows: [{ from: '10:00', to: '11:00' }] }] },
      ['10:00'],
    ],
    [
      'an override on a day off',
      {
        daysOff: [{ from: '2026-12-01', to: '2026-12-01' }],
        overrides: [{ date: '2026-12-01', windows: [{ from: '10:00', to: '11:00' }] }],
      },
      ['10:00'],
    ],
    [
      'adjacent and overlapping meetings',
      {
        busy: [
          between('2026-12-01T09:00Z', '2026-12-01T12:00Z'),
          between('2026-12-01T11:00Z', '2026-12-01T16:00Z'),
        ],
      },
      ['16:00'],
    ],
    [
      'a meeting that ends a second late',
      { busy: [between('2026-12-01T09:00Z', '2026-12-01T15:30:01Z')] },
      ['16:00'],
    ],
    [
      'an interview with its buffer',
      { bufferMinutes: 30, booked: [{ id: 'x', ...between('2026-12-01T09:30Z', '2026-12-01T15:00Z') }] },
      ['15:30', '16:00'],
    ],
    ['time nobody could read', { unknown: [between('2026-12-01T00:00Z', '2026-12-01T16:00Z')] }, ['16:00']],
    [
      'a full day',
      { capPerDay: 1, booked: [{ id: 'x', ...between('2026-12-01T06:00Z', '2026-12-01T07:00Z') }] },
      [],
    ],
    [
      'a week full since Monday',
      { capPerWeek: 1, booked: [{ id: 'x', ...between('2026-11-30T10:00Z', '2026-11-30T11:00Z') }] },
      [],
    ],
    ['a pause', { pausedUntil: at('2026-12-01T15:40Z') }, ['16:00']],
    [
      'two windows in the wrong order that meet between two ticks',
      { weeklyHours: everyDay({ from: '10:02', to: '11:30' }, { from: '09:30', to: '10:02' }) },
      ['09:30', '10:00', '10:30'],
    ],
  ])('%s leaves only the free starts', (_, person, starts) => {
    expect(day(person)).toEqual(starts);
  });

  test('an empty event and a week that was full before Monday block nothing', () => {
    const person = {
      capPerWeek: 1,
      busy: [between('2026-12-01T12:00Z', '2026-12-01T12:00Z')],
      booked: [{ id: 'x', ...between('2026-11-29T10:00Z', '2026-11-29T11:00Z') }],
    };
    expect(day(person)).toHaveLength(15);
  });

  test('the week turns over on the person’s own Monday: Sunday evening in New York is Monday in UTC', () => {
    const request = onDate('2026-12-01', 'UTC', {
      zone: 'America/New_York',
      capPerWeek: 1,
      booked: [{ id: 'x', ...between('2026-11-30T02:00Z', '2026-11-30T03:00Z') }],
    });
    expect(listStarts(request).length).toBeGreaterThan(0);
  });

  test('three candidates and one interviewer with a cap of 2: two are booked, one is told no', () => {
    const interviewers = [makeInterviewer({ capPerDay: 2 })];
    const requests = ['ada', 'bob', 'cem'].map((id) =>
      makeSlotRequest({ interviewers, candidate: makeCandidate({ id }) }),
    );
    const { proposals, exact } = proposeBatch({ requests });
    const starts = proposals.flatMap((proposal) => (proposal ? [proposal.startsAt.getTime()] : []));
    expect([starts.length, new Set(starts).size, exact]).toEqual([2, 2, true]);
  });
});

test('two candidates who can only at the same time are both booked, with somebody else each', () => {
  const windows = [{ from: '2026-12-01', to: '2026-12-01', hours: [{ from: '13:00', to: '13:45' }] }];
  const interviewers = [makeInterviewer(), makeInterviewer({ id: 'omar' })];
  const requests = ['ada', 'bob'].map((id) =>
    makeSlotRequest({
      interviewers,
      candidate: makeCandidate({ id, windows }),
      session: makeSession({ minutes: 45 }),
    }),
  );
  const { proposals } = proposeBatch({ requests });
  const people = proposals.flatMap((proposal) => proposal?.seats.map(({ personId }) => personId) ?? []);
  expect(people.sort()).toEqual(['omar', 'priya']);
});

describe('two senior developers from a pool (cal.com #11953)', () => {
  const people = [
    makeInterviewer({ id: 'priya', pools: ['senior'] }),
    makeInterviewer({ id: 'omar', pools: ['senior'], capPerWeek: 0 }),
    makeInterviewer({ id: 'chen', pools: ['senior'] }),
    makeInterviewer({ id: 'lin', pools: [], skills: { design: 'shadow' } }),
  ];
  const seats = [
    makeSeat({ count: 2, pools: ['senior'] }),
    makeSeat({ id: 'shadow', part: 'shadow', count: 1, pools: [] }),
  ];
  const request = makeSlotRequest({ interviewers: people, session: makeSession({ panel: { seats } }) });

  test('are found, with a trainee beside them', () => {
    const [best] = proposeSlots(request).proposals;
    expect(best?.seats.map(({ personId }) => personId)).toEqual(['priya', 'chen', 'lin']);
  });

  test('a trainee is not among those who are free to interview', () => {
    const free = new Set(
      whoIsFree(request)
        .list()
        .flatMap(({ personIds }) => personIds),
    );
    expect([...free]).toEqual(['priya', 'chen']);
  });

  test('a trainee who cannot come makes no slot fail', () => {
    const busy = [between('2026-12-01T00:00Z', '2026-12-02T00:00Z')];
    const without = people.map((person) => (person.id === 'lin' ? { ...person, busy } : person));
    const answer = proposeSlots({ ...request, interviewers: without });
    expect(answer.total).toBe(proposeSlots(request).total);
    expect(answer.proposals[0]?.seats).toHaveLength(2);
  });

  test('whoever is required sits, in single interviews and in loops, even where a colleague is less loaded', () => {
    const booked = [{ id: 'x', ...between('2026-11-30T10:00Z', '2026-11-30T11:00Z') }];
    const interviewers = [makeInterviewer({ id: 'priya', booked }), makeInterviewer({ id: 'chen' })];
    const session = makeSession({ panel: { seats: [makeSeat()], required: ['priya'] } });
    const { session: _, ...common } = makeSlotRequest({ interviewers, k: 1 });
    const loop = {
      ...common,
      sessions: [session],
      order: 'free',
      breaks: { leastMinutes: 0 },
      mostDays: 1,
    } as const;
    const [single] = proposeSlots({ ...common, session }).proposals;
    const [planned] = proposeLoops(loop).proposals[0]?.sessions ?? [];
    expect([single, planned].map((one) => one?.seats.map(({ personId }) => personId))).toEqual([
      ['priya'],
      ['priya'],
    ]);
  });

  test('two who are required and never together find no time', () => {
    const seats = [makeSeat({ count: 2 })];
    const panel = { seats, required: ['priya', 'chen'], apart: [['priya', 'chen'] as const] };
    expect(
      proposeSlots(makeSlotRequest({ interviewers: people, session: makeSession({ panel }) })).total,
    ).toBe(0);
  });

  test('where they cannot be found, the answer says what is in the way and what would help', () => {
    const panel = { seats: [makeSeat({ count: 3, pools: ['senior'] })] };
    const { legal, obstacles, offers } = explain({ ...request, session: makeSession({ panel }) });
    expect(legal).toBe(0);
    expect(obstacles.map(({ constraint, removes }) => [constraint, removes])).toContainEqual([
      'capPerWeek',
      29,
    ]);
    expect(offers[0]).toEqual({
      changes: [{ kind: 'raiseCap', personId: 'omar', per: 'week', from: 0, to: 1 }],
      price: 6,
      opens: 29,
    });
  });

  test('a conflict of interest keeps somebody off the panel whatever the load', () => {
    const candidate = makeCandidate({ conflicts: [{ personId: 'priya', kind: 'referrer' }] });
    expect(proposeSlots({ ...request, candidate }).total).toBe(0);
  });
});

describe('changing what is booked', () => {
  test('a replacement keeps the time and names why the others cannot', () => {
    const startsAt = at('2026-12-01T10:00Z');
    const request = makeSlotRequest({
      interviewers: [
        makeInterviewer(),
        makeInterviewer({ id: 'omar', busy: [between('2026-12-01T10:30Z', '2026-12-01T11:00Z')] }),
        makeInterviewer({ id: 'chen' }),
      ],
    });
    const seats = [{ seatId: 'lead', part: 'lead' as const, personId: 'priya' }];
    const answer = proposeReplacements({ ...request, interviewId: 'i', startsAt, seats, leaverId: 'priya' });
    expect(answer.replacements.map(({ personId }) => personId)).toEqual(['chen']);
    expect(answer.unable).toEqual([{ personId: 'omar', constraints: ['busy'] }]);
  });

  test('who never sits with somebody that stays does not step in, and that is said and can be lifted', () => {
    const answer = proposeReplacements({
      ...makeSlotRequest({
        interviewers: ['priya', 'omar', 'chen'].map((id) => makeInterviewer({ id })),
        session: makeSession({ panel: { seats: [makeSeat()], apart: [['chen', 'omar']] } }),
      }),
      ...{ interviewId: 'i', startsAt: at('2026-12-01T10:00Z'), leaverId: 'priya' },
      seats: [
        { seatId: 'lead', part: 'lead', personId: 'priya' },
        { seatId: 'second', part: 'second', personId: 'omar' },
      ],
    });
    expect(answer.replacements).toEqual([]);
    expect(answer.unable).toEqual([{ personId: 'chen', constraints: ['apart'] }]);
    expect(answer.offers.map(({ changes, opens }) => ({ changes, opens }))).toEqual([
      { changes: [{ kind: 'liftApart', sessionId: 'design', personIds: ['chen', 'omar'] }], opens: 1 },
    ]);
  });

  test('a moved interview is not in its own way, and keeps its people', () => {
    const old = between('2026-12-01T09:00Z', '2026-12-01T10:00Z');
    const person = (id: string, mine: boolean) =>
      makeInterviewer({ id, capPerDay: 1, ...(mine ? { busy: [old], booked: [{ id: 'i', ...old }] } : {}) });
    const answer = proposeSlots(
      makeSlotRequest({
        interviewers: [person('chen', false), person('priya', true)],
        continuity: [{ interviewId: 'i', sessionId: 'design', personIds: ['priya'], ...old }],
      }),
    );
    expect(answer.proposals[0]?.seats[0]?.personId).toBe('priya');
    expect(answer.proposals[0]?.reasons[0]).toEqual({ kind: 'keeps', personIds: ['priya'] });
  });
});

test('a slot at the edge of the dates asked for cuts the free stretch that goes on beyond them', () => {
  const request = makeSlotRequest({
    interviewers: [makeInterviewer({ weeklyHours: everyDay({ from: '00:00', to: '24:00' }) })],
    candidate: makeCandidate({
      windows: [{ from: '2026-12-01', to: '2026-12-01', hours: [{ from: '00:00', to: '01:00' }] }],
    }),
  });
  const [best] = proposeSlots(request).proposals;
  expect(best?.cost.focus).toBe(MOST_FOCUS_HALF_HOURS * DEFAULT_WEIGHTS.focus);
});

describe('a request', () => {
  test('that means nothing is refused with all its faults', () => {
    const request = makeSlotRequest({
      interviewers: [makeInterviewer({ zone: 'Mars/Olympus' })],
      candidate: makeCandidate({ windows: [{ from: '2026-12-03', to: '2026-12-01' }] }),
      session: makeSession({ minutes: 7 }),
    });
    expect(() => proposeSlots(request)).toThrow(InvalidRequestError);
    try {
      proposeSlots(request);
    } catch (error) {
      const codes = error instanceof InvalidRequestError ? error.faults.map(({ code }) => code) : [];
      expect(codes.sort()).toEqual(['bad-minutes', 'reversed-window', 'unknown-zone']);
    }
  });

  test('that asks for more gets other days and people, not shifts of one slot', () => {
    const interviewers = ['priya', 'omar', 'chen'].map((id) => makeInterviewer({ id }));
    const candidate = makeCandidate({ windows: [{ from: '2026-12-01', to: '2026-12-03' }] });
    const { proposals } = proposeSlots(makeSlotRequest({ interviewers, candidate, k: 3 }));
    expect(new Set(proposals.map(({ startsAt }) => startsAt.toISOString().slice(0, 10))).size).toBe(3);
    expect(new Set(proposals.map(({ seats }) => seats[0]?.personId)).size).toBe(3);
  });

  test('“find more” goes on where the first page ended', () => {
    const request = makeSlotRequest();
    const all = proposeSlots({ ...request, k: 6 }).proposals;
    expect(proposeSlots({ ...request, k: 3, skip: 3 }).proposals).toEqual(all.slice(3));
  });
});
