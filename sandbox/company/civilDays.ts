import { DateTime } from 'luxon';

/** The civil date `day` days after the anchor's Monday (0), `2026-12-03`. */
export function dateOf(anchorAt: Date, day: number): string {
  return DateTime.fromJSDate(anchorAt, { zone: 'utc' }).plus({ days: day }).toFormat('yyyy-MM-dd');
}

/** The instant of a wall time on that date in a zone. */
export function instantAt(anchorAt: Date, day: number, wall: string, zone: string): Date {
  return DateTime.fromISO(`${dateOf(anchorAt, day)}T${wall}`, { zone }).toJSDate();
}

/** `09:30` as minutes after midnight, and back. */
export const minutesOf = (wall: string): number => Number(wall.slice(0, 2)) * 60 + Number(wall.slice(3, 5));
export const wallOf = (minutes: number): string =>
  `${`${Math.floor(minutes / 60)}`.padStart(2, '0')}:${`${minutes % 60}`.padStart(2, '0')}`;

/** Weekdays of the three weeks, Monday of the first being 0. */
export const WORKDAYS: readonly number[] = Array.from({ length: 21 }, (_, day) => day).filter(
  (day) => day % 7 < 5,
);

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const weekdayOf = (day: number) => WEEKDAYS[((day % 7) + 7) % 7] ?? 'mon';
