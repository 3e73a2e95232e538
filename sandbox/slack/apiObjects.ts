import type { Conversation } from './state/conversations';
import { filePath, type SlackFile } from './state/files';
import type { Message } from './state/messages';
import type { Office } from './state/office';
import { type Member, SLACKBOT } from './state/people';
import type { SlackView } from './state/views';

type Fields = Record<string, unknown>;

/** Slack's user object; `email` only under the scope `users:read.email`. */
export function userObject(office: Office, member: Member): Fields {
  const mayReadEmail = office.app.scopes.includes('users:read.email');
  const [firstName, ...lastNames] = member.realName.split(' ');
  return {
    id: member.id,
    team_id: office.team.id,
    name: member.name,
    deleted: member.deleted,
    color: member.color.slice(1),
    real_name: member.realName,
    ...(member.deleted ? {} : zoneFields(member.tz, office.clock.now())),
    profile: {
      title: member.title,
      real_name: member.realName,
      real_name_normalized: member.realName,
      display_name: member.displayName,
      display_name_normalized: member.displayName,
      first_name: firstName,
      last_name: lastNames.join(' '),
      ...(mayReadEmail && !member.isBot ? { email: member.email } : {}),
      ...(member.imageUrl ? { image_72: member.imageUrl } : {}),
      ...(member.id === office.app.botUserId ? { bot_id: office.app.botId, api_app_id: office.app.id } : {}),
      team: office.team.id,
    },
    is_admin: member.isAdmin,
    is_owner: member.isOwner,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: member.isBot && member.id !== SLACKBOT,
    is_app_user: false,
    updated: 0,
  };
}

function zoneFields(tz: string, now: Date): Fields {
  const offset = new Intl.DateTimeFormat('en', { timeZone: tz, timeZoneName: 'longOffset' })
    .formatToParts(now)
    .find((part) => part.type === 'timeZoneName')?.value;
  const label = new Intl.DateTimeFormat('en', { timeZone: tz, timeZoneName: 'long' })
    .formatToParts(now)
    .find((part) => part.type === 'timeZoneName')?.value;
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):(\d+)/.exec(offset ?? '') ?? [];
  const seconds = (Number(hours) * 60 + Number(minutes)) * 60;
  return { tz, tz_label: label ?? tz, tz_offset: sign === '-' ? -seconds : seconds };
}

/** Slack's conversation object as the app sees it. */
export function conversationObject(office: Office, conversation: Conversation): Fields {
  const { id, kind, name, topic, memberIds, isArchived, createdAt } = conversation;
  const base = {
    id,
    created: createdAt,
    is_archived: isArchived,
    is_org_shared: false,
    context_team_id: office.team.id,
  };
  if (kind === 'dm') {
    const user = memberIds.find((memberId) => memberId !== office.app.botUserId) ?? office.app.botUserId;
    const isGone = office.people.find(user)?.deleted ?? true;
    return { ...base, is_im: true, user, is_user_deleted: isGone, priority: 0 };
  }
  return {
    ...base,
    name,
    name_normalized: name,
    is_channel: kind === 'channel',
    is_group: kind === 'private',
    is_im: false,
    is_mpim: kind === 'mpim',
    is_private: kind !== 'channel',
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    is_member: memberIds.includes(office.app.botUserId),
    creator: memberIds[0] ?? '',
    topic: { value: topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: memberIds.length,
  };
}

/** The `channel` of payloads: people's DMs and private channels go by these names. */
export function channelName(conversation: Conversation): string {
  if (conversation.kind === 'dm') return 'directmessage';
  return conversation.kind === 'private' ? 'privategroup' : conversation.name;
}

/** Slack's message object. */
export function messageObject(office: Office, message: Message): Fields {
  const replies = message.threadTs ? [] : office.messages.replies(message.channel, message.ts);
  const lastReply = replies.at(-1);
  return {
    type: 'message',
    user: message.userId,
    ts: message.ts,
    text: message.text,
    team: office.team.id,
    ...(message.isApp ? { bot_id: office.app.botId, app_id: office.app.id } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments.length > 0 ? { attachments: message.attachments } : {}),
    ...(message.fileIds.length > 0 ? { files: fileObjects(office, message.fileIds) } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs, parent_user_id: parentOf(office, message) } : {}),
    ...(lastReply
      ? {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map((reply) => reply.userId))],
          latest_reply: lastReply.ts,
        }
      : {}),
    ...(message.reactions.length > 0
      ? {
          reactions: message.reactions.map(({ name, userIds }) => ({
            name,
            users: userIds,
            count: userIds.length,
          })),
        }
      : {}),
    ...(message.editedTs ? { edited: { user: message.userId, ts: message.editedTs } } : {}),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
  };
}

const parentOf = (office: Office, message: Message) =>
  office.messages.find(message.channel, message.threadTs ?? '')?.userId ?? '';

const fileObjects = (office: Office, ids: string[]) =>
  ids.flatMap((id) => {
    const file = office.files.find(id);
    return file ? [fileObject(office, file)] : [];
  });

/** Slack's file object; its addresses are the sandbox's. */
export function fileObject(office: Office, file: SlackFile): Fields {
  const url = `${office.baseUrl()}${filePath(file)}`;
  const filetype = file.name.slice(file.name.lastIndexOf('.') + 1);
  return {
    id: file.id,
    created: file.createdAt,
    timestamp: file.createdAt,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype,
    user: office.app.botUserId,
    size: file.sizeBytes,
    mode: 'hosted',
    is_external: false,
    url_private: url,
    url_private_download: url,
    permalink: url,
    ...(file.altText ? { alt_txt: file.altText } : {}),
  };
}

/** Slack's view object, with what the person has typed and chosen. */
export function viewObject(office: Office, view: SlackView): Fields {
  return {
    id: view.id,
    team_id: office.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: view.values },
    hash: view.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: view.close,
    submit: view.submit,
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: office.app.id,
    external_id: view.externalId,
    app_installed_team_id: office.team.id,
    bot_id: office.app.botId,
  };
}
