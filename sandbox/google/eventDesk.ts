import { randomBytes } from 'node:crypto';
import type { CalendarBook, CalendarEntry } from './calendarBook';
import { findEvent } from './diary';
import { type Attendee, type EventBody, mergePatch, readEventBody, withoutNulls } from './eventBody';
import type { Commit, EventChange, WriteContext } from './eventChange';
import {
  type Conference,
  type EventDraft,
  type EventRecord,
  type EventStore,
  etagOf,
  isOrganizerCopy,
} from './eventStore';
import { instantOf, settleTime } from './eventTime';
import { emptyTimeRange, GoogleError, notFound } from './googleError';
import { changeAsGuest, removeAsGuest } from './guestDesk';
import { answerForRooms, spread } from './invitations';
import { meetCode } from './meetCode';
import { checkRecurrence } from './occurrences';

export interface EventDesk {
  insert(context: WriteContext, json: unknown): EventRecord;
  patch(context: WriteContext, id: string, json: unknown): EventRecord;
  update(context: WriteContext, id: string, json: unknown): EventRecord;
  remove(context: WriteContext, id: string): void;
  /** Writes the organiser's copy, the guests' copies and tells `onChange`. */
  commit: Commit;
}

export interface DeskArgs {
  store: EventStore;
  book: CalendarBook;
  meetIsPending(): boolean;
  onChange(change: EventChange): void;
}

/** https://developers.google.com/workspace/calendar/api/v3/reference/events/insert, field `id` */
const EVENT_ID = /^[a-v0-9]{5,1024}$/;

/** The writes of Calendar v3's events, with the checks Google makes. */
export function makeEventDesk(args: DeskArgs): EventDesk {
  const { store, book } = args;

  const commit: Commit = (draft, change) => {
    const attendees = answerForRooms(store, book, draft, change);
    const after = store.write({ ...draft, attendees });
    spread(store, book, after, change.before);
    args.onChange({ ...change, after });
    return after;
  };

  const locate = (context: WriteContext, id: string): EventRecord => {
    const record = findEvent(store, context.calendar, id);
    if (!record) throw notFound();
    if (context.ifMatch && context.ifMatch !== '*' && context.ifMatch !== etagOf(record)) {
      throw new GoogleError(412, 'conditionNotMet', 'Precondition Failed', {
        locationType: 'header',
        location: 'If-Match',
      });
    }
    return record;
  };

  const rewrite = (context: WriteContext, before: EventRecord, body: EventBody): EventRecord => {
    const desk = { store, book, commit };
    if (!isOrganizerCopy(before)) return changeAsGuest(desk, context, before, body);
    const draft = draftOf(args, context, body, before);
    return commit(draft, { before, sendUpdates: context.sendUpdates });
  };

  return {
    commit,
    insert(context, json) {
      const { id: wanted } = (json ?? {}) as { id?: unknown };
      const id = wanted == null ? randomBytes(13).toString('hex') : wanted;
      if (typeof id !== 'string' || !EVENT_ID.test(id)) {
        throw new GoogleError(400, 'invalid', 'Invalid resource id value.');
      }
      if (store.find(context.calendar.id, id)) {
        throw new GoogleError(409, 'duplicate', 'The requested identifier already exists.');
      }
      const draft = draftOf(args, context, readEventBody(withoutNulls(json)), { id });
      return commit(draft, { sendUpdates: context.sendUpdates });
    },
    patch(context, id, json) {
      const before = locate(context, id);
      return rewrite(context, before, readEventBody(withoutNulls(mergePatch(writable(before), json))));
    },
    update(context, id, json) {
      const before = locate(context, id);
      return rewrite(context, before, readEventBody(withoutNulls(json)));
    },
    remove(context, id) {
      const before = locate(context, id);
      if (before.status === 'cancelled') throw new GoogleError(410, 'deleted', 'Resource has been deleted');
      if (!isOrganizerCopy(before)) removeAsGuest({ store, book, commit }, context, before);
      else commit({ ...before, status: 'cancelled' }, { before, sendUpdates: context.sendUpdates });
    },
  };
}

/** An event as its writer would have sent it, to merge a patch into. */
function writable(record: EventRecord): EventBody {
  const { body, start, end, attendees, status, sequence } = record;
  const conferenceData = record.conference
    ? { conferenceData: { conferenceId: record.conference.code } }
    : {};
  return { ...body, ...conferenceData, start, end, status, sequence, attendees: [...attendees] };
}

