import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HIRING, MONDAY_AT, PRIYA, setNow } from '../../sandbox/google/office';
import {
  type CalendarOffice,
  EVENT_ID,
  LATER,
  makeDesired,
  makeSyncMemory,
  openCalendarOffice,
} from './calendarOffice';

let office: CalendarOffice;
beforeEach(async () => {
  office = await openCalendarOffice();
  await office.ours.show(makeDesired());
  await office.changes();
});
afterEach(() => office.close());

const decline = () =>
  office.sandbox.office.respond({
    calendarId: HIRING,
    eventId: EVENT_ID,
    email: PRIYA,
    responseStatus: 'declined',
    comment: 'On leave',
  });

describe('what people change in Google', () => {
  it('is told once: a move', async () => {
    const [startAt, endAt] = [LATER.startsAt.toISOString(), LATER.endsAt.toISOString()];
    office.sandbox.office.move({ calendarId: HIRING, eventId: EVENT_ID, startAt, endAt });
    expect(await office.changes()).toMatchObject([
      { eventId: EVENT_ID, interviewId: 'interview1', span: LATER, deleted: false },
    ]);
    expect(await office.changes()).toEqual([]);
  });

  it('is told: an answer with its comment', async () => {
    decline();
    const [change] = await office.changes();
    expect(change?.answers).toContainEqual({ email: PRIYA, answer: 'declined', comment: 'On leave' });
  });

  it('is told with its interview: a deletion', async () => {
    office.sandbox.office.remove({ calendarId: HIRING, eventId: EVENT_ID });
    expect(await office.changes()).toMatchObject([
      { eventId: EVENT_ID, interviewId: 'interview1', deleted: true },
    ]);
  });

  it('is not told of events that are not ours', async () => {
    office.sandbox.office.create({
      calendarId: HIRING,
      summary: 'Retrospective',
      startAt: LATER.startsAt.toISOString(),
      endAt: LATER.endsAt.toISOString(),
    });
    expect(await office.changes()).toEqual([]);
  });

  it('is listed anew when Google has forgotten how far we were', async () => {
    decline();
    office.sandbox.expireSyncTokens();
    expect(await office.changes()).toMatchObject([{ eventId: EVENT_ID }]);
    expect(await office.changes()).toEqual([]);
  });

  it('is told again when it was not dealt with', async () => {
    decline();
    const fails = office.ours.changes(async () => {
      throw new Error('not now');
    });
    await expect(fails).rejects.toThrow('not now');
    expect(await office.changes()).toMatchObject([{ eventId: EVENT_ID }]);
  });

  it('is read over many pages', async () => {
    const { events } = office.client();
    const insert = (_: unknown, index: number) =>
      events.insert({
        calendarId: HIRING,
        requestBody: {
          id: `session${index}`,
          start: { dateTime: LATER.startsAt.toISOString() },
          end: { dateTime: LATER.endsAt.toISOString() },
          extendedProperties: { private: { interviewId: `interview${index}` } },
        },
      });
    await Promise.all(Array.from({ length: 260 }, insert));
    expect(await office.changes()).toHaveLength(260);
  });
});

describe('the push channel', () => {
  it('is opened once, renewed before it ends, and known by its token', async () => {
    const received: { channelId: string; token: string }[] = [];
    const server = createServer((request, response) => {
      const header = (name: string) => String(request.headers[name]);
      received.push({ channelId: header('x-goog-channel-id'), token: header('x-goog-channel-token') });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/google/notifications`;
    const other = await openCalendarOffice({ syncState: makeSyncMemory() });
    try {
      await other.ours.watch(address);
      await other.ours.watch(address);
      await other.sandbox.notified();
      expect(received).toHaveLength(1);
      const [first] = received;
      expect(await other.ours.isOurs(first ?? { channelId: '', token: '' })).toBe(true);
      expect(await other.ours.isOurs({ channelId: first?.channelId ?? '', token: 'guessed' })).toBe(false);

      setNow(new Date(MONDAY_AT.getTime() + 6.5 * 86_400_000));
      await other.ours.watch(address);
      await other.sandbox.notified();
      expect(received).toHaveLength(2);
      expect(await other.ours.isOurs(first ?? { channelId: '', token: '' })).toBe(false);

      await other.ours.watch(`${address}/elsewhere`);
      await other.sandbox.notified();
      expect(received).toHaveLength(3);
    } finally {
      await other.close();
      server.closeAllConnections();
      server.close();
    }
  });

  it('is done without where Google cannot call, or will not', async () => {
    await office.ours.watch('http://interloop.example.com/google/notifications');
    office.sandbox.faults.add({ kind: 'quotaExceeded', method: 'events.watch' });
    await office.ours.watch('https://interloop.example.com/google/notifications');
    expect(await office.ours.isOurs({ channelId: '', token: '' })).toBe(false);
  });
});
