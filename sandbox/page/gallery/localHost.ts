import type { KnownBlock, Option } from '@slack/types';
import { useState } from 'preact/hooks';
import type { ClientInput, ClientSuggestions, ClientValue, ClientValues } from '../../slack/clientTypes';
import type { AnyElement } from '../blockkit/Element';
import type { BlockHost } from '../blockkit/host';

const LANGUAGES = ['Ada', 'C', 'Clojure', 'Elixir', 'Go', 'Java', 'Kotlin', 'Python', 'Rust', 'TypeScript'];

/** A host without a server, for the gallery: it keeps what is chosen and answers searches itself. */
export function useLocalHost(blocks: KnownBlock[], overrides: Partial<BlockHost> = {}): BlockHost {
  const elements = blocks.flatMap((block) => elementsOf(block).map((element) => ({ block, element })));
  const [values, setValues] = useState<ClientValues>(() => {
    const initial: ClientValues = {};
    for (const { block, element } of elements) {
      const blockId = block.block_id ?? '';
      initial[blockId] = { ...initial[blockId], [actionOf(element)]: initialValue(element) };
    }
    return initial;
  });
  const act = async (blockId: string, actionId: string, input: ClientInput) => {
    const found = elements.find(
      (each) => each.block.block_id === blockId && actionOf(each.element) === actionId,
    );
    if (!found || input.kind === 'press') return;
    const value = valueAfter(found.element, input);
    setValues((before) => ({ ...before, [blockId]: { ...before[blockId], [actionId]: value } }));
  };
  return {
    values,
    errors: {},
    warnings: [],
    isBusy: false,
    act,
    suggest: async (_blockId, _actionId, query) => searchLanguages(query),
    noteText: () => undefined,
    submit: () => undefined,
    ...overrides,
  };
}

async function searchLanguages(query: string): Promise<ClientSuggestions> {
  await new Promise((resolve) => setTimeout(resolve, 150));
  const found = LANGUAGES.filter((name) => name.toLowerCase().includes(query.toLowerCase()));
  return { options: found.map(plainOption), groups: [], notice: null };
}

const plainOption = (name: string): Option => ({
  text: { type: 'plain_text', text: name },
  value: name,
});

const actionOf = (element: AnyElement) => ('action_id' in element ? (element.action_id ?? '') : '');

function elementsOf(block: KnownBlock): AnyElement[] {
  if (block.type === 'input') return [block.element];
  if (block.type === 'actions') return block.elements;
  return block.type === 'section' && block.accessory ? [block.accessory] : [];
}

function initialValue(element: AnyElement): ClientValue {
  const at = <T>(key: string): T | undefined => (key in element ? Reflect.get(element, key) : undefined);
  return {
    type: element.type,
    value: at<string>('initial_value'),
    selected_option: at<Option>('initial_option'),
    selected_options: at<Option[]>('initial_options'),
    selected_user: at<string>('initial_user'),
    selected_users: at<string[]>('initial_users'),
    selected_channel: at<string>('initial_channel'),
    selected_date: at<string>('initial_date'),
    selected_time: at<string>('initial_time'),
    selected_date_time: at<number>('initial_date_time'),
  };
}

function valueAfter(element: AnyElement, input: ClientInput): ClientValue {
  const { type } = element;
  if (input.kind === 'text') {
    if (type === 'datepicker') return { type, selected_date: input.text || null };
    if (type === 'timepicker') return { type, selected_time: input.text || null };
    if (type === 'datetimepicker') return { type, selected_date_time: Number(input.text) || null };
    return { type, value: input.text };
  }
  const values = input.kind === 'choose' ? input.values : [];
  if (type === 'users_select') return { type, selected_user: values[0] ?? null };
  if (type === 'multi_users_select') return { type, selected_users: values };
  if (type === 'conversations_select') return { type, selected_conversation: values[0] ?? null };
  if (type === 'channels_select') return { type, selected_channel: values[0] ?? null };
  const known = 'options' in element ? (element.options ?? []) : [];
  const options = values.map((value) => known.find((each) => each.value === value) ?? plainOption(value));
  const isMany = type.startsWith('multi_') || type === 'checkboxes';
  return isMany ? { type, selected_options: options } : { type, selected_option: options[0] ?? null };
}
