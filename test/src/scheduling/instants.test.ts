import fc from 'fast-check';
import { forEachLimits } from '../../../src/scheduling/instants';
import type { BusyInterval } from '../../../src/scheduling/types';
import { propertyRuns } from './propertyRuns';

function limitsOf(intervals: readonly BusyInterval[]): [number, number][] {
  const limits: [number, number][] = [];
  forEachLimits(intervals, (start, end) => limits.push([start, end]));
  return limits;
}

const instant = fc.date({
  min: new Date('0000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});

/** Instants of all years that four digits write, as people and machines write them. */
const written = fc.tuple(instant, fc.nat(7)).map(([date, form]) => {
  const text = date.toISOString();
  const [minute, second] = [text.slice(0, 16), text.slice(0, 19)];
  const forms = [
    text,
    `${second}Z`,
    `${second}+05:30`,
    `${text.slice(0, 23)}-09:00`,
    `${minute}:00Z`,
    `${minute}:00.000Z`,
    `${minute}:00Z`,
    `${minute}:00.000Z`,
  ];
  return forms[form] ?? text;
});

/** One character of it is another: mostly no instant any more, sometimes another one. */
const mistyped = fc
  .tuple(written, fc.nat(23), fc.constantFrom(...'0123456789TZ-+:. /eé☃'))
  .map(([text, at, character]) => text.slice(0, at) + character + text.slice(at + 1));

const anyText = fc.oneof({ weight: 3, arbitrary: written }, { weight: 2, arbitrary: mistyped });

describe('instants as calendars write them', () => {
  test('every text means what Date.parse says, whatever stands beside it', () => {
    const interval = fc.oneof(
      { weight: 8, arbitrary: fc.record({ start: anyText, end: anyText }) },
      fc.record({ startsAt: instant, endsAt: instant }),
    );
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 600, size: 'max' }), (intervals) => {
        const expected = intervals.map((one) =>
          'start' in one
            ? [Date.parse(one.start), Date.parse(one.end)]
            : [one.startsAt.getTime(), one.endsAt.getTime()],
        );
        expect(limitsOf(intervals)).toEqual(expected);
      }),
      propertyRuns(60),
    );
  });

  test.each([
    ['2026-12-03T10:00:00Z'],
    ['2026-12-03T10:00:00.250Z'],
    ['2028-02-29T23:59:59.999Z'],
    ['2026-02-29T10:00:00Z'],
    ['2026-04-31T10:00:00Z'],
    ['2026-12-03T24:00:00Z'],
    ['2026-12-03T24:00:01Z'],
    ['2026-12-03T23:60:00Z'],
    ['2026-12-03T23:00:60Z'],
    ['2026-13-03T10:00:00Z'],
    ['2026-00-03T10:00:00Z'],
    ['2026-12-00T10:00:00Z'],
    ['2026/12/03T10:00:00Z'],
    ['2026-12-03 10:00:00Z'],
    ['2026-12-03T1é:00:00Z'],
    ['2026-12-03T10:00:00.250z'],
    ['not an instant, 24 long'],
    ['1970-01-01T00:00:00Z'],
    ['0000-01-01T00:00:00Z'],
  ])('%s is read as Date.parse reads it', (text) => {
    const beside = { start: '2026-12-03T10:00:00Z', end: '2026-12-03T11:00:00Z' };
    const read = limitsOf([beside, { start: text, end: text }, beside]);
    const known = [Date.parse(beside.start), Date.parse(beside.end)];
    expect(read).toEqual([known, [Date.parse(text), Date.parse(text)], known]);
  });

  test('characters of two bytes shift no other text', () => {
    const [first, second] = ['2026-12-03T10:00:00.000Z', '2026-12-04T10:00:00.000Z'];
    const read = limitsOf([
      { start: 'é'.repeat(24), end: first },
      { start: second, end: second },
    ]);
    expect(read).toEqual([
      [Number.NaN, Date.parse(first)],
      [Date.parse(second), Date.parse(second)],
    ]);
  });
});
