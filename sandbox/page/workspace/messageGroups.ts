import type { ClientMessage } from '../../slack/clientTypes';
import { isoDate } from '../text/dateTokens';

/** One line of a conversation: a message, or what stands between two of them. */
export type ConversationLine =
  | { type: 'day'; key: string; at: Date }
  | { type: 'new'; key: string }
  | { type: 'message'; key: string; message: ClientMessage; isFollowUp: boolean };

const FOLLOW_UP_MS = 5 * 60 * 1000;

/** The instant of a Slack `ts`. */
export const instantOfTs = (ts: string): Date => new Date(Number(ts) * 1000);

/**
 * Orders a conversation into days (of the reader's zone), marks where the unread begin, and drops the name over
 * a message that follows within five minutes of the same person's last, unless one of them is built of blocks.
 */
export function conversationLines(
  messages: ClientMessage[],
  zone: string,
  unreadFrom: string,
  me: string,
): ConversationLine[] {
  const lines: ConversationLine[] = [];
  let last: ClientMessage | null = null;
  let isNewShown = unreadFrom === '';
  for (const message of messages) {
    const at = instantOfTs(message.ts);
    const isNewDay = !last || isoDate(instantOfTs(last.ts), zone) !== isoDate(at, zone);
    if (isNewDay) lines.push({ type: 'day', key: `day-${isoDate(at, zone)}`, at });
    const isFirstNew = !isNewShown && Number(message.ts) > Number(unreadFrom) && message.userId !== me;
    if (isFirstNew) {
      lines.push({ type: 'new', key: 'new' });
      isNewShown = true;
    }
    const isFollowUp =
      !isNewDay &&
      !isFirstNew &&
      last?.userId === message.userId &&
      last.ephemeral === message.ephemeral &&
      last.replyCount === 0 &&
      last.blocks.length + message.blocks.length === 0 &&
      at.getTime() - instantOfTs(last.ts).getTime() < FOLLOW_UP_MS;
    lines.push({
      type: 'message',
      key: `${message.ts}${message.ephemeral ? '-e' : ''}`,
      message,
      isFollowUp,
    });
    last = message;
  }
  return lines;
}
