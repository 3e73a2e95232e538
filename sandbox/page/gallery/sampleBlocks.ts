import type { KnownBlock, PlainTextOption } from '@slack/types';

/** 2026-12-03 14:00 in Berlin. */
export const THURSDAY = 1796302800;
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const md = (text: string) => ({ type: 'mrkdwn' as const, text });
const option = (text: string, description?: string): PlainTextOption => ({
  text: plain(text),
  value: text,
  ...(description && { description: plain(description) }),
});
const levels = ['1', '2', '3', '4', 'not assessed'];
const PICTURE = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="160"><rect width="480" height="160" fill="#eef4f3"/>${[
    3, 4, 2, 3, 1, 4, 3, 2, 4, 3,
  ]
    .map(
      (level, at) =>
        `<rect x="${16 + (at % 5) * 92}" y="${16 + Math.floor(at / 5) * 66}" width="84" height="58" rx="8" fill="#0f6e67" opacity="${level * 0.22}"/>`,
    )
    .join('')}</svg>`,
)}`;

export const askMessage: KnownBlock[] = [
  { type: 'header', block_id: 'h', text: plain('Times for Ada Lovelace :calendar:') },
  {
    type: 'context',
    block_id: 'c',
    elements: [md('*System design*, 60 min, 2 interviewers · asked by <@U2>')],
  },
  { type: 'divider', block_id: 'd' },
  {
    type: 'section',
    block_id: 's1',
    text: md(
      `*<!date^${THURSDAY}^{date_long_pretty}, {time}|Thu 3 Dec 14:00>* (Ada: 08:00 in New York)\n<@U1> (lead), <@U3>\n_Priya has had none this week._ Nobody’s focus time is cut.`,
    ),
    accessory: {
      type: 'button',
      action_id: 'pick',
      text: plain('Pick'),
      style: 'primary',
      value: '1',
    },
  },
  {
    type: 'section',
    block_id: 's2',
    text: md(
      '*When:* the afternoon of <#C1>\n> “chose keys from the queries …”\n• one `hot_row`\n• ~two~ :white_check_mark:',
    ),
    accessory: {
      type: 'static_select',
      action_id: 'swap',
      placeholder: plain('Replace somebody'),
      options: ['Priya Nair', 'Omar Haddad', 'Chen Wei'].map((each) => option(each)),
    },
  },
  {
    type: 'section',
    block_id: 's3',
    fields: [
      md('*Candidate*\nAda Lovelace'),
      md('*Stage*\nSystem design'),
      md('*Panel*\nPriya, Omar'),
      md('*Room*\nMeet'),
    ],
    accessory: { type: 'image', image_url: PICTURE, alt_text: 'Ada’s ratings' },
  },
  {
    type: 'actions',
    block_id: 'a',
    elements: [
      { type: 'button', action_id: 'accept', text: plain('Accept'), style: 'primary' },
      { type: 'button', action_id: 'decline', text: plain('Decline') },
      {
        type: 'button',
        action_id: 'cancel',
        text: plain('Cancel interview'),
        style: 'danger',
        confirm: {
          title: plain('Cancel this interview?'),
          text: md('Ada and *2 interviewers* are told, the time is free again.'),
          confirm: plain('Cancel interview'),
          deny: plain('Keep it'),
          style: 'danger',
        },
      },
      { type: 'datepicker', action_id: 'day', initial_date: '2026-12-03' },
      { type: 'users_select', action_id: 'who', placeholder: plain('Somebody') },
      {
        type: 'overflow',
        action_id: 'more',
        options: [option('Replace somebody'), option('Add a shadow'), option('Cancel')],
      },
    ],
  },
  {
    type: 'image',
    block_id: 'i',
    image_url: PICTURE,
    alt_text: 'Competency by interviewer',
    title: plain('Debrief'),
  },
  {
    type: 'rich_text',
    block_id: 'r',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Rich text ' },
          { type: 'text', text: 'bold', style: { bold: true } },
          { type: 'text', text: ', ' },
          { type: 'user', user_id: 'U2' },
          { type: 'emoji', name: 'wave' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'first' }] },
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'second' }] },
        ],
      },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'as was said' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'SELECT 1;' }] },
    ],
  },
  { type: 'section', block_id: 's4', text: md('```\nconst answer = 42;\n```\nThat was `code`.') },
];

