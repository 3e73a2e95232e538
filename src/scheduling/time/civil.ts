import type { CivilDate, WallTime, Weekday } from '../types';

export const DAY_MINUTES = 1440;
export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const [DASH, COLON, ZERO] = [45, 58, 48];

/** Days since 1970-01-01 of a civil date (no zone in it), or null where it is not a date of the calendar. */
export function findDayNumber(date: CivilDate): number | null {
  const isShaped = date.length === 10 && date.charCodeAt(4) === DASH && date.charCodeAt(7) === DASH;
  if (!isShaped) return null;
  const year = twoDigits(date, 0) * 100 + twoDigits(date, 2);
  const month = twoDigits(date, 5);
  const day = twoDigits(date, 8);
  const isDate = year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return isDate ? dayNumberOf(year, month, day) : null;
}

/** The number that two digits of a text write; NaN, which no comparison accepts, where they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? Number.NaN : tens * 10 + ones;
}

export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Ten of the calendar's cycles of 400 years: added, so that whole-number division rounds down before the year 0 too. */
const SHIFT_YEARS = 4000;
const SHIFT_DAYS = 10 * 146_097;

/** Days since 1970-01-01 of a proleptic Gregorian date, from the year -3999 on: after Howard Hinnant's `days_from_civil`. */
export function dayNumberOf(year: number, month: number, day: number): number {
  const y = (month <= 2 ? year - 1 : year) + SHIFT_YEARS;
  const century = (y / 100) | 0;
  const leapDays = (y >> 2) - century + (century >> 2);
  const dayOfYear = ((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) | 0;
  return y * 365 + leapDays + dayOfYear + day - 1 - SHIFT_DAYS - 719_468;
}

/** The civil date that many days after 1970-01-01. */
export function civilDate(dayNumber: number): CivilDate {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10);
}

/** Minutes since midnight of `HH:MM`, 0 to 1440, or null. */
export function findMinuteOfDay(time: WallTime): number | null {
  if (time.length !== 5 || time.charCodeAt(2) !== COLON) return null;
  const minutes = twoDigits(time, 3);
  const total = twoDigits(time, 0) * 60 + minutes;
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

/** Day number of the Monday with which a week begins. */
export function mondayOf(week: number): number {
  return week * 7 - 3;
}
