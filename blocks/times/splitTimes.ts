import type { CandidateWindow } from '../../src/scheduling/types';
import { readTimes, type TimesContext } from './readTimes';

/**
 * Parts "Ada Lovelace coding Tue 10-12, Thu 2-4 pm" where the times begin that stand at its end; null where none do. Days
 * without hours are left where they are: they only say in which days to look.
 */
export function splitTimes(words: string, context: TimesContext): { before: string; times: string } | null {
  for (const { index } of words.matchAll(/(?<=^|\s)\S/gu)) {
    const times = words.slice(index);
    const read = readTimes(times, context);
    if (read.ok) return isWholeDays(read.windows, context) ? null : { before: words.slice(0, index), times };
  }
  return null;
}

function isWholeDays(windows: CandidateWindow[], { office }: TimesContext): boolean {
  return windows.every(({ hours = [] }) =>
    hours.every(({ from, to }) => from === office.from && to === office.to),
  );
}
