import type { AccessRole, CalendarBook, CalendarEntry } from './calendarBook';
import { diaryOf, occurrenceRecord } from './diary';
import { type Detail, detailFor, renderEvent } from './eventRender';
import type { EventRecord, EventStore } from './eventStore';
import { instantOf, readInstant, toUtc } from './eventTime';
import { badParameter, emptyTimeRange, GoogleError } from './googleError';

/** https://developers.google.com/workspace/calendar/api/v3/reference/events/list */
const DEFAULT_PAGE = 250;
const LARGEST_PAGE = 2500;
const NOT_WITH_SYNC_TOKEN = [
  'iCalUID',
  'orderBy',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'timeMin',
  'timeMax',
  'updatedMin',
] as const;

/** How far series are expanded when a list names no end. */
const OPEN_END_MS = 366 * 86_400_000;

export interface ListArgs {
  store: EventStore;
  book: CalendarBook;
  calendar: CalendarEntry;
  query: Record<string, string | undefined>;
  queryAll(name: string): string[];
  role: AccessRole;
  now: Date;
  /** Sync tokens of another epoch are forgotten. */
  syncEpoch: number;
}

interface Cursor {
  calendarId: string;
  /** The sync position that the first page of this list saw. */
  position: number;
  offset: number;
  epoch: number;
}

/** Answers events.list: a filtered list, or what changed since a sync token. Throws 400 and 410. */
export function listEvents(args: ListArgs) {
  const { calendar, query, store } = args;
  const since = query.syncToken === undefined ? undefined : readSyncToken(args, query.syncToken);
  if (since !== undefined && query.showDeleted === 'false') {
    throw badParameter('showDeleted', 'Sync token cannot be combined with showDeleted=false.');
  }
  const page = query.pageToken ? readCursor(query.pageToken, 'pageToken') : undefined;
  const records = since === undefined ? filtered(args) : changedSince(args, since);
  const size = Math.min(readCount(query.maxResults) ?? DEFAULT_PAGE, LARGEST_PAGE);
  const offset = page?.offset ?? 0;
  const position = page?.position ?? store.position();
  const end = offset + size;
  const zone = query.timeZone ?? calendar.timeZone;
  const last = records.length <= end;
  const cursor: Cursor = { calendarId: calendar.id, position, offset: end, epoch: args.syncEpoch };
  return {
    kind: 'calendar#events',
    etag: `"p${position}"`,
    summary: calendar.name,
    description: '',
    updated: toUtc(args.now),
    timeZone: zone,
    accessRole: args.role,
    defaultReminders: [{ method: 'popup', minutes: 10 }],
    items: records
      .slice(offset, end)
      .map((record) => renderEvent(record, calendar, args.book, { zone, detail: detailOf(args, record) })),
    ...(last ? {} : { nextPageToken: writeCursor(cursor) }),
    ...(last && !query.orderBy && !query.q ? { nextSyncToken: writeCursor({ ...cursor, offset: 0 }) } : {}),
  };
}

function detailOf({ query, role }: ListArgs, record: EventRecord): Detail {
  const isTombstone = record.status === 'cancelled' && query.syncToken && query.showDeleted !== 'true';
  return isTombstone ? 'tombstone' : detailFor(record, role);
}

function readSyncToken({ calendar, query, syncEpoch }: ListArgs, token: string): number {
  const conflict = NOT_WITH_SYNC_TOKEN.find((name) => query[name] !== undefined);
  if (conflict) {
    throw badParameter(conflict, `Sync token cannot be used with the ${conflict} parameter.`);
  }
  const cursor = tryReadCursor(token);
  if (!cursor || cursor.calendarId !== calendar.id || cursor.epoch !== syncEpoch) {
    throw new GoogleError(
      410,
      'fullSyncRequired',
      'Sync token is no longer valid, a full sync is required.',
      { domain: 'calendar', locationType: 'parameter', location: 'syncToken' },
    );
  }
  return cursor.position;
}

function changedSince({ store, calendar, query, now }: ListArgs, since: number): EventRecord[] {
  const changed = store.ofCalendar(calendar.id).filter(({ change }) => change > since);
  const ordered = changed.sort((a, b) => a.change - b.change);
  if (query.singleEvents !== 'true') return ordered;
  const toAt = new Date(now.getTime() + OPEN_END_MS);
  return ordered.flatMap((record) =>
    record.body.recurrence?.length && record.status !== 'cancelled'
      ? turnsOf(store, calendar, new Date(0), toAt).filter((turn) => turn.recurringEventId === record.id)
      : [record],
  );
}

