import type { calendar_v3 } from 'googleapis/build/src/apis/calendar';
import {
  CHEN,
  makeEvent,
  makeSeed,
  OMAR,
  openTestOffice,
  PRIYA,
  refusalOf,
  SEEDS,
  type TestOffice,
} from './office';

const standUp = {
  summary: 'Stand-up',
  start: { dateTime: '2026-10-19T09:30:00', timeZone: 'Europe/Lisbon' },
  end: { dateTime: '2026-10-19T09:45:00', timeZone: 'Europe/Lisbon' },
  recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,WE', 'EXDATE;TZID=Europe/Lisbon:20261202T093000'],
};
const leave = { summary: 'Leave', start: { date: '2026-12-04' }, end: { date: '2026-12-05' } };

describe('free/busy of the Google sandbox', () => {
  let office: TestOffice;
  beforeEach(async () => {
    const calendars = SEEDS.map((seed) =>
      seed.id === PRIYA ? makeSeed({ events: [standUp, leave] }) : seed,
    );
    office = await openTestOffice({ calendars });
  });
  afterEach(() => office.close());

  const query = (requestBody: calendar_v3.Schema$FreeBusyRequest = {}) =>
    office.client().freebusy.query({
      requestBody: {
        timeMin: '2026-11-30T00:00:00Z',
        timeMax: '2026-12-07T00:00:00Z',
        items: [{ id: PRIYA }],
        ...requestBody,
      },
    });
  const busyOf = async (id: string, requestBody: calendar_v3.Schema$FreeBusyRequest = {}) =>
    (await query({ items: [{ id }], ...requestBody })).data.calendars?.[id]?.busy?.map(
      ({ start, end }) => `${start} ${end}`,
    );

  it("expands series in their own zone, without their exceptions, and takes a day off as the owner's day", async () => {
    expect(await busyOf(PRIYA)).toEqual([
      '2026-11-30T09:30:00Z 2026-11-30T09:45:00Z',
      '2026-12-04T00:00:00Z 2026-12-05T00:00:00Z',
    ]);
  });

  it('keeps a series at the same wall time over a clock change', async () => {
    const range = { timeMin: '2026-10-19T00:00:00Z', timeMax: '2026-10-27T00:00:00Z' };
    expect(await busyOf(PRIYA, range)).toEqual([
      '2026-10-19T08:30:00Z 2026-10-19T08:45:00Z',
      '2026-10-21T08:30:00Z 2026-10-21T08:45:00Z',
      '2026-10-26T09:30:00Z 2026-10-26T09:45:00Z',
    ]);
  });

  it.each([
    ['a colleague who shares nothing', CHEN],
    ['an address without a calendar', 'ada@example.com'],
  ])('answers 200 with an error entry for %s', async (_name, id) => {
    const { status, data } = await query({ items: [{ id }, { id: PRIYA }] });
    expect(status).toBe(200);
    expect(data.calendars?.[id]).toMatchObject({
      errors: [{ domain: 'global', reason: 'notFound' }],
      busy: [],
    });
    expect(data.calendars?.[PRIYA]?.errors).toBeUndefined();
  });

  it('answers nothing but errors when asked for more than 50 calendars', async () => {
    const items = Array.from({ length: 51 }, (_, n) => ({
      id: n === 0 ? PRIYA : `person${n}@fernhill.test`,
    }));
    const { data } = await query({ items });
    expect(data.calendars?.[PRIYA]).toMatchObject({
      errors: [{ reason: 'tooManyCalendarsRequested' }],
      busy: [],
    });
    const fifty = await query({ items: items.slice(0, 50) });
    expect(fifty.data.calendars?.[PRIYA]?.busy).toHaveLength(2);
  });

  it.each([
    ['an instant without an offset', { timeMin: '2026-11-30T00:00:00' }, 'badRequest'],
    ['an end before its start', { timeMax: '2026-11-29T00:00:00Z' }, 'timeRangeEmpty'],
    ['a range of a quarter', { timeMax: '2027-03-01T00:00:00Z' }, 'timeRangeTooLong'],
  ])('refuses %s', async (_name, requestBody, reason) => {
    expect(await refusalOf(query(requestBody))).toMatchObject({ status: 400, reason });
  });

  it.each([
    ['confirmed', {}, 1],
    ['unanswered by the guest', { attendees: [{ email: OMAR }] }, 1],
    ['transparent', { transparency: 'transparent' }, 0],
    ['cancelled', { status: 'cancelled' }, 0],
  ])('counts an event that is %s', async (_name, overrides, busy) => {
    await office.client({ subject: OMAR }).events.insert({
      calendarId: OMAR,
      requestBody: makeEvent({ attendees: [], ...overrides }),
    });
    expect(await busyOf(OMAR)).toHaveLength(busy);
  });

  it('frees a guest who declines', async () => {
    await office.client().events.insert({ calendarId: 'primary', requestBody: makeEvent() });
    expect(await busyOf(OMAR)).toHaveLength(1);
    const answer = {
      calendarId: OMAR,
      eventId: 'session0001',
      email: OMAR,
      responseStatus: 'declined' as const,
    };
    expect(office.sandbox.office.respond(answer)).toMatchObject({ ok: true, event: { busy: false } });
    expect(await busyOf(OMAR)).toEqual([]);
  });

  it('joins what overlaps and cuts it to the range, written in the zone that was asked for', async () => {
    const insert = (id: string, from: string, to: string) =>
      office.client({ subject: OMAR }).events.insert({
        calendarId: OMAR,
        requestBody: makeEvent({ id, attendees: [], start: { dateTime: from }, end: { dateTime: to } }),
      });
    await insert('aaaaa', '2026-12-01T09:00:00Z', '2026-12-01T10:00:00Z');
    await insert('bbbbb', '2026-12-01T10:00:00Z', '2026-12-01T11:00:00Z');
    await insert('ccccc', '2026-12-01T09:15:00Z', '2026-12-01T09:30:00Z');
    const range = {
      timeMin: '2026-12-01T09:10:00Z',
      timeMax: '2026-12-01T10:50:00Z',
      timeZone: 'Europe/Berlin',
    };
    expect(await busyOf(OMAR, range)).toEqual(['2026-12-01T10:10:00+01:00 2026-12-01T11:50:00+01:00']);
  });
});
