import { setTimeout as wait } from 'node:timers/promises';
import { OutsideError } from '../../../src/errors';
import { ADA, HIRING, LAKE, OMAR, PRIYA } from '../../sandbox/google/office';
import {
  type CalendarOffice,
  EVENT_ID,
  LATER,
  makeCandidateEvent,
  makeDesired,
  openCalendarOffice,
  SPAN,
} from './calendarOffice';

let office: CalendarOffice;
beforeEach(async () => {
  office = await openCalendarOffice();
});
afterEach(() => office.close());

const answer = (email: string, responseStatus: 'accepted' | 'declined') =>
  office.sandbox.office.respond({ calendarId: HIRING, eventId: EVENT_ID, email, responseStatus });
const moveByHand = ({ startsAt, endsAt }: typeof SPAN) =>
  office.sandbox.office.move({
    calendarId: HIRING,
    eventId: EVENT_ID,
    startAt: startsAt.toISOString(),
    endAt: endsAt.toISOString(),
  });

describe('showing an event', () => {
  it('invites the panel, with a Meet link and a private mark', async () => {
    const shown = await office.ours.show(makeDesired());
    expect(shown.meetUrl).toMatch(/^https:\/\/meet\.google\.com\//);
    expect(shown.url).toEqual(expect.any(String));
    expect(await office.stored()).toMatchObject({
      summary: 'System design: Ada Lovelace',
      visibility: 'private',
      hangoutLink: shown.meetUrl,
      extendedProperties: { private: { interviewId: 'interview1' } },
      attendees: [{ email: PRIYA }, { email: OMAR }],
    });
    expect(office.sandbox.office.mails().map(({ to }) => to)).toEqual([PRIYA, OMAR]);
  });

  it('asks a room like a guest, and gives its answer: free it accepts, taken at the next time it declines', async () => {
    const room = { email: LAKE, name: 'Lake' };
    const shown = await office.ours.show(makeDesired({ room, location: 'Lake, Lisbon' }));
    expect(shown.roomAnswer).toBe('accepted');
    const stored = await office.stored();
    expect(stored.location).toBe('Lake, Lisbon');
    expect(stored.attendees?.find(({ email }) => email === LAKE)).toMatchObject({ resource: true });
    const span = { startAt: LATER.startsAt.toISOString(), endAt: LATER.endsAt.toISOString() };
    office.sandbox.office.create({ calendarId: LAKE, summary: 'Board', ...span });
    const moved = await office.ours.show(makeDesired({ room, location: 'Lake, Lisbon', span: LATER }));
    expect(moved.roomAnswer).toBe('declined');
    expect((await office.ours.show(makeDesired({ span: LATER }))).roomAnswer).toBeUndefined();
    expect((await office.stored()).attendees?.map(({ email }) => email)).toEqual([PRIYA, OMAR]);
  });

  it("keeps other guests' addresses from the candidate, who joins by the same link", async () => {
    const event = makeCandidateEvent();
    const shown = await office.ours.show(event);
    expect(shown.meetUrl).toBe('https://meet.google.com/abc-defg-hij');
    const stored = await office.stored(event.id);
    expect(stored).toMatchObject({ guestsCanSeeOtherGuests: false, location: shown.meetUrl });
    expect(stored.attendees?.map(({ email }) => email)).toEqual([ADA]);
  });

  it('writes nothing and mails nobody when Google shows it already', async () => {
    const first = await office.ours.show(makeDesired());
    const { etag } = await office.stored();
    expect(await office.ours.show(makeDesired())).toEqual(first);
    expect((await office.stored()).etag).toBe(etag);
    expect(office.sandbox.office.mails()).toHaveLength(2);
  });

  it('makes no twin when the answer to the first insert is lost', async () => {
    office.sandbox.faults.add({ kind: 'answerLost', times: 1, method: 'events.insert' });
    const shown = await office.ours.show(makeDesired());
    expect(shown.meetUrl).toEqual(expect.any(String));
    const { data } = await office.client().events.list({ calendarId: HIRING });
    expect(data.items).toHaveLength(1);
  });

  it('waits a moment for a Meet link that is still being made', async () => {
    office.sandbox.faults.add({ kind: 'meetPending', times: 1 });
    expect((await office.ours.show(makeDesired())).meetUrl).toMatch(/^https:/);
  });

  it("keeps the others' answers when a guest is exchanged", async () => {
    await office.ours.show(makeDesired());
    answer(PRIYA, 'accepted');
    await office.ours.show(makeDesired({ attendees: [{ email: PRIYA, name: 'Priya Nair' }] }));
    expect((await office.stored()).attendees).toMatchObject([{ email: PRIYA, responseStatus: 'accepted' }]);
  });

  it('asks everybody anew when the time moves, and keeps the Meet link', async () => {
    const { meetUrl } = await office.ours.show(makeDesired());
    answer(PRIYA, 'accepted');
    const shown = await office.ours.show(makeDesired({ span: LATER, knownStartsAt: SPAN.startsAt }));
    expect(shown).toEqual(expect.objectContaining({ meetUrl }));
    expect(shown.edit).toBeUndefined();
    const stored = await office.stored();
    expect(new Date(stored.start?.dateTime ?? 0)).toEqual(LATER.startsAt);
    expect(stored.attendees?.map(({ responseStatus }) => responseStatus)).toEqual([
      'needsAction',
      'needsAction',
    ]);
  });

  it('leaves a time that a person chose alone, and tells it', async () => {
    await office.ours.show(makeDesired());
    moveByHand(LATER);
    const shown = await office.ours.show(makeDesired({ title: 'Renamed', knownStartsAt: SPAN.startsAt }));
    expect(shown.edit).toEqual({ deleted: false, span: LATER });
    expect((await office.stored()).summary).toBe('System design: Ada Lovelace');
  });

  it('puts a moved event back when it is to be overwritten', async () => {
    await office.ours.show(makeDesired());
    moveByHand(LATER);
    expect((await office.ours.show(makeDesired())).edit).toBeUndefined();
    expect(new Date((await office.stored()).start?.dateTime ?? 0)).toEqual(SPAN.startsAt);
  });

  it('does not revive what a person deleted, unless it is to be overwritten', async () => {
    await office.ours.show(makeDesired());
    office.sandbox.office.remove({ calendarId: HIRING, eventId: EVENT_ID });
    const shown = await office.ours.show(makeDesired({ knownStartsAt: SPAN.startsAt }));
    expect(shown.edit).toEqual({ deleted: true });
    await office.ours.show(makeDesired());
    expect((await office.stored()).status).toBe('confirmed');
  });

  it('loses no answer that comes in while it writes', async () => {
    await office.ours.show(makeDesired());
    office.sandbox.faults.add({ kind: 'slow', latencyMs: 400, times: 1, method: 'events.patch' });
    const attendees = [{ email: PRIYA, name: 'Priya Nair' }];
    const showing = office.ours.show(makeDesired({ attendees, knownStartsAt: SPAN.startsAt }));
    await wait(200);
    answer(PRIYA, 'accepted');
    await showing;
    expect((await office.stored()).attendees).toMatchObject([{ email: PRIYA, responseStatus: 'accepted' }]);
  });

  it('makes an event anew that Google has forgotten', async () => {
    const shown = await office.ours.show(makeDesired({ knownStartsAt: SPAN.startsAt }));
    expect(shown.meetUrl).toEqual(expect.any(String));
  });

  it('removes an event, and is content when it is gone already', async () => {
    await office.ours.show(makeDesired());
    await office.ours.remove(EVENT_ID);
    await office.ours.remove(EVENT_ID);
    await office.ours.remove('neverthere');
    expect((await office.stored()).status).toBe('cancelled');
  });

  it.each([
    ['with a mail to its guests', 'told', [PRIYA, OMAR]],
    ['without a mail to anybody', 'not told', []],
  ] as const)('removes an event %s', async (_how, guests, mailed) => {
    await office.ours.show(makeDesired());
    const before = office.sandbox.office.mails().length;
    await office.ours.remove(EVENT_ID, guests);
    expect((await office.stored()).status).toBe('cancelled');
    const mails = office.sandbox.office.mails().slice(before);
    expect(mails.map(({ to }) => to)).toEqual(mailed);
  });
});

describe('a Google that does not do as asked', () => {
  it.each(['rateLimitExceeded', 'tooManyRequests', 'unavailable', 'down', 'tokenRevoked'] as const)(
    'is asked again after %s',
    async (kind) => {
      office.sandbox.faults.add({ kind, times: 1, method: 'events.insert' });
      expect((await office.ours.show(makeDesired())).meetUrl).toEqual(expect.any(String));
    },
  );

  it('is given up for now after some seconds, as a fault that passes', async () => {
    office.sandbox.faults.add({ kind: 'backendError', method: 'events.insert' });
    const fault = await office.ours.show(makeDesired()).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(OutsideError);
    expect(fault).toMatchObject({ code: 'google_failed', retryable: true });
  });

  it('is not asked again for what it will never do', async () => {
    const fault = await office.ours
      .show(makeDesired({ attendees: [{ email: 'not a mailbox', name: 'Nobody' }] }))
      .catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'google_failed', retryable: false });
  });
});
