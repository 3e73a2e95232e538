import type { BlockAction, ViewClosedAction, ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { ADA, HIRING, startOffice, type TestOffice } from './startOffice';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (value: string) => ({ text: plain(value.toUpperCase()), value });

const INPUTS: KnownBlock[] = [
  {
    type: 'input',
    block_id: 'name',
    label: plain('Name'),
    element: { type: 'plain_text_input', action_id: 'v', initial_value: 'Ada', min_length: 2 },
  },
  {
    type: 'input',
    block_id: 'stage',
    label: plain('Stage'),
    element: {
      type: 'static_select',
      action_id: 'v',
      options: [option('a'), option('b')],
      initial_option: option('b'),
    },
  },
  {
    type: 'input',
    block_id: 'days',
    optional: true,
    label: plain('Days'),
    element: { type: 'checkboxes', action_id: 'v', options: [option('mon')] },
  },
  {
    type: 'input',
    block_id: 'from',
    optional: true,
    label: plain('From'),
    element: { type: 'datepicker', action_id: 'v', initial_date: '2026-12-03' },
  },
  {
    type: 'input',
    block_id: 'mail',
    optional: true,
    label: plain('Mail'),
    element: { type: 'email_text_input', action_id: 'v' },
  },
];

const makeView = (overrides: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Go'),
  blocks: INPUTS,
  ...overrides,
});

let office: TestOffice;
let triggers: string[] = [];
let submitted: ViewOutput[] = [];
let closed: { view: ViewOutput; is_cleared: boolean }[] = [];
let answer: ViewResponseAction | undefined;
let acted: BlockAction[] = [];

beforeAll(async () => {
  office = await startOffice();
  const { bolt } = office;
  bolt.command('/schedule', async ({ ack, body }) => {
    triggers.push(body.trigger_id);
    await ack();
  });
  bolt.action('go', async ({ ack, body }) => {
    triggers.push((body as { trigger_id: string }).trigger_id);
    await ack();
  });
  bolt.action('live', async ({ ack, body }) => {
    acted.push(body as BlockAction);
    await ack();
  });
  bolt.view('form', async ({ ack, view }) => {
    submitted.push(view);
    await (answer ? ack(answer) : ack());
  });
  bolt.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack, view, body }) => {
    closed.push({ view, is_cleared: (body as ViewClosedAction).is_cleared });
    await ack();
  });
});
afterAll(() => office.stop());
beforeEach(async () => {
  const { client, faults } = office.slack;
  for (const view of (await client.state(ADA)).views.reverse()) await client.close(ADA, { viewId: view.id });
  faults.clear();
  triggers = [];
  submitted = [];
  closed = [];
  answer = undefined;
  acted = [];
});

async function trigger(): Promise<string> {
  await office.slack.client.say(ADA, { channel: HIRING, text: '/schedule' });
  return triggers.at(-1) ?? '';
}

async function open(overrides: Partial<ModalView> = {}) {
  const { view } = await office.web.views.open({ trigger_id: await trigger(), view: makeView(overrides) });
  return { id: view?.id ?? '', hash: view?.hash ?? '' };
}

const stack = async () => (await office.slack.client.state(ADA)).views;
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error: { data?: { error?: string } }) => error.data?.error,
  );

describe('a trigger', () => {
  test('opens one view only', async () => {
    const trigger_id = await trigger();
    await office.web.views.open({ trigger_id, view: makeView() });
    expect(await codeOf(office.web.views.open({ trigger_id, view: makeView() }))).toBe(
      'exchanged_trigger_id',
    );
  });

  test('dies after its time, however the sandbox’s clock jumps', async () => {
    const trigger_id = await trigger();
    office.clock.advance(3_600_000);
    expect(await codeOf(office.web.views.open({ trigger_id, view: makeView() }))).toBe('ok');
    const late = await trigger();
    office.slack.faults.triggerLifeMs = -1;
    expect(await codeOf(office.web.views.open({ trigger_id: late, view: makeView() }))).toBe(
      'expired_trigger_id',
    );
  });

  test('is not spent by a view that is refused', async () => {
    const trigger_id = await trigger();
    const blocks: KnownBlock[] = [{ type: 'section' }];
    expect(await codeOf(office.web.views.open({ trigger_id, view: makeView({ blocks }) }))).toBe(
      'invalid_arguments',
    );
    expect(await codeOf(office.web.views.open({ trigger_id, view: makeView() }))).toBe('ok');
  });
});

