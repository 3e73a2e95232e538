import type { Disk } from '../disk';
import type { Attendee, EventBody, EventTime } from './eventBody';

/** The Meet room of an event. */
export interface Conference {
  readonly requestId: string;
  /** Three groups of letters, as in a Meet address. */
  readonly code: string;
  readonly pending: boolean;
}

/** One copy of an event: the organiser's, or a guest's, on that person's calendar. */
export interface EventRecord {
  readonly calendarId: string;
  readonly id: string;
  /** The store's change number; it grows with every write and is the ETag and the sync position. */
  readonly change: number;
  readonly madeBy: 'api' | 'person';
  readonly iCalUID: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly organizerEmail: string;
  readonly creatorEmail: string;
  readonly sequence: number;
  readonly status: 'confirmed' | 'tentative' | 'cancelled';
  readonly start: EventTime;
  readonly end: EventTime;
  readonly attendees: readonly Attendee[];
  /** Set on an occurrence that was changed apart from its series. */
  readonly recurringEventId?: string;
  readonly originalStartTime?: EventTime;
  readonly conference?: Conference;
  /** The rest of what was written, as it was written. */
  readonly body: EventBody;
}

export type EventDraft = Omit<EventRecord, 'change' | 'createdAt' | 'updatedAt'>;

/** Every copy of every event, kept on the disk and indexed by calendar. */
export interface EventStore {
  find(calendarId: string, id: string): EventRecord | undefined;
  ofCalendar(calendarId: string): EventRecord[];
  /** Writes a copy under a new change number and tells the listeners. */
  write(draft: EventDraft): EventRecord;
  /** The number of the last change. */
  position(): number;
  onWrite(listener: (record: EventRecord) => void): () => void;
}

/** Opens the store on `disk`; `now` dates the writes. */
export function openEventStore(disk: Disk, now: () => Date): EventStore {
  const table = disk.table<EventRecord>('google.events');
  const calendars = new Map<string, Map<string, EventRecord>>();
  const listeners = new Set<(record: EventRecord) => void>();
  let position = 0;

  const index = (record: EventRecord) => {
    const calendar = calendars.get(record.calendarId) ?? new Map<string, EventRecord>();
    calendars.set(record.calendarId, calendar.set(record.id, record));
    position = Math.max(position, record.change);
  };
  for (const [, record] of table.entries()) index(record);

  const find = (calendarId: string, id: string) => calendars.get(calendarId)?.get(id);
  return {
    find,
    ofCalendar: (calendarId) => [...(calendars.get(calendarId)?.values() ?? [])],
    write(draft) {
      const at = now().toISOString();
      const createdAt = find(draft.calendarId, draft.id)?.createdAt ?? at;
      const record = { ...draft, change: position + 1, createdAt, updatedAt: at };
      table.put(`${record.calendarId}\n${record.id}`, record);
      index(record);
      for (const listener of listeners) listener(record);
      return record;
    },
    position: () => position,
    onWrite(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The version of a copy that If-Match compares. */
export const etagOf = (record: EventRecord): string => `"${1_000_000_000 + record.change}"`;

/** Is this the copy that decides for everybody? */
export const isOrganizerCopy = (record: EventRecord): boolean => record.calendarId === record.organizerEmail;
