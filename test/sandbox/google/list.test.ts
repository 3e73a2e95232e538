import type { calendar_v3 } from 'googleapis/build/src/apis/calendar';
import { HIRING, makeEvent, OMAR, openTestOffice, PRIYA, refusalOf, type TestOffice } from './office';

describe('events.list of the Google sandbox', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openTestOffice();
  });
  afterEach(() => office.close());

  const insert = (id: string, day: string, overrides: calendar_v3.Schema$Event = {}) =>
    office.client().events.insert({
      calendarId: HIRING,
      requestBody: makeEvent({
        id,
        start: { dateTime: `2026-12-${day}T10:00:00Z` },
        end: { dateTime: `2026-12-${day}T11:00:00Z` },
        ...overrides,
      }),
    });
  const list = async (params: calendar_v3.Params$Resource$Events$List = {}) =>
    (await office.client().events.list({ calendarId: HIRING, ...params })).data;
  const idsOf = ({ items = [] }: calendar_v3.Schema$Events) => items.map(({ id }) => id);
  const remove = (eventId: string) => office.client().events.delete({ calendarId: HIRING, eventId });
  const daily = {
    recurrence: ['RRULE:FREQ=DAILY;COUNT=3'],
    start: { dateTime: '2026-12-05T09:00:00', timeZone: 'UTC' },
    end: { dateTime: '2026-12-05T09:30:00', timeZone: 'UTC' },
  };

  it('shows what touches the half-open range', async () => {
    for (const day of ['01', '02', '03']) await insert(`date${day}`, day);
    const range = { timeMin: '2026-12-01T11:00:00Z', timeMax: '2026-12-03T10:00:00Z' };
    expect(idsOf(await list(range))).toEqual(['date02']);
  });

  it('expands a series only where single events are asked for, in order of start', async () => {
    await insert('series', '05', daily);
    await insert('date06', '06');
    expect(idsOf(await list())).toEqual(['series', 'date06']);
    expect(idsOf(await list({ singleEvents: true, orderBy: 'startTime' }))).toEqual([
      'series_20261205T090000Z',
      'series_20261206T090000Z',
      'date06',
      'series_20261207T090000Z',
    ]);
  });

  it('lets one turn of a series be moved or deleted by its own id', async () => {
    await insert('series', '05', daily);
    const { events } = office.client();
    await remove('series_20261206T090000Z');
    const requestBody = {
      start: { dateTime: '2026-12-07T15:00:00Z' },
      end: { dateTime: '2026-12-07T15:30:00Z' },
    };
    await events.patch({ calendarId: HIRING, eventId: 'series_20261207T090000Z', requestBody });
    const turns = await list({ singleEvents: true, orderBy: 'startTime' });
    expect(turns.items?.map(({ start }) => start?.dateTime)).toEqual([
      '2026-12-05T09:00:00Z',
      '2026-12-07T15:00:00Z',
    ]);
    expect(turns.items?.[1]).toMatchObject({
      recurringEventId: 'series',
      originalStartTime: { dateTime: '2026-12-07T09:00:00Z' },
    });
    const priya = await office
      .client({ subject: PRIYA })
      .events.instances({ calendarId: PRIYA, eventId: 'series' });
    expect(priya.data.items).toHaveLength(2);
  });

  it('gives pages in order, each event once, and the sync token on the last page only', async () => {
    for (const day of ['01', '02', '03']) await insert(`date${day}`, day);
    const first = await list({ maxResults: 2 });
    expect([idsOf(first), first.nextSyncToken]).toEqual([['date01', 'date02'], undefined]);
    const second = await list({ maxResults: 2, pageToken: first.nextPageToken ?? '' });
    expect([idsOf(second), second.nextPageToken]).toEqual([['date03'], undefined]);
    expect(second.nextSyncToken).toEqual(expect.any(String));
  });

  it('tells with a sync token what changed since, deletions included, and nothing twice', async () => {
    await insert('date01', '01');
    await insert('date02', '02');
    const { nextSyncToken } = await list({ timeMin: '2026-11-01T00:00:00Z' });
    await remove('date01');
    await insert('date03', '03', { attendees: [] });
    const changes = await list({ syncToken: nextSyncToken ?? '' });
    expect(changes.items?.map(({ id, status }) => [id, status])).toEqual([
      ['date01', 'cancelled'],
      ['date03', 'confirmed'],
    ]);
    expect(changes.items?.[0]?.summary).toBeUndefined();
    expect(idsOf(await list({ syncToken: changes.nextSyncToken ?? '' }))).toEqual([]);
  });

  it("tells of a guest's answer as a change of the organiser's event", async () => {
    await insert('date01', '01');
    const { nextSyncToken } = await list();
    office.sandbox.office.respond({
      calendarId: OMAR,
      eventId: 'date01',
      email: OMAR,
      responseStatus: 'declined',
    });
    const { items } = await list({ syncToken: nextSyncToken ?? '' });
    expect(items?.[0]?.attendees?.find(({ email }) => email === OMAR)?.responseStatus).toBe('declined');
  });

  it('answers 410 to a sync token that is unknown, of another calendar, or expired, and a fresh one works again', async () => {
    const { nextSyncToken } = await list();
    const omar = (await office.client({ subject: OMAR }).events.list({ calendarId: OMAR })).data
      .nextSyncToken;
    const gone = { status: 410, reason: 'fullSyncRequired' };
    expect(await refusalOf(list({ syncToken: 'made-up' }))).toMatchObject(gone);
    expect(await refusalOf(list({ syncToken: omar ?? '' }))).toMatchObject(gone);
    office.sandbox.expireSyncTokens();
    expect(await refusalOf(list({ syncToken: nextSyncToken ?? '' }))).toMatchObject(gone);
    const fresh = await list();
    expect(idsOf(await list({ syncToken: fresh.nextSyncToken ?? '' }))).toEqual([]);
  });

  it.each([
    ['a time filter beside a sync token', { syncToken: 'any', timeMin: '2026-12-01T00:00:00Z' }],
    ['a search beside a sync token', { syncToken: 'any', q: 'design' }],
    ['an order beside a sync token', { syncToken: 'any', orderBy: 'startTime' }],
    ['an order by start of unexpanded series', { orderBy: 'startTime' }],
    ['a bound without an offset', { timeMin: '2026-12-01T00:00:00' }],
    ['an empty range', { timeMin: '2026-12-02T00:00:00Z', timeMax: '2026-12-01T00:00:00Z' }],
    ['a page of nothing', { maxResults: 0 }],
  ])('refuses %s', async (_name, params) => {
    expect(await refusalOf(list(params))).toMatchObject({ status: 400 });
  });

  it('finds by private property, by text and by iCalUID', async () => {
    await insert('date01', '01', { extendedProperties: { private: { interview: 'i1' } } });
    await insert('date02', '02', { summary: 'Coding' });
    expect(idsOf(await list({ privateExtendedProperty: ['interview=i1'] }))).toEqual(['date01']);
    expect(idsOf(await list({ q: 'coding' }))).toEqual(['date02']);
    expect(idsOf(await list({ iCalUID: 'date02@google.com' }))).toEqual(['date02']);
  });

  it("keeps private properties off the guests' copies, and shared ones on them", async () => {
    await insert('date01', '01', { extendedProperties: { private: { secret: 'x' }, shared: { open: 'y' } } });
    const { data } = await office
      .client({ subject: PRIYA })
      .events.get({ calendarId: PRIYA, eventId: 'date01' });
    expect(data.extendedProperties).toEqual({ shared: { open: 'y' } });
  });

  it('shows only that somebody is busy where the calendar shares no more', async () => {
    await insert('date01', '01');
    const { data } = await office.client().events.list({ calendarId: PRIYA });
    expect(data.items?.[0]).toMatchObject({
      visibility: 'private',
      start: { dateTime: '2026-12-01T10:00:00Z' },
    });
    expect(data.items?.[0]).not.toHaveProperty('summary');
    expect(data.items?.[0]).not.toHaveProperty('attendees');
  });

  it('shows a reader no more than the times of a private event', async () => {
    await insert('date01', '01', { visibility: 'private' });
    const summaryFor = async (subject: string) => {
      const { data } = await office.client({ subject }).events.get({ calendarId: OMAR, eventId: 'date01' });
      return data.summary;
    };
    expect(await summaryFor(PRIYA)).toBeUndefined();
    expect(await summaryFor(OMAR)).toBe('Interview with Fernhill: System design');
  });

  it('leaves out the flags that have their default', async () => {
    const { data } = await insert('date01', '01', {
      guestsCanSeeOtherGuests: true,
      guestsCanInviteOthers: false,
    });
    expect(data).not.toHaveProperty('guestsCanSeeOtherGuests');
    expect(data.guestsCanInviteOthers).toBe(false);
  });

  it('answers with the fields that were asked for', async () => {
    await insert('date01', '01');
    expect(await list({ fields: 'items(id,start/dateTime),summary' })).toEqual({
      items: [{ id: 'date01', start: { dateTime: '2026-12-01T10:00:00Z' } }],
      summary: 'Fernhill Interviews',
    });
    expect(await refusalOf(list({ fields: 'items(id' }))).toMatchObject({
      status: 400,
      reason: 'invalidParameter',
    });
  });
});
