import type { Disk } from '../../disk';
import type { ChannelSettings } from '../settings';
import type { Ids } from './ids';

export interface Conversation {
  id: string;
  kind: 'channel' | 'private' | 'dm' | 'mpim';
  /** Of channels only. */
  name: string;
  topic: string;
  memberIds: string[];
  isArchived: boolean;
  /** Seconds since the epoch. */
  createdAt: number;
}

export interface Conversations {
  find(id: string): Conversation | null;
  findByName(name: string): Conversation | null;
  list(): Conversation[];
  put(conversation: Conversation): void;
  /** The DM or MPIM of exactly these people, made if it is missing. */
  open(memberIds: string[], createdAt: number): { conversation: Conversation; isNew: boolean };
}

export function makeConversations(disk: Disk, seed: ChannelSettings[], ids: Ids): Conversations {
  const table = disk.table<Conversation>('slack-conversations');
  const list = () => table.entries().map(([, conversation]) => conversation);
  const put = (conversation: Conversation) => table.put(conversation.id, conversation);
  for (const channel of seed) {
    if (table.get(channel.id)) continue;
    put({ ...channel, topic: channel.topic ?? '', isArchived: channel.isArchived ?? false, createdAt: 0 });
  }
  return {
    find: (id) => table.get(id) ?? null,
    findByName: (name) => list().find((it) => it.name === name && it.name !== '') ?? null,
    list,
    put,
    open(memberIds, createdAt) {
      const members = [...new Set(memberIds)].sort();
      const kind = members.length > 2 ? 'mpim' : 'dm';
      const found = list().find((it) => it.kind === kind && it.memberIds.join() === members.join());
      if (found) return { conversation: found, isNew: false };
      const id = ids.next(kind === 'dm' ? 'D' : 'G');
      const name = kind === 'mpim' ? `mpdm-${members.join('--').toLowerCase()}-1` : '';
      const made: Conversation = {
        id,
        kind,
        name,
        topic: '',
        memberIds: members,
        isArchived: false,
        createdAt,
      };
      put(made);
      return { conversation: made, isNew: true };
    },
  };
}
