import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  HIRING,
  MONDAY_AT,
  makeEvent,
  openTestOffice,
  PRIYA,
  refusalOf,
  setNow,
  type TestOffice,
} from './office';

describe('push notifications of the Google sandbox', () => {
  let office: TestOffice;
  let listener: Server;
  let received: IncomingHttpHeaders[];
  let answers: number[];

  beforeEach(async () => {
    office = await openTestOffice();
    received = [];
    answers = [];
    listener = createServer((request, response) => {
      received.push(request.headers);
      response.writeHead(answers.shift() ?? 200).end();
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    await office.close();
    listener.closeAllConnections();
    await new Promise((resolve) => listener.close(resolve));
  });

  const address = () => `http://127.0.0.1:${(listener.address() as AddressInfo).port}/google/notifications`;
  const watch = async (overrides = {}) => {
    const requestBody = {
      id: 'channel-1',
      type: 'web_hook',
      address: address(),
      token: 'our-token',
      ...overrides,
    };
    const { data } = await office.client().events.watch({ calendarId: HIRING, requestBody });
    await office.sandbox.notified();
    return data;
  };
  const change = async (id: string) => {
    await office.client().events.insert({ calendarId: HIRING, requestBody: makeEvent({ id }) });
    await office.sandbox.notified();
  };
  const states = () => received.map((headers) => headers['x-goog-resource-state']);

  it('opens a channel with a sync message, and says what changed by headers alone', async () => {
    const channel = await watch();
    await change('aaaaa');
    expect(states()).toEqual(['sync', 'exists']);
    expect(received[1]).toMatchObject({
      'x-goog-channel-id': 'channel-1',
      'x-goog-channel-token': 'our-token',
      'x-goog-resource-id': channel.resourceId,
      'x-goog-message-number': '2',
      'x-goog-channel-expiration': new Date(MONDAY_AT.getTime() + 7 * 86_400_000).toUTCString(),
      'content-length': '0',
    });
  });

  it('hears of an answer that a guest gives by hand', async () => {
    await change('aaaaa');
    await watch();
    office.sandbox.office.respond({
      calendarId: PRIYA,
      eventId: 'aaaaa',
      email: PRIYA,
      responseStatus: 'accepted',
    });
    await office.sandbox.notified();
    expect(states()).toEqual(['sync', 'exists']);
  });

  it('is silent after the channel is stopped, and after it expires', async () => {
    const { id, resourceId } = await watch();
    await office.client().channels.stop({ requestBody: { id, resourceId } });
    await change('aaaaa');
    await watch({ id: 'channel-2', expiration: `${MONDAY_AT.getTime() + 3_600_000}` });
    setNow(new Date(MONDAY_AT.getTime() + 3_600_001));
    await change('bbbbb');
    expect(states()).toEqual(['sync', 'sync']);
  });

  it('tries again when the listener is not able to answer', async () => {
    answers = [200, 503];
    await watch();
    await change('aaaaa');
    expect(received.map((headers) => headers['x-goog-message-number'])).toEqual(['1', '2', '2']);
  });

  it('loses or doubles messages when told to', async () => {
    await watch();
    office.sandbox.faults.add({ kind: 'notificationsDropped', times: 1 });
    await change('aaaaa');
    expect(states()).toEqual(['sync']);
    office.sandbox.faults.add({ kind: 'notificationsTwice', times: 1 });
    await change('bbbbb');
    expect(states()).toEqual(['sync', 'exists', 'exists']);
  });

  it.each([
    ['plain http beyond loopback', { address: 'http://example.com/hook' }, 'push.webhookUrlNotHttps'],
    ['an end in the past', { expiration: '1000' }, 'invalid'],
    ['an id with spaces', { id: 'channel 1' }, 'invalid'],
  ])('refuses a channel with %s', async (_name, overrides, reason) => {
    expect(await refusalOf(watch(overrides))).toMatchObject({ status: 400, reason });
  });

  it('refuses the same channel id twice, and to stop a channel that is not there', async () => {
    await watch();
    expect(await refusalOf(watch())).toMatchObject({ status: 400, reason: 'channelIdNotUnique' });
    const stop = office.client().channels.stop({ requestBody: { id: 'channel-1', resourceId: 'other' } });
    expect(await refusalOf(stop)).toMatchObject({ status: 404, reason: 'notFound' });
  });
});
