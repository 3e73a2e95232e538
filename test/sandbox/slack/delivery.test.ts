import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BlockAction } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { signedHeaders } from '../../../sandbox/slack/delivery/signature';
import { ADA, BOT, HIRING, PRIYA, startOffice, type TestOffice } from './startOffice';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const BUTTONS: KnownBlock[] = [
  {
    type: 'actions',
    block_id: 'row',
    elements: [
      { type: 'button', action_id: 'go', text: plain('Go'), value: 'v1' },
      { type: 'button', action_id: 'nobody', text: plain('Nobody') },
      { type: 'users_select', action_id: 'who', initial_user: ADA },
    ],
  },
];
const HOME = { type: 'home' as const, blocks: BUTTONS };

let office: TestOffice;
let bodies: BlockAction[] = [];
let events: string[] = [];
const app = { respond: [] as ((message: object) => Promise<unknown>)[] };

beforeAll(async () => {
  office = await startOffice();
  const { bolt } = office;
  bolt.action(/go|who/, async ({ ack, body, respond }) => {
    bodies.push(body as BlockAction);
    app.respond.push(respond as never);
    await ack();
  });
  bolt.event('app_home_opened', async ({ event, client }) => {
    events.push('home');
    await client.views.publish({ user_id: event.user, view: HOME });
  });
  bolt.event('message', async ({ body }) => {
    events.push((body as { event: { text?: string } }).event.text ?? '');
  });
  bolt.shortcut('note', async ({ ack, shortcut }) => {
    bodies.push(shortcut as never);
    await ack();
  });
  bolt.command('/schedule', async ({ ack }) => ack({ response_type: 'ephemeral', text: 'Looking' }));
});
afterAll(() => office.stop());
beforeEach(() => {
  office.slack.faults.clear();
  bodies = [];
  events = [];
  app.respond = [];
});

async function post(): Promise<{ channel: string; messageTs: string }> {
  const { ts } = await office.web.chat.postMessage({ channel: HIRING, text: 'Buttons', blocks: BUTTONS });
  return { channel: HIRING, messageTs: ts ?? '' };
}

const press = (place: { channel: string; messageTs: string } | { viewId: string }, actionId = 'go') =>
  office.slack.client.act(ADA, { place, blockId: 'row', actionId, input: { kind: 'press' } });

test('a signature is what Slack’s rule makes of body and time', () => {
  const headers = signedHeaders('secret', 'a=b', new Date(1_000_000));
  const digest = createHmac('sha256', 'secret').update('v0:1000:a=b').digest('hex');
  expect(headers).toEqual({ 'x-slack-request-timestamp': '1000', 'x-slack-signature': `v0=${digest}` });
});

test('an app that believes in another secret acks nothing, and the person sees the command fail', async () => {
  const other = await startOffice({ believedSecret: 'another' });
  const outcome = await other.slack.client.say(ADA, { channel: HIRING, text: '/schedule' });
  await other.stop();
  expect(outcome).toEqual({ ok: false, notice: '/schedule failed with the error "dispatch_failed"' });
});

test('a press in a message comes with its message, container, state and value', async () => {
  const place = await post();
  expect(await press(place)).toEqual({ ok: true });
  expect(bodies[0]).toMatchObject({
    type: 'block_actions',
    user: { id: ADA, username: 'ada', team_id: 'T0FERNHILL' },
    container: { type: 'message', message_ts: place.messageTs, channel_id: HIRING, is_ephemeral: false },
    channel: { id: HIRING, name: 'hiring' },
    message: { ts: place.messageTs, text: 'Buttons', user: BOT },
    state: { values: { row: { who: { type: 'users_select', selected_user: ADA } } } },
    actions: [{ type: 'button', action_id: 'go', block_id: 'row', value: 'v1' }],
  });
});

