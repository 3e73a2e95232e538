import type { ClientUser } from '../clientTypes';
import { type BlockData, type ElementData, elementsOf, optionsOf } from '../state/blockData';

/** Text as a person reads it: mentions by name, dates by their fallback, no markup. */
export function readable(text: string, users: ClientUser[]): string {
  return text
    .replaceAll(
      /<@([A-Z0-9]+)(?:\|[^>]*)?>/g,
      (_, id: string) => `@${users.find((user) => user.id === id)?.realName ?? id}`,
    )
    .replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<(?:#|!|https?:|mailto:)[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<([^>]*)>/g, '$1')
    .replaceAll(/(^|[\s(])[*_~`]+(\S)/gm, '$1$2')
    .replaceAll(/(\S)[*_~`]+(?=$|[\s).,:;!?])/gm, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** What a block says, in reading order: texts, labels, buttons, options, alt texts. */
export function wordsOf(block: BlockData): string[] {
  return collect(
    block,
    new Set(['block_id', 'action_id', 'value', 'type', 'url', 'image_url', 'private_metadata', 'style']),
  );
}

function collect(value: unknown, skipped: Set<string>): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((each) => collect(each, skipped));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    skipped.has(name) || name.startsWith('initial_') || name === 'confirm' ? [] : collect(part, skipped),
  );
}

/** Something that can be pressed: a button, or an entry of an overflow menu. */
export interface Pressable {
  label: string;
  blockId: string;
  actionId: string;
  element: ElementData;
  /** Set for an entry of an overflow menu. */
  option?: string;
  hasConfirm: boolean;
  /** What stands in the same block and, for a bare row of buttons, in the block above it. */
  around: string;
}

export function pressables(blocks: BlockData[]): Pressable[] {
  return blocks.flatMap((block, index) => {
    const above = blocks[index - 1];
    const around = [...(block.type === 'actions' && above ? wordsOf(above) : []), ...wordsOf(block)].join(
      '\n',
    );
    return elementsOf(block).flatMap((element): Pressable[] => {
      const at = {
        blockId: block.block_id ?? '',
        actionId: element.action_id ?? '',
        element,
        around,
        hasConfirm: element.confirm !== undefined,
      };
      if (element.type === 'button') return [{ ...at, label: (element.text as { text: string }).text }];
      if (element.type !== 'overflow') return [];
      return optionsOf(element).map((option) => ({ ...at, label: option.text.text, option: option.value }));
    });
  });
}

/** Something that can be filled in: an input by its label, another element by the text beside it or its placeholder. */
export interface Field {
  names: string[];
  blockId: string;
  actionId: string;
  element: ElementData;
}

export function fields(blocks: BlockData[]): Field[] {
  return blocks.flatMap((block, index) =>
    elementsOf(block)
      .filter((element) => !['button', 'overflow', 'image'].includes(element.type))
      .map((element) => ({
        names: namesOf(block, blocks[index - 1], element),
        blockId: block.block_id ?? '',
        actionId: element.action_id ?? '',
        element,
      })),
  );
}

function namesOf(block: BlockData, above: BlockData | undefined, element: ElementData): string[] {
  const textOf = (part: unknown) => (part as { text?: string } | undefined)?.text;
  const beside = block.type === 'actions' ? textOf(above?.text) : textOf(block.text);
  return [
    textOf(block.label),
    textOf(element.placeholder),
    beside,
    block.block_id,
    element.action_id,
  ].flatMap((name) => name ?? []);
}
