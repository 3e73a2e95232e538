import { SlackError } from '../slackError';
import { changeMessage } from '../state/posting';
import type { Method } from './method';
import { getConversation, getMessage } from './targets';

/** Methods that have no family here. */
export const otherMethods: Record<string, Method> = {
  'auth.test': {
    callsPerMinute: 1000,
    run: ({ office }) => ({
      url: `https://${office.team.domain}.slack.com/`,
      team: office.team.name,
      user: office.people.find(office.app.botUserId)?.name,
      team_id: office.team.id,
      user_id: office.app.botUserId,
      bot_id: office.app.botId,
      is_enterprise_install: false,
    }),
  },
  'team.info': {
    scopes: ['team:read'],
    callsPerMinute: 50,
    run: ({ office }) => ({ team: { ...office.team, email_domain: '' } }),
  },
  'apps.connections.open': {
    token: 'app',
    callsPerMinute: 20,
    run: ({ sockets }) => ({ url: sockets.invite() }),
  },
  'reactions.add': {
    scopes: ['reactions:write'],
    callsPerMinute: 50,
    run({ office }, args) {
      const name = args.required('name', 'invalid_name');
      const conversation = getConversation(office, args.required('channel', 'channel_not_found'));
      const message = getMessage(office, conversation.id, args.required('timestamp', 'bad_timestamp'));
      const isOnAlready = message.reactions.some(
        (reaction) => reaction.name === name && reaction.userIds.includes(office.app.botUserId),
      );
      if (isOnAlready) throw new SlackError('already_reacted');
      changeMessage(
        office,
        { ...message, reactions: toggled(message.reactions, name, office.app.botUserId) },
        false,
      );
      return {};
    },
  },
};

/** The reactions after one person put `name` on, or took it off. */
export function toggled(
  reactions: { name: string; userIds: string[] }[],
  name: string,
  userId: string,
): { name: string; userIds: string[] }[] {
  const others = reactions.filter((reaction) => reaction.name !== name);
  const before = reactions.find((reaction) => reaction.name === name)?.userIds ?? [];
  const userIds = before.includes(userId) ? before.filter((id) => id !== userId) : [...before, userId];
  return userIds.length === 0 ? others : [...others, { name, userIds }];
}
