import type { Option } from '@slack/types';

/** Block Kit as it arrives: checked by `blockKit/`, kept as it is. */
export interface ElementData {
  type: string;
  action_id?: string;
  [key: string]: unknown;
}

export interface BlockData {
  type: string;
  block_id?: string;
  [key: string]: unknown;
}

export interface TextData {
  type: 'plain_text' | 'mrkdwn';
  text: string;
  [key: string]: unknown;
}

export type OptionData = Option & { value: string };

/** An element with the block it stands in. */
export interface PlacedElement {
  block: BlockData;
  blockId: string;
  actionId: string;
  element: ElementData;
}

/** Every element with an `action_id`, in reading order. */
export function listElements(blocks: BlockData[]): PlacedElement[] {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap((element) =>
      element.action_id === undefined || block.block_id === undefined
        ? []
        : [{ block, blockId: block.block_id, actionId: element.action_id, element }],
    ),
  );
}

export function findElement(blocks: BlockData[], blockId: string, actionId: string): PlacedElement | null {
  return listElements(blocks).find((it) => it.blockId === blockId && it.actionId === actionId) ?? null;
}

/** The elements of one block, those without `action_id` too. */
export function elementsOf(block: BlockData): ElementData[] {
  if (block.type === 'input') return [block.element as ElementData];
  if (block.type === 'section') return block.accessory ? [block.accessory as ElementData] : [];
  if (block.type === 'actions' || block.type === 'context_actions') return block.elements as ElementData[];
  return [];
}

/**
 * Blocks with a `block_id` each and elements with an `action_id` each: Slack generates those the app left out, anew each time
 * (https://docs.slack.dev/reference/block-kit/blocks).
 */
export function withGeneratedIds(blocks: BlockData[], makeId: () => string): BlockData[] {
  return blocks.map((block) => {
    const named: BlockData = { ...block, block_id: block.block_id || makeId() };
    if (block.type === 'input') named.element = withActionId(block.element as ElementData, makeId);
    if (block.type === 'section' && block.accessory) {
      named.accessory = withActionId(block.accessory as ElementData, makeId);
    }
    if (block.type === 'actions') {
      named.elements = (block.elements as ElementData[]).map((element) => withActionId(element, makeId));
    }
    return named;
  });
}

function withActionId(element: ElementData, makeId: () => string): ElementData {
  return element.type === 'image' || element.action_id ? element : { ...element, action_id: makeId() };
}

/** All options of a select or group of choices, those in groups too. */
export function optionsOf(element: ElementData): OptionData[] {
  const groups = (element.option_groups ?? []) as { options: OptionData[] }[];
  return [...((element.options ?? []) as OptionData[]), ...groups.flatMap((group) => group.options)];
}