test('a press in an ephemeral message comes without the message, and its response_url replaces it', async () => {
  const { message_ts = '' } = await office.web.chat.postEphemeral({
    channel: HIRING,
    user: ADA,
    text: 'Only you',
    blocks: BUTTONS,
  });
  await press({ channel: HIRING, messageTs: message_ts });
  expect(bodies[0]).toMatchObject({ container: { type: 'message', message_ts, is_ephemeral: true } });
  expect(bodies[0]).not.toHaveProperty('message');
  await app.respond[0]?.({ text: 'Seen', replace_original: true });
  const { messages } = await office.slack.client.messages(ADA, { channel: HIRING });
  expect(messages.find((message) => message.ts === message_ts)).toMatchObject({
    text: 'Seen',
    ephemeral: true,
  });
});

test('what somebody chose in a message is theirs: it comes with their press, and with nobody else’s', async () => {
  const place = await post();
  const input = { kind: 'choose' as const, values: [BOT] };
  await office.slack.client.act(ADA, { place, blockId: 'row', actionId: 'who', input });
  expect(bodies[0]?.actions[0]).toMatchObject({
    type: 'users_select',
    selected_user: BOT,
    initial_user: ADA,
  });
  await press(place);
  await office.slack.client.act(PRIYA, { place, blockId: 'row', actionId: 'go', input: { kind: 'press' } });
  expect(bodies.slice(1).map((body) => body.state?.values.row?.who?.selected_user)).toEqual([BOT, ADA]);
});

test('a press at Home comes with the Home view and no channel', async () => {
  await office.slack.client.home(ADA);
  await office.slack.settled();
  const { home } = await office.slack.client.state(ADA);
  await press({ viewId: home?.id ?? '' });
  expect(bodies[0]).toMatchObject({
    container: { type: 'view', view_id: home?.id },
    view: { type: 'home', id: home?.id },
  });
  expect(bodies[0]).not.toHaveProperty('channel');
  expect(events).toEqual(['home']);
});

test('a press that the app does not answer in time leaves a warning at its button, gone after the next good one', async () => {
  const place = await post();
  office.slack.faults.ackTimeoutMs = 50;
  expect(await press(place, 'nobody')).toMatchObject({ ok: false });
  const warnings = async () =>
    (await office.slack.client.messages(ADA, { channel: HIRING })).messages.at(-1)?.warnings;
  expect(await warnings()).toMatchObject([{ blockId: 'row', actionId: 'nobody' }]);
  office.slack.faults.clear();
  await press(place);
  expect(await warnings()).toEqual([]);
});

test('a command that is not answered in time says so to the person alone', async () => {
  office.slack.faults.deliveryDelayMs = 0;
  office.slack.faults.dropDeliveries = true;
  const { notice } = (await office.slack.client.say(ADA, { channel: HIRING, text: '/schedule' })) as {
    notice: string;
  };
  const { messages } = await office.slack.client.messages(ADA, { channel: HIRING });
  expect([messages.at(-1)?.text, messages.at(-1)?.ephemeral]).toEqual([notice, true]);
});

test('a slow app is operation_timeout', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const slow = await startOffice();
  slow.slack.setRequestUrl(`http://127.0.0.1:${(silent.address() as AddressInfo).port}/`);
  slow.slack.faults.ackTimeoutMs = 50;
  const outcome = await slow.slack.client.say(ADA, { channel: HIRING, text: '/schedule' });
  await slow.stop();
  silent.closeAllConnections();
  silent.close();
  expect(outcome).toEqual({ ok: false, notice: '/schedule failed with the error "operation_timeout"' });
});

test('text in the ack of a command is shown to the person alone', async () => {
  await office.slack.client.say(ADA, { channel: HIRING, text: '/schedule' });
  const last = (await office.slack.client.messages(ADA, { channel: HIRING })).messages.at(-1);
  expect([last?.text, last?.ephemeral]).toEqual(['Looking', true]);
});

test('a command that the app does not have is no command', async () => {
  const outcome = await office.slack.client.say(ADA, { channel: HIRING, text: '/dance' });
  expect(outcome).toEqual({ ok: false, notice: '/dance is not a valid command.' });
});

test('on demand the same click arrives twice', async () => {
  office.slack.faults.deliverTwice = true;
  await press(await post());
  expect(bodies).toHaveLength(2);
  expect(bodies[0]?.trigger_id).toBe(bodies[1]?.trigger_id);
});

