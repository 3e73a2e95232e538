import { inspectMessageBlocks, inspectView } from '../../../sandbox/slack/blockKit/inspect';

type Block = Record<string, unknown>;

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const option = (value: string, text = value) => ({ text: plain(text), value });
const options = (count: number) => Array.from({ length: count }, (_, index) => option(`v${index}`));
const actions = (...elements: Block[]) => ({ type: 'actions', elements });
const button = (overrides: Block = {}) => ({
  type: 'button',
  text: plain('Go'),
  action_id: 'go',
  ...overrides,
});
const section = (overrides: Block = {}) => ({ type: 'section', text: mrkdwn('Hello'), ...overrides });
const input = (element: Block, overrides: Block = {}) => ({
  type: 'input',
  label: plain('Name'),
  element,
  ...overrides,
});
const textInput = (overrides: Block = {}) => ({ type: 'plain_text_input', action_id: 'a', ...overrides });
const many = (count: number, block: Block) => Array.from({ length: count }, () => block);
const long = (length: number) => 'x'.repeat(length);

const inMessage = (...blocks: unknown[]) => inspectMessageBlocks(blocks, (id) => id === 'F0KNOWN');
const inModal = (overrides: Block) =>
  inspectView(
    { type: 'modal', title: plain('T'), submit: plain('Go'), blocks: [], ...overrides },
    'modal',
    () => false,
  );

