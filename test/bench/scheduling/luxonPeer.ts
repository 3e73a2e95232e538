import { DateTime } from 'luxon';
import type { SlotRequest } from '../../../src/scheduling/types';
import { type DayHours, freeStarts, type PeerCalendar, WEEKDAYS } from './peer';
import type { Span } from './spans';

/** What a careful application would write with luxon. */
const luxonCalendar: PeerCalendar = {
  hoursOf,
  dateOf: (zone, ms) => DateTime.fromMillis(ms, { zone }).toISODate() ?? '',
  weekOf: (zone, ms) => {
    const date = DateTime.fromMillis(ms, { zone });
    return `${date.weekYear}-${date.weekNumber}`;
  },
  parse: (text) => DateTime.fromISO(text).toMillis(),
};

/** Who is free at each start. */
export function whoIsFreeLuxon(request: SlotRequest): Map<number, string[]> {
  return freeStarts(request, luxonCalendar);
}

function hoursOf(zone: string, from: string, to: string, windowsOn: DayHours): Span[] {
  const spans: Span[] = [];
  let day = DateTime.fromISO(from, { zone });
  for (; (day.toISODate() ?? '') <= to; day = day.plus({ days: 1 })) {
    for (const window of windowsOn(day.toISODate() ?? '', WEEKDAYS[day.weekday - 1] ?? 'mon')) {
      const at = (time: string) => {
        const [hour = 0, minute = 0] = time.split(':').map(Number);
        return hour === 24 ? day.plus({ days: 1 }).toMillis() : day.set({ hour, minute }).toMillis();
      };
      spans.push([at(window.from), at(window.to)]);
    }
  }
  return spans;
}
