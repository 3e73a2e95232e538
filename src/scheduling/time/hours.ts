import type { Candidate, HoursWindow, Interviewer } from '../types';
import { CIVIL_HOURS } from '../weights';
import { type Bits, fillBits } from './bits';
import { findDayNumber, findMinuteOfDay, WEEKDAYS, weekdayIndex } from './civil';
import { type Horizon, TICK_MINUTES } from './horizon';
import { forEachDay, type ZoneClock } from './zoneClock';

/** Minutes of the day from which and to which, in pairs. */
type Minutes = readonly number[];

/** Adds the ticks that lie wholly inside the interviewer's hours to a row. */
export function drawHours(
  bits: Bits,
  first: number,
  horizon: Horizon,
  person: Interviewer,
  clock: ZoneClock,
): void {
  const week: Minutes[] = [];
  const readWeekday = (at: number): Minutes => {
    const windows = week[at] ?? readWindows(person.weeklyHours[WEEKDAYS[at] ?? 'mon'] ?? []);
    week[at] = windows;
    return windows;
  };
  const exceptions = readExceptions(person, clock);
  forEachDay(clock.stretches, (day, from, to, midnight) => {
    const windows = exceptions?.get(day) ?? readWeekday(weekdayIndex(day));
    drawWindows(bits, first, horizon, windows, from, to, midnight);
  });
}

/** True where the interviewer has any hours, however short, on one of the clock's dates. */
export function hasHours(person: Interviewer, clock: ZoneClock): boolean {
  const exceptions = readExceptions(person, clock);
  for (let day = clock.firstDay; day < clock.firstDay + clock.days; day++) {
    const windows = exceptions?.get(day) ?? person.weeklyHours[WEEKDAYS[weekdayIndex(day)] ?? 'mon'] ?? [];
    if (windows.length > 0) return true;
  }
  return false;
}

/** Adds the ticks that lie wholly inside the candidate's windows. */
export function drawCandidateHours(
  bits: Bits,
  horizon: Horizon,
  candidate: Candidate,
  clock: ZoneClock,
): void {
  const windows = candidate.windows.map((window) => ({
    from: findDayNumber(window.from) ?? 0,
    to: findDayNumber(window.to) ?? -1,
    minutes: readWindows(window.hours ?? candidate.hours ?? CIVIL_HOURS),
  }));
  forEachDay(clock.stretches, (day, from, to, midnight) => {
    for (const window of windows) {
      if (day < window.from || day > window.to) continue;
      drawWindows(bits, 0, horizon, window.minutes, from, to, midnight);
    }
  });
}

function drawWindows(
  bits: Bits,
  first: number,
  horizon: Horizon,
  windows: Minutes,
  fromMinute: number,
  toMinute: number,
  midnight: number,
): void {
  for (let w = 0; w < windows.length; w += 2) {
    const from = Math.max(fromMinute, midnight + (windows[w] ?? 0));
    const to = Math.min(toMinute, midnight + (windows[w + 1] ?? 0));
    if (from >= to) continue;
    const start = Math.ceil(from / TICK_MINUTES) - horizon.baseTick;
    fillBits(bits, first, horizon.words, start, Math.floor(to / TICK_MINUTES) - horizon.baseTick);
  }
}

/** Adjacent and overlapping windows become one, so that a tick across their seam is inside. */
function readWindows(windows: readonly HoursWindow[]): Minutes {
  const sorted = sortWindows(windows);
  const merged: number[] = [];
  for (let w = 0; w < sorted.length; w += 2) {
    const [from, to] = [sorted[w] ?? 0, sorted[w + 1] ?? 0];
    const last = merged.length - 1;
    const end = merged[last];
    if (end !== undefined && from <= end) merged[last] = Math.max(end, to);
    else merged.push(from, to);
  }
  return merged;
}

/** By insertion: a day has a window or two, and they are mostly in order. */
function sortWindows(windows: readonly HoursWindow[]): Minutes {
  const sorted: number[] = [];
  for (const window of windows) {
    const from = findMinuteOfDay(window.from) ?? 0;
    let at = sorted.length;
    sorted.push(0, 0);
    for (; at > 0 && (sorted[at - 2] ?? 0) > from; at -= 2) {
      sorted[at] = sorted[at - 2] ?? 0;
      sorted[at + 1] = sorted[at - 1] ?? 0;
    }
    sorted[at] = from;
    sorted[at + 1] = findMinuteOfDay(window.to) ?? 0;
  }
  return sorted;
}

/** Windows by day number where the week does not hold. */
function readExceptions(person: Interviewer, clock: ZoneClock): Map<number, Minutes> | null {
  if (!person.overrides?.length && !person.daysOff?.length) return null;
  const exceptions = new Map<number, Minutes>();
  const lastDay = clock.firstDay + clock.days - 1;
  for (const range of person.daysOff ?? []) {
    const from = Math.max(findDayNumber(range.from) ?? 0, clock.firstDay);
    const to = Math.min(findDayNumber(range.to) ?? -1, lastDay);
    for (let day = from; day <= to; day++) exceptions.set(day, []);
  }
  for (const { date, windows } of person.overrides ?? []) {
    const day = findDayNumber(date);
    if (day !== null && day >= clock.firstDay && day <= lastDay) exceptions.set(day, readWindows(windows));
  }
  return exceptions;
}
