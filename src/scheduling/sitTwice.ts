import { type CalendarIndex, LOAD_WEEKS } from './calendars';
import { weekNumber } from './civil';
import { instantOf, TICK_MINUTES } from './horizon';
import { civilDayOf, type ZoneClock } from './zoneClock';

export interface TickSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * True where the p-th person, who can take each of these slots alone, can take the new one beside the planned ones:
 * buffer between them, and the day's and week's cap counted together.
 */
export function mayAlsoSit(
  index: CalendarIndex,
  p: number,
  planned: readonly TickSpan[],
  slot: TickSpan,
): boolean {
  const person = index.people[p];
  const clock = index.clocks[p];
  if (!person || !clock) return false;
  const buffer = Math.ceil((person.bufferMinutes ?? 0) / TICK_MINUTES);
  if (planned.some(({ from, to }) => slot.from < to + buffer && from < slot.to + buffer)) return false;
  const dayOf = (tick: number) => clock.dayOf[tick] ?? dayOutside(index, clock, tick);
  const weekOf = (tick: number) => weekNumber(dayOf(tick) + clock.firstDay) - clock.firstWeek;
  const day = dayOf(slot.from);
  const week = weekOf(slot.from);
  const sameDay = planned.filter(({ from }) => dayOf(from) === day).length;
  const sameWeek = planned.filter(({ from }) => weekOf(from) === week).length;
  const { capPerDay = Number.POSITIVE_INFINITY, capPerWeek = Number.POSITIVE_INFINITY } = person;
  const bookedToday = index.perDay[p * index.days + day] ?? 0;
  const bookedThisWeek = index.perWeek[p * index.weeks + week + LOAD_WEEKS - 1] ?? 0;
  return bookedToday + sameDay < capPerDay && bookedThisWeek + sameWeek < capPerWeek;
}

/** A slot of another request may lie outside this one's dates. */
function dayOutside({ horizon }: CalendarIndex, clock: ZoneClock, tick: number): number {
  return civilDayOf(clock, instantOf(horizon, tick).getTime()) - clock.firstDay;
}
