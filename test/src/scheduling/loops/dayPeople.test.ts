import fc from 'fast-check';
import type { Ban } from '../../../../src/scheduling/loops/bans';
import { DayPeople } from '../../../../src/scheduling/loops/dayPeople';
import { makeLoopModel } from '../../../../src/scheduling/loops/loopModel';
import { cheapestPanel, isApart } from '../../../../src/scheduling/people/panel';
import { indexRequest, makePlan } from '../../../../src/scheduling/people/plan';
import { isLegal, seatPoints } from '../../../../src/scheduling/people/sessionTable';
import { HourPoints, startPoints } from '../../../../src/scheduling/people/slotCost';
import type { LoopRequest } from '../../../../src/scheduling/types';
import { at, between, makeCandidate, makeInterviewer, makeSeat, makeSession } from '../makers';
import { propertyRuns } from '../propertyRuns';

const PEOPLE = ['ana', 'ben', 'chi', 'dee', 'eva', 'fay', 'gus'];
const NEVER = 0x1fffffff;
const somebody = fc.constantFrom(...PEOPLE);
const charges = fc.tuple(...PEOPLE.map(() => fc.constantFrom(0, 0, 5, 12, 30)));
const hour = fc.integer({ min: 9, max: 16 });

/** One session on one day: panels of one to five, with people required and pairs apart, who are busy now and then. */
const session = fc.record({
  seats: fc.array(
    fc.record({ count: fc.constantFrom(1, 1, 2), named: fc.subarray(PEOPLE, { minLength: 3 }) }),
    { minLength: 1, maxLength: 3 },
  ),
  required: fc.uniqueArray(somebody, { maxLength: 2 }),
  apart: fc.array(fc.tuple(somebody, somebody), { maxLength: 2 }),
  busy: fc.tuple(...PEOPLE.map(() => fc.uniqueArray(hour, { maxLength: 4 }))),
  minutes: fc.constantFrom(30, 60),
});

/** Somebody, or everybody, for all of the day or for an hour of it. */
const ban = fc.record({
  person: fc.oneof(
    { weight: 4, arbitrary: fc.nat(PEOPLE.length - 1) },
    { weight: 1, arbitrary: fc.constant(null) },
  ),
  hour: fc.option(hour),
});

type AnySession = typeof session extends fc.Arbitrary<infer T> ? T : never;
type AnyBan = typeof ban extends fc.Arbitrary<infer T> ? T : never;

function makeRequest({ seats, required, apart, busy, minutes }: AnySession): LoopRequest {
  const panel = { seats: seats.map((seat, n) => makeSeat({ id: `seat-${n}`, ...seat })), required, apart };
  return {
    now: at('2026-11-30T08:00Z'),
    interviewers: PEOPLE.map((id, p) =>
      makeInterviewer({
        id,
        busy: (busy[p] ?? []).map((h) => between(`2026-12-01T${pad(h)}:00Z`, `2026-12-01T${pad(h)}:30Z`)),
        booked: p % 3 === 0 ? [{ id, ...between('2026-11-30T10:00Z', '2026-11-30T11:00Z') }] : [],
      }),
    ),
    candidate: makeCandidate(),
    sessions: [makeSession({ minutes, panel })],
    order: 'free',
    breaks: { leastMinutes: 0, mostMinutes: 60 },
    mostDays: 1,
  };
}

function pad(hours: number): string {
  return String(hours).padStart(2, '0');
}

function weighAgainstPanels(own: AnySession) {
  const request = makeRequest(own);
  const model = makeLoopModel(request, makePlan(request, request.sessions, indexRequest(request)));
  const { time, index, weights } = model.plan;
  const [date] = model.dates;
  const [table] = model.tables;
  if (!date || !table) return null;
  const day = new DayPeople(model, date, new HourPoints(time, index.horizon, weights));
  const starts = Array.from(date.starts[0] ?? []);
  const toBan = ({ person, hour: from }: AnyBan): Ban => {
    const tick = starts[0] ?? 0;
    const begin = tick + ((from ?? 0) - 9) * 12;
    return from === null
      ? { session: 0, person, from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }
      : { session: 0, person, from: begin, to: begin + 12 };
  };
  /** What asking for the cheapest panel at each start by itself gives. */
  const oracle = (bans: readonly Ban[], paid: readonly number[]) =>
    starts.map((tick) => {
      const taken = PEOPLE.flatMap((_, p) =>
        bans.some((b) => (b.person === null || b.person === p) && b.from <= tick && tick < b.to) ? [p] : [],
      );
      const found = cheapestPanel(table, tick, new Map(paid.entries()), new Set(taken));
      const { candidateHours } = startPoints(time, index.horizon, tick, table.ticks, weights);
      return found ? found.points + candidateHours : NEVER;
    });
  return { table, day, starts, toBan, oracle, model };
}

test('a day knows the cheapest panel of each start under charges and bans, and who sits in it', () => {
  fc.assert(
    fc.property(session, charges, fc.array(ban, { maxLength: 4 }), (own, paid, banned) => {
      const asked = weighAgainstPanels(own);
      if (!asked) return;
      const { table, day, starts, toBan, oracle, model } = asked;
      const bans = banned.map(toBan);
      const width = model.sittings[0]?.length ?? 0;
      const found = day.weigh(0, bans, Int32Array.from(paid));
      expect(found.least).toEqual(oracle(bans, paid));
      expect(found.fewest).toBe(Math.min(...found.least));
      starts.forEach((tick, start) => {
        if (found.least[start] === NEVER) return;
        const rows = found.panels.slice(start * width, (start + 1) * width);
        const points = rows.reduce(
          (sum, row) => sum + seatPoints(table, row, tick) + (paid[table.people[row] ?? -1] ?? 0),
          0,
        );
        expect(points + day.hourOf(0, start)).toBe(found.least[start]);
        expect(new Set(rows).size).toBe(width);
        expect(rows.every((row) => isLegal(table, row, tick) && !isApart(table, rows, row))).toBe(true);
        expect(table.required.every((row) => rows.includes(row))).toBe(true);
        rows.forEach((row, sitting) => {
          expect(table.seats[model.sittings[0]?.[sitting] ?? -1]?.able).toContain(row);
        });
      });
    }),
    propertyRuns(500),
  );
});

test('a day that was weighed knows the same once people cost more and more of them are barred', () => {
  fc.assert(
    fc.property(
      session,
      charges,
      charges,
      fc.array(ban, { maxLength: 3 }),
      ban,
      (own, paid, more, banned, last) => {
        const asked = weighAgainstPanels(own);
        if (!asked) return;
        const { day, toBan, oracle } = asked;
        const bans = banned.map(toBan);
        const before = day.weigh(0, bans, Int32Array.from(paid));
        const dearer = paid.map((points, p) => points + (more[p] ?? 0));
        const after = day.weigh(0, [...bans, toBan(last)], Int32Array.from(dearer), before);
        expect(after.least).toEqual(oracle([...bans, toBan(last)], dearer));
      },
    ),
    propertyRuns(300),
  );
});
