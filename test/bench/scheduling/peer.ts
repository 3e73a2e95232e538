import type {
  BusyInterval,
  HoursWindow,
  Interviewer,
  SlotRequest,
  Weekday,
} from '../../../src/scheduling/types';
import { CIVIL_HOURS } from '../../../src/scheduling/weights';
import { maySit } from './panelPeer';
import { intersect, merge, type Span, startsIn, subtract } from './spans';

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MINUTE = 60_000;
const DAY = 86_400_000;

export type DayHours = (date: string, weekday: Weekday) => readonly HoursWindow[];

/** What a peer asks its date library; the rest is the same sorted-interval algebra for both. */
export interface PeerCalendar {
  /** The windows of each civil date from one to the other, as instants. */
  readonly hoursOf: (zone: string, from: string, to: string, windowsOn: DayHours) => Span[];
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
  const inRoom = session.place === 'room' ? roomStarts(request, open, calendar) : null;
  const starts = new Map<number, string[]>();
  for (const person of request.interviewers) {
    if (!maySit(person, request)) continue;
    const wide = [shift(from, -1), shift(to, 1)] as const;
    const taken = merge([
      ...readAll(person.busy, calendar, 0),
      ...readAll(person.unknown ?? [], calendar, 0),
      ...readAll(person.booked, calendar, (person.bufferMinutes ?? 0) * MINUTE),
    ]);
    const hours = calendar.hoursOf(person.zone, wide[0], wide[1], (date, weekday) =>
      windowsOf(person, date, weekday),
    );
    addStarts(starts, request, person, intersect(open, subtract(hours, taken)), inRoom, calendar);
  }
  return new Map([...starts].sort(([a], [b]) => a - b));
}

/** Starts at which one room is free for all of the session. */
function roomStarts(
  { rooms = [], session, stepMinutes = 15 }: SlotRequest,
  open: readonly Span[],
  calendar: PeerCalendar,
): Set<number> {
  const starts = new Set<number>();
  for (const room of rooms) {
    const taken = merge([...readAll(room.busy, calendar, 0), ...readAll(room.unknown ?? [], calendar, 0)]);
    const free = startsIn(subtract(open, taken), stepMinutes * MINUTE, session.minutes * MINUTE);
    for (const start of free) starts.add(start);
  }
  return starts;
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
  free: readonly Span[],
  inRoom: ReadonlySet<number> | null,
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
      if (inRoom && !inRoom.has(start)) continue;
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

function readAll(intervals: readonly BusyInterval[], { parse }: PeerCalendar, margin: number): Span[] {
  return intervals
    .map(
      (interval): Span =>
        'startsAt' in interval
          ? [interval.startsAt.getTime(), interval.endsAt.getTime()]
          : [parse(interval.start), parse(interval.end)],
    )
    .filter(([start, end]) => start < end)
    .map(([start, end]): Span => [start - margin, end + margin]);
}