export const formBlocks: KnownBlock[] = [
  {
    type: 'input',
    block_id: 'candidate',
    label: plain('Candidate'),
    element: {
      type: 'external_select',
      action_id: 'x',
      min_query_length: 0,
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
      option_groups: [
        { label: plain('Open'), options: [option('System design', '60 min'), option('Coding', '75 min')] },
        { label: plain('Done'), options: [option('Phone screen', '30 min')] },
      ],
      initial_option: option('System design', '60 min'),
    },
  },
  {
    type: 'input',
    block_id: 'what',
    label: plain('What'),
    element: {
      type: 'radio_buttons',
      action_id: 'x',
      options: ['One interview', 'Several', 'Whole loop'].map((each) => option(each)),
      initial_option: option('One interview'),
    },
  },
  {
    type: 'input',
    block_id: 'people',
    label: plain('People'),
    optional: true,
    hint: plain('Best of the pool if you choose nobody.'),
    element: { type: 'multi_users_select', action_id: 'x', initial_users: ['U1', 'U3'] },
  },
  {
    type: 'input',
    block_id: 'from',
    label: plain('From'),
    element: { type: 'datepicker', action_id: 'x', initial_date: '2026-12-03' },
  },
  {
    type: 'input',
    block_id: 'hours',
    label: plain('Not before'),
    element: { type: 'timepicker', action_id: 'x', initial_time: '09:00', timezone: 'America/New_York' },
  },
  {
    type: 'input',
    block_id: 'due',
    label: plain('Scorecards due'),
    element: { type: 'datetimepicker', action_id: 'x', initial_date_time: THURSDAY },
  },
  { type: 'divider', block_id: 'div' },
  {
    type: 'section',
    block_id: 'anchors',
    text: md(
      '*Data modelling* finds entities, keys and constraints that fit the access patterns\n*1* tables mirror the screens; keys missing\n*2* sound entities; indexes guessed\n*3* chooses keys from the queries; names the cost\n*4* as 3, and shows how to back-fill live',
    ),
  },
  {
    type: 'input',
    block_id: 'level',
    label: plain('Level'),
    element: { type: 'radio_buttons', action_id: 'x', options: levels.map((each) => option(each)) },
  },
  {
    type: 'input',
    block_id: 'tags',
    label: plain('Seen'),
    optional: true,
    element: {
      type: 'checkboxes',
      action_id: 'x',
      options: [option('Asked for the access patterns', 'before drawing a table'), option('Named a cost')],
      initial_options: [option('Named a cost')],
    },
  },
  {
    type: 'input',
    block_id: 'evidence',
    label: plain('What did you see or hear?'),
    hint: plain('Needed for 1 and 4.'),
    element: {
      type: 'plain_text_input',
      action_id: 'x',
      multiline: true,
      max_length: 3000,
      placeholder: plain('What was said or done, not what you think of it'),
    },
  },
  {
    type: 'input',
    block_id: 'email',
    label: plain('Email'),
    element: { type: 'email_text_input', action_id: 'x', initial_value: 'ada@' },
  },
  {
    type: 'input',
    block_id: 'cap',
    label: plain('Interviews a week'),
    element: { type: 'number_input', action_id: 'x', is_decimal_allowed: false, initial_value: '3' },
  },
  {
    type: 'input',
    block_id: 'resume',
    label: plain('Résumé'),
    optional: true,
    element: { type: 'url_text_input', action_id: 'x', placeholder: plain('https://') },
  },
  {
    type: 'input',
    block_id: 'channel',
    label: plain('Channel'),
    optional: true,
    element: { type: 'channels_select', action_id: 'x' },
  },
  {
    type: 'input',
    block_id: 'multi',
    label: plain('Competencies'),
    optional: true,
    element: {
      type: 'multi_static_select',
      action_id: 'x',
      options: ['Data modelling', 'Scale', 'Trade-offs', 'Operations'].map((each) => option(each)),
      initial_options: [option('Scale')],
    },
  },
];
