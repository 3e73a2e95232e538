import type { Disk } from '../../disk';
import type { ClientMessage, ClientState, ClientValue, ClientValues } from '../clientTypes';
import type { OptionData } from '../state/blockData';
import type { Ids } from '../state/ids';
import type { Message } from '../state/messages';

type Warning = ClientMessage['warnings'][number];
type Notice = ClientState['notices'][number];
type MessageKey = Pick<Message, 'channel' | 'ts'>;

/** What only one person's client knows: choices in messages, warnings, notices, options it was offered. */
export interface Personal {
  /** What the person has touched in a message. */
  values(userId: string, message: MessageKey): ClientValues;
  putValue(
    userId: string,
    message: MessageKey,
    at: { blockId: string; actionId: string; value: ClientValue },
  ): void;
  warnings(userId: string, message: MessageKey): Warning[];
  putWarnings(userId: string, message: MessageKey, warnings: Warning[]): void;
  notices(userId: string): Notice[];
  addNotice(userId: string, text: string): void;
  dropNotice(userId: string, id: string): void;
  /** Options that an external select was last offered. */
  offered(userId: string, actionId: string): OptionData[];
  offer(userId: string, actionId: string, options: OptionData[]): void;
}

export function makePersonal(disk: Disk, ids: Ids): Personal {
  const values = disk.table<ClientValues>('slack-message-values');
  const warnings = disk.table<Warning[]>('slack-message-warnings');
  const notices = disk.table<Notice[]>('slack-notices');
  const offers = new Map<string, OptionData[]>();
  const keyOf = (userId: string, { channel, ts }: MessageKey) => `${userId}/${channel}/${ts}`;
  return {
    values: (userId, message) => values.get(keyOf(userId, message)) ?? {},
    putValue(userId, message, { blockId, actionId, value }) {
      const before = values.get(keyOf(userId, message)) ?? {};
      values.put(keyOf(userId, message), { ...before, [blockId]: { ...before[blockId], [actionId]: value } });
    },
    warnings: (userId, message) => warnings.get(keyOf(userId, message)) ?? [],
    putWarnings: (userId, message, list) => warnings.put(keyOf(userId, message), list),
    notices: (userId) => notices.get(userId) ?? [],
    addNotice: (userId, text) =>
      notices.put(userId, [...(notices.get(userId) ?? []), { id: ids.next('n'), text }]),
    dropNotice: (userId, id) =>
      notices.put(
        userId,
        (notices.get(userId) ?? []).filter((notice) => notice.id !== id),
      ),
    offered: (userId, actionId) => offers.get(`${userId}/${actionId}`) ?? [],
    offer: (userId, actionId, options) => {
      offers.set(`${userId}/${actionId}`, options);
    },
  };
}
