import express, { type Router } from 'express';
import { type CalendarBook, type CalendarEntry, canRead, canWrite } from './calendarBook';
import type { Channels } from './channels';
import { diaryOf, findEvent, occurrenceRecord } from './diary';
import { type Answer, type Call, type EndpointDeps, endpoint, underFaults } from './endpoint';
import type { SendUpdates, WriteContext } from './eventChange';
import type { EventDesk } from './eventDesk';
import { listEvents } from './eventList';
import { type Detail, detailFor, renderEvent } from './eventRender';
import { type EventRecord, type EventStore, etagOf } from './eventStore';
import { queryFreebusy } from './freebusy';
import { badParameter, GoogleError, notFound } from './googleError';

export interface CalendarRouterDeps extends EndpointDeps {
  store: EventStore;
  book: CalendarBook;
  desk: EventDesk;
  channels: Channels;
  now(): Date;
  syncEpoch(): number;
  /** Finishes a Meet link that was pending, when its event is read. */
  settleConference(record: EventRecord): EventRecord;
}

/**
 * Calendar v3 and the token endpoint, as one router. Mount it under `/google` and at `/` as well:
 * googleapis-common keeps only the origin of a client's `rootUrl` (build/src/apirequest.js).
 */
export function makeCalendarRouter(deps: CalendarRouterDeps): Router {
  const { store, book, desk, channels, tokens, faults } = deps;
  const router = express.Router();
  router.post('/token', express.urlencoded({ extended: false }), (request, response) =>
    underFaults(faults, 'token', request, response, () => ({ body: tokens.exchange(request.body ?? {}) })),
  );

  const api = express.Router();
  router.use('/calendar/v3', express.json({ limit: '1mb' }), api);
  const events = '/calendars/:calendarId/events';
  const oneEvent = `${events}/:eventId`;

  api.post(
    '/freeBusy',
    endpoint(deps, 'freebusy.query', 'freebusy', (call) => ({
      body: queryFreebusy(store, book, call.grant, call.body),
    })),
  );
  api.get(
    '/users/me/calendarList',
    endpoint(deps, 'calendarList.list', 'readCalendars', ({ grant }) => ({
      body: {
        kind: 'calendar#calendarList',
        items: book
          .list()
          .filter((calendar) => ['owner', 'writer'].includes(book.roleOf(calendar, grant)))
          .map((calendar) => renderCalendar(calendar, book, grant)),
      },
    })),
  );
  const showCalendar = (call: Call): Answer => {
    const calendar = visibleCalendar(book, call);
    return { body: renderCalendar(calendar, book, call.grant) };
  };
  api.get(
    '/users/me/calendarList/:calendarId',
    endpoint(deps, 'calendarList.get', 'readCalendars', showCalendar),
  );
  api.get('/calendars/:calendarId', endpoint(deps, 'calendars.get', 'readCalendars', showCalendar));

  api.get(
    events,
    endpoint(deps, 'events.list', 'readEvents', (call) => {
      const calendar = visibleCalendar(book, call);
      const { query, queryAll } = call;
      return {
        body: listEvents({
          ...{ store, book, calendar, query, queryAll },
          role: book.roleOf(calendar, call.grant),
          now: deps.now(),
          syncEpoch: deps.syncEpoch(),
        }),
      };
    }),
  );
  api.post(
    events,
    endpoint(deps, 'events.insert', 'writeEvents', (call) => {
      const context = writeContext(book, call);
      return shown(desk.insert(context, call.body), context.calendar, book);
    }),
  );
  api.post(
    `${events}/watch`,
    endpoint(deps, 'events.watch', 'readEvents', (call) => {
      const calendar = visibleCalendar(book, call);
      if (!canRead(book.roleOf(calendar, call.grant))) throw noAccess('reader');
      return { body: channels.watch(calendar.id, call.body) };
    }),
  );
  api.get(
    oneEvent,
    endpoint(deps, 'events.get', 'readEvents', (call) => {
      const calendar = visibleCalendar(book, call);
      const found = findEvent(store, calendar, call.params.eventId ?? '');
      if (!found) throw notFound();
      const record = deps.settleConference(found);
      if (call.ifNoneMatch === etagOf(record)) return { status: 304 };
      const detail = detailFor(record, book.roleOf(calendar, call.grant));
      return shown(record, calendar, book, { zone: call.query.timeZone, detail });
    }),
  );
  api.get(
    `${oneEvent}/instances`,
    endpoint(deps, 'events.instances', 'readEvents', (call) => {
      const calendar = visibleCalendar(book, call);
      const series = store.find(calendar.id, call.params.eventId ?? '');
      if (!series) throw notFound();
      const fromAt = new Date(call.query.timeMin ?? 0);
      const toAt = new Date(call.query.timeMax ?? deps.now().getTime() + 366 * 86_400_000);
      const items = diaryOf(store, calendar, fromAt, toAt)
        .map(occurrenceRecord)
        .filter(({ recurringEventId }) => recurringEventId === series.id)
        .map((record) => renderEvent(record, calendar, book));
      return { body: { kind: 'calendar#events', timeZone: calendar.timeZone, items } };
    }),
  );
  api.patch(
    oneEvent,
    endpoint(deps, 'events.patch', 'writeEvents', (call) => {
      const context = writeContext(book, call);
      return shown(desk.patch(context, call.params.eventId ?? '', call.body), context.calendar, book);
    }),
  );
  api.put(
    oneEvent,
    endpoint(deps, 'events.update', 'writeEvents', (call) => {
      const context = writeContext(book, call);
      return shown(desk.update(context, call.params.eventId ?? '', call.body), context.calendar, book);
    }),
  );
  api.delete(
    oneEvent,
    endpoint(deps, 'events.delete', 'writeEvents', (call) => {
      desk.remove(writeContext(book, call), call.params.eventId ?? '');
      return { status: 204 };
    }),
  );
  api.post(
    '/channels/stop',
    endpoint(deps, 'channels.stop', 'readEvents', (call) => {
      channels.stop(call.body);
      return { status: 204 };
    }),
  );
  api.use((request, response) => {
    const unknown = new GoogleError(
      501,
      'notImplemented',
      `The sandbox does not answer ${request.method} ${request.path}.`,
    );
    response.status(unknown.status).json(unknown.toBody());
  });
  return router;
}

