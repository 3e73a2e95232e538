import type { Disk } from '../../disk';
import type { BlockData } from './blockData';

export interface Message {
  channel: string;
  ts: string;
  userId: string;
  /** Posted by the app. */
  isApp: boolean;
  text: string;
  blocks: BlockData[];
  attachments: Record<string, unknown>[];
  fileIds: string[];
  /** The sender's own id of the message: the same one again is the same message. */
  clientMsgId?: string;
  /** The parent's `ts`, on replies only. */
  threadTs?: string;
  alsoInChannel: boolean;
  reactions: { name: string; userIds: string[] }[];
  editedTs?: string;
  metadata?: unknown;
  /** Set on an ephemeral message: only this person sees it. */
  onlyFor?: string;
}

/** All messages of the team, ephemeral ones among them. */
export interface Messages {
  find(channel: string, ts: string): Message | null;
  put(message: Message): void;
  remove(channel: string, ts: string): void;
  /** Oldest first; with `viewer`, what this person sees. */
  list(channel: string, viewer?: string): Message[];
  /** The replies to one message, oldest first. */
  replies(channel: string, ts: string, viewer?: string): Message[];
  /** `ts` up to which a person has read a conversation. */
  lastRead(userId: string, channel: string): string;
  markRead(userId: string, channel: string, ts: string): void;
}

export function makeMessages(disk: Disk): Messages {
  const table = disk.table<Message>('slack-messages');
  const reads = disk.table<string>('slack-reads');
  const list = (channel: string, viewer?: string) =>
    table
      .entries(`${channel}/`)
      .map(([, message]) => message)
      .filter((message) => !message.onlyFor || message.onlyFor === viewer);
  return {
    find: (channel, ts) => table.get(`${channel}/${ts}`) ?? null,
    put: (message) => table.put(`${message.channel}/${message.ts}`, message),
    remove: (channel, ts) => table.remove(`${channel}/${ts}`),
    list,
    replies: (channel, ts, viewer) => list(channel, viewer).filter((message) => message.threadTs === ts),
    lastRead: (userId, channel) => reads.get(`${userId}/${channel}`) ?? '0',
    markRead: (userId, channel, ts) => {
      if (ts > (reads.get(`${userId}/${channel}`) ?? '0')) reads.put(`${userId}/${channel}`, ts);
    },
  };
}