test('what nobody touched arrives filled in, and what is empty arrives empty', async () => {
  const { id } = await open();
  expect(await office.slack.client.submit(ADA, { viewId: id })).toEqual({ ok: true });
  expect(submitted[0]?.state.values).toEqual({
    name: { v: { type: 'plain_text_input', value: 'Ada' } },
    stage: { v: { type: 'static_select', selected_option: option('b') } },
    days: { v: { type: 'checkboxes', selected_options: [] } },
    from: { v: { type: 'datepicker', selected_date: '2026-12-03' } },
    mail: { v: { type: 'email_text_input', value: null } },
  });
  expect(submitted[0]).toMatchObject({
    root_view_id: id,
    previous_view_id: null,
    app_installed_team_id: 'T0FERNHILL',
    private_metadata: '',
  });
  expect(await stack()).toEqual([]);
});

describe('Slack’s own check', () => {
  const cases: [why: string, blockId: string, text: string, error: string][] = [
    ['an empty required field', 'name', '', 'Please complete this required field.'],
    ['a text too short', 'name', 'A', 'Please enter at least 2 characters.'],
    ['an address that is none', 'mail', 'ada@', 'Please enter a valid email address.'],
  ];
  test.each(cases)('marks %s and sends nothing', async (_, blockId, text, error) => {
    const { id } = await open();
    const inputs = [{ blockId, actionId: 'v', input: { kind: 'text' as const, text } }];
    expect(await office.slack.client.submit(ADA, { viewId: id, inputs })).toMatchObject({
      ok: false,
      errors: { [blockId]: error },
    });
    expect((await stack())[0]?.errors).toEqual({ [blockId]: error });
    expect(submitted).toEqual([]);
  });
});

describe('the app’s answer', () => {
  test('with errors marks the fields and keeps the view', async () => {
    const { id } = await open();
    answer = { response_action: 'errors', errors: { name: 'Ada is an employee' } };
    expect(await office.slack.client.submit(ADA, { viewId: id })).toMatchObject({
      errors: { name: 'Ada is an employee' },
    });
    expect((await stack()).map((view) => [view.id, view.errors])).toEqual([
      [id, { name: 'Ada is an employee' }],
    ]);
  });

  test('with an update replaces the view and keeps what was typed under the same ids', async () => {
    const { id, hash } = await open();
    const inputs = [{ blockId: 'name', actionId: 'v', input: { kind: 'text' as const, text: 'Grace' } }];
    answer = { response_action: 'update', view: makeView({ title: plain('Next') }) };
    await office.slack.client.submit(ADA, { viewId: id, inputs });
    const [view] = await stack();
    expect([view?.id, view?.title, view?.values.name?.v?.value]).toEqual([id, 'Next', 'Grace']);
    expect(view?.hash).not.toBe(hash);
  });

  test('with a push puts a view on top, three at most', async () => {
    const { id } = await open();
    answer = { response_action: 'push', view: makeView({ title: plain('Second') }) };
    await office.slack.client.submit(ADA, { viewId: id });
    const second = (await stack()).at(-1);
    await office.slack.client.submit(ADA, { viewId: second?.id ?? '' });
    const third = (await stack()).at(-1);
    expect(submitted[1]).toMatchObject({ root_view_id: id, previous_view_id: id });
    expect(await office.slack.client.submit(ADA, { viewId: third?.id ?? '' })).toMatchObject({ ok: false });
    expect((await stack()).map((view) => view.notice)).toEqual([
      null,
      null,
      'We had some trouble connecting. Try again?',
    ]);
  });

  test('with clear closes the whole stack', async () => {
    const { id } = await open();
    answer = { response_action: 'push', view: makeView() };
    await office.slack.client.submit(ADA, { viewId: id });
    answer = { response_action: 'clear' };
    await office.slack.client.submit(ADA, { viewId: (await stack()).at(-1)?.id ?? '' });
    expect(await stack()).toEqual([]);
  });

  const wrong: [why: string, answer: ViewResponseAction][] = [
    ['errors for a block that is not there', { response_action: 'errors', errors: { nobody: 'x' } }],
    [
      'a view that Slack refuses',
      { response_action: 'update', view: makeView({ title: plain('x'.repeat(25)) }) },
    ],
  ];
  test.each(wrong)('with %s is trouble connecting', async (_, given) => {
    const { id } = await open();
    answer = given;
    const notice = 'We had some trouble connecting. Try again?';
    expect(await office.slack.client.submit(ADA, { viewId: id })).toMatchObject({ ok: false, notice });
    expect((await stack())[0]).toMatchObject({ notice, isBusy: false });
  });
});

test('a late answer to a submission is trouble connecting, and the view stays', async () => {
  const { id } = await open({ callback_id: 'nobody-listens' });
  office.slack.faults.ackTimeoutMs = 50;
  expect(await office.slack.client.submit(ADA, { viewId: id })).toMatchObject({
    notice: 'We had some trouble connecting. Try again?',
  });
  expect(await stack()).toHaveLength(1);
});

