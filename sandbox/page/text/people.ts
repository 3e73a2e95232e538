import type { ClientUser } from '../../slack/clientTypes';

/** The name that Slack shows for a person. */
export function nameOf(user: ClientUser | undefined, fallback = 'somebody'): string {
  return user?.displayName || user?.realName || user?.name || fallback;
}

/** People one may pick or mention: neither bots nor those who left. */
export function peopleOf(users: ClientUser[]): ClientUser[] {
  return users.filter((user) => !user.isBot && !user.deleted);
}
