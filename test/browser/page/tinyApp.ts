import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { AppManifest } from '../../../sandbox/slack/settings';

export const MANIFEST: AppManifest = {
  display_information: { name: 'Interloop', description: 'Runs technical interviews.' },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    bot_user: { display_name: 'Interloop' },
    slash_commands: [
      {
        command: '/schedule',
        description: 'Schedule an interview',
        usage_hint: '[candidate] [stage] [when]',
      },
      { command: '/scorecard', description: 'Fill a scorecard', usage_hint: '[candidate]' },
      { command: '/silent', description: 'Never answers', usage_hint: '' },
    ],
    shortcuts: [
      { name: 'Schedule an interview', type: 'global', callback_id: 'schedule', description: 'Find times' },
      { name: 'Keep as evidence', type: 'message', callback_id: 'evidence', description: 'For a scorecard' },
    ],
  },
  oauth_config: { scopes: { bot: ['chat:write', 'commands', 'im:write', 'users:read', 'files:write'] } },
  settings: { event_subscriptions: { bot_events: ['app_home_opened'] } },
};

const CANDIDATES = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Barbara Liskov'];
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: plain(text), value: text });

/** 3 December 2026, 14:00 in Berlin. */
const THURSDAY = 1796302800;

const formView = (words: string): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('Schedule an interview'),
  submit: plain('Find times'),
  close: plain('Close'),
  blocks: [
    {
      type: 'input',
      block_id: 'candidate',
      label: plain('Candidate'),
      element: {
        type: 'external_select',
        action_id: 'x',
        min_query_length: 1,
        placeholder: plain('Search by name'),
      },
    },
    {
      type: 'input',
      block_id: 'stage',
      label: plain('Stage'),
      element: {
        type: 'static_select',
        action_id: 'x',
        options: ['Phone screen', 'Coding', 'System design'].map(option),
        initial_option: option('System design'),
      },
    },
    {
      type: 'input',
      block_id: 'from',
      label: plain('From'),
      element: { type: 'datepicker', action_id: 'x', initial_date: '2026-12-01' },
    },
    {
      type: 'input',
      block_id: 'people',
      optional: true,
      label: plain('People'),
      hint: plain('Best of the pool if you choose nobody.'),
      element: { type: 'multi_users_select', action_id: 'x' },
    },
    {
      type: 'input',
      block_id: 'mode',
      dispatch_action: true,
      label: plain('What'),
      element: {
        type: 'radio_buttons',
        action_id: 'mode',
        options: ['One interview', 'Whole loop'].map(option),
        initial_option: option('One interview'),
      },
    },
    {
      type: 'input',
      block_id: 'email',
      label: plain('Candidate’s email'),
      element: { type: 'email_text_input', action_id: 'x' },
    },
    {
      type: 'input',
      block_id: 'note',
      optional: true,
      label: plain('Note to the panel'),
      element: { type: 'plain_text_input', action_id: 'x', multiline: true, initial_value: words },
    },
  ],
});

const loadingView: ModalView = {
  type: 'modal',
  title: plain('Schedule an interview'),
  close: plain('Close'),
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: ':hourglass_flowing_sand: Looking …' } }],
};

