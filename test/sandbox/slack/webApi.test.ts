import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient, WebClientEvent } from '@slack/web-api';
import { openDisk } from '../../../sandbox/disk';
import {
  ADA,
  ALL_SCOPES,
  BOT,
  GONE,
  HIRING,
  OLD,
  OMAR,
  PRIYA,
  RANDOM,
  SECRET,
  startOffice,
  type TestOffice,
} from './startOffice';

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());
beforeEach(() => office.slack.faults.clear());

const answerOf = (promise: Promise<unknown>) =>
  promise.then(
    (answer) => answer,
    (error: { data?: unknown }) => error.data,
  );

const call = (method: string, args: Record<string, unknown> = {}) =>
  answerOf(office.web.apiCall(method, args));

async function postJson(method: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${office.slackUrl}/slack/api/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  });
  return response.json() as Promise<Record<string, unknown>>;
}

describe('a call is refused', () => {
  const cases: [why: string, method: string, args: Record<string, unknown>, error: string][] = [
    ['to an unknown channel', 'chat.postMessage', { channel: 'C0NONE', text: 'x' }, 'channel_not_found'],
    [
      'to a private channel that the app is not in',
      'chat.postMessage',
      { channel: SECRET, text: 'x' },
      'channel_not_found',
    ],
    [
      'to a channel that the app is not in',
      'chat.postMessage',
      { channel: RANDOM, text: 'x' },
      'not_in_channel',
    ],
    ['to an archived channel', 'chat.postMessage', { channel: OLD, text: 'x' }, 'is_archived'],
    ['to an unknown person', 'chat.postMessage', { channel: 'U0NONE', text: 'x' }, 'channel_not_found'],
    ['that says nothing', 'chat.postMessage', { channel: HIRING }, 'no_text'],
    [
      'with blocks that are no list',
      'chat.postMessage',
      { channel: HIRING, blocks: '{' },
      'invalid_blocks_format',
    ],
    [
      'beyond 40,000 characters',
      'chat.postMessage',
      { channel: HIRING, text: 'x'.repeat(40_001) },
      'msg_too_long',
    ],
    [
      'into a thread that is not there',
      'chat.postMessage',
      { channel: HIRING, text: 'x', thread_ts: '1.000001' },
      'thread_not_found',
    ],
    [
      'for somebody not in the channel',
      'chat.postEphemeral',
      { channel: HIRING, user: OMAR, text: 'x' },
      'user_not_in_channel',
    ],
    [
      'on a message that is not there',
      'chat.update',
      { channel: HIRING, ts: '1.000001', text: 'x' },
      'message_not_found',
    ],
    ['about an unknown person', 'users.info', { user: 'U0NONE' }, 'user_not_found'],
    ['about an unknown address', 'users.lookupByEmail', { email: 'x@y.test' }, 'users_not_found'],
    [
      'about a deactivated address',
      'users.lookupByEmail',
      { email: 'gone@fernhill.test' },
      'users_not_found',
    ],
    ['to open a DM with a deactivated person', 'conversations.open', { users: GONE }, 'user_disabled'],
    ['to open a DM with a bot', 'conversations.open', { users: BOT }, 'cannot_dm_bot'],
    ['to open a DM with nobody', 'conversations.open', {}, 'users_list_not_supplied'],
    [
      'about a private channel that the app is not in',
      'conversations.members',
      { channel: SECRET },
      'channel_not_found',
    ],
    [
      'with a trigger of nobody',
      'views.open',
      { trigger_id: '1.2.3', view: { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [] } },
      'invalid_trigger_id',
    ],
    [
      'for a view that is not there',
      'views.update',
      { view_id: 'V0NONE', view: { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [] } },
      'not_found',
    ],
    [
      'to publish for a stranger',
      'views.publish',
      { user_id: 'U0NONE', view: { type: 'home', blocks: [] } },
      'user_not_found',
    ],
    ['of a method that is not there', 'chat.shout', {}, 'unknown_method'],
    ['with the wrong kind of token', 'apps.connections.open', {}, 'not_allowed_token_type'],
  ];
  test.each(cases)('%s', async (_, method, args, error) => {
    expect(await call(method, args)).toMatchObject({ ok: false, error });
  });

  test('without a token, and with an unknown one', async () => {
    expect(await postJson('auth.test', {})).toEqual({ ok: false, error: 'not_authed' });
    const headers = { authorization: 'Bearer xoxb-forged' };
    expect(await postJson('auth.test', {}, headers)).toEqual({ ok: false, error: 'invalid_auth' });
  });

  test('without the scope, naming what is needed and what is there', async () => {
    const { app } = office.slack.office;
    app.scopes = ['users:read'];
    try {
      expect(await call('chat.postMessage', { channel: HIRING, text: 'x' })).toMatchObject({
        error: 'missing_scope',
        needed: 'chat:write',
        provided: 'users:read',
      });
    } finally {
      app.scopes = ALL_SCOPES;
    }
  });

  test('with blocks that Slack refuses, and says where', async () => {
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } }];
    expect(await call('chat.postMessage', { channel: HIRING, text: 'x', blocks })).toMatchObject({
      error: 'invalid_blocks',
      errors: [
        'failed to match all allowed schemas [json-pointer:/blocks/0/text]',
        'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
      ],
      response_metadata: {
        messages: [
          '[ERROR] failed to match all allowed schemas [json-pointer:/blocks/0/text]',
          '[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
        ],
      },
    });
  });
});

