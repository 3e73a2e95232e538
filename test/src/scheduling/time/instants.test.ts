import fc from 'fast-check';
import { TICK_MS } from '../../../../src/scheduling/time/horizon';
import { forEachSpan } from '../../../../src/scheduling/time/instants';
import type { BusyInterval } from '../../../../src/scheduling/types';
import { propertyRuns } from '../propertyRuns';

/** What is visited, as pairs of ticks, and what is refused, as positions. */
function readSpans(intervals: readonly BusyInterval[]): ([number, number] | number)[] {
  const spans: ([number, number] | number)[] = [];
  forEachSpan(
    intervals,
    (from, to) => spans.push([from, to]),
    (n) => spans.push(n),
  );
  return spans;
}

/** The same by `Date.parse`, one interval after the other. */
function parseSpans(intervals: readonly BusyInterval[]): ([number, number] | number)[] {
  return intervals.flatMap((one, n): ([number, number] | number)[] => {
    const [start, end] =
      'start' in one
        ? [Date.parse(one.start), Date.parse(one.end)]
        : [one.startsAt.getTime(), one.endsAt.getTime()];
    if (start === end) return [];
    return [start < end ? [Math.floor(start / TICK_MS), Math.ceil(end / TICK_MS)] : n];
  });
}

const instant = fc.date({
  min: new Date('0000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});

/** Instants of all years that four digits write, as people and machines write them. */
const written = fc.tuple(instant, fc.nat(11)).map(([date, form]) => {
  const [text, tick] = [
    date.toISOString(),
    new Date(date.getTime() - (date.getTime() % TICK_MS)).toISOString(),
  ];
  const forms = [
    text,
    `${text.slice(0, 19)}Z`,
    `${text.slice(0, 16)}:00Z`,
    `${text.slice(0, 19)}+05:30`,
    `${text.slice(0, 23)}-09:00`,
    tick,
    tick,
    tick,
    `${tick.slice(0, 19)}Z`,
    `${tick.slice(0, 19)}Z`,
    `${tick.slice(0, 19)}Z`,
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
        expect(readSpans(intervals)).toEqual(parseSpans(intervals));
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
    const intervals = [
      beside,
      { start: '1700-01-01T00:00:00Z', end: text },
      { start: text, end: text },
      beside,
    ];
    expect(readSpans(intervals)).toEqual(parseSpans(intervals));
  });

  test.each([
    ['2026-12-03T10:00:00Z', '2026-12-03T11:00:00Z'],
    ['2026-12-03T10:00:00.000Z', '2026-12-03T11:00:00.000Z'],
    ['2026-12-03T10:01:00Z', '2026-12-03T10:58:00Z'],
    ['2026-12-03T10:00:00.250Z', '2026-12-03T10:59:59.999Z'],
  ])('from %s to %s touches the ticks of the hour', (start, end) => {
    const first = Date.UTC(2026, 11, 3, 10) / TICK_MS;
    expect(readSpans([{ start, end }])).toEqual([[first, first + 12]]);
    expect(readSpans([{ start: end, end: start }])).toEqual([0]);
    expect(readSpans([{ start, end: start }])).toEqual([]);
  });

  test('neighbours differ in their day alone, their month alone, or their year alone', () => {
    const dates = ['2026-11-03', '2026-11-04', '2026-12-04', '2027-12-04', '2027-12-04'];
    const intervals = dates.map((date) => ({ start: `${date}T10:00:00Z`, end: `${date}T10:05:00Z` }));
    expect(readSpans(intervals)).toEqual(parseSpans(intervals));
  });

  test('characters of two bytes shift no other text', () => {
    const [first, second] = ['2026-12-03T10:00:00.000Z', '2026-12-04T10:00:00.000Z'];
    const intervals = [
      { start: 'é'.repeat(24), end: first },
      { start: first, end: second },
    ];
    expect(readSpans(intervals)).toEqual([0, [Date.parse(first) / TICK_MS, Date.parse(second) / TICK_MS]]);
  });
});
