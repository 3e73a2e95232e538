import { DateTime } from 'luxon';
import { RRule } from 'rrule';
import type { EventTime } from './eventBody';
import type { EventRecord } from './eventStore';
import { instantOf, zoneOf } from './eventTime';
import { GoogleError } from './googleError';

/** One happening of an event: the event itself, or one turn of a series. */
export interface Occurrence {
  record: EventRecord;
  /** The event's id, or the series' id with the original start, as Google builds it. */
  id: string;
  startAt: Date;
  endAt: Date;
  originalStart?: EventTime;
}

const DAY_MS = 86_400_000;
const FAR_AT = new Date('2200-01-01T00:00:00Z');
const ENDS = /^EXDATE|[:;](?:UNTIL|COUNT)=/;
const EXDATE = /^EXDATE(?:;VALUE=DATE)?(?:;TZID=([^:;]+))?:(.+)$/;

/** Refuses recurrence lines that Google refuses, and those the sandbox cannot expand. Throws 400. */
export function checkRecurrence(lines: readonly string[]): void {
  for (const line of lines) {
    if (EXDATE.test(line)) continue;
    if (!line.startsWith('RRULE:') || !readRule(line)) {
      throw new GoogleError(400, 'invalid', `Invalid recurrence rule: ${line}`);
    }
  }
}

function readRule(line: string) {
  try {
    const options = RRule.parseString(line.slice('RRULE:'.length));
    return Number.isInteger(options.freq) ? options : null;
  } catch {
    return null;
  }
}

/** The occurrences of one record that touch [fromAt, toAt), in order. */
export function occurrencesOf(
  record: EventRecord,
  calendarZone: string,
  fromAt: Date,
  toAt: Date,
): Occurrence[] {
  const startAt = instantOf(record.start, calendarZone);
  const endAt = instantOf(record.end, calendarZone);
  const all = record.body.recurrence?.length
    ? (expandOnce(record, calendarZone) ?? expand(record, calendarZone, fromAt, toAt))
    : [{ record, id: record.id, startAt, endAt }];
  return all.filter((occurrence) => occurrence.startAt < toAt && occurrence.endAt > fromAt);
}

// rrule reads and writes wall times as if they were UTC; the zone is applied outside of it (rrule README, "Timezone Support").
const floating = (at: Date, zone: string) =>
  DateTime.fromJSDate(at, { zone }).setZone('utc', { keepLocalTime: true }).toJSDate();
const anchored = (wall: Date, zone: string) =>
  DateTime.fromJSDate(wall, { zone: 'utc' }).setZone(zone, { keepLocalTime: true });

/** Records are never changed, only replaced: what a series with an end expands to can be kept with it. */
const expanded = new WeakMap<EventRecord, Occurrence[]>();

/** All turns of a series that ends, or null for one that goes on. */
function expandOnce(record: EventRecord, calendarZone: string): Occurrence[] | null {
  if (!record.body.recurrence?.every((line) => ENDS.test(line))) return null;
  const known = expanded.get(record);
  if (known) return known;
  const turns = expand(record, calendarZone, instantOf(record.start, calendarZone), FAR_AT);
  expanded.set(record, turns);
  return turns;
}

function expand(record: EventRecord, calendarZone: string, fromAt: Date, toAt: Date): Occurrence[] {
  const zone = record.start.date ? calendarZone : zoneOf(record.start, calendarZone);
  const startAt = instantOf(record.start, calendarZone);
  const lastsMs = instantOf(record.end, calendarZone).getTime() - startAt.getTime();
  const walls = wallStarts(record, zone, startAt, [
    floating(new Date(fromAt.getTime() - lastsMs - DAY_MS), zone),
    floating(new Date(toAt.getTime() + DAY_MS), zone),
  ]);
  const skipped = skippedStarts(record, zone);
  return walls
    .map((wall) => anchored(wall, zone))
    .filter((start) => !skipped.has(start.toMillis()))
    .map((start) => ({
      record,
      id: instanceId(record, start),
      startAt: start.toJSDate(),
      endAt: new Date(start.toMillis() + lastsMs),
      originalStart: record.start.date
        ? { date: start.toISODate() ?? '' }
        : { dateTime: `${start.toUTC().toISO({ suppressMilliseconds: true })}`, timeZone: zone },
    }));
}

function wallStarts(record: EventRecord, zone: string, startAt: Date, [after, before]: [Date, Date]): Date[] {
  const line = record.body.recurrence?.find((each) => each.startsWith('RRULE:'));
  const options = line && readRule(line);
  if (!options) return [floating(startAt, zone)];
  const until = options.until ? { until: floating(options.until, zone) } : {};
  return new RRule({ ...options, ...until, dtstart: floating(startAt, zone), tzid: null }).between(
    after,
    before,
    true,
  );
}

function skippedStarts(record: EventRecord, zone: string): Set<number> {
  const skipped = new Set<number>();
  for (const line of record.body.recurrence ?? []) {
    const [, lineZone = zone, dates = ''] = EXDATE.exec(line) ?? [];
    for (const date of dates.split(',').filter(Boolean)) {
      skipped.add(DateTime.fromISO(date, { zone: lineZone }).toMillis());
    }
  }
  return skipped;
}

function instanceId(record: EventRecord, start: DateTime): string {
  const suffix = record.start.date
    ? start.toFormat('yyyyMMdd')
    : start.toUTC().toFormat("yyyyMMdd'T'HHmmss'Z'");
  return `${record.id}_${suffix}`;
}

const INSTANCE_ID = /^(.+)_(\d{8})(T\d{6}Z)?$/;

/** The series and the UTC day window that an occurrence's id points at, or null for an ordinary id. */
export function readInstanceId(id: string): { seriesId: string; fromAt: Date; toAt: Date } | null {
  const [, seriesId, date, time] = INSTANCE_ID.exec(id) ?? [];
  if (!seriesId || !date) return null;
  const at = DateTime.fromISO(`${date}${time ?? ''}`, { zone: 'utc' });
  if (!at.isValid) return null;
  return { seriesId, fromAt: at.minus({ days: 2 }).toJSDate(), toAt: at.plus({ days: 2 }).toJSDate() };
}
