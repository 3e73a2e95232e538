import { userObject } from '../apiObjects';
import { SlackError } from '../slackError';
import { secondsOf } from '../state/office';
import { pageOf } from './args';
import type { Method } from './method';
import { getMember } from './targets';

/** `users.*`: https://docs.slack.dev/reference/methods?family=users */
export const userMethods: Record<string, Method> = {
  'users.info': {
    scopes: ['users:read'],
    callsPerMinute: 100,
    run: ({ office }, args) => ({
      user: userObject(office, getMember(office, args.required('user', 'user_not_found'))),
    }),
  },
  'users.list': {
    scopes: ['users:read'],
    callsPerMinute: 20,
    run({ office }, args) {
      const all = office.people.list();
      const { page, response_metadata } = pageOf(all, args, all.length);
      const members = page.map((member) => userObject(office, member));
      return { members, cache_ts: secondsOf(office), response_metadata };
    },
  },
  'users.lookupByEmail': {
    scopes: ['users:read.email'],
    callsPerMinute: 50,
    run({ office }, args) {
      const member = office.people.findByEmail(args.required('email', 'users_not_found'));
      if (!member || member.deleted) throw new SlackError('users_not_found');
      return { user: userObject(office, member) };
    },
  },
};
