import type { KnownBlock } from '@slack/types';
import { httpClientApi } from '../../../sandbox/slack/client/httpClientApi';
import type { ClientChange } from '../../../sandbox/slack/clientTypes';
import { makePerson, type Person } from '../../../sandbox/slack/person';
import { ADA, HIRING, PRIYA, startOffice, type TestOffice } from './startOffice';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string, text: string) => ({ text: plain(text), value });
const CANDIDATES = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing'];

const FORM: KnownBlock[] = [
  {
    type: 'input',
    block_id: 'candidate',
    label: plain('Candidate'),
    element: { type: 'external_select', action_id: 'v', min_query_length: 2 },
  },
  {
    type: 'input',
    block_id: 'kind',
    label: plain('What'),
    element: {
      type: 'radio_buttons',
      action_id: 'v',
      options: [option('one', 'One interview'), option('loop', 'Whole loop')],
    },
  },
  {
    type: 'input',
    block_id: 'people',
    optional: true,
    label: plain('People'),
    element: { type: 'multi_users_select', action_id: 'v' },
  },
  { type: 'input', block_id: 'day', label: plain('Day'), element: { type: 'datepicker', action_id: 'v' } },
  {
    type: 'input',
    block_id: 'note',
    optional: true,
    label: plain('Note to the panel'),
    element: { type: 'plain_text_input', action_id: 'v', multiline: true },
  },
];

let office: TestOffice;
let submitted: unknown;
let picked: string[] = [];

beforeAll(async () => {
  office = await startOffice();
  const { bolt } = office;
  bolt.command('/schedule', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({
      trigger_id: body.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'form',
        title: plain('Schedule an interview'),
        submit: plain('Find times'),
        blocks: FORM,
      },
    });
  });
  bolt.options('v', async ({ ack, options }) => {
    const found = CANDIDATES.filter((name) => name.toLowerCase().includes(options.value.toLowerCase()));
    await ack({ options: found.map((name) => option(name, name)) });
  });
  bolt.view('form', async ({ ack, view, body, client }) => {
    submitted = view.state.values;
    await ack();
    await client.chat.postMessage({
      channel: body.user.id,
      text: 'Times',
      blocks: ['14:00', '16:30'].map((time) => ({
        type: 'section' as const,
        text: { type: 'mrkdwn' as const, text: `*${time}* with <@${PRIYA}>` },
        accessory: { type: 'button' as const, action_id: `pick_${time}`, value: time, text: plain('Pick') },
      })),
    });
  });
  bolt.action(/pick_/, async ({ ack, action, client, body }) => {
    await ack();
    picked.push((action as { value: string }).value);
    await client.chat.postMessage({
      channel: body.user.id,
      text: 'Booked',
      blocks: [
        {
          type: 'section',
          text: plain('Booked'),
          accessory: {
            type: 'overflow',
            action_id: 'more',
            options: [option('cancel', 'Cancel')],
            confirm: { text: plain('Sure?') },
          },
        },
      ],
    });
  });
  bolt.action('more', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'Cancelled', replace_original: true });
  });
});
afterAll(() => office.stop());
beforeEach(() => {
  picked = [];
});

async function fillForm(ada: Person) {
  await ada.types('/schedule', '#hiring');
  await ada.modal('Schedule an interview');
  await ada.fill('Candidate', 'Grace');
  await ada.fill('What', 'Whole loop');
  await ada.fill('People', ['Priya Nair', 'Omar']);
  await ada.fill('Day', '2026-12-03');
  await ada.fill('Note', 'Bring a laptop');
  return ada.submit();
}

describe.each(['in this process', 'over HTTP'])('%s', (how) => {
  test('a person fills a form by its labels, picks by what stands beside, and is counted', async () => {
    const ada =
      how === 'over HTTP'
        ? makePerson({ api: httpClientApi(office.slackUrl), userId: ADA })
        : office.slack.person(ADA);
    expect(await fillForm(ada)).toEqual({ ok: true });
    expect(submitted).toMatchObject({
      candidate: { v: { selected_option: { value: 'Grace Hopper' } } },
      kind: { v: { selected_option: { value: 'loop' } } },
      people: { v: { selected_users: [PRIYA, 'U0OMAR'] } },
      day: { v: { selected_date: '2026-12-03' } },
      note: { v: { value: 'Bring a laptop' } },
    });
    expect(ada.tally).toEqual({ clicks: 7, screens: 1, typed: 23 });
    await ada.goTo('Interloop');
    await ada.sees('16:30 with @Priya Nair');
    ada.resetTally();
    await ada.click('Pick', { near: '16:30' });
    await ada.sees('Booked');
    expect(picked).toEqual(['16:30']);
    await ada.click('Cancel', { deny: true });
    await ada.sees('Booked');
    await ada.click('Cancel');
    await ada.seesNo('Booked');
    expect(ada.tally).toMatchObject({ clicks: 7, screens: 0 });
  });
});

