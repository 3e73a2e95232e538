import { readDays } from './readDays';
import { readHours } from './readHours';
import { readTimes, type TimesContext } from './readTimes';
import { matchAt } from './scan';

const WHOLE_DAY = { from: '00:00', to: '24:00' };
const BEFORE_DAYS = /(?:on\s+)?/iuy;
const BEFORE_HOURS = /[\s,:]*(?:at\s+)?/iuy;

/** Words that end with times of a candidate. */
export interface SplitTimes {
  before: string;
  times: string;
  /** Why the times cannot be read, in words; null where they can. */
  fault: string | null;
}

/**
 * Parts "Ada Lovelace Tue 10-12, Thu 2-4 pm" where the times begin that stand at its end; null where none do. Days without
 * hours are left where they are: they only say in which days to look. Days with hours that cannot be taken are times too.
 */
export function splitTimes(words: string, context: TimesContext): SplitTimes | null {
  for (const { index } of words.matchAll(/(?<=^|\s)\S/gu)) {
    const [before, times] = [words.slice(0, index), words.slice(index).trimEnd()];
    const read = readTimes(times, context);
    if (read.ok) return namesOnlyDays(times, context) ? null : { before, times, fault: null };
    if (beginsWithHours(times, context)) return { before, times, fault: read.message };
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

/** True where a day and hours stand at the beginning, whether they can be taken or not. */
function beginsWithHours(times: string, context: TimesContext): boolean {
  matchAt(BEFORE_DAYS, times, 0);
  const days = readDays(times, BEFORE_DAYS.lastIndex, context);
  if (!days || 'fault' in days) return false;
  matchAt(BEFORE_HOURS, times, days.end);
  return readHours(times, BEFORE_HOURS.lastIndex, context.office) !== null;
}
