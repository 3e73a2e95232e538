import fc from 'fast-check';
import type { Constraint, Relaxation } from '../../../src/scheduling/answers';
import { applyRelaxation } from '../../../src/scheduling/explain/applyRelaxation';
import { listRelaxations } from '../../../src/scheduling/explain/catalogue';
import { explain } from '../../../src/scheduling/explain/explain';
import { priceOf } from '../../../src/scheduling/explain/prices';
import { listLoopDays } from '../../../src/scheduling/proposeLoops';
import { proposeSlots } from '../../../src/scheduling/proposeSlots';
import type { Interviewer, LoopRequest, SlotRequest } from '../../../src/scheduling/types';
import { anySlotRequest } from './anySlotRequest';
import { slotRequest } from './arbitraries';
import {
  at,
  between,
  makeCandidate,
  makeInterviewer,
  makeSeat,
  makeSession,
  makeSlotRequest,
} from './makers';
import { propertyRuns } from './propertyRuns';
import { scarceLoop, scarcerLoop, scarceSlot } from './scarceLoops';
import { smallLoop } from './smallRequests';

jest.setTimeout(24 * 60 * 60_000);

function countStarts(request: SlotRequest): number {
  return proposeSlots({ ...request, k: 0 }).total;
}

function countDays(request: LoopRequest): number {
  return listLoopDays(request).length;
}

/** Price and gain of every single change that gains anything, found by planning the changed request from nothing. */
function listGains<R extends SlotRequest | LoopRequest>(
  request: R,
  count: (request: R) => number,
): [number, number][] {
  const legal = count(request);
  return listRelaxations(request)
    .map((change): [number, number] => [priceOf(change), count(applyRelaxation(request, change)) - legal])
    .filter(([, opens]) => opens > 0)
    .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}

function checkOffers<R extends SlotRequest | LoopRequest>(request: R, count: (request: R) => number): void {
  const { legal, offers } = explain(request);
  expect(legal).toBe(count(request));
  const gains = listGains(request, count);
  if (gains.length > 0) {
    expect(offers.map(({ price, opens }) => [price, opens])).toEqual(gains.slice(0, 8));
    return;
  }
  for (const { changes, opens } of offers) {
    const changed = changes.reduce((now: R, change: Relaxation) => applyRelaxation(now, change), request);
    expect(count(changed) - legal).toBe(opens);
  }
}

/** True where the second only does more, or less, of what the first does, be it for one person. */
function isAlike(one: Relaxation, other: Relaxation): boolean {
  if (one.kind === 'widenHours' && other.kind === 'widenHours') {
    return one.side === other.side && one.personIds.some((id) => other.personIds.includes(id));
  }
  const ids = ({ kind, ...change }: Relaxation) =>
    JSON.stringify([kind, Object.entries(change).filter(([key]) => /Ids?$|^side$|^per$/.test(key))]);
  return ids(one) === ids(other);
}

/** Price and gain of every pair of changes that gains anything, found by planning the changed request from nothing. */
function listPairGains<R extends SlotRequest | LoopRequest>(
  request: R,
  count: (request: R) => number,
): [number, number][] {
  const changes = listRelaxations(request);
  return changes
    .flatMap((one, at) => changes.slice(at + 1).map((other) => [one, other] as const))
    .filter(([one, other]) => !isAlike(one, other))
    .map(([one, other]): [number, number] => {
      const changed = applyRelaxation(applyRelaxation(request, one), other);
      const panels = 'sessions' in changed ? changed.sessions : [changed.session];
      const hasSeats = panels.every(({ panel }) => panel.seats.length > 0);
      return [priceOf(one) + priceOf(other), hasSeats ? count(changed) : 0];
    })
    .filter(([, opens]) => opens > 0)
    .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}

/** True where the request is one that only pairs of changes could help; checks that the offers are the cheapest of them. */
function checkPairs<R extends SlotRequest | LoopRequest>(request: R, count: (request: R) => number): boolean {
  if (count(request) > 0 || listGains(request, count).length > 0) return false;
  const { offers, exact } = explain(request);
  expect(exact).toBe(true);
  const found = offers.map(({ price, opens }) => [price, opens]);
  expect(found).toEqual(listPairGains(request, count).slice(0, 8));
  return found.length > 0;
}

