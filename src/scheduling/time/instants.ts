import type { BusyInterval } from '../types';
import { dayNumberOf, daysInMonth } from './civil';
import { TICK_MINUTES, TICK_MS } from './horizon';

/** `2026-12-03T10:00:00Z`, as Google's free/busy writes instants. */
const SECONDS_LENGTH = 20;
/** `2026-12-03T10:00:00.000Z`, as JSON does. */
const MILLIS_LENGTH = 24;
/** How many intervals are read at once. */
const BATCH = 256;

/** Stands for what is no instant, or none that is read here. */
const WRONG = -0x80000000;
const TICKS_AN_HOUR = 60 / TICK_MINUTES;

/** Scratch: nothing in these outlives a call. `limits` are the ticks of starts and ends in turn. */
const bytes = new Uint8Array(BATCH * 2 * MILLIS_LENGTH);
const words = new Int32Array(bytes.buffer);
const limits = new Int32Array(BATCH * 2);
const encoder = new TextEncoder();

/** Milliseconds since the epoch at which an interval starts. NaN where the text is no instant. */
export function startOf(interval: BusyInterval): number {
  return 'startsAt' in interval ? interval.startsAt.getTime() : Date.parse(interval.start);
}

/** Milliseconds since the epoch at which an interval ends. NaN where the text is no instant. */
export function endOf(interval: BusyInterval): number {
  return 'endsAt' in interval ? interval.endsAt.getTime() : Date.parse(interval.end);
}

/**
 * Calls `visit` with the ticks since the epoch that each interval touches, `to` left out; with those that touch none it
 * calls nothing, and with the n-th, where it ends before it starts or is no interval, `refuse`. Texts in the two forms in
 * which machines write UTC are laid end to end and read four characters at a time (a sixth of the time `Date.parse`
 * takes); those of other forms, or with a limit inside a tick, are left to it.
 */
export function forEachSpan(
  intervals: readonly BusyInterval[],
  visit: (from: number, to: number) => void,
  refuse: (n: number) => void,
): void {
  for (let first = 0; first < intervals.length; ) {
    const last = readLimits(intervals, first);
    for (let n = first; n < last; n++) {
      const from = limits[2 * (n - first)] ?? WRONG;
      const to = limits[2 * (n - first) + 1] ?? WRONG;
      if (from === WRONG || to === WRONG) readAlone(intervals, n, visit, refuse);
      else if (from < to) visit(from, to);
      else if (from > to) refuse(n);
    }
    first = last;
  }
}

/** What does not look like an instant here may still be one to `Date.parse`: `24:00:00`, for one. */
function readAlone(
  intervals: readonly BusyInterval[],
  n: number,
  visit: (from: number, to: number) => void,
  refuse: (n: number) => void,
): void {
  const interval = intervals[n];
  if (!interval) return;
  const [start, end] = [startOf(interval), endOf(interval)];
  if (start < end) visit(Math.floor(start / TICK_MS), Math.ceil(end / TICK_MS));
  else if (start !== end) refuse(n);
}

/** Writes the limits of a stretch of intervals to `limits`, `WRONG` for those that are not read here; returns its end. */
function readLimits(intervals: readonly BusyInterval[], first: number): number {
  const length = lengthOf(intervals[first]);
  const most = Math.min(first + BATCH, intervals.length);
  let text = '';
  let last = first;
  for (; last < most; last++) {
    const interval = intervals[last];
    if (!interval || !('start' in interval)) break;
    const { start, end } = interval;
    if (start.length !== length || end.length !== length) break;
    text += start;
    text += end;
  }
  if (last === first) {
    limits.fill(WRONG, 0, 2);
    return first + 1;
  }
  const { read, written } = encoder.encodeInto(text, bytes);
  // Characters that are not ASCII take several bytes: then nothing stands where it should.
  const isSound = read === text.length && written === text.length;
  if (isSound) readTicks(2 * (last - first), length / 4);
  else limits.fill(WRONG, 0, 2 * (last - first));
  return last;
}

/** The length of its texts, where they may be of a form that is read here. */
function lengthOf(interval: BusyInterval | undefined): number {
  const length = interval && 'start' in interval ? interval.start.length : 0;
  return length === SECONDS_LENGTH || length === MILLIS_LENGTH ? length : Number.NaN;
}

/*
 * Below, a word is four characters xored with what must stand there ('0' for a digit). It is sound where separators
 * leave 0 and digits at most 9, which is when adding 6 leaves their high halves empty. The bytes of a word are in the
 * order of nearly all processors; in the other order nothing would look sound, and `Date.parse` would read it all.
 */

/** Reads so many texts of so many words each: `2026`, `-12-`, `03T1`, `0:00`, and `:00Z` or `:00.` and `000Z`. */
function readTicks(count: number, width: number): void {
  const seconds = width * 4 === MILLIS_LENGTH ? 0x2e30303a : 0x5a30303a;
  let year = 0;
  let month = 0;
  let day = 0;
  let midnight = WRONG;
  for (let n = 0, at = 0; n < count; n++, at += width) {
    const y = words[at] ?? 0;
    const m = words[at + 1] ?? 0;
    const dayAndHour = words[at + 2] ?? 0;
    const d = dayAndHour & 0xffffff;
    // Most instants of a calendar stand beside another of the same date.
    if (y !== year || m !== month || d !== day) {
      year = y;
      month = m;
      day = d;
      midnight = readDate(y ^ 0x30303030, m ^ 0x2d30302d, d ^ 0x543030);
    }
    const millis = width * 4 === MILLIS_LENGTH ? (words[at + 5] ?? 0) ^ 0x5a303030 : 0;
    const isWhole = (((words[at + 4] ?? 0) ^ seconds) | millis) === 0;
    const ticks = readTime((dayAndHour >>> 24) ^ 0x30, (words[at + 3] ?? 0) ^ 0x30303a30);
    limits[n] = isWhole && ticks !== WRONG && midnight !== WRONG ? midnight + ticks : WRONG;
  }
}

/** Ticks since midnight, from `1` and `0:00`; `WRONG` for what is no time, or one inside a tick. */
function readTime(tens: number, rest: number): number {
  const hours = tens * 10 + (rest & 15);
  const minutes = twoDigits(rest >> 16);
  const ticks = (minutes / TICK_MINUTES) | 0;
  const wrong = (rest | (rest + 0x06060006)) & 0xf0f0fff0;
  const isTick = wrong === 0 && hours <= 23 && minutes <= 59 && ticks * TICK_MINUTES === minutes;
  return isTick ? hours * TICKS_AN_HOUR + ticks : WRONG;
}

/** The tick at which the date begins in UTC; `WRONG` where it is none. */
function readDate(year: number, month: number, day: number): number {
  const wrong =
    ((year | (year + 0x06060606)) & 0xf0f0f0f0) |
    ((month | (month + 0x00060600)) & 0xfff0f0ff) |
    ((day | (day + 0x0606)) & 0xfffff0f0);
  const years = twoDigits(year) * 100 + twoDigits(year >> 16);
  const months = twoDigits(month >> 8);
  const days = twoDigits(day);
  const isDate = wrong === 0 && years > 1582 && months >= 1 && months <= 12 && days >= 1;
  const exists = isDate && days <= daysInMonth(years, months);
  return exists ? dayNumberOf(years, months, days) * 24 * TICKS_AN_HOUR : WRONG;
}

/** The two digits in the lower half of a word. */
function twoDigits(word: number): number {
  return (word & 15) * 10 + ((word >> 8) & 15);
}
