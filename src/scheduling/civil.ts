import type { CivilDate, WallTime, Weekday } from './types';

export const DAY_MINUTES = 1440;
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2})$/;

/** Days since 1970-01-01 of a civil date (no zone in it), or null where it is not a date of the calendar. */
export function findDayNumber(date: CivilDate): number | null {
  const match = DATE.exec(date);
  if (!match) return null;
  const ms = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return civilDate(ms / 86_400_000) === date ? ms / 86_400_000 : null;
}

/** The civil date that many days after 1970-01-01. */
export function civilDate(dayNumber: number): CivilDate {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
}

/** Minutes since midnight of `HH:MM`, 0 to 1440, or null. */
export function findMinuteOfDay(time: WallTime): number | null {
  const match = TIME.exec(time);
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  const total = hours * 60 + minutes;
  return minutes < 60 && total <= DAY_MINUTES ? total : null;
}

/** `HH:MM` of minutes since midnight. */
export function wallTime(minuteOfDay: number): WallTime {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}

/** 0 = Monday. 1970-01-01 was a Thursday. */
export function weekdayIndex(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7;
}

/** Weeks since the one of 1970-01-01; a week begins on Monday. */
export function weekNumber(dayNumber: number): number {
  return Math.floor((dayNumber + 3) / 7);
}
