import type {
  BusyInterval,
  HoursWindow,
  Interviewer,
  SlotRequest,
  Weekday,
} from '../../../src/scheduling/types';
import { CIVIL_HOURS } from '../../../src/scheduling/weights';

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MINUTE = 60_000;
const DAY = 86_400_000;

export type DayHours = (date: string, weekday: Weekday) => readonly HoursWindow[];

/** What a peer asks its date library; the rest is the same sorted-interval algebra for both. */
export interface PeerCalendar {
  /** The windows of each civil date from one to the other, as instants. */
  readonly hoursOf: (zone: string, from: string, to: string, windowsOn: DayHours) => [number, number][];
  readonly dateOf: (zone: string, ms: number) => string;
  readonly weekOf: (zone: string, ms: number) => string;
  readonly parse: (text: string) => number;
}

/** Ids of everybody free, by start: merge what is taken, subtract it from the hours, step through what is left. */
export function freeStarts(request: SlotRequest, calendar: PeerCalendar): Map<number, string[]> {
  const { candidate, session } = request;
  const from = candidate.windows.map((window) => window.from).sort()[0] ?? '';
  const to =
    candidate.windows
      .map((window) => window.to)
      .sort()
      .at(-1) ?? '';
  const open = subtract(
    calendar.hoursOf(candidate.zone, from, to, () => candidate.hours ?? CIVIL_HOURS),
    merge(readAll(candidate.busy ?? [], calendar, 0)),
  );
  const starts = new Map<number, string[]>();
  for (const person of request.interviewers) {
    const conflict = candidate.conflicts?.some(({ personId }) => personId === person.id);
    if (conflict || person.skills[session.stageId] !== 'qualified') continue;
    const wide = [shift(from, -1), shift(to, 1)] as const;
    const taken = merge([
      ...readAll(person.busy, calendar, 0),
      ...readAll(person.unknown ?? [], calendar, 0),
      ...readAll(person.booked, calendar, (person.bufferMinutes ?? 0) * MINUTE),
    ]);
    const hours = calendar.hoursOf(person.zone, wide[0], wide[1], (date, weekday) =>
      windowsOf(person, date, weekday),
    );
    addStarts(starts, request, person, intersect(open, subtract(hours, taken)), calendar);
  }
  return new Map([...starts].sort(([a], [b]) => a - b));
}

function shift(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

function windowsOf(person: Interviewer, date: string, weekday: Weekday): readonly HoursWindow[] {
  const override = person.overrides?.find((one) => one.date === date);
  if (override) return override.windows;
  if (person.daysOff?.some(({ from, to }) => from <= date && date <= to)) return [];
  return person.weeklyHours[weekday] ?? [];
}

function addStarts(
  starts: Map<number, string[]>,
  { now, session, stepMinutes = 15 }: SlotRequest,
  person: Interviewer,
  free: readonly [number, number][],
  calendar: PeerCalendar,
): void {
  const step = stepMinutes * MINUTE;
  const earliest = Math.max(
    now.getTime() + (person.leastNoticeMinutes ?? 0) * MINUTE,
    person.pausedUntil?.getTime() ?? 0,
  );
  const perDay = countBy(person, (ms) => calendar.dateOf(person.zone, ms));
  const perWeek = countBy(person, (ms) => calendar.weekOf(person.zone, ms));
  for (const [from, to] of free) {
    const first = Math.ceil(Math.max(from, earliest) / step) * step;
    if (first + session.minutes * MINUTE > to) continue;
    // A free stretch lies in one window of one civil date, so that its first start speaks for all.
    if (isFull(perDay, person.capPerDay, () => calendar.dateOf(person.zone, first))) continue;
    if (isFull(perWeek, person.capPerWeek, () => calendar.weekOf(person.zone, first))) continue;
    for (let start = first; start + session.minutes * MINUTE <= to; start += step) {
      const ids = starts.get(start) ?? [];
      ids.push(person.id);
      starts.set(start, ids);
    }
  }
}

/** The date library is asked only where some day or week is full. */
function isFull(counts: ReadonlyMap<string, number>, cap: number | undefined, keyOf: () => string): boolean {
  if (cap === undefined || ![...counts.values()].some((count) => count >= cap)) return false;
  return (counts.get(keyOf()) ?? 0) >= cap;
}

function countBy(person: Interviewer, keyOf: (ms: number) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { startsAt } of person.booked) {
    const key = keyOf(startsAt.getTime());
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function readAll(
  intervals: readonly BusyInterval[],
  { parse }: PeerCalendar,
  margin: number,
): [number, number][] {
  return intervals
    .map((interval): [number, number] =>
      'startsAt' in interval
        ? [interval.startsAt.getTime(), interval.endsAt.getTime()]
        : [parse(interval.start), parse(interval.end)],
    )
    .filter(([start, end]) => start < end)
    .map(([start, end]): [number, number] => [start - margin, end + margin]);
}

function merge(spans: [number, number][]): [number, number][] {
  const sorted = spans.sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [start, end] of sorted) {
    const last = merged[merged.length - 1];
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

function subtract(
  spans: readonly [number, number][],
  taken: readonly [number, number][],
): [number, number][] {
  const left: [number, number][] = [];
  let t = 0;
  for (const [from, to] of spans) {
    let start = from;
    while (t < taken.length && (taken[t]?.[1] ?? 0) <= start) t++;
    for (let n = t; n < taken.length && (taken[n]?.[0] ?? 0) < to; n++) {
      if ((taken[n]?.[0] ?? 0) > start) left.push([start, taken[n]?.[0] ?? 0]);
      start = Math.max(start, taken[n]?.[1] ?? 0);
    }
    if (start < to) left.push([start, to]);
  }
  return left;
}

function intersect(a: readonly [number, number][], b: readonly [number, number][]): [number, number][] {
  const both: [number, number][] = [];
  let n = 0;
  for (const [from, to] of a) {
    while (n < b.length && (b[n]?.[1] ?? 0) <= from) n++;
    for (let m = n; m < b.length && (b[m]?.[0] ?? 0) < to; m++) {
      const start = Math.max(from, b[m]?.[0] ?? 0);
      const end = Math.min(to, b[m]?.[1] ?? 0);
      if (start < end) both.push([start, end]);
    }
  }
  return both;
}
