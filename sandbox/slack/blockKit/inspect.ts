import type { BlockData, ElementData } from '../state/blockData';
import { elementsOf } from '../state/blockData';
import { blocksOf } from './blocks';
import { plainText } from './composition';
import { byType, flag, type Inspection, isFields, list, object, report, text } from './rules';

type KnowsFile = Inspection['knowsFile'];

/** What Slack would refuse in a message's `blocks`; empty when nothing. */
export function inspectMessageBlocks(blocks: unknown, knowsFile: KnowsFile, pointer = '/blocks'): string[] {
  const look: Inspection = { surface: 'message', faults: [], knowsFile };
  list({ max: 50 }, blocksOf.message)(blocks, pointer, look);
  if (look.faults.length === 0) inspectTogether(blocks as BlockData[], pointer, look);
  return look.faults;
}

const viewFields = {
  callback_id: text({ max: 255 }),
  private_metadata: text({ max: 3000 }),
  external_id: text({ max: 255 }),
};

const modal = object(
  { type: text(), title: plainText(24), blocks: list({ max: 100 }, blocksOf.modal) },
  { ...viewFields, submit: plainText(24), close: plainText(24), clear_on_close: flag, notify_on_close: flag },
);

const home = object({ type: text(), blocks: list({ max: 100 }, blocksOf.home) }, viewFields);

/** What Slack would refuse in a view; empty when nothing. Limits: https://docs.slack.dev/reference/views */
export function inspectView(
  view: unknown,
  surface: 'modal' | 'home',
  knowsFile: KnowsFile,
  pointer = '/view',
): string[] {
  const look: Inspection = { surface, faults: [], knowsFile };
  byType({ [surface]: surface === 'modal' ? modal : home })(view, pointer, look);
  if (look.faults.length > 0 || !isFields(view)) return look.faults;
  const blocks = view.blocks as BlockData[];
  inspectTogether(blocks, `${pointer}/blocks`, look);
  if (surface === 'modal' && view.submit === undefined) {
    blocks.forEach((block, index) => {
      if (block.type !== 'input') return;
      report(
        look,
        `${pointer}/blocks/${index}/input`,
        'must define `submit` to use an `input` block in modals',
      );
    });
  }
  return look.faults;
}

/** Ids are given once: a `block_id` in its payload, an `action_id` in its block, one focus in all. */
function inspectTogether(blocks: BlockData[], pointer: string, look: Inspection) {
  const blockIds = new Set<string>();
  let focused = 0;
  blocks.forEach((block, index) => {
    if (block.block_id && blockIds.has(block.block_id)) {
      report(look, `${pointer}/${index}/block_id`, `\`block_id\` "${block.block_id}" already exists`);
    }
    if (block.block_id) blockIds.add(block.block_id);
    inspectActionIds(elementsOf(block), `${pointer}/${index}`, look);
    focused += elementsOf(block).filter((element) => element.focus_on_load === true).length;
  });
  if (focused > 1) report(look, pointer, 'only one element can have `focus_on_load` set to true');
}

function inspectActionIds(elements: ElementData[], pointer: string, look: Inspection) {
  const actionIds = new Set<string>();
  elements.forEach((element, index) => {
    if (element.action_id && actionIds.has(element.action_id)) {
      report(
        look,
        `${pointer}/elements/${index}/action_id`,
        `\`action_id\` "${element.action_id}" already exists`,
      );
    }
    if (element.action_id) actionIds.add(element.action_id);
  });
}
