import { count, firstName, listText, plainName } from '../../../blocks/text';
import { placeOf, wallDayName } from '../../../blocks/when';
import { instantOf } from '../../civil';
import type { Plan, ScheduleAsk } from '../../plan';

/** So many days are named one by one. */
const FEW_DAYS = 3;
const MOST_DAYS = 10;

/** The days asked for, in words: "from Mon 30 Nov to Fri 11 Dec", or "on Tue 1 Dec and Thu 3 Dec" where a candidate gave them. */
export function rangeText(
  { from, to, windows }: Pick<ScheduleAsk, 'from' | 'to' | 'windows'>,
  zone: string,
): string {
  if (from === to) return `on ${dayName(from, zone)}`;
  if (windows.length > 1 && windows.length <= FEW_DAYS) {
    return `on ${listText(windows.map((window) => dayName(window.from, zone)))}`;
  }
  return `from ${dayName(from, zone)} to ${dayName(to, zone)}`;
}

/** The days and hours that a candidate gave, as they were read: "Ada's times in Berlin: Tue 1 Dec 10:00-12:00; Thu 3 Dec 09:00-12:00." */
export function offeredText(
  { form, ask, loop }: Pick<Plan, 'form' | 'ask' | 'loop'>,
  { name, zone }: { name: string; zone: string },
): string {
  const windows = (loop?.ask ?? ask)?.windows ?? [];
  if (form.preset !== 'times' || windows.length === 0) return '';
  const days = windows.slice(0, MOST_DAYS).map(({ from, hours = [] }) => {
    return `${dayName(from, zone)} ${hours.map((window) => `${window.from}-${window.to}`).join(', ')}`;
  });
  const rest = windows.length - days.length;
  const more = rest > 0 ? [count(rest, 'more day')] : [];
  return `${plainName(firstName(name), 30)}'s times in ${placeOf(zone)}: ${[...days, ...more].join('; ')}.`;
}

function dayName(day: string, zone: string): string {
  return wallDayName(instantOf(day, '12:00', zone), zone);
}
