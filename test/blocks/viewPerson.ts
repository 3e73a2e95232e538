import type { KnownBlock, ModalView } from '@slack/types';
import type { StateValue, ViewState } from '../../blocks/props';

type Loose = Record<string, unknown>;

/** A view's state as Slack sends it: untouched inputs arrive with their initial values. */
export function stateOf(view: ModalView): ViewState {
  const values: ViewState['values'] = {};
  for (const block of view.blocks as KnownBlock[]) {
    for (const element of statefulOf(block)) {
      values[block.block_id ?? ''] = { [String(element.action_id)]: initialOf(element) };
    }
  }
  return { values };
}

/** The state after somebody filled these blocks: a text, an option's value, a list of values, or null to empty it. */
export function fill(view: ModalView, filled: Record<string, string | string[] | null>): ViewState {
  const state = stateOf(view);
  for (const [prefix, given] of Object.entries(filled)) {
    const blockId = Object.keys(state.values).find((id) => id === prefix || id.startsWith(`${prefix}/`));
    const [found] = Object.entries(state.values[blockId ?? ''] ?? {});
    if (!blockId || !found) throw new Error(`Nothing to fill at ${prefix}`);
    state.values[blockId] = { [found[0]]: withValue(found[1], given) };
  }
  return state;
}

function withValue(element: StateValue, given: string | string[] | null): StateValue {
  const text = typeof given === 'string' ? given : null;
  const list = Array.isArray(given) ? given : [];
  switch (element.type) {
    case 'number_input':
    case 'plain_text_input':
      return { type: element.type, value: text };
    case 'datepicker':
      return { type: element.type, selected_date: text };
    case 'timepicker':
      return { type: element.type, selected_time: text };
    case 'users_select':
      return { type: element.type, selected_user: text };
    case 'multi_users_select':
      return { type: element.type, selected_users: list };
    case 'checkboxes':
    case 'multi_static_select':
      return { type: element.type, selected_options: list.map((value) => ({ value })) };
    default:
      return { type: element.type, selected_option: text === null ? null : { value: text } };
  }
}

function initialOf(element: Loose): StateValue {
  const type = String(element.type);
  const option = element.initial_option as { value: string } | undefined;
  const options = element.initial_options as { value: string }[] | undefined;
  switch (type) {
    case 'number_input':
    case 'plain_text_input':
      return { type, value: (element.initial_value as string | undefined) ?? null };
    case 'datepicker':
      return { type, selected_date: (element.initial_date as string | undefined) ?? null };
    case 'timepicker':
      return { type, selected_time: (element.initial_time as string | undefined) ?? null };
    case 'users_select':
      return { type, selected_user: (element.initial_user as string | undefined) ?? null };
    case 'multi_users_select':
      return { type, selected_users: (element.initial_users as string[] | undefined) ?? [] };
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: options ?? [] };
    default:
      return { type, selected_option: option ?? null };
  }
}

function statefulOf(block: KnownBlock): Loose[] {
  return elementsOf(block).filter(({ type }) => !STATELESS.includes(String(type)));
}

const STATELESS = ['button', 'overflow', 'image'];

function elementsOf(block: KnownBlock): Loose[] {
  if (block.type === 'input') return [block.element as unknown as Loose];
  if (block.type === 'section') return block.accessory ? [block.accessory as unknown as Loose] : [];
  return block.type === 'actions' ? (block.elements as unknown as Loose[]) : [];
}

/** Everything that is written on a view or message, as one text. */
export function wordsOf(blocks: readonly unknown[]): string {
  const words: string[] = [];
  const walk = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      const { type, text } = value as Loose;
      if ((type === 'mrkdwn' || type === 'plain_text') && typeof text === 'string') words.push(text);
      Object.values(value).forEach(walk);
    }
  };
  walk(blocks);
  return words.join('\n');
}

/** Every element that can be pressed, by its action_id. */
export function pressables(
  blocks: readonly unknown[],
): { action_id: string; value?: string; text?: string }[] {
  const found: { action_id: string; value?: string; text?: string }[] = [];
  const walk = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      const { action_id, value: own, text } = value as Loose;
      if (typeof action_id === 'string') {
        found.push({
          action_id,
          ...(typeof own === 'string' && { value: own }),
          ...(typeof text === 'object' && text !== null && { text: String((text as Loose).text) }),
        });
      }
      Object.values(value).forEach(walk);
    }
  };
  walk(blocks);
  return found;
}
