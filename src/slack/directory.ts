import type { WebClient } from '@slack/web-api';
import { OutsideError } from '../errors';
import type { Directory, Member } from '../ports';
import { isZone } from '../scheduling/time/zones';
import { slackCode } from './slackCode';

/** Who is in the workspace, by Slack's users.info. */
export function makeDirectory(client: WebClient): Directory {
  return {
    async findAccount(slackUserId) {
      try {
        const { user } = await client.users.info({ user: slackUserId });
        if (!user?.id) return null;
        const name = user.profile?.real_name || user.real_name || user.name || 'Somebody';
        const isPerson = !user.deleted && !user.is_bot && !user.is_restricted && !user.is_stranger;
        return {
          slackUserId: user.id,
          name,
          email: user.profile?.email?.toLowerCase() ?? '',
          zone: user.tz && isZone(user.tz) ? user.tz : 'UTC',
          active: isPerson,
          owner: Boolean(user.is_owner || user.is_primary_owner),
        };
      } catch (error) {
        const code = slackCode(error);
        if (code === 'user_not_found' || code === 'user_not_visible') return null;
        throw new OutsideError('slack', true, `Slack said ${code}`, { cause: error });
      }
    },
    async listMembers(channelId) {
      try {
        const { channel } = await client.conversations.info({ channel: channelId });
        if (!channel?.is_member) return { ok: false, why: 'not in it' };
        if (channel.is_ext_shared || channel.is_pending_ext_shared) return { ok: false, why: 'shared' };
        const { members = [], response_metadata } = await client.conversations.members({
          channel: channelId,
          limit: MOST_MEMBERS,
        });
        if (response_metadata?.next_cursor) return { ok: false, why: 'too many' };
        return { ok: true, members: await Promise.all(members.map((id) => memberOf(client, id))) };
      } catch (error) {
        const code = slackCode(error);
        if (code === 'channel_not_found') return { ok: false, why: 'not in it' };
        throw new OutsideError('slack', true, `Slack said ${code}`, { cause: error });
      }
    },
  };
}

/** users.info is asked for each: a channel of more people is not one of those who decide. */
const MOST_MEMBERS = 100;

/** An account that Slack does not show is treated as a guest's. */
async function memberOf(client: WebClient, slackUserId: string): Promise<Member> {
  const { user } = await client.users.info({ user: slackUserId });
  const isGuest = !user || Boolean(user.is_restricted || user.is_ultra_restricted || user.is_stranger);
  return { slackUserId, isBot: Boolean(user?.is_bot), isGuest };
}
