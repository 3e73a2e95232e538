import { count, inline, listText } from '../text';
import type { CoverageProps } from './props';

/** One line: what is assessed twice, once, never, with the interviews there are already. */
export function coverageText({ twice, once, never, earlier }: CoverageProps): string {
  const part = (word: string, names: string[]) =>
    names.length > 0 ? `${word} ${listText(names.map((name) => inline(name, 60)))}.` : '';
  const all = never.length + once.length === 0;
  const whole = all ? 'Every competency is assessed twice.' : 'Every competency is assessed.';
  return [
    part('*Never assessed:*', never),
    all ? '' : part('Twice:', twice),
    part('Once:', once),
    never.length === 0 ? whole : '',
    earlier > 0 ? `Counted with ${count(earlier, 'interview')} held or booked.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