test('an event that is not acked comes again, with its number and the reason', async () => {
  const tries: (string | undefined)[] = [];
  const flaky = createServer((request, response) => {
    tries.push(request.headers['x-slack-retry-num'] as string | undefined);
    response.statusCode = tries.length < 3 ? 500 : 200;
    response.end();
  });
  await new Promise<void>((resolve) => flaky.listen(0, '127.0.0.1', resolve));
  const other = await startOffice();
  other.slack.setRequestUrl(`http://127.0.0.1:${(flaky.address() as AddressInfo).port}/`);
  other.slack.faults.eventRetryDelaysMs = [0, 0, 0];
  const { channel = '' } = (await other.slack.client.open(ADA, { userIds: [BOT] })) as { channel?: string };
  await other.slack.client.say(ADA, { channel, text: 'hello' });
  while (tries.length < 3) await new Promise((resolve) => setImmediate(resolve));
  await other.slack.settled();
  await other.stop();
  flaky.closeAllConnections();
  flaky.close();
  expect(tries).toEqual([undefined, '1', '2']);
});

test('the app hears messages of its own DM, and nothing of channels that it did not subscribe to', async () => {
  const { channel = '' } = (await office.slack.client.open(ADA, { userIds: [BOT] })) as { channel?: string };
  await office.slack.client.say(ADA, { channel, text: 'to the app' });
  await office.slack.client.say(ADA, { channel: HIRING, text: 'to the others' });
  expect(events).toEqual(['to the app']);
});

describe('a response_url', () => {
  test('replaces its message, then deletes it', async () => {
    const place = await post();
    await press(place);
    await app.respond[0]?.({ text: 'Done', replace_original: true });
    const find = async () =>
      (await office.slack.client.messages(ADA, { channel: HIRING })).messages.find(
        (it) => it.ts === place.messageTs,
      );
    expect(await find()).toMatchObject({ text: 'Done', blocks: [] });
    await app.respond[0]?.({ delete_original: true });
    expect(await find()).toBeUndefined();
  });

  test('works five times', async () => {
    await press(await post());
    for (let use = 0; use < 5; use += 1) await app.respond[0]?.({ text: `${use}` });
    await expect(app.respond[0]?.({ text: 'sixth' })).rejects.toThrow();
  });

  test('works for half an hour of the sandbox’s time', async () => {
    await press(await post());
    office.clock.advance(31 * 60_000);
    await expect(app.respond[0]?.({ text: 'late' })).rejects.toThrow();
  });
});

test('a global shortcut that reaches nobody leaves a notice, which can be put away', async () => {
  const { client, faults } = office.slack;
  faults.dropDeliveries = true;
  expect(await client.shortcut(ADA, { callbackId: 'schedule' })).toMatchObject({ ok: false });
  const [notice] = (await client.state(ADA)).notices;
  expect(notice?.text).toBe('We had some trouble connecting. Try again?');
  await client.dismiss(ADA, { noticeId: notice?.id ?? '' });
  expect((await client.state(ADA)).notices).toEqual([]);
});

test('a message shortcut brings the message', async () => {
  const place = await post();
  await office.slack.client.shortcut(ADA, {
    callbackId: 'note',
    message: { channel: HIRING, ts: place.messageTs },
  });
  expect(bodies[0]).toMatchObject({
    type: 'message_action',
    callback_id: 'note',
    message_ts: place.messageTs,
    message: { text: 'Buttons' },
  });
});

test('over Socket Mode the app comes again when Slack asks it to', async () => {
  const live = await startOffice({ mode: 'socket' });
  live.bolt.command('/schedule', async ({ ack }) => ack('Hello'));
  const ask = () => live.slack.client.say(ADA, { channel: HIRING, text: '/schedule' });
  live.slack.refreshSockets();
  const during = await ask();
  let after = during;
  while (!after.ok) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    after = await ask();
  }
  await live.stop();
  expect([during.ok, after.ok]).toEqual([false, true]);
});
