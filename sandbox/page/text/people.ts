import type { ClientUser } from '../../slack/clientTypes';

/** The name that Slack shows for a person. */
export function nameOf(user: ClientUser | undefined, fallback = 'somebody'): string {
  return user?.displayName || user?.realName || user?.name || fallback;
}

/** The whole name, for lists in which one looks for somebody. */
export function fullNameOf(user: ClientUser): string {
  return user.realName || nameOf(user);
}

/** People one may pick or mention: neither bots nor those who left. */
export function peopleOf(users: ClientUser[]): ClientUser[] {
  return users.filter((user) => !user.isBot && !user.deleted);
}
