import { inline, listText } from '../text';
import type { OverdueTeamProps } from './props';

/** "Payments: 3 cards, longest 26 h late (Omar Haddad 2, Aylin Demir 1)". */
export function overdueLine({ label, text, people }: OverdueTeamProps, mostNames: number): string {
  const shown = people.slice(0, mostNames);
  const named = shown.map(({ name, n }) =>
    people.length > 1 ? `${inline(name, 60)} ${n}` : inline(name, 60),
  );
  const rest = people.length - shown.length;
  const who = rest > 0 ? [...named, `${rest} more`].join(', ') : listText(named);
  return `${inline(label, 60)}: ${inline(text, 60)} (${who})`;
}