function visibleCalendar(book: CalendarBook, { grant, params }: Call): CalendarEntry {
  const id = params.calendarId === 'primary' ? grant.email : params.calendarId;
  const calendar = book.find(id ?? '');
  if (!calendar || book.roleOf(calendar, grant) === 'none') throw notFound();
  return calendar;
}

const noAccess = (role: 'writer' | 'reader') =>
  new GoogleError(403, 'requiredAccessLevel', `You need to have ${role} access to this calendar.`, {
    domain: 'calendar',
  });

function writeContext(book: CalendarBook, call: Call): WriteContext {
  const calendar = visibleCalendar(book, call);
  if (!canWrite(book.roleOf(calendar, call.grant))) throw noAccess('writer');
  return {
    calendar,
    actorEmail: call.grant.email,
    madeBy: 'api',
    sendUpdates: readSendUpdates(call.query),
    conferenceVersion: readConferenceVersion(call.query.conferenceDataVersion),
    ...(call.ifMatch ? { ifMatch: call.ifMatch } : {}),
  };
}

function readSendUpdates({ sendUpdates, sendNotifications }: Call['query']): SendUpdates {
  if (sendUpdates === undefined) return sendNotifications === 'true' ? 'all' : 'none';
  if (sendUpdates === 'all' || sendUpdates === 'externalOnly' || sendUpdates === 'none') return sendUpdates;
  throw badParameter('sendUpdates', `Invalid value '${sendUpdates}'.`);
}

function readConferenceVersion(text = '0'): 0 | 1 {
  if (text === '0') return 0;
  if (text === '1') return 1;
  throw badParameter(
    'conferenceDataVersion',
    `Invalid value '${text}'. Values must be within the range: [0, 1]`,
  );
}

function shown(
  record: EventRecord,
  calendar: CalendarEntry,
  book: CalendarBook,
  { zone, detail }: { zone?: string | undefined; detail?: Detail } = {},
): Answer {
  const options = { ...(zone ? { zone } : {}), ...(detail ? { detail } : {}) };
  return { etag: etagOf(record), body: renderEvent(record, calendar, book, options) };
}

function renderCalendar(calendar: CalendarEntry, book: CalendarBook, grant: Call['grant']) {
  return {
    kind: 'calendar#calendarListEntry',
    id: calendar.id,
    summary: calendar.name,
    timeZone: calendar.timeZone,
    accessRole: book.roleOf(calendar, grant),
    ...(calendar.id === grant.email ? { primary: true } : {}),
    defaultReminders: [{ method: 'popup', minutes: 10 }],
  };
}
