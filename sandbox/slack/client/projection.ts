import type { KnownBlock } from '@slack/types';
import type {
  ClientConversation,
  ClientFile,
  ClientMessage,
  ClientUser,
  ClientView,
  ClientWorkspace,
} from '../clientTypes';
import { carriedValues } from '../inputs/elementState';
import type { BlockData } from '../state/blockData';
import type { Conversation } from '../state/conversations';
import { filePath } from '../state/files';
import type { Message } from '../state/messages';
import type { Office } from '../state/office';
import type { Member } from '../state/people';
import type { SlackView } from '../state/views';
import type { Personal } from './personal';
import type { Session } from './session';

export function clientWorkspace(office: Office): ClientWorkspace {
  const { manifest } = office.app;
  return {
    team: office.team,
    users: office.people.list().map(clientUser),
    app: {
      id: office.app.id,
      name: manifest.display_information.name,
      description: manifest.display_information.description ?? '',
      botUserId: office.app.botUserId,
      hasHome: manifest.features?.app_home?.home_tab_enabled ?? false,
      commands: (manifest.features?.slash_commands ?? []).map(({ command, description, usage_hint }) => ({
        command,
        description,
        usageHint: usage_hint ?? '',
      })),
      shortcuts: (manifest.features?.shortcuts ?? []).map(({ type, callback_id, name, description }) => ({
        type,
        callbackId: callback_id,
        name,
        description,
      })),
    },
    nowMs: office.clock.now().getTime(),
  };
}

export function clientUser(member: Member): ClientUser {
  const { id, name, realName, displayName, title, email, tz, isBot, deleted, color, imageUrl } = member;
  const image = imageUrl ? { imageUrl } : {};
  return { id, name, realName, displayName, title, email, tz, isBot, deleted, color, ...image };
}

/** A conversation with this person's unread marks. */
export function clientConversation({ office, me }: Session, conversation: Conversation): ClientConversation {
  const { id, kind, topic, memberIds, isArchived } = conversation;
  const others = memberIds.filter((memberId) => memberId !== me.id);
  const lastReadTs = office.messages.lastRead(me.id, id);
  const messages = office.messages
    .list(id, me.id)
    .filter((message) => !message.threadTs || message.alsoInChannel);
  const unread = messages.filter((message) => message.ts > lastReadTs && message.userId !== me.id);
  const isMember = memberIds.includes(me.id);
  const isDirect = kind === 'dm' || kind === 'mpim';
  const mentions = unread.filter((message) => isDirect || message.text.includes(`<@${me.id}>`));
  return {
    id,
    kind,
    name:
      conversation.kind === 'dm' || kind === 'mpim'
        ? others.map((other) => nameOf(office, other)).join(', ')
        : conversation.name,
    topic,
    memberIds,
    isMember,
    isArchived,
    isApp: kind === 'dm' && others.includes(office.app.botUserId),
    unreadCount: isMember ? unread.length : 0,
    mentionCount: isMember ? mentions.length : 0,
    lastReadTs,
    latestTs: messages.at(-1)?.ts ?? '',
  };
}

const nameOf = (office: Office, userId: string) => {
  const member = office.people.find(userId);
  return member?.displayName || member?.realName || userId;
};

/** Messages as this person sees them; `all` are those of their conversation, among which replies are counted. */
export function clientMessages(
  session: Session,
  personal: Personal,
  messages: Message[],
  all: Message[],
): ClientMessage[] {
  const replies = new Map<string, Message[]>();
  for (const message of all) {
    if (message.threadTs) replies.set(message.threadTs, [...(replies.get(message.threadTs) ?? []), message]);
  }
  return messages.map((message) => clientMessage(session, personal, message, replies.get(message.ts) ?? []));
}

function clientMessage(
  { office, me }: Session,
  personal: Personal,
  message: Message,
  replies: Message[],
): ClientMessage {
  const lastReply = replies.at(-1);
  const threadTs = message.threadTs ?? (lastReply ? message.ts : undefined);
  return {
    channel: message.channel,
    ts: message.ts,
    userId: message.userId,
    text: message.text,
    blocks: shownBlocks(office, message.blocks),
    attachments: message.attachments as ClientMessage['attachments'],
    files: message.fileIds.flatMap((id) => clientFile(office, id)),
    ...(threadTs ? { threadTs } : {}),
    alsoInChannel: message.alsoInChannel,
    replyCount: replies.length,
    replyUserIds: [...new Set(replies.map((reply) => reply.userId))],
    ...(lastReply ? { latestReplyTs: lastReply.ts } : {}),
    reactions: message.reactions,
    edited: message.editedTs !== undefined,
    ephemeral: message.onlyFor !== undefined,
    values: carriedValues(message.blocks, personal.values(me.id, message)),
    warnings: personal.warnings(me.id, message),
  };
}

export function clientView(office: Office, view: SlackView): ClientView {
  return {
    id: view.id,
    type: view.type,
    hash: view.hash,
    title: view.title?.text ?? '',
    submit: view.submit?.text ?? null,
    close: view.close?.text ?? 'Cancel',
    blocks: shownBlocks(office, view.blocks),
    values: view.values,
    errors: view.errors,
    notice: view.notice,
    isBusy: view.isBusy,
  };
}

function clientFile(office: Office, id: string): ClientFile[] {
  const file = office.files.find(id);
  if (!file) return [];
  const { name, title, mimetype, sizeBytes, altText } = file;
  return [{ id, name, title, mimetype, sizeBytes, url: filePath(file), altText }];
}

/** The checked blocks; pictures from uploaded files get the path under which the page can fetch them. */
function shownBlocks(office: Office, blocks: BlockData[]): KnownBlock[] {
  return withFileAddresses(office, blocks) as KnownBlock[];
}

function withFileAddresses(office: Office, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => withFileAddresses(office, each));
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Record<string, unknown>;
  if (fields.type === 'image' && fields.slack_file) {
    const { slack_file: source, ...rest } = fields;
    return { ...rest, image_url: addressOf(office, source as { id?: string; url?: string }) };
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, part]) => [name, withFileAddresses(office, part)]),
  );
}

function addressOf(office: Office, { id, url }: { id?: string; url?: string }): string {
  const file = office.files.find(id ?? '');
  return file ? filePath(file) : (url ?? '');
}
