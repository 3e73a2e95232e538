import type { ClientUser } from '../../slack/clientTypes';
import { peopleOf } from '../text/people';

const KEY = 'recentPeople';
const KEPT = 8;

const stored = (): string[] => (localStorage.getItem(KEY) ?? '').split(',').filter(Boolean);

/** Whom one was lately, the last one first. */
export function recentPeople(users: ClientUser[]): ClientUser[] {
  const people = peopleOf(users);
  return stored().flatMap((id) => people.find((user) => user.id === id) ?? []);
}

export function rememberPerson(id: string): void {
  localStorage.setItem(KEY, [id, ...stored().filter((each) => each !== id)].slice(0, KEPT).join(','));
}
