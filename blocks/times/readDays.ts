import * as chrono from 'chrono-node';
import type { CivilDate } from '../../src/scheduling/types';
import { matchAt, type Read } from './scan';

const DAY_MS = 86_400_000;
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const WEEKDAY = '(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?';
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const NUMBER = '\\d{1,2}(?:st|nd|rd|th)?';
/** Not the first hour of "1 Dec 2000-2200". */
const YEAR = '(?:,?\\s+20\\d\\d(?![\\d:.]|\\s*[-–—]))?';
const DATE = `(?:(?:the\\s+)?${NUMBER}\\.?\\s+(?:of\\s+)?${MONTH}\\b\\.?${YEAR}|${MONTH}\\b\\.?\\s+${NUMBER}(?![\\d:])${YEAR})`;
/** "1/12" is another day on each side of an ocean, so months are words or stand in the middle. */
const DAY = `(?:\\d{4}-\\d{2}-\\d{2}|(?:${WEEKDAY}[.,]?\\s+)?${DATE}|(?:(?:next|this)\\s+)?${WEEKDAY}|today|tomorrow)(?![\\p{L}\\d])`;
const DAYS = new RegExp(`(${DAY})(?:\\s*(?:[-–—]|to|through|until)\\s*(${DAY}))?`, 'iuy');

/**
 * The days that are named at a place of a text, "Tue 1 Dec", "Thursday", "Mon-Wed", as YYYY-MM-DD from `today` on; null where
 * none is. A weekday that is not that of its date, and days past or too far away, are refused.
 */
export function readDays(
  text: string,
  at: number,
  { today, mostDays }: { today: CivilDate; mostDays: number },
): Read<CivilDate[]> | null {
  const found = matchAt(DAYS, text, at);
  if (!found) return null;
  const [said, first = '', last] = found;
  const end = DAYS.lastIndex;
  const from = dayOf(first, today);
  const to = last ? lastDay(last, today, from) : from;
  if (!from || !to) return { fault: `“${said}” is no day of the calendar.` };
  const wrong = wrongWeekday(first, from) ?? wrongWeekday(last ?? '', to);
  if (wrong) return { fault: wrong };
  if (from < today) return { fault: `“${first}” has passed. Write today or a later day.` };
  if (to < from) return { fault: `“${said}” ends before it begins.` };
  if (shift(today, mostDays) <= to) {
    return {
      fault: `“${last ?? first}”, ${to}, is too far away. At most ${mostDays} days ahead are possible.`,
    };
  }
  return { value: listDays(from, to), end };
}

/** The first such day from `today` on, or the one that a year names; null where the calendar has none. */
function dayOf(words: string, today: CivilDate): CivilDate | null {
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const day = chrono.parseDate(words, reference, { forwardDate: true })?.toISOString().slice(0, 10) ?? null;
  return /^\d{4}-/.test(words) && day !== words ? null : day;
}

/** The Tuesday of "Thu-Tue" is the one after that Thursday; a date is the date. */
function lastDay(words: string, today: CivilDate, from: CivilDate | null): CivilDate | null {
  return dayOf(words, /\d/.test(words) ? today : (from ?? today));
}

/** A date and a weekday that do not go together: one of them is a slip, and nobody can say which. */
function wrongWeekday(words: string, day: CivilDate): string | null {
  const said = new RegExp(`^${WEEKDAY}(?=[.,\\s])`, 'i').exec(words)?.[0];
  const is = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  if (!said || is.toLowerCase().startsWith(said.slice(0, 3).toLowerCase())) return null;
  return `“${words}”: that day is a ${is}. Which is meant?`;
}

function listDays(from: CivilDate, to: CivilDate): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = from; day <= to; day = shift(day, 1)) days.push(day);
  return days;
}

function shift(day: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
