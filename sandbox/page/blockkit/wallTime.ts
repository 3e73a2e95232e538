import { TZDate } from '@date-fns/tz';

/** A day of the calendar without a zone, `2026-12-03`. */
export type Day = string;

const two = (value: number) => String(value).padStart(2, '0');
const utc = (day: Day) => new Date(`${day}T00:00:00Z`);
const fromUtc = (at: Date): Day => at.toISOString().slice(0, 10);

export function addDays(day: Day, count: number): Day {
  const at = utc(day);
  at.setUTCDate(at.getUTCDate() + count);
  return fromUtc(at);
}

/** The same day of another month, or that month's last. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return fromUtc(new Date(Date.UTC(year, month - 1 + count, Math.min(date, lastOfMonth))));
}

/** 0 is Monday. */
export const weekdayOf = (day: Day): number => (utc(day).getUTCDay() + 6) % 7;

/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => addDays(day, -weekdayOf(day));

/** The weeks that show a day's month, Monday first, with the neighbours' days that fill them. */
export function monthGrid(day: Day): Day[][] {
  const first = `${day.slice(0, 8)}01`;
  const start = mondayOf(first);
  const last = addDays(addMonths(first, 1), -1);
  const weeks: Day[][] = [];
  for (let monday = start; monday <= last; monday = addDays(monday, 7)) {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(monday, offset)));
  }
  return weeks;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads what a person types for a day: `2026-12-03`, `3 Dec`, `Dec 3 2026`, `3.12.2026`. Null if it is no day. */
export function readDay(text: string, today: Day): Day | null {
  const words = text.trim().toLowerCase();
  const iso = words.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/);
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = words.match(/^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?$/);
  if (dotted) return nextDay(dotted[3], Number(dotted[2]), Number(dotted[1]), today);
  const named =
    words.match(/^(?<day>\d{1,2})(?:st|nd|rd|th)? (?<month>[a-z]{3})[a-z]*,?(?: (?<year>\d{4}))?$/) ??
    words.match(/^(?<month>[a-z]{3})[a-z]* (?<day>\d{1,2})(?:st|nd|rd|th)?,?(?: (?<year>\d{4}))?$/);
  const month = MONTHS.indexOf(named?.groups?.month ?? '') + 1;
  return month > 0 ? nextDay(named?.groups?.year, month, Number(named?.groups?.day), today) : null;
}

/** Without a year, the next such day from today on. */
function nextDay(year: string | undefined, month: number, date: number, today: Day): Day | null {
  if (year) return realDay(Number(year), month, date);
  const thisYear = Number(today.slice(0, 4));
  const day = realDay(thisYear, month, date);
  return day && day < today ? realDay(thisYear + 1, month, date) : day;
}

function realDay(year: number, month: number, date: number): Day | null {
  const day = `${year}-${two(month)}-${two(date)}`;
  const at = utc(day);
  return !Number.isNaN(at.getTime()) && fromUtc(at) === day ? day : null;
}

/** Reads a time of day, `14:05`, `14.05`, `1405`, `9`, `2:05 pm`, as `14:05`. Null if it is none. */
export function readTime(text: string): string | null {
  const found = text.trim().match(/^(\d{1,2})(?:[:.h]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?$/i);
  if (!found) return null;
  const minute = Number(found[2] ?? 0);
  const half = found[3]?.toLowerCase();
  let hour = Number(found[1]);
  if (half && (hour < 1 || hour > 12)) return null;
  if (half) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : null;
}

/** The instant at which a wall in a zone shows this day and time. In a spring gap, the later side. */
export function instantOf(day: Day, time: string, zone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new Date(new TZDate(year, month - 1, date, hour, minute, zone).getTime());
}

/** What a wall in a zone shows at an instant. */
export function wallOf(at: Date, zone: string): { day: Day; time: string; minutes: number } {
  const wall = new TZDate(at.getTime(), zone);
  const [hour, minute] = [wall.getHours(), wall.getMinutes()];
  const day = `${wall.getFullYear()}-${two(wall.getMonth() + 1)}-${two(wall.getDate())}`;
  return { day, time: `${two(hour)}:${two(minute)}`, minutes: hour * 60 + minute };
}
