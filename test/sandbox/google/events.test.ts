import {
  ADA,
  CHEN,
  HIRING,
  LAKE,
  makeEvent,
  OMAR,
  openTestOffice,
  PRIYA,
  refusalOf,
  type TestOffice,
} from './office';

describe('events of the Google sandbox', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openTestOffice();
  });
  afterEach(() => office.close());

  const events = () => office.client().events;
  const insert = (overrides = {}, params = {}) =>
    events().insert({ calendarId: HIRING, requestBody: makeEvent(overrides), ...params });

  it('keeps the id that the caller chose and answers with the event', async () => {
    const { data } = await insert();
    expect(data).toMatchObject({
      id: 'session0001',
      iCalUID: 'session0001@google.com',
      status: 'confirmed',
      organizer: { email: HIRING, self: true, displayName: 'Fernhill Interviews' },
      start: { dateTime: '2026-12-03T14:00:00Z', timeZone: 'America/New_York' },
    });
  });

  it.each([
    ['too short', 'abcd'],
    ['letters after v', 'sessionxyz'],
    ['capitals', 'SESSION01'],
    ['a dash', 'session-01'],
  ])('refuses an id with %s', async (_name, id) => {
    expect(await refusalOf(insert({ id }))).toMatchObject({ status: 400, reason: 'invalid' });
  });

  it('refuses a twin, and the twin of a deleted event too', async () => {
    await insert();
    expect(await refusalOf(insert())).toMatchObject({ status: 409, reason: 'duplicate' });
    await events().delete({ calendarId: HIRING, eventId: 'session0001' });
    expect(await refusalOf(insert())).toMatchObject({ status: 409, reason: 'duplicate' });
  });

  it.each([
    ['an end before its start', { end: { dateTime: '2026-12-03T13:00:00Z' } }, 'timeRangeEmpty'],
    ['no end', { end: null }, 'required'],
    ['a wall time without a zone', { start: { dateTime: '2026-12-03T14:00:00' } }, 'required'],
    ['an unknown zone', { start: { dateTime: '2026-12-03T14:00:00', timeZone: 'Mars/Base' } }, 'invalid'],
    ['a malformed guest address', { attendees: [{ email: 'ada at example' }] }, 'invalid'],
    ['a recurrence it cannot read', { recurrence: ['RRULE:FREQ=SOMETIMES'] }, 'invalid'],
    [
      'a shared property of 1025 characters',
      { extendedProperties: { shared: { a: 'x'.repeat(1025) } } },
      'invalid',
    ],
  ])('refuses %s', async (_name, overrides, reason) => {
    expect(await refusalOf(insert(overrides))).toMatchObject({ status: 400, reason });
  });

  it('reads a wall time in the zone it names', async () => {
    const { data } = await insert({
      start: { dateTime: '2026-12-03T09:00:00', timeZone: 'America/New_York' },
      end: { dateTime: '2026-12-03T10:00:00', timeZone: 'America/New_York' },
    });
    expect(data.start?.dateTime).toBe('2026-12-03T14:00:00Z');
  });

  it('puts a copy with the same id on the calendars of the company guests, in their own zone', async () => {
    await insert();
    const { data } = await office
      .client({ subject: OMAR })
      .events.get({ calendarId: 'primary', eventId: 'session0001' });
    expect(data).toMatchObject({
      iCalUID: 'session0001@google.com',
      start: { dateTime: '2026-12-03T15:00:00+01:00' },
      organizer: { email: HIRING },
    });
    expect(data.attendees?.find(({ self }) => self)).toMatchObject({
      email: OMAR,
      responseStatus: 'needsAction',
    });
  });

  it("carries the organiser's changes to the guests and takes the copy from a guest no longer invited", async () => {
    await insert();
    await events().patch({
      calendarId: HIRING,
      eventId: 'session0001',
      requestBody: { summary: 'Moved', attendees: [{ email: PRIYA, responseStatus: 'accepted' }] },
    });
    const priya = await office
      .client({ subject: PRIYA })
      .events.get({ calendarId: PRIYA, eventId: 'session0001' });
    const omar = await office
      .client({ subject: OMAR })
      .events.get({ calendarId: OMAR, eventId: 'session0001' });
    expect(priya.data).toMatchObject({ summary: 'Moved', status: 'confirmed' });
    expect(omar.data.status).toBe('cancelled');
  });

  it('reads an absent answer in a written guest list as no answer', async () => {
    await insert({ attendees: [{ email: PRIYA, responseStatus: 'accepted' }] });
    const requestBody = { attendees: [{ email: PRIYA }] };
    const { data } = await events().patch({ calendarId: HIRING, eventId: 'session0001', requestBody });
    expect(data.attendees?.[0]?.responseStatus).toBe('needsAction');
  });

  it("carries a guest's answer back to the organiser and to the other guests", async () => {
    await insert();
    await office.client({ subject: PRIYA }).events.patch({
      calendarId: 'primary',
      eventId: 'session0001',
      requestBody: { attendees: [{ email: PRIYA, responseStatus: 'declined', comment: 'On leave' }] },
    });
    for (const subject of [HIRING, OMAR]) {
      const { data } = await office
        .client({ subject })
        .events.get({ calendarId: subject, eventId: 'session0001' });
      expect(data.attendees?.find(({ email }) => email === PRIYA)).toMatchObject({
        responseStatus: 'declined',
        comment: 'On leave',
      });
    }
  });

  it("lets no guest change what is the organiser's", async () => {
    await insert();
    const call = office.client({ subject: PRIYA }).events.patch({
      calendarId: 'primary',
      eventId: 'session0001',
      requestBody: { summary: 'Mine now' },
    });
    expect(await refusalOf(call)).toMatchObject({ status: 403, reason: 'forbiddenForNonOrganizer' });
  });

  it("takes a guest's deletion as a decline, and the organiser's as everybody's", async () => {
    await insert();
    await office.client({ subject: PRIYA }).events.delete({ calendarId: PRIYA, eventId: 'session0001' });
    const { data } = await events().get({ calendarId: HIRING, eventId: 'session0001' });
    expect(data.status).toBe('confirmed');
    expect(data.attendees?.find(({ email }) => email === PRIYA)?.responseStatus).toBe('declined');
    await events().delete({ calendarId: HIRING, eventId: 'session0001' });
    const omar = await office
      .client({ subject: OMAR })
      .events.get({ calendarId: OMAR, eventId: 'session0001' });
    expect(omar.data.status).toBe('cancelled');
  });

  it('says that a deleted event is gone when it is deleted again', async () => {
    await insert();
    await events().delete({ calendarId: HIRING, eventId: 'session0001' });
    const again = events().delete({ calendarId: HIRING, eventId: 'session0001' });
    expect(await refusalOf(again)).toMatchObject({ status: 410, reason: 'deleted' });
  });

  it('brings a deleted event back when it is written as confirmed', async () => {
    await insert();
    await events().delete({ calendarId: HIRING, eventId: 'session0001' });
    const requestBody = { status: 'confirmed' };
    await events().patch({ calendarId: HIRING, eventId: 'session0001', requestBody });
    const { data } = await office
      .client({ subject: PRIYA })
      .events.get({ calendarId: PRIYA, eventId: 'session0001' });
    expect(data.status).toBe('confirmed');
  });

  it('refuses a write with a stale ETag', async () => {
    const { data } = await insert();
    const write = (etag: string) =>
      events().patch(
        { calendarId: HIRING, eventId: 'session0001', requestBody: { summary: 'Newer' } },
        { headers: { 'If-Match': etag } },
      );
    await write(data.etag ?? '');
    expect(await refusalOf(write(data.etag ?? ''))).toMatchObject({ status: 412, reason: 'conditionNotMet' });
  });

  it('removes with update what is not written again, and keeps with patch what is not named', async () => {
    await insert();
    const patched = await events().patch({
      calendarId: HIRING,
      eventId: 'session0001',
      requestBody: { location: 'Lake' },
    });
    expect(patched.data).toMatchObject({ description: 'A talk about one system.', location: 'Lake' });
    const { start, end } = makeEvent();
    const updated = await events().update({
      calendarId: HIRING,
      eventId: 'session0001',
      requestBody: { start, end },
    });
    expect(updated.data.description).toBeUndefined();
    expect(updated.data.attendees).toBeUndefined();
  });

  it('shows a guest only themselves where guests may not see each other', async () => {
    await insert({ guestsCanSeeOtherGuests: false, attendees: [{ email: PRIYA }, { email: ADA }] });
    const { data } = await office
      .client({ subject: PRIYA })
      .events.get({ calendarId: PRIYA, eventId: 'session0001' });
    expect(data.attendees?.map(({ email }) => email)).toEqual([PRIYA]);
  });

  it('makes one Meet link a request, and none for a caller that does not speak of conferences', async () => {
    const conferenceData = {
      createRequest: { requestId: 'r1', conferenceSolutionKey: { type: 'hangoutsMeet' } },
    };
    const silent = await insert({ id: 'silent', conferenceData });
    expect(silent.data.hangoutLink).toBeUndefined();
    const { data } = await insert({ conferenceData }, { conferenceDataVersion: 1 });
    expect(data.hangoutLink).toMatch(/^https:\/\/meet\.google\.com\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/);
    const patch = (body: object) =>
      events().patch({
        calendarId: HIRING,
        eventId: 'session0001',
        conferenceDataVersion: 1,
        requestBody: body,
      });
    expect((await patch({ conferenceData })).data.hangoutLink).toBe(data.hangoutLink);
    expect((await patch({ summary: 'Kept' })).data.hangoutLink).toBe(data.hangoutLink);
    const renewed = await patch({ conferenceData: { createRequest: { requestId: 'r2' } } });
    expect(renewed.data.hangoutLink).not.toBe(data.hangoutLink);
    expect((await patch({ conferenceData: null })).data.hangoutLink).toBeUndefined();
  });

  it('leaves a Meet link pending until the event is read, when told to', async () => {
    office.sandbox.faults.add({ kind: 'meetPending', times: 1 });
    const conferenceData = { createRequest: { requestId: 'r1' } };
    const { data } = await insert({ conferenceData }, { conferenceDataVersion: 1 });
    expect(data.conferenceData?.createRequest?.status?.statusCode).toBe('pending');
    expect(data.hangoutLink).toBeUndefined();
    const read = await events().get({ calendarId: HIRING, eventId: 'session0001' });
    expect(read.data.hangoutLink).toContain('meet.google.com');
  });

  it('answers for a room: accepted while it is free, declined when it is taken', async () => {
    const attendees = [{ email: LAKE, resource: true }];
    const first = await insert({ attendees });
    const second = await insert({ id: 'session0002', attendees });
    expect(first.data.attendees?.[0]?.responseStatus).toBe('accepted');
    expect(second.data.attendees?.[0]?.responseStatus).toBe('declined');
  });

  it('keeps the answer of a room until the event moves, whatever the organiser writes', async () => {
    await insert({ attendees: [{ email: LAKE, resource: true }] });
    const answer = { calendarId: HIRING, eventId: 'session0001', email: LAKE };
    office.sandbox.office.respond({ ...answer, responseStatus: 'declined' });
    const patch = async (requestBody: object) => {
      const { data } = await events().patch({ calendarId: HIRING, eventId: 'session0001', requestBody });
      return data.attendees?.[0]?.responseStatus;
    };
    expect(await patch({ attendees: [{ email: LAKE, responseStatus: 'accepted' }] })).toBe('declined');
    const { start, end } = makeEvent();
    const later = (time: typeof start) => ({
      ...time,
      dateTime: new Date(Date.parse(time?.dateTime ?? '') + 7_200_000).toISOString(),
    });
    expect(await patch({ start: later(start), end: later(end) })).toBe('accepted');
  });

  it.each([
    ['somebody who shares nothing', CHEN, 404, 'notFound'],
    ['somebody who shares free/busy only', PRIYA, 403, 'requiredAccessLevel'],
    ['an unknown calendar', 'nobody@fernhill.test', 404, 'notFound'],
  ])('lets nobody write in the calendar of %s', async (_name, calendarId, status, reason) => {
    const call = events().insert({ calendarId, requestBody: makeEvent() });
    expect(await refusalOf(call)).toMatchObject({ status, reason });
  });
});
