import type { CivilDate, WallTime, Weekday } from './types';

export const DAY_MINUTES = 1440;
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2})$/;
/** At most one entry a minute of the day. */
const minutesRead = new Map<WallTime, number>();

/** Days since 1970-01-01 of a civil date (no zone in it), or null where it is not a date of the calendar. */
export function findDayNumber(date: CivilDate): number | null {
  const match = DATE.exec(date);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumberOf(year, month, day);
}

export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Days since 1970-01-01 of a proleptic Gregorian date: Howard Hinnant's `days_from_civil`. */
export function dayNumberOf(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The civil date that many days after 1970-01-01. */
export function civilDate(dayNumber: number): CivilDate {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
}

/** Minutes since midnight of `HH:MM`, 0 to 1440, or null. */
export function findMinuteOfDay(time: WallTime): number | null {
  const known = minutesRead.get(time);
  if (known !== undefined) return known;
  const match = TIME.exec(time);
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2])];
  const total = hours * 60 + minutes;
  if (minutes >= 60 || total > DAY_MINUTES) return null;
  minutesRead.set(time, total);
  return total;
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