function draftOf(
  args: DeskArgs,
  context: WriteContext,
  written: EventBody,
  before: Pick<EventRecord, 'id'> & Partial<EventRecord>,
): EventDraft {
  const { start, end, attendees = [], status = 'confirmed', sequence, conferenceData, ...body } = written;
  const { calendar } = context;
  const times = {
    start: settleTime(start, 'start', calendar.timeZone),
    end: settleTime(end, 'end', calendar.timeZone),
  };
  checkTimes(times, body, calendar, start?.timeZone);
  const moved = before.start !== undefined && !sameTimes(before, times);
  const conference = conferenceOf(args, context, conferenceData, before);
  return {
    id: before.id,
    calendarId: calendar.id,
    madeBy: before.madeBy ?? context.madeBy,
    iCalUID: before.iCalUID ?? `${before.id}@google.com`,
    organizerEmail: before.organizerEmail ?? calendar.id,
    creatorEmail: before.creatorEmail ?? context.actorEmail,
    ...(before.recurringEventId ? { recurringEventId: before.recurringEventId } : {}),
    ...(before.originalStartTime ? { originalStartTime: before.originalStartTime } : {}),
    ...(conference ? { conference } : {}),
    ...times,
    status,
    sequence: Math.max(sequence ?? 0, before.sequence ?? 0) + (moved ? 1 : 0),
    attendees: checkAttendees(attendees, calendar),
    body,
  };
}

const sameTimes = (before: Partial<EventRecord>, now: Pick<EventRecord, 'start' | 'end'>) =>
  JSON.stringify([before.start, before.end]) === JSON.stringify([now.start, now.end]);

function checkTimes(
  { start, end }: Pick<EventRecord, 'start' | 'end'>,
  body: EventBody,
  calendar: CalendarEntry,
  writtenZone: string | undefined,
): void {
  if (Boolean(start.date) !== Boolean(end.date)) throw new GoogleError(400, 'invalid', 'Invalid start time.');
  const lastsMs = instantOf(end, calendar.timeZone).getTime() - instantOf(start, calendar.timeZone).getTime();
  if (lastsMs < 0 || (start.date && lastsMs === 0)) throw emptyTimeRange();
  if (!body.recurrence?.length) return;
  checkRecurrence(body.recurrence);
  if (start.dateTime && !writtenZone) {
    throw new GoogleError(400, 'required', 'Missing time zone definition for start time.');
  }
}

function checkAttendees(attendees: readonly Attendee[], calendar: CalendarEntry): Attendee[] {
  if (attendees.length > 0 && calendar.kind === 'serviceAccount') {
    throw new GoogleError(
      403,
      'forbiddenForServiceAccounts',
      'Service accounts cannot invite attendees without Domain-Wide Delegation of Authority.',
      { domain: 'calendar' },
    );
  }
  const byEmail = new Map<string, Attendee>();
  for (const attendee of attendees) {
    const email = attendee.email.toLowerCase();
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
      throw new GoogleError(400, 'invalid', 'Invalid attendee email.');
    }
    byEmail.set(email, { ...attendee, email, responseStatus: attendee.responseStatus ?? 'needsAction' });
  }
  return [...byEmail.values()];
}

/** One Meet room a request id (reference/events, `conferenceData.createRequest.requestId`). */
function conferenceOf(
  args: DeskArgs,
  context: WriteContext,
  written: EventBody['conferenceData'],
  before: Pick<EventRecord, 'id'> & Partial<EventRecord>,
): Conference | undefined {
  if (context.conferenceVersion === 0) return before.conference;
  const request = written?.createRequest;
  if (!request) return written?.conferenceId ? before.conference : undefined;
  if (before.conference?.requestId === request.requestId) return before.conference;
  if ((request.conferenceSolutionKey?.type ?? 'hangoutsMeet') !== 'hangoutsMeet') {
    throw new GoogleError(400, 'invalid', 'Invalid conference type value.');
  }
  const code = meetCode(`${context.calendar.id} ${before.id} ${request.requestId}`);
  return { requestId: request.requestId, code, pending: args.meetIsPending() };
}