test('a JSON body is read as a form is', async () => {
  const headers = { authorization: 'Bearer xoxb-sandbox' };
  const answer = await postJson(
    'chat.postMessage',
    { channel: `#hiring`, text: 'by JSON', blocks: [{ type: 'divider' }] },
    headers,
  );
  expect(answer).toMatchObject({
    ok: true,
    channel: HIRING,
    message: { text: 'by JSON', bot_id: 'B0INTERLOOP' },
  });
});

test('an update with text alone takes the blocks away and is marked as edited; with blocks it is not', async () => {
  const { ts } = await office.web.chat.postMessage({
    channel: ADA,
    text: 'a',
    blocks: [{ type: 'divider' }],
  });
  const dm = (await office.slack.client.state(ADA)).conversations.find((it) => it.isApp)?.id ?? '';
  const look = async () =>
    (await office.slack.client.messages(ADA, { channel: dm })).messages.find((it) => it.ts === ts);
  await office.web.chat.update({ channel: dm, ts: ts ?? '', text: 'b', blocks: [{ type: 'divider' }] });
  expect(await look()).toMatchObject({ text: 'b', blocks: [{ type: 'divider' }], edited: false });
  await office.web.chat.update({ channel: dm, ts: ts ?? '', text: 'c' });
  expect(await look()).toMatchObject({ text: 'c', blocks: [], edited: true });
});

test('an ephemeral message is seen by one person and cannot be updated', async () => {
  const sent = await office.web.chat.postEphemeral({ channel: HIRING, user: ADA, text: 'only you' });
  const texts = async (user: string) =>
    (await office.slack.client.messages(user, { channel: HIRING })).messages.map((message) => message.text);
  expect(await texts(ADA)).toContain('only you');
  expect(await texts(PRIYA)).not.toContain('only you');
  expect(await call('chat.update', { channel: HIRING, ts: sent.message_ts, text: 'x' })).toMatchObject({
    error: 'message_not_found',
  });
});

test('a reaction is put on once by each, and people take theirs off again', async () => {
  const { ts: timestamp = '' } = await office.web.chat.postMessage({ channel: HIRING, text: 'Booked' });
  const add = () => call('reactions.add', { channel: HIRING, timestamp, name: 'tada' });
  expect([await add(), await add()]).toMatchObject([{ ok: true }, { error: 'already_reacted' }]);
  const toggle = () => office.slack.client.react(ADA, { channel: HIRING, ts: timestamp, name: 'tada' });
  const look = async () =>
    (await office.slack.client.messages(ADA, { channel: HIRING })).messages.at(-1)?.reactions;
  await toggle();
  expect(await look()).toEqual([{ name: 'tada', userIds: [BOT, ADA] }]);
  await toggle();
  expect(await look()).toEqual([{ name: 'tada', userIds: [BOT] }]);
});

test('a message has a permalink, and a deleted one is gone', async () => {
  const { ts = '' } = await office.web.chat.postMessage({ channel: HIRING, text: 'Soon gone' });
  const { permalink } = await office.web.chat.getPermalink({ channel: HIRING, message_ts: ts });
  expect(permalink).toBe(`https://fernhill.slack.com/archives/${HIRING}/p${ts.replace('.', '')}`);
  await office.web.chat.delete({ channel: HIRING, ts });
  expect(await call('chat.getPermalink', { channel: HIRING, message_ts: ts })).toMatchObject({
    error: 'message_not_found',
  });
});

test('the DM of the app is an im with its one other member', async () => {
  const { channel } = await office.web.conversations.open({ users: PRIYA, return_im: true });
  expect(channel).toMatchObject({ is_im: true, user: PRIYA });
  expect((await office.web.conversations.info({ channel: channel?.id ?? '' })).channel).toMatchObject({
    is_im: true,
    user: PRIYA,
  });
});

test('everybody of the team is listed page by page, with zone and address', async () => {
  const names: string[] = [];
  for await (const page of office.web.paginate('users.list', { limit: 2 })) {
    names.push(...((page as { members?: { name: string }[] }).members ?? []).map((member) => member.name));
  }
  expect(names.sort()).toEqual(['ada', 'gone', 'interloop', 'omar', 'priya', 'slackbot']);
  const { user } = await office.web.users.lookupByEmail({ email: 'PRIYA@fernhill.test' });
  expect(user).toMatchObject({
    id: PRIYA,
    tz: 'Asia/Kolkata',
    tz_offset: 19_800,
    profile: { email: 'priya@fernhill.test' },
  });
});

test('the app sees public channels and its own conversations only, and may join', async () => {
  const { channels } = await office.web.conversations.list({ types: 'public_channel,private_channel' });
  expect(channels?.map(({ id, is_member }) => [id, is_member]).sort()).toEqual([
    [HIRING, true],
    [OLD, true],
    [RANDOM, false],
  ]);
  await office.web.conversations.join({ channel: RANDOM });
  expect((await office.web.conversations.members({ channel: RANDOM })).members).toContain(BOT);
});

