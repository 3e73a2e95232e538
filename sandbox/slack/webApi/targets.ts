import { SlackError } from '../slackError';
import type { Conversation } from '../state/conversations';
import type { Message } from '../state/messages';
import { type Office, secondsOf } from '../state/office';
import type { Member } from '../state/people';

/** A conversation that the app can see. @throws SlackError channel_not_found */
export function getConversation(office: Office, id: string): Conversation {
  const conversation = office.conversations.find(id);
  if (!conversation || !isVisible(office, conversation)) throw new SlackError('channel_not_found');
  return conversation;
}

/** Public channels are visible to every app, the rest to members only. */
export function isVisible(office: Office, conversation: Conversation): boolean {
  return conversation.kind === 'channel' || conversation.memberIds.includes(office.app.botUserId);
}

/**
 * Where `channel` of chat.postMessage points: a conversation's id, `#name`, or a user's id, which means the DM with the app.
 * @throws SlackError channel_not_found, is_archived, not_in_channel
 */
export function getPostTarget(office: Office, channel: string): Conversation {
  const conversation = /^[UW]/.test(channel)
    ? openAppDm(office, channel)
    : (office.conversations.find(channel) ?? office.conversations.findByName(channel.replace(/^#/, '')));
  if (!conversation || !isVisible(office, conversation)) throw new SlackError('channel_not_found');
  if (conversation.isArchived) throw new SlackError('is_archived');
  const isMember = conversation.memberIds.includes(office.app.botUserId);
  if (!isMember && !office.app.scopes.includes('chat:write.public')) throw new SlackError('not_in_channel');
  return conversation;
}

function openAppDm(office: Office, userId: string): Conversation | null {
  const member = office.people.find(userId);
  if (!member || member.isBot || member.deleted) return null;
  return openDm(office, [userId, office.app.botUserId]).conversation;
}

/** The DM or MPIM of these people; tells them when it is new. */
export function openDm(office: Office, memberIds: string[]) {
  const opened = office.conversations.open(memberIds, secondsOf(office));
  if (opened.isNew) office.changes.tell(memberIds, { kind: 'conversations' });
  return opened;
}

/** @throws SlackError user_not_found */
export function getMember(office: Office, id: string): Member {
  const member = office.people.find(id);
  if (!member) throw new SlackError('user_not_found');
  return member;
}

/** A message that is not ephemeral. @throws SlackError message_not_found */
export function getMessage(office: Office, channel: string, ts: string): Message {
  const message = office.messages.find(channel, ts);
  if (!message || message.onlyFor) throw new SlackError('message_not_found');
  return message;
}

/** Whether an image block may show this file: an uploaded and completed one, by id or address. */
export function knowsFile(office: Office): (idOrUrl: string) => boolean {
  return (idOrUrl) => {
    const id = /\/files\/([^/]+)\//.exec(idOrUrl)?.[1] ?? idOrUrl;
    return office.files.find(id)?.isComplete === true;
  };
}
