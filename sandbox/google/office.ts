import type { SandboxClock } from '../clock';
import type { CalendarBook, CalendarEntry } from './calendarBook';
import { diaryOf, findEvent, isBusy, occurrenceRecord } from './diary';
import type { WriteContext } from './eventChange';
import type { EventDesk } from './eventDesk';
import { meetUrlOf } from './eventRender';
import { type EventRecord, type EventStore, isOrganizerCopy } from './eventStore';
import { instantOf } from './eventTime';
import type { GoogleFaults } from './faults';
import { GoogleError, notFound } from './googleError';
import { respond } from './guestDesk';
import { responseOf } from './invitations';
import type { Mails } from './mails';
import type {
  OfficeAnswer,
  OfficeCalendar,
  OfficeChange,
  OfficeCreation,
  OfficeDeletion,
  OfficeEvent,
  OfficeMail,
  OfficeMove,
  OfficeResponse,
  OfficeWeek,
} from './officeTypes';

/** What the company's people do in their calendars by hand, and what the page shows of it. */
export interface Office {
  calendars(): OfficeCalendar[];
  /** Everybody's events that touch [fromAt, toAt), series expanded. */
  week(fromAt: Date, toAt: Date): OfficeWeek;
  move(move: OfficeMove): OfficeAnswer;
  respond(response: OfficeResponse): OfficeAnswer;
  remove(deletion: OfficeDeletion): OfficeAnswer;
  create(creation: OfficeCreation): OfficeAnswer;
  mails(): OfficeMail[];
  /** Calls back after each change; returns the function that stops it. */
  onChange(listener: (change: OfficeChange) => void): () => void;
}

interface OfficeArgs {
  clock: SandboxClock;
  store: EventStore;
  book: CalendarBook;
  desk: EventDesk;
  mails: Mails;
  faults: GoogleFaults;
}

export function makeOffice({ store, book, desk, mails, faults }: OfficeArgs): Office {
  const contextOf = (calendar: CalendarEntry): WriteContext => ({
    calendar,
    actorEmail: calendar.id,
    madeBy: 'person',
    sendUpdates: 'all',
    conferenceVersion: 0,
  });
  const calendarOf = (id: string): CalendarEntry => {
    const calendar = book.find(id);
    if (!calendar) throw notFound();
    return calendar;
  };
  const eventOf = (calendarId: string, eventId: string) => {
    const calendar = calendarOf(calendarId);
    const record = findEvent(store, calendar, eventId);
    if (!record || record.status === 'cancelled') throw notFound();
    return { calendar, record };
  };
  const shown = (calendarId: string, eventId: string): OfficeAnswer => {
    const calendar = calendarOf(calendarId);
    const record = findEvent(store, calendar, eventId);
    const gone = !record || record.status === 'cancelled';
    return { ok: true, event: gone ? null : renderOfficeEvent(record, calendar, book) };
  };

  return {
    calendars: () => shownCalendars(book).map(renderOfficeCalendar),
    week: (fromAt, toAt) => ({
      fromAt: fromAt.toISOString(),
      toAt: toAt.toISOString(),
      diaries: shownCalendars(book).map((calendar) => ({
        calendar: renderOfficeCalendar(calendar),
        events: diaryOf(store, calendar, fromAt, toAt).map((occurrence) =>
          renderOfficeEvent(occurrenceRecord(occurrence), calendar, book),
        ),
      })),
    }),
    move: ({ calendarId, eventId, startAt, endAt }) =>
      answered(() => {
        const { record } = eventOf(calendarId, eventId);
        const home = calendarOf(record.organizerEmail);
        const timeOf = (at: string, was: EventRecord['start']) => ({
          dateTime: new Date(at).toISOString(),
          timeZone: was.timeZone ?? home.timeZone,
          date: null,
        });
        const patch = { start: timeOf(startAt, record.start), end: timeOf(endAt, record.end) };
        desk.patch(contextOf(home), eventId, patch);
        return shown(calendarId, eventId);
      }),
    respond: ({ calendarId, eventId, email, responseStatus, comment }) =>
      answered(() => {
        const { record } = eventOf(calendarId, eventId);
        if (responseOf(record.attendees, email) === undefined) throw notFound();
        const answer = { email, responseStatus, ...(comment === undefined ? {} : { comment }) };
        respond({ store, book, commit: desk.commit }, record, answer, 'all');
        return shown(calendarId, eventId);
      }),
    remove: ({ calendarId, eventId }) =>
      answered(() => {
        const { calendar } = eventOf(calendarId, eventId);
        desk.remove(contextOf(calendar), eventId);
        return { ok: true, event: null };
      }),
    create: ({ calendarId, summary, startAt, endAt }) =>
      answered(() => {
        const calendar = calendarOf(calendarId);
        const timeOf = (at: string) => ({
          dateTime: new Date(at).toISOString(),
          timeZone: calendar.timeZone,
        });
        const record = desk.insert(contextOf(calendar), {
          summary,
          start: timeOf(startAt),
          end: timeOf(endAt),
        });
        return shown(calendarId, record.id);
      }),
    mails: () => mails.list(),
    onChange(listener) {
      const stops = [
        store.onWrite(({ calendarId, id }) => listener({ kind: 'calendar', calendarId, eventId: id })),
        mails.onMail((mail) => listener({ kind: 'mail', mail })),
        faults.onChange(() => listener({ kind: 'faults' })),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

const shownCalendars = (book: CalendarBook) => book.list().filter(({ kind }) => kind !== 'serviceAccount');

function answered(work: () => OfficeAnswer): OfficeAnswer {
  try {
    return work();
  } catch (error) {
    if (error instanceof GoogleError || error instanceof RangeError)
      return { ok: false, reason: error.message };
    throw error;
  }
}

const renderOfficeCalendar = ({
  id,
  name,
  kind,
  timeZone,
  sharing,
  note = '',
}: CalendarEntry): OfficeCalendar => ({
  ...{ id, name, timeZone, note },
  kind: kind === 'person' || kind === 'room' ? kind : 'service',
  readable: sharing !== 'none',
});

function renderOfficeEvent(record: EventRecord, calendar: CalendarEntry, book: CalendarBook): OfficeEvent {
  const { body } = record;
  return {
    calendarId: calendar.id,
    eventId: record.id,
    recurringEventId: record.recurringEventId ?? null,
    summary: body.summary ?? '(No title)',
    description: body.description ?? '',
    location: body.location ?? '',
    startAt: instantOf(record.start, calendar.timeZone).toISOString(),
    endAt: instantOf(record.end, calendar.timeZone).toISOString(),
    allDay: record.start.date !== undefined,
    status: record.status === 'tentative' ? 'tentative' : 'confirmed',
    busy: isBusy(record),
    responseStatus: isOrganizerCopy(record) ? null : (responseOf(record.attendees, calendar.id) ?? null),
    organizerEmail: record.organizerEmail,
    attendees: record.attendees.map((attendee) => ({
      email: attendee.email,
      name: attendee.displayName ?? book.find(attendee.email)?.name ?? attendee.email,
      responseStatus: attendee.responseStatus ?? 'needsAction',
      organizer: attendee.email === record.organizerEmail,
      optional: attendee.optional ?? false,
      inCompany: book.find(attendee.email) !== undefined,
    })),
    meetUrl: meetUrlOf(record.conference),
    madeBy: record.madeBy,
  };
}