test('an update with an old hash is refused', async () => {
  const { id, hash } = await open();
  await office.web.views.update({ view_id: id, hash, view: makeView({ title: plain('New') }) });
  expect(await codeOf(office.web.views.update({ view_id: id, hash, view: makeView() }))).toBe(
    'hash_conflict',
  );
  // An empty hash is one that no view has: https://github.com/slack-go/slack/issues/1462
  expect(await codeOf(office.web.views.update({ view_id: id, hash: '', view: makeView() }))).toBe(
    'hash_conflict',
  );
  expect((await stack())[0]?.title).toBe('New');
});

test('a view that was closed cannot be updated any more', async () => {
  const { id } = await open();
  await office.slack.client.close(ADA, { viewId: id });
  expect(await codeOf(office.web.views.update({ view_id: id, view: makeView() }))).toBe('not_found');
});

test('an external_id names one view of the team', async () => {
  await open({ external_id: 'card-1' });
  const again = office.web.views.open({
    trigger_id: await trigger(),
    view: makeView({ external_id: 'card-1' }),
  });
  expect(await codeOf(again)).toBe('duplicate_external_id');
  expect(
    await codeOf(
      office.web.views.update({ external_id: 'card-1', view: makeView({ external_id: 'card-1' }) }),
    ),
  ).toBe('ok');
});

test('the app hears of a closed view only if it asked to, and whether all were closed', async () => {
  const quiet = await open();
  await office.slack.client.close(ADA, { viewId: quiet.id });
  const { id } = await open({ notify_on_close: true });
  await office.slack.client.close(ADA, { viewId: id, all: true });
  expect(closed.map(({ view, is_cleared }) => [view.id, is_cleared])).toEqual([[id, true]]);
});

test('blocks without ids get new ones with each update, so what was typed in them is gone', async () => {
  const blocks: KnownBlock[] = [
    { type: 'input', label: plain('Note'), element: { type: 'plain_text_input' } },
  ];
  const { id } = await open({ blocks });
  const [before] = Object.entries((await stack())[0]?.values ?? {});
  const [blockId = '', values = {}] = before ?? [];
  const [actionId = ''] = Object.keys(values);
  const place = { viewId: id };
  await office.slack.client.act(ADA, { place, blockId, actionId, input: { kind: 'text', text: 'typed' } });
  await office.web.views.update({ view_id: id, view: makeView({ blocks }) });
  const after = Object.entries((await stack())[0]?.values ?? {});
  expect(after.map(([, each]) => Object.values(each).map(({ value }) => value))).toEqual([[null]]);
  expect(after[0]?.[0]).not.toBe(blockId);
});

describe('after an update with the same ids', () => {
  const stage = (options: ReturnType<typeof option>[], initial: ReturnType<typeof option>): KnownBlock => ({
    type: 'input',
    block_id: 'stage',
    label: plain('Stage'),
    element: { type: 'static_select', action_id: 'v', options, initial_option: initial },
  });
  const [a, b, c] = [option('a'), option('b'), option('c')];
  const cases: [why: string, then: KnownBlock, holds: string][] = [
    ['a new initial value is not looked at', stage([a, b], a), 'b'],
    ['an option that is gone makes the menu start anew', stage([a, c], c), 'c'],
  ];
  test.each(cases)('%s', async (_, then, holds) => {
    const { id } = await open({ blocks: [stage([a, b], b)] });
    await office.web.views.update({ view_id: id, view: makeView({ blocks: [then] }) });
    expect((await stack())[0]?.values.stage?.v?.selected_option?.value).toBe(holds);
  });
});

describe('an input with dispatch_action', () => {
  const live = (overrides: object = {}): KnownBlock => ({
    type: 'input',
    block_id: 'q',
    dispatch_action: true,
    label: plain('Search'),
    element: { type: 'plain_text_input', action_id: 'live', ...overrides },
  });
  const typing = { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } };
  const cases: [why: string, block: KnownBlock, enterPressed: boolean, calls: number][] = [
    ['tells the app on Enter', live(), true, 1],
    ['is silent while one types', live(), false, 0],
    ['tells the app of each character if it asked to', live(typing), false, 1],
    ['is silent without dispatch_action', { ...live(), dispatch_action: false } as KnownBlock, true, 0],
  ];
  test.each(cases)('%s', async (_, block, enterPressed, calls) => {
    const { id } = await open({ blocks: [block] });
    const input = { kind: 'text' as const, text: 'Ada', enterPressed };
    await office.slack.client.act(ADA, { place: { viewId: id }, blockId: 'q', actionId: 'live', input });
    expect(acted.map(({ view, actions }) => [view?.state.values.q?.live?.value, actions[0]])).toMatchObject(
      Array.from({ length: calls }, () => [
        'Ada',
        { type: 'plain_text_input', action_id: 'live', value: 'Ada' },
      ]),
    );
  });
});
