import type { calendar_v3 } from 'googleapis/build/src/apis/calendar';
import type { SendUpdates } from '../../../sandbox/google/eventChange';
import {
  ADA,
  HIRING,
  MONDAY_AT,
  makeEvent,
  OMAR,
  openTestOffice,
  PRIYA,
  setNow,
  type TestOffice,
} from './office';

const forAda = makeEvent({
  attendees: [{ email: ADA, displayName: 'Ada Lovelace' }],
  guestsCanSeeOtherGuests: false,
  description: 'You design a <b>system</b>.<br>Bring nothing &amp; ask anything.',
});

describe('mails of the Google sandbox', () => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openTestOffice();
  });
  afterEach(() => office.close());

  const insert = (requestBody: calendar_v3.Schema$Event, sendUpdates: SendUpdates = 'all') =>
    office.client().events.insert({ calendarId: HIRING, sendUpdates, conferenceDataVersion: 1, requestBody });
  const patch = (requestBody: calendar_v3.Schema$Event, sendUpdates: SendUpdates = 'all') =>
    office.client().events.patch({ calendarId: HIRING, eventId: 'session0001', sendUpdates, requestBody });
  const sent = () => office.sandbox.office.mails().map(({ kind, to }) => `${kind} ${to}`);

  it("invites the candidate in the event's own zone, with the Meet link and nobody else's address", async () => {
    const { data } = await insert({ ...forAda, conferenceData: { createRequest: { requestId: 'r1' } } });
    const [mail] = office.sandbox.office.mails();
    expect(mail).toMatchObject({
      kind: 'invitation',
      to: ADA,
      toCompany: false,
      from: HIRING,
      subject:
        'Invitation: Interview with Fernhill: System design @ Thu Dec 3, 2026 9am - 10am (EST) (ada@example.com)',
      meetUrl: data.hangoutLink,
      sentAt: MONDAY_AT.toISOString(),
    });
    expect(mail?.text).toBe(
      [
        'Interview with Fernhill: System design\nThursday, December 3, 2026, 09:00 - 10:00 (America/New_York)',
        `Join with Google Meet\n${data.hangoutLink}`,
        'You design a system.\nBring nothing & ask anything.',
        `Organizer\nFernhill Interviews\n${HIRING}`,
        'Guests\nAda Lovelace',
      ].join('\n\n'),
    );
  });

  it('carries an iCalendar file with the id, the instant and the guest', async () => {
    await insert(forAda);
    const ics = office.sandbox.office.mails()[0]?.ics ?? '';
    expect(ics.split('\r\n')).toEqual(
      expect.arrayContaining([
        'METHOD:REQUEST',
        'UID:session0001@google.com',
        'DTSTART:20261203T140000Z',
        'SEQUENCE:0',
        'ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:ada@example.com',
      ]),
    );
    expect(ics.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
  });

  it.each<[SendUpdates, string[]]>([
    ['all', [`invitation ${PRIYA}`, `invitation ${ADA}`]],
    ['externalOnly', [`invitation ${ADA}`]],
    ['none', []],
  ])('sends with sendUpdates=%s to those it names', async (sendUpdates, expected) => {
    await insert(makeEvent({ attendees: [{ email: PRIYA }, { email: ADA }] }), sendUpdates);
    expect(sent()).toEqual(expected);
  });

  it('tells each guest of a change what it is to them: invited, updated, cancelled', async () => {
    await insert(makeEvent({ attendees: [{ email: PRIYA }, { email: ADA }] }), 'none');
    await patch({ location: 'Lake', attendees: [{ email: ADA }, { email: OMAR }] });
    expect(sent()).toEqual([`invitation ${OMAR}`, `update ${ADA}`, `cancellation ${PRIYA}`]);
  });

  it('sends no mail for a change that no guest can see', async () => {
    await insert(forAda, 'none');
    await patch({ extendedProperties: { private: { interview: 'i1' } } });
    expect(sent()).toEqual([]);
  });

  it('says when the event is cancelled, once', async () => {
    await insert(forAda, 'none');
    await office.client().events.delete({ calendarId: HIRING, eventId: 'session0001', sendUpdates: 'all' });
    const [mail, ...others] = office.sandbox.office.mails();
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ kind: 'cancellation', to: ADA, meetUrl: null });
    expect(mail?.subject).toContain('Canceled event: Interview with Fernhill');
    expect(mail?.ics).toContain('STATUS:CANCELLED');
  });

  it('sends nothing about an event that is over', async () => {
    await insert(forAda, 'none');
    setNow(new Date('2026-12-03T16:00:00Z'));
    await office.client().events.delete({ calendarId: HIRING, eventId: 'session0001', sendUpdates: 'all' });
    expect(sent()).toEqual([]);
  });

  it('hides the guest list where the organiser hides it', async () => {
    await insert({ ...forAda, attendees: [{ email: ADA }, { email: PRIYA }] });
    const toAda = office.sandbox.office.mails().find(({ to }) => to === ADA);
    expect(toAda?.text).toContain('The guest list has been hidden');
    expect(`${toAda?.text}${toAda?.ics}`).not.toContain(PRIYA);
  });

  it('tells the organiser how the candidate answered', async () => {
    await insert(forAda, 'none');
    const answer = {
      calendarId: HIRING,
      eventId: 'session0001',
      email: ADA,
      responseStatus: 'declined' as const,
    };
    office.sandbox.office.respond({ ...answer, comment: 'I am ill' });
    expect(office.sandbox.office.mails()).toMatchObject([{ kind: 'response', to: HIRING, from: ADA }]);
    expect(office.sandbox.office.mails()[0]?.text).toContain('I am ill');
    const { data } = await office.client().events.get({ calendarId: HIRING, eventId: 'session0001' });
    expect(data.attendees?.[0]).toMatchObject({ responseStatus: 'declined', comment: 'I am ill' });
  });
});
