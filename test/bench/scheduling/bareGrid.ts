import type { CalendarIndex } from '../../../src/scheduling/people/calendars';
import { keepStarts } from '../../../src/scheduling/time/bits';

/**
 * The limit: who is free at each start where there are no rules at all, on bits that are ready. It writes one answer
 * row a person and nothing else.
 */
export function bareGrid({ free, horizon, people }: CalendarIndex, ticks: number): Uint32Array {
  const { words } = horizon;
  const starts = free.slice();
  for (let p = 0; p < people.length; p++) keepStarts(starts, p * words, free, p * words, words, ticks);
  return starts;
}