export const timesBlocks = (candidate: string): KnownBlock[] => [
  { type: 'header', text: plain(`Times for ${candidate}`) },
  { type: 'context', elements: [{ type: 'mrkdwn', text: '*System design*, 60 min, 2 interviewers' }] },
  {
    type: 'section',
    block_id: 'slot1',
    text: {
      type: 'mrkdwn',
      text: `*<!date^${THURSDAY}^{date_long}, {time}|Thu 3 Dec, 14:00>* (${candidate.split(' ')[0]}: 08:00 in New York)\n<@U0PRIYA> (lead), <@U0OMAR>\n_Priya has had none this week._ Nobody’s focus time is cut.`,
    },
    accessory: { type: 'button', action_id: 'pick', text: plain('Pick'), style: 'primary', value: 'slot1' },
  },
  {
    type: 'section',
    block_id: 'slot2',
    text: {
      type: 'mrkdwn',
      text: `*<!date^${THURSDAY + 9000}^{date_long}, {time}|Thu 3 Dec, 16:30>* (${candidate.split(' ')[0]}: 10:30 in New York)\n<@U0PRIYA> (lead), <@U0CHEN>\n_Chen has 1 of 3 this week._`,
    },
    accessory: { type: 'button', action_id: 'pick', text: plain('Pick'), value: 'slot2' },
  },
  {
    type: 'actions',
    block_id: 'more',
    elements: [
      { type: 'button', action_id: 'days', text: plain('Other days') },
      { type: 'button', action_id: 'people', text: plain('Other people') },
      {
        type: 'button',
        action_id: 'drop',
        style: 'danger',
        text: plain('Drop the request'),
        confirm: {
          title: plain('Drop this request?'),
          text: plain('Nobody is told; you can ask again.'),
          confirm: plain('Drop'),
          deny: plain('Keep'),
          style: 'danger',
        },
      },
    ],
  },
];

/** A small Bolt app that uses what the page must draw; it listens on a free port, see `app.start()`. */
export function makeTinyApp(slackApiUrl: string): App {
  const receiver = new HTTPReceiver({ signingSecret: 'shhh', port: 0, logLevel: LogLevel.ERROR });
  const app = new App({
    token: 'xoxb-sandbox',
    receiver,
    clientOptions: { slackApiUrl },
    logLevel: LogLevel.ERROR,
  });
  app.command('/schedule', async ({ ack, command, client }) => {
    await ack();
    const opened = await client.views.open({ trigger_id: command.trigger_id, view: loadingView });
    await client.views.update({ view_id: opened.view?.id ?? '', view: formView(command.text) });
  });
  app.command('/scorecard', async ({ ack }) => {
    await ack({ response_type: 'ephemeral', text: 'Nothing to fill: no interview of yours is over. :tada:' });
  });
  app.command('/silent', async () => undefined);
  app.shortcut('schedule', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: formView('') });
  });
  app.options<'block_suggestion'>({ action_id: 'x', block_id: 'candidate' }, async ({ ack, options }) => {
    const typed = options.value.toLowerCase();
    await ack({ options: CANDIDATES.filter((name) => name.toLowerCase().includes(typed)).map(option) });
  });
  app.action('mode', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.view) return;
    const view = formView('');
    const warning = {
      type: 'mrkdwn' as const,
      text: ':information_source: A loop is four interviews on one day.',
    };
    const blocks = [...view.blocks, { type: 'context' as const, elements: [warning] }];
    await client.views.update({ view_id: body.view.id, hash: body.view.hash, view: { ...view, blocks } });
  });
  app.view('form', async ({ ack, view, body, client }) => {
    const email = view.state.values.email?.x?.value ?? '';
    if (!email.endsWith('.example')) {
      await ack({ response_action: 'errors', errors: { email: `${email} is nobody we know.` } });
      return;
    }
    await ack();
    const candidate = view.state.values.candidate?.x?.selected_option?.value ?? '';
    await client.chat.postMessage({
      channel: body.user.id,
      text: `Times for ${candidate}`,
      blocks: timesBlocks(candidate),
    });
  });
  app.action('pick', async ({ ack, respond }) => {
    await ack();
    await respond({
      replace_original: true,
      text: ':white_check_mark: *Booked*: Ada Lovelace, System design',
    });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks: KnownBlock[] = [
      { type: 'header', text: plain('Your interviews') },
      { type: 'section', text: { type: 'mrkdwn', text: 'No interviews yet. Type `/schedule`, or' } },
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: 'new', style: 'primary', text: plain('Schedule an interview') },
        ],
      },
    ];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
  return app;
}
