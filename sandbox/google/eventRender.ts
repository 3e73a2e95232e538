import { type AccessRole, type CalendarBook, type CalendarEntry, canRead, canWrite } from './calendarBook';
import { type Conference, type EventRecord, etagOf, isOrganizerCopy } from './eventStore';
import { renderTime } from './eventTime';

/** How much of an event the reader may see. */
export type Detail = 'full' | 'busyOnly' | 'tombstone';

/** Readers see nothing but the times of a private event; writers and the owner see all. */
export function detailFor(record: EventRecord, role: AccessRole): Detail {
  const isPrivate = ['private', 'confidential'].includes(record.body.visibility ?? 'default');
  return canWrite(role) || (canRead(role) && !isPrivate) ? 'full' : 'busyOnly';
}

/** An event as Calendar v3 shows it on `calendar` to its reader; `zone` is the zone of the written times. */
export function renderEvent(
  record: EventRecord,
  calendar: CalendarEntry,
  book: CalendarBook,
  { zone = calendar.timeZone, detail = 'full' as Detail } = {},
) {
  const identity = { kind: 'calendar#event', etag: etagOf(record), id: record.id, status: record.status };
  const instance = record.recurringEventId
    ? {
        recurringEventId: record.recurringEventId,
        originalStartTime:
          record.originalStartTime && renderTime(record.originalStartTime, calendar.timeZone, zone),
      }
    : {};
  // Google promises no more than the id of what a sync reports as deleted (reference/events/list, showDeleted).
  if (detail === 'tombstone') return { ...identity, ...instance };
  const times = {
    start: renderTime(record.start, calendar.timeZone, zone),
    end: renderTime(record.end, calendar.timeZone, zone),
  };
  if (detail === 'busyOnly') return { ...identity, ...instance, ...times, visibility: 'private' };
  const { recurrence, ...body } = record.body;
  return {
    ...identity,
    htmlLink: `https://www.google.com/calendar/event?eid=${eidOf(record)}`,
    created: record.createdAt,
    updated: record.updatedAt,
    creator: personOf(record.creatorEmail, record, book),
    organizer: personOf(record.organizerEmail, record, book),
    ...times,
    ...instance,
    ...(recurrence ? { recurrence } : {}),
    iCalUID: record.iCalUID,
    sequence: record.sequence,
    eventType: 'default',
    reminders: { useDefault: true },
    ...withoutDefaults(body),
    ...renderAttendees(record, book),
    ...(record.conference ? renderConference(record.conference) : {}),
  };
}

/** Google leaves out what has its default. */
const DEFAULTS: Record<string, unknown> = {
  guestsCanInviteOthers: true,
  guestsCanModify: false,
  guestsCanSeeOtherGuests: true,
  transparency: 'opaque',
  visibility: 'default',
};

const withoutDefaults = (body: EventRecord['body']) =>
  Object.fromEntries(Object.entries(body).filter(([name, value]) => DEFAULTS[name] !== value));

const eidOf = (record: EventRecord) => Buffer.from(`${record.id} ${record.calendarId}`).toString('base64url');

function personOf(email: string, record: EventRecord, book: CalendarBook) {
  const displayName = book.find(email)?.name;
  return {
    email,
    ...(displayName ? { displayName } : {}),
    ...(email === record.calendarId ? { self: true } : {}),
  };
}

function renderAttendees(record: EventRecord, book: CalendarBook) {
  if (record.attendees.length === 0) return {};
  const hidden = record.body.guestsCanSeeOtherGuests === false && !isOrganizerCopy(record);
  const visible = hidden
    ? record.attendees.filter(({ email }) => email === record.calendarId)
    : record.attendees;
  const attendees = visible.map((attendee) => ({
    ...personOf(attendee.email, record, book),
    ...(attendee.email === record.organizerEmail ? { organizer: true } : {}),
    ...(book.find(attendee.email)?.kind === 'room' ? { resource: true } : {}),
    ...attendee,
    responseStatus: attendee.responseStatus ?? 'needsAction',
  }));
  return hidden ? { attendees, attendeesOmitted: true } : { attendees };
}

export const meetUrlOf = (conference: Conference | undefined): string | null =>
  conference && !conference.pending ? `https://meet.google.com/${conference.code}` : null;

function renderConference(conference: Conference) {
  const createRequest = {
    requestId: conference.requestId,
    conferenceSolutionKey: { type: 'hangoutsMeet' },
    status: { statusCode: conference.pending ? 'pending' : 'success' },
  };
  const url = meetUrlOf(conference);
  if (!url) return { conferenceData: { createRequest } };
  return {
    hangoutLink: url,
    conferenceData: {
      createRequest,
      entryPoints: [{ entryPointType: 'video', uri: url, label: url.replace('https://', '') }],
      conferenceSolution: { key: { type: 'hangoutsMeet' }, name: 'Google Meet' },
      conferenceId: conference.code,
    },
  };
}