function filtered(args: ListArgs): EventRecord[] {
  const { store, calendar, query, now } = args;
  const fromAt = readBound(query.timeMin, 'timeMin');
  const toAt = readBound(query.timeMax, 'timeMax');
  const updatedAt = readBound(query.updatedMin, 'updatedMin');
  if (fromAt && toAt && toAt <= fromAt) throw emptyTimeRange('timeMax');
  const single = query.singleEvents === 'true';
  if (query.orderBy === 'startTime' && !single) {
    throw badParameter('orderBy', 'The requested ordering is not available for the particular query.');
  }
  const from = fromAt ?? new Date(0);
  const to = toAt ?? new Date(now.getTime() + OPEN_END_MS);
  const showDeleted = query.showDeleted === 'true' || Boolean(updatedAt);
  const live = single ? turnsOf(store, calendar, from, to) : touching(store, calendar, fromAt, toAt);
  const deleted = showDeleted ? store.ofCalendar(calendar.id).filter(isCancelled) : [];
  return [...live, ...deleted.filter((record) => touches(record, calendar, fromAt, toAt))]
    .filter((record) => matches(args, record, updatedAt))
    .sort(orderOf(query.orderBy, calendar));
}

const isCancelled = ({ status }: EventRecord) => status === 'cancelled';

const turnsOf = (store: EventStore, calendar: CalendarEntry, fromAt: Date, toAt: Date) =>
  diaryOf(store, calendar, fromAt, toAt).map(occurrenceRecord);

function touching(store: EventStore, calendar: CalendarEntry, fromAt?: Date, toAt?: Date): EventRecord[] {
  const live = store.ofCalendar(calendar.id).filter((record) => !isCancelled(record));
  if (!fromAt && !toAt) return live;
  const from = fromAt ?? new Date(0);
  const to = toAt ?? new Date(from.getTime() + OPEN_END_MS);
  const inRange = new Set(diaryOf(store, calendar, from, to).map(({ record }) => record.id));
  return live.filter(({ id }) => inRange.has(id));
}

function touches(record: EventRecord, calendar: CalendarEntry, fromAt?: Date, toAt?: Date): boolean {
  if (toAt && instantOf(record.start, calendar.timeZone) >= toAt) return false;
  return !fromAt || instantOf(record.end, calendar.timeZone) > fromAt;
}

function matches({ query, queryAll }: ListArgs, record: EventRecord, updatedAt?: Date): boolean {
  const { body } = record;
  const has = (kind: 'private' | 'shared') => (wanted: string) => {
    const [key = '', ...value] = wanted.split('=');
    return body.extendedProperties?.[kind]?.[key] === value.join('=');
  };
  const words = `${body.summary} ${body.description} ${body.location}`.toLowerCase();
  return (
    (!updatedAt || new Date(record.updatedAt) >= updatedAt) &&
    (!query.iCalUID || record.iCalUID === query.iCalUID) &&
    (!query.q || words.includes(query.q.toLowerCase())) &&
    queryAll('privateExtendedProperty').every(has('private')) &&
    queryAll('sharedExtendedProperty').every(has('shared')) &&
    (queryAll('eventTypes').length === 0 || queryAll('eventTypes').includes(body.eventType ?? 'default'))
  );
}

function orderOf(orderBy: string | undefined, calendar: CalendarEntry) {
  const startOf = (record: EventRecord) => instantOf(record.start, calendar.timeZone).getTime();
  if (orderBy === 'startTime') return (a: EventRecord, b: EventRecord) => startOf(a) - startOf(b);
  return (a: EventRecord, b: EventRecord) => a.change - b.change;
}

function readBound(text: string | undefined, name: string): Date | undefined {
  if (text === undefined) return undefined;
  const at = readInstant(text);
  if (!at) throw badParameter(name, 'Bad Request', 'badRequest');
  return at;
}

function readCount(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) {
    throw badParameter('maxResults', `Invalid value '${text}'. Values must be within the range: [1, 2500]`);
  }
  return count;
}

const writeCursor = (cursor: Cursor) => Buffer.from(JSON.stringify(cursor)).toString('base64url');

function tryReadCursor(token: string): Cursor | null {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Cursor;
  } catch {
    return null;
  }
}

function readCursor(token: string, name: string): Cursor {
  const cursor = tryReadCursor(token);
  if (!cursor) throw badParameter(name, 'Invalid page token value.');
  return cursor;
}
