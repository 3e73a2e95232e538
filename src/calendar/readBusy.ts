import type { calendar_v3 } from 'googleapis/build/src/apis/calendar';
import type { Busy, Span } from '../ports';
import { askGoogle } from './askGoogle';

/** https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query (calendarExpansionMax) */
const CALENDARS_PER_QUERY = 50;
/** Google refuses long ranges (timeRangeTooLong) without saying where they begin; four weeks have always been fine. */
const LONGEST_RANGE_MS = 28 * 24 * 60 * 60 * 1000;
/** Queries under way at one time, so that a large company does not run into the limit a minute. */
const QUERIES_AT_ONCE = 4;

/**
 * Busy time of each calendar in the range, in order of start, touching spans joined. A calendar that could not be read
 * in any part of the range is unknown. @throws OutsideError
 */
export async function readBusy(
  google: calendar_v3.Calendar,
  calendarIds: readonly string[],
  range: Span,
): Promise<Map<string, Busy>> {
  const batches = chunk([...new Set(calendarIds)], CALENDARS_PER_QUERY);
  const queries = splitRange(range).flatMap((part) => batches.map((ids) => ({ part, ids })));
  const found = new Map<string, Busy>();
  for (const atOnce of chunk(queries, QUERIES_AT_ONCE)) {
    // In order of time: a later part of the range is joined behind an earlier one.
    const answers = await Promise.all(atOnce.map(({ part, ids }) => query(google, ids, part)));
    for (const [id, busy] of answers.flatMap((answer) => [...answer]))
      found.set(id, join(found.get(id), busy));
  }
  return found;
}

async function query(
  google: calendar_v3.Calendar,
  ids: readonly string[],
  part: Span,
): Promise<Map<string, Busy>> {
  const requestBody = {
    timeMin: part.startsAt.toISOString(),
    timeMax: part.endsAt.toISOString(),
    items: ids.map((id) => ({ id })),
  };
  const answer = await askGoogle('freebusy.query', (options) =>
    google.freebusy.query({ requestBody }, options),
  );
  const calendars = answer.ok ? (answer.data.calendars ?? {}) : {};
  return new Map(ids.map((id) => [id, toBusy(calendars[id] ?? calendars[id.toLowerCase()])]));
}

function toBusy(calendar: calendar_v3.Schema$FreeBusyCalendar | undefined): Busy {
  if (!calendar) return { known: false, why: 'notAnswered' };
  const fault = calendar.errors?.[0];
  if (fault) return { known: false, why: fault.reason ?? 'unknown' };
  const busy = (calendar.busy ?? []).flatMap(({ start, end }) =>
    start && end ? [{ startsAt: new Date(start), endsAt: new Date(end) }] : [],
  );
  return { known: true, busy };
}

function join(before: Busy | undefined, after: Busy): Busy {
  if (!before?.known) return before ?? after;
  if (!after.known) return after;
  const last = before.busy.at(-1);
  const [first, ...rest] = after.busy;
  if (last && first && last.endsAt.getTime() === first.startsAt.getTime()) {
    return { known: true, busy: [...before.busy.slice(0, -1), { ...last, endsAt: first.endsAt }, ...rest] };
  }
  return { known: true, busy: [...before.busy, ...after.busy] };
}

function splitRange({ startsAt, endsAt }: Span): Span[] {
  const parts: Span[] = [];
  for (let from = startsAt.getTime(); from < endsAt.getTime(); from += LONGEST_RANGE_MS) {
    const to = Math.min(from + LONGEST_RANGE_MS, endsAt.getTime());
    parts.push({ startsAt: new Date(from), endsAt: new Date(to) });
  }
  return parts;
}

function chunk<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
