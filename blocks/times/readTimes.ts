import type { CandidateWindow, CivilDate, HoursWindow } from '../../src/scheduling/types';
import { readDays } from './readDays';
import { readHours } from './readHours';
import { matchAt, type Read } from './scan';

export interface TimesContext {
  /** YYYY-MM-DD in the candidate's zone; a weekday is the next one from here, and days before it are refused. */
  today: CivilDate;
  /** As far ahead as days are taken. */
  mostDays: number;
  /** The hours of a day that is named without any; "before 12" begins and "after 14" ends with them. */
  office: HoursWindow;
}

/** One window a day, in their order, or the first thing that could not be read, in words. */
export type ReadTimes = { ok: true; windows: CandidateWindow[] } | { ok: false; message: string };

/** Hours by the days they were said of. */
type Offered = Map<CivilDate, HoursWindow[]>;

const EXAMPLE = 'Tue 10:00-12:00, 14:00-16:00';
const BETWEEN = /(?:[\s,;:&.()]|(?:and|or|also|either|on|at)(?![\p{L}\d]))*/iuy;
const WORD = /\S+/uy;

/**
 * Reads when a candidate can, as people write it: "Tue 1 Dec 10:00-12:00, 2-4 pm; Thu after 14". Hours belong to the days
 * before them in their line, and days without hours are whole days. Nothing is guessed and nothing left out: what cannot be
 * read, or could be read in two ways, is refused with what to write instead.
 */
export function readTimes(text: string, context: TimesContext): ReadTimes {
  const offered: Offered = new Map();
  for (const line of text.replace(/\bnoon\b/gi, '12:00').split(/[\r\n]+/)) {
    const fault = readLine(line, context, offered);
    if (fault) return { ok: false, message: fault };
  }
  if (offered.size === 0) return { ok: false, message: `Write the days and hours, like ${EXAMPLE}.` };
  const days = [...offered].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ok: true, windows: days.map(([day, hours]) => ({ from: day, to: day, hours: join(hours) })) };
}

/** Adds to `offered` what a line says; what could not be read, in words. */
function readLine(line: string, context: TimesContext, offered: Offered): string | null {
  let at = skip(line, 0);
  while (at < line.length) {
    const days = readAll(line, at, (from) => readDays(line, from, context));
    if ('fault' in days) return days.fault;
    if (days.value.length === 0) return strayWords(line, at, context.office);
    const hours = readAll(line, days.end, (from) => readHours(line, from, context.office));
    if ('fault' in hours) return hours.fault;
    const said = hours.value.length > 0 ? hours.value : [context.office];
    for (const day of days.value.flat()) offered.set(day, [...(offered.get(day) ?? []), ...said]);
    at = hours.end;
  }
  return null;
}

/** All of a kind that stand one after the other. */
function readAll<Value>(
  line: string,
  at: number,
  readOne: (at: number) => Read<Value> | null,
): Read<Value[]> {
  const value: Value[] = [];
  let end = at;
  for (let read = readOne(end); read; read = readOne(end)) {
    if ('fault' in read) return read;
    value.push(read.value);
    end = skip(line, read.end);
  }
  return { value, end };
}

function strayWords(line: string, at: number, office: HoursWindow): string {
  if (readHours(line, at, office)) return `Write the day before its hours, like ${EXAMPLE}.`;
  return `“${matchAt(WORD, line, at)?.[0] ?? ''}” could not be read. Write a day and its hours, like ${EXAMPLE}.`;
}

function skip(line: string, at: number): number {
  return matchAt(BETWEEN, line, at) ? BETWEEN.lastIndex : at;
}

/** In order of time, those that touch as one. */
function join(hours: HoursWindow[]): HoursWindow[] {
  const joined: HoursWindow[] = [];
  for (const window of hours.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (!last || last.to < window.from) joined.push(window);
    else if (last.to < window.to) joined[joined.length - 1] = { from: last.from, to: window.to };
  }
  return joined;
}