const ALL_DAY = [{ from: '00:00', to: '24:00' }];
const ALWAYS = {
  mon: ALL_DAY,
  tue: ALL_DAY,
  wed: ALL_DAY,
  thu: ALL_DAY,
  fri: ALL_DAY,
  sat: ALL_DAY,
  sun: ALL_DAY,
};

/** What people's own calendars look like where one rule is gone. */
const LIFTED: Readonly<Partial<Record<Constraint, (person: Interviewer) => Interviewer>>> = {
  workingHours: ({ daysOff: _, overrides: __, ...person }) => ({ ...person, weeklyHours: ALWAYS }),
  busy: (person) => ({ ...person, busy: [] }),
  unknown: ({ unknown: _, ...person }) => person,
  buffer: (person) => ({ ...person, bufferMinutes: 0 }),
  capPerDay: ({ capPerDay: _, ...person }) => person,
  capPerWeek: ({ capPerWeek: _, ...person }) => person,
  notice: (person) => ({ ...person, leastNoticeMinutes: 0 }),
  paused: ({ pausedUntil: _, ...person }) => person,
};

function checkRemoves(
  request: SlotRequest,
  rule: Constraint,
  lift: (person: Interviewer) => Interviewer,
): number {
  const { legal, obstacles } = explain(request);
  const lifted = { ...request, interviewers: request.interviewers.map(lift) };
  const removes = obstacles.find(({ constraint }) => constraint === rule)?.removes ?? 0;
  expect([rule, removes]).toEqual([rule, countStarts(lifted) - legal]);
  return removes;
}

describe('obstacles', () => {
  const meeting = between('2026-12-01T12:00Z', '2026-12-01T13:00Z');
  const moved = between('2026-12-01T13:15Z', '2026-12-01T14:15Z');
  test.each<[Constraint, Partial<Interviewer>]>([
    ['busy', { busy: [meeting] }],
    ['unknown', { unknown: [meeting] }],
    ['buffer', { bufferMinutes: 30, booked: [{ id: 'x', ...meeting }] }],
    ['capPerDay', { capPerDay: 1, booked: [{ id: 'x', ...meeting }] }],
    ['capPerWeek', { capPerWeek: 1, booked: [{ id: 'x', ...meeting }] }],
    ['notice', { leastNoticeMinutes: 30 * 60 }],
    ['paused', { pausedUntil: at('2026-12-01T12:00Z') }],
    ['workingHours', { daysOff: [{ from: '2026-12-01', to: '2026-12-01' }] }],
  ])('%s is named with what it removes, whatever is being moved', (rule, overrides) => {
    const booked = [...(overrides.booked ?? []), { id: 'moved', ...moved }];
    const person = makeInterviewer({ ...overrides, booked });
    const request = makeSlotRequest({
      interviewers: [person],
      continuity: [{ interviewId: 'moved', sessionId: 'design', personIds: ['priya'], ...moved }],
    });
    expect(checkRemoves(request, rule, LIFTED[rule] ?? ((same) => same))).toBeGreaterThan(0);
  });

  test('what each rule alone removes is what planning without it would add', () => {
    fc.assert(
      fc.property(anySlotRequest, ({ knownUntil: _, ...request }) => {
        for (const [rule, lift] of Object.entries(LIFTED)) checkRemoves(request, rule as Constraint, lift);
      }),
      propertyRuns(25),
    );
  });
});

