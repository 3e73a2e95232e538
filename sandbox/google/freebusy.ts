import { z } from 'zod';
import type { CalendarBook, Viewer } from './calendarBook';
import { diaryOf, isBusy } from './diary';
import type { EventStore } from './eventStore';
import { readInstant, toUtc, toZoned } from './eventTime';
import { badParameter, emptyTimeRange, GoogleError } from './googleError';

/** https://developers.google.com/workspace/calendar/api/v3/reference/freebusy/query */
const CALENDARS_PER_QUERY = 50;

/** Google refuses long ranges without documenting the bound; reports put it between two and three months. */
const LONGEST_RANGE_MS = 62 * 86_400_000;

const querySchema = z.object({
  timeMin: z.string(),
  timeMax: z.string(),
  timeZone: z.string().optional(),
  items: z.array(z.object({ id: z.string() })).default([]),
  calendarExpansionMax: z.number().int().max(CALENDARS_PER_QUERY).optional(),
  groupExpansionMax: z.number().int().max(100).optional(),
});

interface Interval {
  startAt: Date;
  endAt: Date;
}

/** Answers freebusy.query. A calendar that cannot be read is an `errors` entry inside the answer. */
export function queryFreebusy(store: EventStore, book: CalendarBook, viewer: Viewer, json: unknown) {
  const read = querySchema.safeParse(json);
  const fromAt = readInstant(read.data?.timeMin);
  const toAt = readInstant(read.data?.timeMax);
  if (!read.success || !fromAt || !toAt) throw new GoogleError(400, 'badRequest', 'Bad Request');
  if (toAt <= fromAt) throw emptyTimeRange('timeMax');
  if (toAt.getTime() - fromAt.getTime() > LONGEST_RANGE_MS) {
    throw badParameter('timeMax', 'The requested time range is too long.', 'timeRangeTooLong');
  }
  const { items, timeZone = 'UTC', calendarExpansionMax = CALENDARS_PER_QUERY } = read.data;
  const write = (at: Date) => (timeZone === 'UTC' ? toUtc(at) : toZoned(at, timeZone));
  const tooMany = items.length > calendarExpansionMax;

  const answerFor = (id: string) => {
    if (tooMany) return unreadable('tooManyCalendarsRequested');
    const calendar = book.find(id === 'primary' ? viewer.email : id);
    if (!calendar || book.roleOf(calendar, viewer) === 'none') return unreadable('notFound');
    const taken = diaryOf(store, calendar, fromAt, toAt).filter(({ record }) => isBusy(record));
    return {
      busy: merge(taken, fromAt, toAt).map(({ startAt, endAt }) => ({
        start: write(startAt),
        end: write(endAt),
      })),
    };
  };
  return {
    kind: 'calendar#freeBusy',
    timeMin: toUtc(fromAt),
    timeMax: toUtc(toAt),
    calendars: Object.fromEntries(items.map(({ id }) => [id, answerFor(id)])),
  };
}

const unreadable = (reason: string) => ({ errors: [{ domain: 'global', reason }], busy: [] });

/** Overlapping and touching intervals become one, cut to the range. `intervals` come in order of start. */
function merge(intervals: readonly Interval[], fromAt: Date, toAt: Date): Interval[] {
  const merged: Interval[] = [];
  for (const interval of intervals) {
    const startAt = interval.startAt < fromAt ? fromAt : interval.startAt;
    const endAt = interval.endAt > toAt ? toAt : interval.endAt;
    const last = merged.at(-1);
    if (last && startAt <= last.endAt) {
      if (endAt > last.endAt) merged[merged.length - 1] = { startAt: last.startAt, endAt };
    } else merged.push({ startAt, endAt });
  }
  return merged;
}
