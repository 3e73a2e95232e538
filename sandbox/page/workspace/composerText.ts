import type { ClientApp, ClientUser } from '../../slack/clientTypes';
import { nameOf, peopleOf } from '../text/people';

type Command = ClientApp['commands'][number];

/** What the composer offers for the word under the cursor. */
export type Suggestion =
  | { kind: 'command'; key: string; insert: string; command: Command }
  | { kind: 'person'; key: string; insert: string; user: ClientUser };

export interface Suggestions {
  /** The part of the text that a suggestion replaces. */
  from: number;
  to: number;
  list: Suggestion[];
}

const MOST = 8;

/** Commands after a `/` at the start, people after an `@` at a word's start. Null: nothing to offer. */
export function suggestionsFor(
  text: string,
  caret: number,
  commands: Command[],
  users: ClientUser[],
): Suggestions | null {
  const before = text.slice(0, caret);
  if (/^\/\S*$/.test(before)) {
    const list = commands
      .filter((command) => command.command.startsWith(before))
      .map((command) => ({
        kind: 'command' as const,
        key: command.command,
        insert: `${command.command} `,
        command,
      }));
    return list.length > 0 ? { from: 0, to: caret, list } : null;
  }
  const mention = before.match(/(?:^|\s)@([\p{L}\p{N}._-]*)$/u);
  if (!mention) return null;
  const typed = (mention[1] ?? '').toLowerCase();
  const list = peopleOf(users)
    .filter((user) =>
      [user.name, ...nameOf(user).split(' ')].some((word) => word.toLowerCase().startsWith(typed)),
    )
    .slice(0, MOST)
    .map((user) => ({ kind: 'person' as const, key: user.id, insert: `@${nameOf(user)} `, user }));
  return list.length > 0 ? { from: caret - typed.length - 1, to: caret, list } : null;
}

/** The command whose arguments are being typed, for its usage hint. */
export function commandBeingTyped(text: string, commands: Command[]): Command | null {
  return commands.find((command) => text.startsWith(`${command.command} `)) ?? null;
}

/**
 * What is sent: `@Name` and `#channel` as mentions, but not in a slash command, which gets them as they were
 * typed. Escaping is the server's part.
 */
export function toSlackText(
  text: string,
  users: ClientUser[],
  channels: { id: string; name: string }[],
): string {
  if (text.startsWith('/')) return text;
  const byLength = [...peopleOf(users)].sort((a, b) => nameOf(b).length - nameOf(a).length);
  const withPeople = byLength.reduce((so, user) => so.replaceAll(`@${nameOf(user)}`, `<@${user.id}>`), text);
  return withPeople.replace(/(^|\s)#([\p{L}\p{N}_-]+)/gu, (whole, lead: string, name: string) => {
    const channel = channels.find((each) => each.name === name);
    return channel ? `${lead}<#${channel.id}|${name}>` : whole;
  });
}