describe('a message is refused', () => {
  const cases: [why: string, blocks: unknown[], fault: string][] = [
    [
      'beyond 50 blocks',
      many(51, { type: 'divider' }),
      'no more than 50 items allowed [json-pointer:/blocks]',
    ],
    [
      'with text beyond 3000',
      [section({ text: mrkdwn(long(3001)) })],
      'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'with empty text',
      [section({ text: mrkdwn('') })],
      'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'with text as a bare string',
      [section({ text: 'Hello' })],
      'must provide an object [json-pointer:/blocks/0/text]',
    ],
    [
      'with emoji in mrkdwn',
      [section({ text: { ...mrkdwn('x'), emoji: true } })],
      'invalid additional property: emoji [json-pointer:/blocks/0/text]',
    ],
    [
      'with a section that says nothing',
      [{ type: 'section' }],
      'missing required field: text [json-pointer:/blocks/0]',
    ],
    [
      'with 11 fields',
      [section({ fields: many(11, mrkdwn('x')) })],
      'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
    ],
    [
      'with a field beyond 2000',
      [section({ fields: [mrkdwn(long(2001))] })],
      'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
    ],
    [
      'with mrkdwn in a header',
      [{ type: 'header', text: mrkdwn('x') }],
      'must be a valid enum value (one of plain_text) [json-pointer:/blocks/0/text/type]',
    ],
    [
      'with a header beyond 150',
      [{ type: 'header', text: plain(long(151)) }],
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [
      'with 11 context elements',
      [{ type: 'context', elements: many(11, mrkdwn('x')) }],
      'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'with a button in a context',
      [{ type: 'context', elements: [button()] }],
      'unsupported type: button [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'with no action elements',
      [actions()],
      'must provide at least 1 items [json-pointer:/blocks/0/elements]',
    ],
    [
      'with 26 buttons in a row',
      [actions(...options(26).map(({ value }) => button({ action_id: value })))],
      'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
    ],
    [
      'with a button text beyond 75',
      [actions(button({ text: plain(long(76)) }))],
      'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
    ],
    [
      'with a button value beyond 2000',
      [actions(button({ value: long(2001) }))],
      'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
    ],
    [
      'with an unknown button style',
      [actions(button({ style: 'default' }))],
      'must be a valid enum value (one of primary, danger) [json-pointer:/blocks/0/elements/0/style]',
    ],
    [
      'with an action_id twice in a row',
      [actions(button(), button())],
      '`action_id` "go" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      'with a block_id twice',
      [section({ block_id: 'b' }), section({ block_id: 'b' })],
      '`block_id` "b" already exists [json-pointer:/blocks/1/block_id]',
    ],
    [
      'with a block_id beyond 255',
      [section({ block_id: long(256) })],
      'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
    ],
    ['with an input block', [input(textInput())], 'unsupported type: input [json-pointer:/blocks/0/type]'],
    [
      'with an unknown block',
      [{ type: 'data_visualization' }],
      'unsupported type: data_visualization [json-pointer:/blocks/0/type]',
    ],
    [
      'with an unknown property',
      [section({ color: 'red' })],
      'invalid additional property: color [json-pointer:/blocks/0]',
    ],
    [
      'with an image without alt text',
      [{ type: 'image', image_url: 'https://x.test/a.png' }],
      'missing required field: alt_text [json-pointer:/blocks/0]',
    ],
    [
      'with an image from nowhere',
      [{ type: 'image', alt_text: 'x' }],
      'must provide either `image_url` or `slack_file` [json-pointer:/blocks/0]',
    ],
    [
      'with an image of an unknown file',
      [{ type: 'image', alt_text: 'x', slack_file: { id: 'F0NONE' } }],
      'invalid slack file [json-pointer:/blocks/0/slack_file]',
    ],
    [
      'with 6 overflow entries',
      [section({ accessory: { type: 'overflow', action_id: 'o', options: options(6) } })],
      'no more than 5 items allowed [json-pointer:/blocks/0/accessory/options]',
    ],
    [
      'with a confirm text beyond 300',
      [actions(button({ confirm: { text: plain(long(301)) } }))],
      'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
    ],
    [
      'with a text input among actions',
      [actions(textInput())],
      'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'with a malformed rich text',
      [{ type: 'rich_text', elements: [{ type: 'text', text: 'x' }] }],
      'unsupported type: text [json-pointer:/blocks/0/elements/0/type]',
    ],
  ];
  test.each(cases)('%s', (_, blocks, fault) => {
    expect(inMessage(...blocks)).toContain(fault);
  });
});

describe('a modal is refused', () => {
  const select = (overrides: Block) => ({ type: 'static_select', action_id: 's', ...overrides });
  const cases: [why: string, view: Block, fault: string][] = [
    [
      'with a title beyond 24',
      { title: plain(long(25)) },
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    ['without a title', { title: undefined }, 'missing required field: title [json-pointer:/view]'],
    [
      'with a submit beyond 24',
      { submit: plain(long(25)) },
      'must be less than 25 characters [json-pointer:/view/submit/text]',
    ],
    [
      'with private_metadata beyond 3000',
      { private_metadata: long(3001) },
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'with 101 blocks',
      { blocks: many(101, { type: 'divider' }) },
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    [
      'with an input and no submit',
      { submit: undefined, blocks: [section(), input(textInput())] },
      'must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]',
    ],
    [
      'with submit_disabled',
      { submit_disabled: true },
      'invalid additional property: submit_disabled [json-pointer:/view]',
    ],
    [
      'with an empty menu',
      { blocks: [section({ accessory: select({ options: [] }) })] },
      'must provide at least 1 items [json-pointer:/view/blocks/0/accessory/options]',
    ],
    [
      'with 101 options',
      { blocks: [input(select({ options: options(101) }))] },
      'no more than 100 items allowed [json-pointer:/view/blocks/0/element/options]',
    ],
    [
      'with an option text beyond 75',
      { blocks: [input(select({ options: [option('v', long(76))] }))] },
      'must be less than 76 characters [json-pointer:/view/blocks/0/element/options/0/text/text]',
    ],
    [
      'with neither options nor groups',
      { blocks: [input(select({}))] },
      'must provide either `options` or `option_groups` [json-pointer:/view/blocks/0/element]',
    ],
    [
      'with an initial option of other text',
      { blocks: [input(select({ options: [option('v', 'One')], initial_option: option('v', 'Two') }))] },
      'must be one of the provided options [json-pointer:/view/blocks/0/element/initial_option]',
    ],
    [
      'with empty initial options',
      { blocks: [input({ type: 'checkboxes', action_id: 'c', options: options(2), initial_options: [] })] },
      'must be one of the provided options [json-pointer:/view/blocks/0/element/initial_options]',
    ],
    [
      'with 11 radio buttons',
      { blocks: [input({ type: 'radio_buttons', action_id: 'r', options: options(11) })] },
      'no more than 10 items allowed [json-pointer:/view/blocks/0/element/options]',
    ],
    [
      'with a placeholder beyond 150',
      { blocks: [input(textInput({ placeholder: plain(long(151)) }))] },
      'must be less than 151 characters [json-pointer:/view/blocks/0/element/placeholder/text]',
    ],
    [
      'with max_length beyond 3000',
      { blocks: [input(textInput({ max_length: 3001 }))] },
      'must be less than 3001 [json-pointer:/view/blocks/0/element/max_length]',
    ],
    [
      'with an initial date of words',
      { blocks: [input({ type: 'datepicker', action_id: 'd', initial_date: 'tomorrow' })] },
      'must be a valid date [json-pointer:/view/blocks/0/element/initial_date]',
    ],
    [
      'with a button as an input',
      { blocks: [input(button())] },
      'unsupported type: button [json-pointer:/view/blocks/0/element/type]',
    ],
    [
      'with dispatch_action on the element',
      { blocks: [input(textInput({ dispatch_action: true }))] },
      'invalid additional property: dispatch_action [json-pointer:/view/blocks/0/element]',
    ],
    [
      'with two focused elements',
      { blocks: [input(textInput({ focus_on_load: true })), input(textInput({ focus_on_load: true }))] },
      'only one element can have `focus_on_load` set to true [json-pointer:/view/blocks]',
    ],
  ];
  test.each(cases)('%s', (_, view, fault) => {
    expect(inModal(view)).toContain(fault);
  });
});

test('what Slack takes is taken whole: every block and element in its place', () => {
  const faults = [
    ...inMessage(
      { type: 'header', text: plain('Times for Ada') },
      section({
        fields: [mrkdwn('*a*'), plain('b')],
        accessory: button({ url: 'https://x.test', style: 'primary' }),
      }),
      {
        type: 'context',
        elements: [mrkdwn('x'), { type: 'image', image_url: 'https://x.test/a.png', alt_text: 'a' }],
      },
      {
        type: 'image',
        slack_file: { id: 'F0KNOWN' },
        alt_text: 'Competency by interviewer',
        title: plain('Ratings'),
      },
      actions(
        { type: 'users_select', action_id: 'u', initial_user: 'U1', confirm: { text: plain('Sure?') } },
        { type: 'datetimepicker', action_id: 'dt', initial_date_time: 1_769_600_000 },
      ),
      {
        type: 'rich_text',
        block_id: 'r',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'x', style: { bold: true } }] },
        ],
      },
      { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] },
    ),
    ...inModal({
      callback_id: 'schedule',
      clear_on_close: true,
      notify_on_close: true,
      blocks: [
        input(textInput({ multiline: true, min_length: 1, max_length: 3000, initial_value: 'x' }), {
          optional: true,
          hint: plain('h'),
        }),
        input({ type: 'email_text_input', action_id: 'e' }),
        input({ type: 'number_input', action_id: 'n', is_decimal_allowed: false, min_value: '1' }),
        input(
          { type: 'multi_external_select', action_id: 'x', min_query_length: 0 },
          { dispatch_action: true },
        ),
        input({ type: 'timepicker', action_id: 't', initial_time: '09:00', timezone: 'Europe/Berlin' }),
        input({
          type: 'static_select',
          action_id: 'g',
          option_groups: [{ label: plain('g'), options: options(2) }],
          initial_option: option('v1'),
        }),
        input({
          type: 'radio_buttons',
          action_id: 'r',
          options: [{ ...option('1'), text: mrkdwn('*1*'), description: mrkdwn('tables') }],
        }),
      ],
    }),
  ];
  expect(faults).toEqual([]);
});
