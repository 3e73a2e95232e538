import { isDeepStrictEqual } from 'node:util';
import type { CalendarBook, CalendarEntry } from './calendarBook';
import { diaryOf, isBusy } from './diary';
import type { Attendee, EventBody } from './eventBody';
import type { EventDraft, EventRecord, EventStore } from './eventStore';
import { instantOf } from './eventTime';
import { occurrencesOf } from './occurrences';

/** What each guest keeps for themselves; everything else follows the organiser (concepts/sharing#shared_and_private_properties). */
const OWN_FIELDS = ['transparency', 'reminders', 'colorId', 'visibility'] as const;

const ROOM_HORIZON_MS = 60 * 86_400_000;

/** Carries an organiser's copy to the calendars of the company's guests, and takes it back from those no longer invited. */
export function spread(
  store: EventStore,
  book: CalendarBook,
  record: EventRecord,
  before?: EventRecord,
): void {
  for (const { email } of record.attendees) {
    if (email !== record.organizerEmail && book.find(email)) writeCopy(store, record, email);
  }
  const invited = new Set(record.attendees.map(({ email }) => email));
  for (const { email } of before?.attendees ?? []) {
    const copy = invited.has(email) ? undefined : store.find(email, record.id);
    if (copy && email !== record.organizerEmail && copy.status !== 'cancelled') {
      store.write({ ...copy, status: 'cancelled' });
    }
  }
}

function writeCopy(store: EventStore, record: EventRecord, email: string): void {
  const existing = store.find(email, record.id);
  const declined = responseOf(record.attendees, email) === 'declined';
  const removedByGuest = existing?.status === 'cancelled' && declined;
  const draft: EventDraft = {
    ...record,
    calendarId: email,
    status: removedByGuest ? 'cancelled' : record.status,
    body: copyBody(record.body, existing?.body),
  };
  if (!existing || !sameCopy(existing, draft)) store.write(draft);
}

function copyBody(shared: EventBody, own: EventBody = {}): EventBody {
  const { transparency: _t, reminders: _r, colorId: _c, extendedProperties, ...body } = shared;
  const kept = Object.fromEntries(
    OWN_FIELDS.filter((field) => own[field] !== undefined).map((field) => [field, own[field]]),
  );
  const properties = {
    ...(extendedProperties?.shared ? { shared: extendedProperties.shared } : {}),
    ...(own.extendedProperties?.private ? { private: own.extendedProperties.private } : {}),
  };
  return {
    ...body,
    ...kept,
    ...(Object.keys(properties).length > 0 ? { extendedProperties: properties } : {}),
  };
}

function sameCopy(existing: EventRecord, draft: EventDraft): boolean {
  return isDeepStrictEqual(withoutDates(existing), withoutDates(draft));
}

const withoutDates = (copy: EventDraft): unknown =>
  JSON.parse(JSON.stringify({ ...copy, change: undefined, createdAt: undefined, updatedAt: undefined }));

export const responseOf = (attendees: readonly Attendee[], email: string) =>
  attendees.find((attendee) => attendee.email === email)?.responseStatus;

/**
 * Rooms answer for themselves when they are invited or the event moves: accepted where they are free for every turn of the next
 * 60 days, declined where not. Later only somebody who manages the room changes that; what the organiser writes does not.
 */
export function answerForRooms(
  store: EventStore,
  book: CalendarBook,
  draft: EventDraft,
  { before, answeredBy }: { before?: EventRecord; answeredBy?: string },
): Attendee[] {
  return draft.attendees.map((attendee) => {
    const room = book.find(attendee.email);
    if (room?.kind !== 'room' || draft.status === 'cancelled' || answeredBy === attendee.email)
      return attendee;
    const known =
      before && isSameTime(before, draft) ? responseOf(before.attendees, attendee.email) : undefined;
    if (known) return { ...attendee, responseStatus: known };
    const candidate = { ...draft, calendarId: room.id, change: 0, createdAt: '', updatedAt: '' };
    return { ...attendee, responseStatus: roomIsFree(store, room, candidate) ? 'accepted' : 'declined' };
  });
}

const isSameTime = (before: EventRecord, draft: EventDraft): boolean =>
  before.status !== 'cancelled' && isDeepStrictEqual([before.start, before.end], [draft.start, draft.end]);

function roomIsFree(store: EventStore, room: CalendarEntry, wanted: EventRecord): boolean {
  const fromAt = instantOf(wanted.start, room.timeZone);
  const toAt = new Date(fromAt.getTime() + ROOM_HORIZON_MS);
  const seriesOf = (record: EventRecord) => record.recurringEventId ?? record.id;
  const taken = diaryOf(store, room, fromAt, toAt).filter(
    ({ record }) => isBusy(record) && seriesOf(record) !== seriesOf(wanted),
  );
  return occurrencesOf(wanted, room.timeZone, fromAt, toAt).every((turn) =>
    taken.every((other) => other.endAt <= turn.startAt || other.startAt >= turn.endAt),
  );
}
