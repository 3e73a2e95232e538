import type { WebClient } from '@slack/web-api';
import { isZone } from '../civil';
import { OutsideError } from '../errors';
import type { Directory } from '../ports';
import { slackCode } from './screen';

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
  };
}