describe('offers', () => {
  test('of a single interview are the cheapest changes, and open as many starts as planning with them finds', () => {
    fc.assert(
      fc.property(slotRequest, (request) => checkOffers(request, countStarts)),
      propertyRuns(30),
    );
  });

  test('of two changes count what both do together: another day, and a panel that is smaller on that day too', () => {
    const request = makeSlotRequest({
      interviewers: [makeInterviewer({ daysOff: [{ from: '2026-12-01', to: '2026-12-01' }] })],
      session: makeSession({ panel: { seats: [makeSeat(), makeSeat({ id: 'second', part: 'second' })] } }),
    });
    const { offers } = explain(request);
    expect(offers.map(({ changes }) => changes.map(({ kind }) => kind))).toContainEqual([
      'moreDays',
      'fewerSeats',
    ]);
    for (const { changes, opens } of offers) {
      expect(opens).toBe(countStarts(changes.reduce<SlotRequest>(applyRelaxation, request)));
    }
  });

  test.each([
    ['the only one', ['priya']],
    ['one of two', ['priya', 'omar']],
  ])(
    'of a panel that was chosen by name put somebody else of the pools in for who is away: %s',
    (_, chosen) => {
      const away = { weeklyHours: {} };
      const seats = chosen.map((id) => makeSeat({ id, named: chosen, pools: ['core'] }));
      const request = makeSlotRequest({
        interviewers: [
          makeInterviewer(away),
          makeInterviewer({ id: 'omar', pools: [] }),
          makeInterviewer({ id: 'chen' }),
          makeInterviewer({ id: 'dee', pools: ['data'] }),
        ],
        session: makeSession({
          panel: {
            seats: [...seats, makeSeat({ id: 'shadow', part: 'shadow', named: chosen })],
            required: chosen,
          },
        }),
      });
      const [offer] = explain(request).offers;
      expect(offer?.changes).toEqual([{ kind: 'replaceNamed', sessionId: 'design', personId: 'priya' }]);
      const changed = offer?.changes.reduce<SlotRequest>(applyRelaxation, request) ?? request;
      expect(offer?.opens).toBe(countStarts(changed));
      const seated = proposeSlots(changed).proposals.map(({ seats: people }) =>
        people.map(({ personId }) => personId).sort(),
      );
      expect(new Set(seated.flat())).toEqual(new Set([...chosen.filter((id) => id !== 'priya'), 'chen']));
      expect(changed.session.panel.seats.find(({ id }) => id === 'shadow')?.named).toEqual(chosen);
    },
  );

  test('of two changes are of two people where the caps of both are reached, once', () => {
    const full = {
      capPerDay: 1,
      booked: [{ id: 'x', ...between('2026-12-01T09:00Z', '2026-12-01T10:00Z') }],
      daysOff: [{ from: '2026-12-02', to: '2026-12-31' }],
    };
    const request = makeSlotRequest({
      interviewers: [makeInterviewer(full), makeInterviewer({ id: 'omar', ...full })],
      session: makeSession({ panel: { seats: [makeSeat({ count: 2 })], required: ['priya', 'omar'] } }),
    });
    const raised = explain(request).offers.filter(({ changes }) =>
      changes.every(({ kind }) => kind === 'raiseCap'),
    );
    expect(
      raised.map(({ changes }) => changes.map((change) => 'personId' in change && change.personId)),
    ).toEqual([['priya', 'omar']]);
  });

  test('of two changes never do the same thing twice', () => {
    const hours = [{ from: '11:00', to: '11:30' }];
    const request = makeSlotRequest({
      candidate: makeCandidate({ windows: [{ from: '2026-12-01', to: '2026-12-01', hours }] }),
      session: makeSession({ minutes: 120 }),
    });
    const sides = explain(request).offers.map(({ changes }) =>
      changes.map((change) => ('side' in change ? change.side : change.kind)),
    );
    expect(sides).toContainEqual(['earlier', 'later']);
    for (const pair of sides) expect(new Set(pair).size).toBe(2);
  });

  test.each<[string, fc.Arbitrary<SlotRequest | LoopRequest>]>([
    ['a single interview', scarceSlot],
    ['a loop', scarcerLoop],
  ])('of two changes are the cheapest pairs where no single one helps: %s', (_, requests) => {
    let helped = 0;
    fc.assert(
      fc.property(requests, (request) => {
        const count = (one: SlotRequest | LoopRequest) =>
          'sessions' in one ? countDays(one) : countStarts(one);
        if (checkPairs(request, count)) helped++;
      }),
      propertyRuns(40),
    );
    expect(helped).toBeGreaterThan(0);
  });

  test('of a loop that few people nearly can hold are the cheapest changes too', () => {
    fc.assert(
      fc.property(scarceLoop, (request) => checkOffers(request, countDays)),
      propertyRuns(60),
    );
  });

  test('of a loop are the cheapest changes, and open as many days as planning with them finds', () => {
    fc.assert(
      fc.property(smallLoop, (request) => checkOffers(request, countDays)),
      propertyRuns(30),
    );
  });
});
