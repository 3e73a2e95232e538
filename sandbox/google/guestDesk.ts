import type { CalendarBook } from './calendarBook';
import { findEvent } from './diary';
import type { Attendee, EventBody } from './eventBody';
import type { Commit, WriteContext } from './eventChange';
import type { EventRecord, EventStore } from './eventStore';
import { settleTime } from './eventTime';
import { GoogleError, notFound } from './googleError';

interface GuestDesk {
  store: EventStore;
  book: CalendarBook;
  commit: Commit;
}

/** What only the organiser may change, unless guests may modify the event. */
const SHARED_FIELDS = ['summary', 'description', 'location', 'recurrence', 'source'] as const;

/**
 * A guest writes their own copy: their answer goes to the organiser, their colours and reminders stay theirs.
 * Throws 403 `forbiddenForNonOrganizer` for what only the organiser may change (guides/errors).
 */
export function changeAsGuest(
  desk: GuestDesk,
  context: WriteContext,
  copy: EventRecord,
  body: EventBody,
): EventRecord {
  const organizerCopy = organizerCopyOf(desk, copy);
  if (touchesShared(copy, body, context)) {
    if (!copy.body.guestsCanModify) {
      throw new GoogleError(
        403,
        'forbiddenForNonOrganizer',
        'Shared properties can only be changed by the organizer of the event.',
        { domain: 'calendar' },
      );
    }
    desk.commit(movedByGuest(organizerCopy, body, context), {
      before: organizerCopy,
      sendUpdates: context.sendUpdates,
    });
  }
  const { start: _s, end: _e, attendees, status: _st, sequence: _q, conferenceData: _c, ...own } = body;
  const latest = desk.store.find(copy.calendarId, copy.id) ?? copy;
  desk.store.write({ ...latest, body: { ...latest.body, ...privateFields(own) } });
  const answer = attendees?.find(({ email }) => email === copy.calendarId);
  if (answer) respond(desk, copy, answer, context.sendUpdates);
  return desk.store.find(copy.calendarId, copy.id) ?? copy;
}

/** A guest takes the event off their own calendar, which declines it. */
export function removeAsGuest(desk: GuestDesk, context: WriteContext, copy: EventRecord): void {
  desk.store.write({ ...copy, status: 'cancelled' });
  respond(desk, copy, { email: copy.calendarId, responseStatus: 'declined' }, context.sendUpdates);
}

/** Records a guest's answer on the organiser's copy, from where it spreads. `copy` may be anybody's. */
export function respond(
  desk: GuestDesk,
  copy: EventRecord,
  answer: Attendee,
  sendUpdates: WriteContext['sendUpdates'],
): EventRecord {
  const before = organizerCopyOf(desk, copy);
  const attendees = before.attendees.map((attendee) =>
    attendee.email === answer.email ? { ...attendee, ...answer } : attendee,
  );
  const changed = attendees.some(
    (attendee, index) => JSON.stringify(attendee) !== JSON.stringify(before.attendees[index]),
  );
  if (!changed) return before;
  return desk.commit({ ...before, attendees }, { before, answeredBy: answer.email, sendUpdates });
}

function organizerCopyOf(desk: GuestDesk, copy: EventRecord): EventRecord {
  const calendar = desk.book.find(copy.organizerEmail);
  const found = calendar && findEvent(desk.store, calendar, copy.id);
  if (!found) throw notFound();
  return found;
}

function touchesShared(copy: EventRecord, body: EventBody, context: WriteContext): boolean {
  const zone = context.calendar.timeZone;
  const start = settleTime(body.start, 'start', zone);
  const end = settleTime(body.end, 'end', zone);
  const instants = (a: typeof start) => `${a.date ?? Date.parse(a.dateTime ?? '')}`;
  if (instants(start) !== instants(settleTime(copy.start, 'start', zone))) return true;
  if (instants(end) !== instants(settleTime(copy.end, 'end', zone))) return true;
  return SHARED_FIELDS.some((field) => JSON.stringify(body[field]) !== JSON.stringify(copy.body[field]));
}

function movedByGuest(organizerCopy: EventRecord, body: EventBody, context: WriteContext): EventRecord {
  const zone = context.calendar.timeZone;
  return {
    ...organizerCopy,
    start: settleTime(body.start, 'start', zone),
    end: settleTime(body.end, 'end', zone),
    sequence: organizerCopy.sequence + 1,
    body: {
      ...organizerCopy.body,
      ...Object.fromEntries(SHARED_FIELDS.map((field) => [field, body[field]]).filter(([, value]) => value)),
    },
  };
}

function privateFields({
  transparency,
  reminders,
  colorId,
  visibility,
  extendedProperties,
}: EventBody): EventBody {
  const own = { transparency, reminders, colorId, visibility, extendedProperties };
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
}
