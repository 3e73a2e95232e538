import type { OfficeChange, OfficeEvent, OfficeWeek } from '../../../sandbox/google/officeTypes';
import { ADA, CHEN, HIRING, makeEvent, OMAR, openTestOffice, PRIYA, type TestOffice } from './office';

describe('the office page of the Google sandbox', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openTestOffice();
  });
  afterEach(() => office.close());

  const insert = (overrides = {}) =>
    office
      .client()
      .events.insert({ calendarId: HIRING, sendUpdates: 'none', requestBody: makeEvent(overrides) });
  const call = async (path: string, body?: unknown, method = body ? 'POST' : 'GET') => {
    const response = await fetch(`${office.url}/google-office${path}`, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  const eventsOf = async (calendarId: string): Promise<OfficeEvent[]> => {
    const { body } = await call('/week?from=2026-11-30T00:00:00Z');
    return (
      (body as unknown as OfficeWeek).diaries.find(({ calendar }) => calendar.id === calendarId)?.events ?? []
    );
  };

  it('lists people and rooms with what free/busy can read of them, and not the service account', async () => {
    const { body } = await call('/calendars');
    expect(body.calendars).toHaveLength(5);
    expect(body.calendars).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: CHEN, readable: false, kind: 'person' })]),
    );
  });

  it("shows an interview on each guest's calendar with who answered what", async () => {
    await insert({ attendees: [{ email: PRIYA }, { email: ADA }] });
    expect(await eventsOf(PRIYA)).toMatchObject([
      {
        eventId: 'session0001',
        startAt: '2026-12-03T14:00:00.000Z',
        busy: true,
        responseStatus: 'needsAction',
        organizerEmail: HIRING,
        madeBy: 'api',
        attendees: [
          { name: 'Priya Nair', inCompany: true },
          { name: ADA, inCompany: false },
        ],
      },
    ]);
  });

  it('moves an event for everybody when somebody drags it on their own calendar', async () => {
    await insert();
    const times = { startAt: '2026-12-03T16:00:00.000Z', endAt: '2026-12-03T17:00:00.000Z' };
    const { body } = await call('/move', { calendarId: PRIYA, eventId: 'session0001', ...times });
    expect(body).toMatchObject({ ok: true, event: times });
    expect(await eventsOf(OMAR)).toMatchObject([times]);
    const { data } = await office.client().events.get({ calendarId: HIRING, eventId: 'session0001' });
    expect(data).toMatchObject({ start: { dateTime: '2026-12-03T16:00:00Z' }, sequence: 1 });
  });

  it("declines for a guest, deletes for a guest, and deletes for everybody from the organiser's calendar", async () => {
    await insert();
    await call('/respond', {
      calendarId: OMAR,
      eventId: 'session0001',
      email: OMAR,
      responseStatus: 'declined',
    });
    expect(await eventsOf(OMAR)).toMatchObject([{ busy: false, responseStatus: 'declined' }]);
    await call('/delete', { calendarId: OMAR, eventId: 'session0001' });
    expect([(await eventsOf(OMAR)).length, (await eventsOf(PRIYA)).length]).toEqual([0, 1]);
    await call('/delete', { calendarId: HIRING, eventId: 'session0001' });
    expect(await eventsOf(PRIYA)).toEqual([]);
  });

  it('makes a block that free/busy sees', async () => {
    const { body } = await call('/create', {
      ...{ calendarId: OMAR, summary: 'Dentist' },
      ...{ startAt: '2026-12-01T09:00:00Z', endAt: '2026-12-01T10:00:00Z' },
    });
    expect(body).toMatchObject({ ok: true, event: { summary: 'Dentist', madeBy: 'person', busy: true } });
    const { data } = await office.client().freebusy.query({
      requestBody: {
        timeMin: '2026-12-01T00:00:00Z',
        timeMax: '2026-12-02T00:00:00Z',
        items: [{ id: OMAR }],
      },
    });
    expect(data.calendars?.[OMAR]?.busy).toEqual([
      { start: '2026-12-01T09:00:00Z', end: '2026-12-01T10:00:00Z' },
    ]);
  });

  it.each([
    [
      '/move',
      {
        calendarId: OMAR,
        eventId: 'session0001',
        startAt: '2026-12-03T16:00:00Z',
        endAt: '2026-12-03T15:00:00Z',
      },
    ],
    [
      '/move',
      {
        calendarId: OMAR,
        eventId: 'nothing',
        startAt: '2026-12-03T14:00:00Z',
        endAt: '2026-12-03T15:00:00Z',
      },
    ],
    ['/respond', { calendarId: HIRING, eventId: 'session0001', email: CHEN, responseStatus: 'accepted' }],
    ['/delete', { calendarId: 'nobody@fernhill.test', eventId: 'session0001' }],
    ['/create', { calendarId: OMAR, summary: 'No times' }],
    ['/faults', { kind: 'moonFull' }],
  ])('says why it does not do %s %j', async (path, body) => {
    await insert();
    expect(await call(path, body)).toMatchObject({
      status: 400,
      body: { ok: false, reason: expect.stringMatching(/./) },
    });
  });

  it('switches faults on and off', async () => {
    await call('/faults', { kind: 'slow', latencyMs: 5, times: 2 });
    expect((await call('/faults')).body).toEqual({ faults: [{ kind: 'slow', latencyMs: 5, times: 2 }] });
    await call('/faults', undefined, 'DELETE');
    expect(office.sandbox.faults.list()).toEqual([]);
  });

  it('streams what changes to the page', async () => {
    const stop = new AbortController();
    const response = await fetch(`${office.url}/google-office/changes`, { signal: stop.signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await reader?.read();
    await office.client().events.insert({
      ...{ calendarId: HIRING, sendUpdates: 'all' },
      requestBody: makeEvent({ attendees: [{ email: ADA }] }),
    });
    let text = '';
    while (!text.includes('"mail"')) text += (await reader?.read())?.value ?? '';
    const changes = text
      .split('\n\n')
      .filter((line) => line.startsWith('data: '))
      .map((line): OfficeChange => JSON.parse(line.slice('data: '.length)));
    expect(changes).toMatchObject([
      { kind: 'calendar', calendarId: HIRING, eventId: 'session0001' },
      { kind: 'mail', mail: { to: ADA } },
    ]);
    stop.abort();
  });
});
