import {
  checkInitialOptions,
  choiceOption,
  confirm,
  conversationFilter,
  date,
  dispatchActionConfig,
  menuOption,
  optionGroup,
  overflowOption,
  placeholder,
  plainText,
  slackFile,
  timeOfDay,
} from './composition';
import { richText } from './richText';
import {
  type Fields,
  flag,
  type Inspection,
  list,
  object,
  oneOf,
  type Rule,
  report,
  text,
  whole,
} from './rules';

// Limits: https://docs.slack.dev/reference/block-kit/block-elements

const type = text();
const actionId = text({ max: 255 });
const id = text({ min: 1 });
const chosen = { action_id: actionId, confirm, focus_on_load: flag };
const menu = { ...chosen, placeholder };
const typed = {
  action_id: actionId,
  placeholder,
  focus_on_load: flag,
  dispatch_action_config: dispatchActionConfig,
};
const atMost = { max_selected_items: whole({ min: 1 }) };
const offered = {
  options: list({ min: 1, max: 100 }, menuOption),
  option_groups: list({ min: 1, max: 100 }, optionGroup),
};
const converse = { default_to_current_conversation: flag, filter: conversationFilter };

function initialAmongOffered(element: Fields, pointer: string, look: Inspection) {
  checkInitialOptions(element, pointer, (at) => report(look, at, 'must be one of the provided options'));
}

function offeredOnce(element: Fields, pointer: string, look: Inspection) {
  if ((element.options === undefined) === (element.option_groups === undefined)) {
    report(look, pointer, 'must provide either `options` or `option_groups`');
  }
  initialAmongOffered(element, pointer, look);
}

function lengthsInOrder(element: Fields, pointer: string, look: Inspection) {
  const { min_length: min = 0, max_length: max = 3000, initial_value: initial } = element;
  if (Number(min) > Number(max)) report(look, `${pointer}/min_length`, 'must not be greater than max_length');
  if (typeof initial === 'string' && initial.length > Number(max)) {
    report(look, `${pointer}/initial_value`, `must be less than ${Number(max) + 1} characters`);
  }
}

function imageOnce(element: Fields, pointer: string, look: Inspection) {
  if ((element.image_url === undefined) === (element.slack_file === undefined)) {
    report(look, pointer, 'must provide either `image_url` or `slack_file`');
  }
}

const button = object(
  { type, text: plainText(75) },
  {
    action_id: actionId,
    url: text({ max: 3000 }),
    value: text({ max: 2000 }),
    style: oneOf('primary', 'danger'),
    confirm,
    accessibility_label: text({ max: 75 }),
  },
);

const image = object(
  { type, alt_text: text({ min: 1, max: 2000 }) },
  { image_url: text({ min: 1, max: 3000 }), slack_file: slackFile },
  imageOnce,
);

/** Every element by its `type`. */
const elements = {
  button,
  image,
  overflow: object(
    { type, options: list({ min: 1, max: 5 }, overflowOption) },
    { action_id: actionId, confirm },
  ),
  checkboxes: object(
    { type, options: list({ min: 1, max: 10 }, choiceOption) },
    { ...chosen, initial_options: list({}, choiceOption) },
    initialAmongOffered,
  ),
  radio_buttons: object(
    { type, options: list({ min: 1, max: 10 }, choiceOption) },
    { ...chosen, initial_option: choiceOption },
    initialAmongOffered,
  ),
  static_select: object({ type }, { ...menu, ...offered, initial_option: menuOption }, offeredOnce),
  multi_static_select: object(
    { type },
    { ...menu, ...offered, ...atMost, initial_options: list({}, menuOption) },
    offeredOnce,
  ),
  external_select: object(
    { type },
    { ...menu, min_query_length: whole({ min: 0 }), initial_option: menuOption },
  ),
  multi_external_select: object(
    { type },
    {
      ...menu,
      ...atMost,
      min_query_length: whole({ min: 0 }),
      initial_options: list({ min: 1 }, menuOption),
    },
  ),
  users_select: object({ type }, { ...menu, initial_user: id }),
  multi_users_select: object({ type }, { ...menu, ...atMost, initial_users: list({}, id) }),
  conversations_select: object(
    { type },
    { ...menu, ...converse, initial_conversation: id, response_url_enabled: flag },
  ),
  multi_conversations_select: object(
    { type },
    { ...menu, ...atMost, ...converse, initial_conversations: list({}, id) },
  ),
  channels_select: object({ type }, { ...menu, initial_channel: id, response_url_enabled: flag }),
  multi_channels_select: object({ type }, { ...menu, ...atMost, initial_channels: list({}, id) }),
  datepicker: object({ type }, { ...menu, initial_date: date }),
  timepicker: object({ type }, { ...menu, initial_time: timeOfDay, timezone: text({ min: 1 }) }),
  datetimepicker: object(
    { type },
    { ...chosen, initial_date_time: whole({ min: 1_000_000_000, max: 9_999_999_999 }) },
  ),
  plain_text_input: object(
    { type },
    {
      ...typed,
      initial_value: text({ max: 3000 }),
      multiline: flag,
      min_length: whole({ min: 0, max: 3000 }),
      max_length: whole({ min: 1, max: 3000 }),
    },
    lengthsInOrder,
  ),
  email_text_input: object({ type }, { ...typed, initial_value: text() }),
  url_text_input: object({ type }, { ...typed, initial_value: text() }),
  number_input: object(
    { type, is_decimal_allowed: flag },
    { ...typed, initial_value: text(), min_value: text(), max_value: text() },
  ),
  rich_text_input: object({ type }, { ...typed, initial_value: richText }),
} satisfies Record<string, Rule>;

type ElementType = keyof typeof elements;

function only(...types: ElementType[]): Record<string, Rule> {
  return Object.fromEntries(types.map((each) => [each, elements[each]]));
}

const choosers: ElementType[] = [
  'static_select',
  'multi_static_select',
  'external_select',
  'multi_external_select',
  'users_select',
  'multi_users_select',
  'conversations_select',
  'multi_conversations_select',
  'channels_select',
  'multi_channels_select',
  'datepicker',
  'timepicker',
  'radio_buttons',
  'checkboxes',
];

/** What may stand in each place of a block. */
export const accessories = only('button', 'image', 'overflow', ...choosers);
export const actionElements = only('button', 'overflow', 'datetimepicker', ...choosers);
export const inputElements = only(
  'plain_text_input',
  'email_text_input',
  'url_text_input',
  'number_input',
  'rich_text_input',
  'datetimepicker',
  ...choosers,
);
export const imageElement = only('image');
