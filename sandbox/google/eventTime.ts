import { DateTime, IANAZone } from 'luxon';
import type { EventTime } from './eventBody';
import { GoogleError } from './googleError';

const HAS_OFFSET = /(?:[zZ]|[+-]\d{2}:?\d{2})$/;

/**
 * The instant of a start or end. A wall time without an offset is read in its own zone,
 * a date is midnight in the calendar's zone.
 */
export function instantOf(time: EventTime, calendarZone: string): Date {
  if (time.date) return DateTime.fromISO(time.date, { zone: calendarZone }).toJSDate();
  const wall = time.dateTime ?? '';
  if (wall.endsWith('Z')) return new Date(wall);
  return DateTime.fromISO(wall, { zone: time.timeZone ?? calendarZone }).toJSDate();
}

/** The zone whose wall clock a recurring or timed event follows. */
export const zoneOf = (time: EventTime, calendarZone: string): string => time.timeZone ?? calendarZone;

/** Checks a written start or end and settles it as an instant with its zone. Throws 400. */
export function settleTime(
  time: EventTime | undefined,
  name: 'start' | 'end',
  calendarZone: string,
): EventTime {
  if (!time?.date && !time?.dateTime) throw new GoogleError(400, 'required', `Missing ${name} time.`);
  if (time.date && time.dateTime) throw new GoogleError(400, 'invalid', `Invalid ${name} time.`);
  if (time.timeZone && !IANAZone.isValidZone(time.timeZone)) {
    throw new GoogleError(400, 'invalid', `Invalid time zone definition for ${name} time.`);
  }
  if (time.date) return { date: time.date };
  const written = time.dateTime ?? '';
  if (!HAS_OFFSET.test(written) && !time.timeZone) {
    throw new GoogleError(400, 'required', `Missing time zone definition for ${name} time.`);
  }
  const instant = DateTime.fromISO(written, { zone: zoneOf(time, calendarZone) });
  if (!written.includes('T') || !instant.isValid) {
    throw new GoogleError(400, 'invalid', `Invalid value for: Invalid format: "${written}" is malformed`);
  }
  return { dateTime: toUtc(instant.toJSDate()), timeZone: zoneOf(time, calendarZone) };
}

/** RFC 3339 in UTC, to the second as Google writes it. */
export const toUtc = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

/** RFC 3339 with the offset that holds in the zone at that instant; `Z` where it is none, as Google writes London's winter. */
export function toZoned(at: Date, zone: string): string {
  const local = DateTime.fromJSDate(at, { zone });
  return local.offset === 0 ? toUtc(at) : (local.toISO({ suppressMilliseconds: true }) ?? toUtc(at));
}

/** A start or end as a reader sees it: wall time and offset of the reader's zone. */
export function renderTime(time: EventTime, calendarZone: string, readerZone: string): EventTime {
  if (time.date) return { date: time.date };
  return {
    dateTime: toZoned(instantOf(time, calendarZone), readerZone),
    timeZone: zoneOf(time, calendarZone),
  };
}

/** Reads an RFC 3339 instant with its mandatory offset, or returns null. */
export function readInstant(text: unknown): Date | null {
  if (typeof text !== 'string' || !text.includes('T') || !HAS_OFFSET.test(text)) return null;
  const at = DateTime.fromISO(text);
  return at.isValid ? at.toJSDate() : null;
}
