import type { ClientInput, ClientValue, ClientValues } from '../clientTypes';
import { ClientError } from '../slackError';
import {
  type BlockData,
  type ElementData,
  listElements,
  type OptionData,
  optionsOf,
} from '../state/blockData';

/** What the element holds before the person touches it; `null` for one that holds nothing (buttons, overflow). */
function initialValue(element: ElementData): ClientValue | null {
  const { type } = element;
  const initial = (name: string) => (element[name] ?? null) as never;
  const several = (name: string) => (element[name] ?? []) as never;
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: initial('initial_value') };
    case 'rich_text_input':
      return { type, rich_text_value: initial('initial_value') };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: initial('initial_option') };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: several('initial_options') };
    case 'users_select':
      return { type, selected_user: initial('initial_user') };
    case 'multi_users_select':
      return { type, selected_users: several('initial_users') };
    case 'conversations_select':
      return { type, selected_conversation: initial('initial_conversation') };
    case 'multi_conversations_select':
      return { type, selected_conversations: several('initial_conversations') };
    case 'channels_select':
      return { type, selected_channel: initial('initial_channel') };
    case 'multi_channels_select':
      return { type, selected_channels: several('initial_channels') };
    case 'datepicker':
      return { type, selected_date: initial('initial_date') };
    case 'timepicker':
      return { type, selected_time: initial('initial_time'), ...timezoneOf(element) };
    case 'datetimepicker':
      return { type, selected_date_time: initial('initial_date_time') };
    default:
      return null;
  }
}

const timezoneOf = (element: ElementData) =>
  typeof element.timezone === 'string' ? { timezone: element.timezone } : {};

/** All elements that hold something, untouched ones with their initial value, as in `view.state.values`. */
export function initialValues(blocks: BlockData[]): ClientValues {
  const values: ClientValues = {};
  for (const { blockId, actionId, element } of listElements(blocks)) {
    const value = initialValue(element);
    if (value) values[blockId] = { ...values[blockId], [actionId]: value };
  }
  return values;
}

/**
 * The values of a view after the app replaced its blocks: an element that keeps its `block_id`, `action_id` and type keeps what it
 * holds, and a new initial value is not looked at (https://docs.slack.dev/surfaces/modals/#updating_views); every other element starts
 * anew.
 */
export function carriedValues(blocks: BlockData[], before: ClientValues): ClientValues {
  const values = initialValues(blocks);
  for (const { blockId, actionId, element } of listElements(blocks)) {
    const kept = before[blockId]?.[actionId];
    if (kept && kept.type === element.type && stillOffered(element, kept)) {
      values[blockId] = { ...values[blockId], [actionId]: kept };
    }
  }
  return values;
}

function stillOffered(element: ElementData, value: ClientValue): boolean {
  const offered = optionsOf(element).map((option) => option.value);
  if (offered.length === 0) return true;
  const chosen = [
    ...(value.selected_options ?? []),
    ...(value.selected_option ? [value.selected_option] : []),
  ];
  return chosen.every((option) => offered.includes(option.value ?? ''));
}

/**
 * What the element holds after the person's input. `known` are options that an external select has been offered.
 * @throws ClientError if no client could do that (an option that is not there, text into a menu)
 */
export function valueAfter(
  element: ElementData,
  input: ClientInput,
  known: OptionData[],
): ClientValue | null {
  const { type } = element;
  const empty = initialValue({ ...bare(element) });
  if (empty === null || input.kind === 'press') return null;
  if (input.kind === 'text') return textValue(type, empty, input.text);
  const most = Number(element.max_selected_items ?? Number.POSITIVE_INFINITY);
  if (input.values.length > most)
    throw new ClientError(400, `At most ${most} choices in ${element.action_id}`);
  const pick = (value: string): OptionData => {
    const found = [...optionsOf(element), ...known].find((option) => option.value === value);
    if (!found)
      throw new ClientError(400, `There is no option ${JSON.stringify(value)} in ${element.action_id}`);
    return found;
  };
  const [first] = input.values;
  if ('selected_option' in empty)
    return { ...empty, selected_option: first === undefined ? null : pick(first) };
  if ('selected_options' in empty) return { ...empty, selected_options: input.values.map(pick) };
  const name = Object.keys(empty).find((key) => key.startsWith('selected_'));
  if (!name || type.includes('picker')) throw new ClientError(400, `${type} takes text`);
  return { ...empty, [name]: name.endsWith('s') ? input.values : (first ?? null) };
}

/** The element without its initial value, but with what belongs to every value of it. */
function bare(element: ElementData): ElementData {
  return { type: element.type, ...timezoneOf(element) };
}

const SHAPES: Record<string, RegExp> = {
  datepicker: /^\d{4}-\d{2}-\d{2}$/,
  timepicker: /^\d{2}:\d{2}$/,
  datetimepicker: /^\d{10}$/,
};

function textValue(type: string, empty: ClientValue, text: string): ClientValue {
  const value = text === '' ? null : text;
  if (value !== null && SHAPES[type]?.test(value) === false)
    throw new ClientError(400, `${type} cannot hold ${text}`);
  if ('value' in empty) return { ...empty, value };
  if ('selected_date' in empty) return { ...empty, selected_date: value };
  if ('selected_time' in empty) return { ...empty, selected_time: value };
  if ('selected_date_time' in empty)
    return { ...empty, selected_date_time: value === null ? null : Number(value) };
  if ('rich_text_value' in empty)
    return { ...empty, rich_text_value: value === null ? null : richTextOf(value) };
  throw new ClientError(400, `${type} takes a choice`);
}

const richTextOf = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});
