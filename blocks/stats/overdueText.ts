import { inline, listText } from '../text';
import type { OverdueTeamProps } from './props';

/** "*Payments*: 3 cards, longest 26 h late. Omar Haddad (2) and Aylin Demir". */
export function overdueLine({ label, text, people }: OverdueTeamProps, mostNames: number): string {
  const shown = people.slice(0, mostNames);
  const named = shown.map(({ name, n }) => {
    const isAlone = people.length === 1 || n === 1;
    return isAlone ? inline(name, 60) : `${inline(name, 60)} (${n})`;
  });
  const rest = people.length - shown.length;
  return `*${inline(label, 60)}*: ${inline(text, 60)}. ${listText(rest > 0 ? [...named, `${rest} more`] : named)}`;
}
