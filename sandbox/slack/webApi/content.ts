import { inspectMessageBlocks } from '../blockKit/inspect';
import { refusalWith, SlackError } from '../slackError';
import type { BlockData } from '../state/blockData';
import type { Office } from '../state/office';
import type { Args } from './args';
import { knowsFile } from './targets';

/** Text, blocks and attachments of a message to be. */
export interface MessageContent {
  text: string;
  hasText: boolean;
  blocks: BlockData[];
  hasBlocks: boolean;
  attachments: Record<string, unknown>[];
}

/** Slack cuts off beyond this: https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
const MAX_TEXT = 40_000;

/**
 * Reads what a message shows.
 * @throws SlackError no_text, msg_too_long, invalid_blocks (with pointers), invalid_blocks_format, invalid_attachments
 */
export function readContent(office: Office, args: Args): MessageContent {
  const blocks = args.json('blocks', 'invalid_blocks_format');
  const attachments = args.json('attachments', 'invalid_attachments') ?? [];
  if (blocks !== undefined) refuseBadBlocks(office, blocks);
  if (!Array.isArray(attachments)) throw new SlackError('invalid_attachments');
  attachments.forEach((attachment: { blocks?: unknown }, index) => {
    if (attachment.blocks !== undefined) {
      refuseBadBlocks(office, attachment.blocks, `/attachments/${index}/blocks`);
    }
  });
  const text = args.text('text') ?? '';
  if (text.length > MAX_TEXT) throw new SlackError('msg_too_long');
  return {
    text,
    hasText: args.has('text'),
    blocks: (blocks ?? []) as BlockData[],
    hasBlocks: blocks !== undefined,
    attachments,
  };
}

/** @throws SlackError no_text if there is nothing to show */
export function refuseEmpty(content: MessageContent): void {
  if (!content.hasText && content.blocks.length === 0 && content.attachments.length === 0) {
    throw new SlackError('no_text');
  }
}

/** Blocks without `text` leave a phone's notification empty: Slack posts them, the sandbox remembers. */
export function warnOfMissingText(office: Office, method: string, content: MessageContent): void {
  if (content.hasText || content.blocks.length === 0) return;
  office.warnings.push(`${method}: blocks without \`text\`, so the notification says nothing`);
}

function refuseBadBlocks(office: Office, blocks: unknown, pointer?: string): void {
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format');
  const faults = inspectMessageBlocks(blocks, knowsFile(office), pointer);
  if (faults.length > 0) throw refusalWith('invalid_blocks', faults);
}