test('a nervous hand presses twice', async () => {
  const ada = office.slack.person(ADA);
  await fillForm(ada);
  await ada.goTo('Interloop');
  await ada.click('Pick', { near: '14:00', times: 2 });
  await office.slack.settled();
  expect(picked).toEqual(['14:00', '14:00']);
});

test('who waits in vain says what is on the screen', async () => {
  const ada = makePerson({ api: office.slack.client, userId: ADA, patienceMs: 20 });
  await ada.types('/schedule', '#hiring');
  await office.slack.settled();
  await expect(ada.click('Book')).rejects.toThrow(
    /Ada Okafor waited for a button "Book"[\s\S]*Modal "Schedule an interview"[\s\S]*fields: Candidate \(external_select\)/,
  );
  await expect(ada.fill('Candidate', 'Nobody')).rejects.toThrow(
    'There is no choice "Nobody". Choices: (none)',
  );
  await ada.closeModal();
  await ada.seesNoModal();
});

test('a look-up that the app does not answer says so', async () => {
  const ada = office.slack.person(ADA);
  await ada.types('/schedule', '#hiring');
  const { id } = await ada.modal();
  const asked = { place: { viewId: id }, blockId: 'candidate', actionId: 'v', query: 'Ada' };
  office.slack.faults.dropDeliveries = true;
  expect(await office.slack.client.suggest(ADA, asked)).toEqual({
    options: [],
    groups: [],
    notice: 'Unable to load results',
  });
  office.slack.faults.clear();
  expect((await office.slack.client.suggest(ADA, { ...asked, query: 'A' })).options).toEqual([]);
  await ada.closeModal();
});

test('people see their own screens only: a modal, unread marks, an MPIM', async () => {
  const { web, slack } = office;
  const ada = slack.person(ADA);
  await ada.types('/schedule', '#hiring');
  await ada.modal();
  expect((await slack.client.state(PRIYA)).views).toEqual([]);
  await ada.closeModal();
  const { channel } = await web.conversations.open({ users: `${ADA},${PRIYA}` });
  await web.chat.postMessage({ channel: channel?.id ?? '', text: 'Both of you' });
  const marks = async (user: string) =>
    (await slack.client.state(user)).conversations
      .filter((it) => it.kind === 'mpim')
      .map((it) => it.unreadCount);
  expect([await marks(ADA), await marks(PRIYA), await marks('U0OMAR')]).toEqual([[1], [1], []]);
  await slack.client.read(PRIYA, { channel: channel?.id ?? '' });
  expect([await marks(ADA), await marks(PRIYA)]).toEqual([[1], [0]]);
});

test('a reply lies in its thread and is counted at the parent', async () => {
  const { web, slack } = office;
  const { ts } = await web.chat.postMessage({ channel: HIRING, text: 'The card' });
  await web.chat.postMessage({ channel: HIRING, text: 'Priya accepted', thread_ts: ts ?? '' });
  const ada = slack.person(ADA);
  await ada.goTo('#hiring');
  expect((await ada.thread('The card')).map((message) => message.text)).toEqual([
    'The card',
    'Priya accepted',
  ]);
  expect((await ada.messages()).at(-1)).toMatchObject({ text: 'The card', replyCount: 1 });
});

test('a page hears of every change as it happens, and strangers are kept out', async () => {
  const changes: ClientChange[] = [];
  const heard = new Promise<void>((resolve) => {
    const stop = httpClientApi(office.slackUrl).changes(ADA, (change) => {
      changes.push(change);
      if (change.kind !== 'clock') return;
      stop();
      resolve();
    });
  });
  while (changes.length === 0) {
    await office.web.chat.postMessage({ channel: ADA, text: 'Are you there?' });
  }
  await office.slack.settled();
  changes.length = 0;
  const { ts } = await office.web.chat.postMessage({ channel: HIRING, text: 'News' });
  office.clock.advance(60_000);
  await heard;
  expect(changes).toMatchObject([
    { kind: 'message', channel: HIRING, ts, isNew: true, text: 'News' },
    { kind: 'conversations' },
    { kind: 'clock' },
  ]);
  const foreign = await fetch(`${office.slackUrl}/client/workspace`, {
    headers: { origin: 'https://evil.test' },
  });
  expect(foreign.status).toBe(403);
  const nobody = await fetch(`${office.slackUrl}/client/as/U0NONE/state`);
  expect([nobody.status, await nobody.json()]).toEqual([404, { error: 'Nobody is called U0NONE' }]);
});
