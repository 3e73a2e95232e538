import { count, inline, listText } from '../text';
import type { CoverageProps } from './props';

/** One line before a loop is booked: what is assessed twice, once, never, with the interviews there are already. */
export function coverageText({ twice, once, never, earlier }: CoverageProps): string {
  const all = never.length + once.length === 0;
  const whole = all ? 'Every competency is assessed twice.' : 'Every competency is assessed.';
  return join([
    namesText('*Never assessed:*', never),
    all ? '' : namesText('Twice:', twice),
    namesText('Once:', once),
    never.length === 0 ? whole : '',
    countedText(earlier),
  ]);
}

/** The same before one interview, which others may follow: what is missing is no fault yet. */
export function coverageSoFarText({ twice, once, never, earlier }: CoverageProps): string {
  return join([
    namesText('Assessed twice:', twice),
    namesText('Once:', once),
    namesText('Not yet:', never),
    countedText(earlier),
  ]);
}

const join = (parts: string[]) => parts.filter(Boolean).join(' ');

const namesText = (word: string, names: string[]) =>
  names.length > 0 ? `${word} ${listText(names.map((name) => inline(name, 60)))}.` : '';

const countedText = (earlier: number) =>
  earlier > 0 ? `Counted with ${count(earlier, 'interview')} held or booked.` : '';
