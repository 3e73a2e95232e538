import { TZDate, tz } from '@date-fns/tz';
import { addDays, format, getISOWeek, getISOWeekYear } from 'date-fns';
import type { SlotRequest } from '../../../src/scheduling/types';
import { type DayHours, freeStarts, type PeerCalendar, WEEKDAYS } from './peer';
import type { Span } from './spans';

/** What a careful application would write with date-fns and its zones. */
const dateFnsCalendar: PeerCalendar = {
  hoursOf,
  dateOf: (zone, ms) => format(new TZDate(ms, zone), 'yyyy-MM-dd'),
  weekOf: (zone, ms) => {
    const date = new TZDate(ms, zone);
    return `${getISOWeekYear(date, { in: tz(zone) })}-${getISOWeek(date, { in: tz(zone) })}`;
  },
  parse: (text) => new Date(text).getTime(),
};

/** Who is free at each start. */
export function whoIsFreeDateFns(request: SlotRequest): Map<number, string[]> {
  return freeStarts(request, dateFnsCalendar);
}

function hoursOf(zone: string, from: string, to: string, windowsOn: DayHours): Span[] {
  const spans: Span[] = [];
  let day = new TZDate(`${from}T00:00:00Z`, 'UTC');
  const last = new TZDate(`${to}T00:00:00Z`, 'UTC');
  for (; day <= last; day = addDays(day, 1)) {
    const date = format(day, 'yyyy-MM-dd');
    const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number);
    for (const window of windowsOn(date, WEEKDAYS[(day.getDay() + 6) % 7] ?? 'mon')) {
      const at = (time: string) => {
        const [hours = 0, minutes = 0] = time.split(':').map(Number);
        const start = new TZDate(year, month - 1, dayOfMonth, hours % 24, minutes, zone);
        return (hours === 24 ? addDays(start, 1) : start).getTime();
      };
      spans.push([at(window.from), at(window.to)]);
    }
  }
  return spans;
}
