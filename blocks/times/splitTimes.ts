import { readTimes, type TimesContext } from './readTimes';

const WHOLE_DAY = { from: '00:00', to: '24:00' };

/**
 * Parts "Ada Lovelace coding Tue 10-12, Thu 2-4 pm" where the times begin that stand at its end; null where none do. Days
 * without hours are left where they are: they only say in which days to look.
 */
export function splitTimes(words: string, context: TimesContext): { before: string; times: string } | null {
  for (const { index } of words.matchAll(/(?<=^|\s)\S/gu)) {
    const times = words.slice(index);
    if (!readTimes(times, context).ok) continue;
    return namesOnlyDays(times, context) ? null : { before: words.slice(0, index), times };
  }
  return null;
}

/** True where no hours were written: days without them have those of the office, whichever these are. */
function namesOnlyDays(times: string, context: TimesContext): boolean {
  const read = readTimes(times, { ...context, office: WHOLE_DAY });
  return (
    read.ok &&
    read.windows.every(({ hours = [] }) =>
      hours.every(({ from, to }) => from === WHOLE_DAY.from && to === WHOLE_DAY.to),
    )
  );
}
