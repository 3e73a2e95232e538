import type { CalendarEntry } from './calendarBook';
import type { EventRecord, EventStore } from './eventStore';
import { type Occurrence, occurrencesOf, readInstanceId } from './occurrences';

/** What happens on a calendar in [fromAt, toAt), series expanded, changed occurrences in place of the planned ones. */
export function diaryOf(store: EventStore, calendar: CalendarEntry, fromAt: Date, toAt: Date): Occurrence[] {
  return store
    .ofCalendar(calendar.id)
    .filter((record) => record.status !== 'cancelled')
    .flatMap((record) =>
      occurrencesOf(record, calendar.timeZone, fromAt, toAt).filter(
        (occurrence) => occurrence.id === record.id || !store.find(calendar.id, occurrence.id),
      ),
    )
    .sort((a, b) => a.startAt.getTime() - b.startAt.getTime());
}

/** Finds an event, or one occurrence of a series by its own id. */
export function findEvent(store: EventStore, calendar: CalendarEntry, id: string): EventRecord | undefined {
  const stored = store.find(calendar.id, id);
  if (stored) return stored;
  const pointer = readInstanceId(id);
  const series = pointer && store.find(calendar.id, pointer.seriesId);
  if (!pointer || !series) return undefined;
  const occurrence = occurrencesOf(series, calendar.timeZone, pointer.fromAt, pointer.toAt).find(
    (each) => each.id === id,
  );
  return occurrence && occurrenceRecord(occurrence);
}

/** One occurrence of a series as an event of its own. */
export function occurrenceRecord({ record, id, startAt, endAt, originalStart }: Occurrence): EventRecord {
  if (id === record.id || !originalStart) return record;
  const { recurrence: _, ...body } = record.body;
  const zone = record.start.timeZone;
  const asTime = (at: Date) => ({ dateTime: at.toISOString(), ...(zone ? { timeZone: zone } : {}) });
  const lastsMs = endAt.getTime() - startAt.getTime();
  return {
    ...record,
    id,
    body,
    start: originalStart.date ? originalStart : asTime(startAt),
    end: originalStart.date ? { date: datePlus(originalStart.date, lastsMs) } : asTime(endAt),
    recurringEventId: record.id,
    originalStartTime: originalStart,
  };
}

const DAY_MS = 86_400_000;

// A day with a clock change is an hour off a multiple of 24 h; rounding finds the calendar day.
const datePlus = (date: string, ms: number) =>
  new Date(Date.parse(date) + Math.round(ms / DAY_MS) * DAY_MS).toISOString().slice(0, 10);

/** Does the event take its owner's time? Declined and transparent ones do not. */
export function isBusy(record: EventRecord): boolean {
  if (record.status === 'cancelled' || record.body.transparency === 'transparent') return false;
  if (record.body.eventType === 'workingLocation') return false;
  return record.attendees.find(({ email }) => email === record.calendarId)?.responseStatus !== 'declined';
}
