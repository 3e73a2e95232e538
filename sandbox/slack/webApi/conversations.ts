import { conversationObject } from '../apiObjects';
import { SlackError } from '../slackError';
import type { Conversation } from '../state/conversations';
import type { Office } from '../state/office';
import { type Args, pageOf } from './args';
import type { Method } from './method';
import { getConversation, getMember, isVisible, openDm } from './targets';

const readScopes = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];

/** The scope that reading this kind of conversation takes. */
const SCOPE_OF = {
  channel: 'channels:read',
  private: 'groups:read',
  dm: 'im:read',
  mpim: 'mpim:read',
} as const;

const KIND_OF: Record<string, Conversation['kind']> = {
  public_channel: 'channel',
  private_channel: 'private',
  im: 'dm',
  mpim: 'mpim',
};

/** `conversations.*`: https://docs.slack.dev/reference/methods?family=conversations */
export const conversationMethods: Record<string, Method> = {
  'conversations.open': {
    scopes: ['im:write', 'mpim:write'],
    callsPerMinute: 50,
    run: ({ office }, args) => openConversation(office, args),
  },
  'conversations.info': {
    scopes: readScopes,
    callsPerMinute: 50,
    run: ({ office }, args) => ({ channel: conversationObject(office, readable(office, args)) }),
  },
  'conversations.members': {
    scopes: readScopes,
    callsPerMinute: 100,
    run({ office }, args) {
      const { page, response_metadata } = pageOf(readable(office, args).memberIds, args, 100);
      return { members: page, response_metadata };
    },
  },
  'conversations.list': {
    scopes: readScopes,
    callsPerMinute: 20,
    run: ({ office }, args) => listOf(office, args, office.conversations.list()),
  },
  'users.conversations': {
    scopes: readScopes,
    callsPerMinute: 50,
    run({ office }, args) {
      const user = getMember(office, args.text('user') ?? office.app.botUserId).id;
      return listOf(
        office,
        args,
        office.conversations.list().filter((conversation) => conversation.memberIds.includes(user)),
      );
    },
  },
  'conversations.join': {
    scopes: ['channels:join'],
    callsPerMinute: 50,
    run({ office }, args) {
      const conversation = getConversation(office, args.required('channel', 'channel_not_found'));
      if (conversation.kind !== 'channel') throw new SlackError('method_not_supported_for_channel_type');
      if (conversation.isArchived) throw new SlackError('is_archived');
      const wasMember = conversation.memberIds.includes(office.app.botUserId);
      const joined = wasMember
        ? conversation
        : { ...conversation, memberIds: [...conversation.memberIds, office.app.botUserId] };
      office.conversations.put(joined);
      office.changes.tell('everybody', { kind: 'conversations' });
      return {
        channel: conversationObject(office, joined),
        ...(wasMember ? { warning: 'already_in_channel' } : {}),
      };
    },
  },
};

function openConversation(office: Office, args: Args) {
  const channel = args.text('channel');
  if (channel) return { channel: conversationObject(office, getConversation(office, channel)) };
  const users = [...new Set(args.names('users'))];
  if (users.length === 0) throw new SlackError('users_list_not_supplied');
  if (users.length > 8) throw new SlackError('too_many_users');
  for (const id of users) {
    const member = getMember(office, id);
    if (member.deleted) throw new SlackError('user_disabled');
    if (member.isBot) throw new SlackError('cannot_dm_bot');
  }
  refuseWithoutScope(office, users.length > 1 ? 'mpim:write' : 'im:write');
  const { conversation, isNew } = openDm(office, [...users, office.app.botUserId]);
  return {
    ...(isNew ? {} : { no_op: true, already_open: true }),
    channel: args.flag('return_im') ? conversationObject(office, conversation) : { id: conversation.id },
  };
}

function readable(office: Office, args: Args): Conversation {
  const conversation = getConversation(office, args.required('channel', 'channel_not_found'));
  refuseWithoutScope(office, SCOPE_OF[conversation.kind]);
  return conversation;
}

function refuseWithoutScope(office: Office, needed: string) {
  if (office.app.scopes.includes(needed)) return;
  throw new SlackError('missing_scope', { needed, provided: office.app.scopes.join(',') });
}

function listOf(office: Office, args: Args, conversations: Conversation[]) {
  const types = args.names('types');
  const kinds = (types.length > 0 ? types : ['public_channel']).map((type) => {
    const kind = KIND_OF[type];
    if (!kind) throw new SlackError('invalid_types');
    refuseWithoutScope(office, SCOPE_OF[kind]);
    return kind;
  });
  const found = conversations.filter(
    (conversation) =>
      kinds.includes(conversation.kind) &&
      isVisible(office, conversation) &&
      !(args.flag('exclude_archived') && conversation.isArchived),
  );
  const { page, response_metadata } = pageOf(found, args, 100);
  return {
    channels: page.map((conversation) => conversationObject(office, conversation)),
    response_metadata,
  };
}