test('one MPIM stands for the same people whatever their order', async () => {
  const first = await office.web.conversations.open({ users: `${ADA},${PRIYA}` });
  const again = await office.web.conversations.open({ users: `${PRIYA},${ADA}` });
  expect(again.channel?.id).toBe(first.channel?.id);
  expect(again.already_open).toBe(true);
});

test('a picture uploaded in two steps is served to the page and may stand in an image block', async () => {
  const bytes = Buffer.from('89504e470d0a1a0a', 'hex');
  const uploaded = await office.web.filesUploadV2({
    channel_id: HIRING,
    file: bytes,
    filename: 'debrief.png',
    title: 'Debrief',
  });
  const [file] = (uploaded.files[0] as { files?: { id?: string }[] }).files ?? [];
  await office.web.chat.postMessage({
    channel: HIRING,
    text: 'Ratings',
    blocks: [{ type: 'image', slack_file: { id: file?.id ?? '' }, alt_text: 'Ratings' }],
  });
  const { messages } = await office.slack.client.messages(ADA, { channel: HIRING });
  const [shared, pictured] = messages.slice(-2);
  expect(shared?.files).toMatchObject([{ title: 'Debrief', mimetype: 'image/png', sizeBytes: 8 }]);
  expect(pictured?.blocks).toMatchObject([{ type: 'image', image_url: shared?.files[0]?.url }]);
  const served = await fetch(`${office.slackUrl}${shared?.files[0]?.url}`);
  expect(Buffer.from(await served.arrayBuffer())).toEqual(bytes);
});

test('a faulty answer is an error code, a status, or a cut connection after the deed', async () => {
  const { faults } = office.slack;
  faults.inject({ method: 'chat.postMessage', error: 'fatal_error' });
  expect(await call('chat.postMessage', { channel: HIRING, text: 'x' })).toMatchObject({
    error: 'fatal_error',
  });
  faults.inject({ method: 'auth.test', status: 503 });
  await expect(
    new WebClient('xoxb-sandbox', {
      slackApiUrl: `${office.slackUrl}/slack/api/`,
      retryConfig: { retries: 0 },
    }).auth.test(),
  ).rejects.toThrow();
  faults.inject({ method: 'chat.postMessage', cutAfter: true });
  await office.web.chat.postMessage({ channel: HIRING, text: 'twice' });
  const { messages } = await office.slack.client.messages(ADA, { channel: HIRING });
  expect(messages.filter((message) => message.text === 'twice')).toHaveLength(2);
});

test('a 429 is waited for by the client itself', async () => {
  const waits: number[] = [];
  office.web.on(WebClientEvent.RATE_LIMITED, (seconds: number) => waits.push(seconds));
  office.slack.faults.inject({ method: 'auth.test', status: 429, retryAfterSeconds: 1 });
  expect((await office.web.auth.test()).ok).toBe(true);
  expect(waits).toEqual([1]);
});

test('with limits switched on, a burst into one channel is answered with 429', async () => {
  office.slack.faults.rateLimits = true;
  const impatient = new WebClient('xoxb-sandbox', {
    slackApiUrl: `${office.slackUrl}/slack/api/`,
    rejectRateLimitedCalls: true,
  });
  const posts = Array.from({ length: 6 }, () =>
    impatient.chat.postMessage({ channel: HIRING, text: 'burst' }),
  );
  const results = await Promise.allSettled(posts);
  expect(results.filter((result) => result.status === 'rejected').length).toBeGreaterThanOrEqual(1);
});

test('somebody who leaves the company cannot be written to any more', async () => {
  const omar = { id: OMAR, name: 'omar', realName: 'Omar Haddad', tz: 'Europe/Berlin' };
  office.slack.putUser({ ...omar, deleted: true });
  expect(await call('chat.postMessage', { channel: OMAR, text: 'x' })).toMatchObject({
    error: 'channel_not_found',
  });
  expect(await call('users.info', { user: OMAR })).toMatchObject({ user: { deleted: true } });
  await expect(office.slack.client.state(OMAR)).rejects.toThrow('Omar Haddad cannot sign in');
  office.slack.putUser({ ...omar, email: 'omar@fernhill.test' });
});

test('everything is still there after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'slack-'));
  const disk = openDisk(folder);
  const first = await startOffice({ disk });
  await first.web.chat.postMessage({ channel: HIRING, text: 'kept' });
  await first.stop();
  const second = await startOffice({ disk });
  const { messages } = await second.slack.client.messages(ADA, { channel: HIRING });
  await second.web.chat.postMessage({ channel: HIRING, text: 'later' });
  const now = (await second.slack.client.messages(ADA, { channel: HIRING })).messages;
  await second.stop();
  await disk.close();
  rmSync(folder, { recursive: true });
  expect(messages.map((message) => message.text)).toEqual(['kept']);
  expect(now.map((message) => message.text)).toEqual(['kept', 'later']);
});
