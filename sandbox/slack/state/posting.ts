import type { BlockData } from './blockData';
import { withGeneratedIds } from './blockData';
import type { Conversation } from './conversations';
import type { Message } from './messages';
import type { Office } from './office';

/** A message to be, whoever writes it. */
export interface Draft {
  conversation: Conversation;
  userId: string;
  text: string;
  blocks?: BlockData[];
  attachments?: Record<string, unknown>[];
  fileIds?: string[];
  clientMsgId?: string;
  threadTs?: string;
  alsoInChannel?: boolean;
  metadata?: unknown;
  onlyFor?: string;
}

/** Puts a message into a conversation and tells everybody who sees it. */
export function postMessage(office: Office, draft: Draft): Message {
  const { conversation, blocks = [], threadTs } = draft;
  const message: Message = {
    channel: conversation.id,
    ts: office.ids.ts(),
    userId: draft.userId,
    isApp: draft.userId === office.app.botUserId,
    text: draft.text,
    blocks: withGeneratedIds(blocks, () => office.ids.next('b')),
    attachments: draft.attachments ?? [],
    fileIds: draft.fileIds ?? [],
    ...(draft.clientMsgId ? { clientMsgId: draft.clientMsgId } : {}),
    ...(threadTs ? { threadTs: rootOf(office, conversation.id, threadTs) } : {}),
    alsoInChannel: draft.alsoInChannel ?? false,
    reactions: [],
    ...(draft.metadata === undefined ? {} : { metadata: draft.metadata }),
    ...(draft.onlyFor ? { onlyFor: draft.onlyFor } : {}),
  };
  office.messages.put(message);
  if (!message.isApp) office.messages.markRead(message.userId, message.channel, message.ts);
  tellMessage(office, message, true);
  return message;
}

/** Changes a message in place. */
export function changeMessage(office: Office, message: Message, isEdit = true): Message {
  const changed = isEdit ? { ...message, editedTs: office.ids.ts() } : message;
  office.messages.put(changed);
  tellMessage(office, changed, false);
  return changed;
}

export function removeMessage(office: Office, message: Message): void {
  office.messages.remove(message.channel, message.ts);
  const { channel, ts, threadTs } = message;
  office.changes.tell(seers(office, message), {
    kind: 'removed',
    channel,
    ts,
    ...(threadTs ? { threadTs } : {}),
  });
  office.changes.tell(seers(office, message), { kind: 'conversations' });
}

function tellMessage(office: Office, message: Message, isNew: boolean) {
  const { channel, ts, threadTs, text, userId } = message;
  const users = seers(office, message);
  const thread = threadTs ? { threadTs } : {};
  office.changes.tell(users, { kind: 'message', channel, ts, ...thread, isNew, text, userId });
  if (isNew) office.changes.tell(users, { kind: 'conversations' });
}

function seers(office: Office, message: Message): string[] | 'everybody' {
  if (message.onlyFor) return [message.onlyFor];
  const conversation = office.conversations.find(message.channel);
  return conversation?.kind === 'channel' ? 'everybody' : (conversation?.memberIds ?? []);
}

/** A reply to a reply lies in the same thread. */
function rootOf(office: Office, channel: string, ts: string): string {
  return office.messages.find(channel, ts)?.threadTs ?? ts;
}
