import { weekNumber } from '../time/civil';
import { instantOf, TICK_MINUTES } from '../time/horizon';
import { civilDayOf, type ZoneClock } from '../time/zoneClock';
import { type CalendarIndex, LOAD_WEEKS } from './calendars';

export interface TickSpan {
  readonly from: number;
  readonly to: number;
}

/** One of several slots that do not go together: at no start of [from, to) does it go with the others' own. */
export interface Hindrance extends TickSpan {
  /** Position among the planned slots; null for the new one. */
  readonly at: number | null;
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
  return whyNotAlso(index, p, planned, slot) === null;
}

/** Null where the person can take the new slot too; else slots of which one must move out of where it is. */
export function whyNotAlso(
  index: CalendarIndex,
  p: number,
  planned: readonly TickSpan[],
  slot: TickSpan,
): Hindrance[] | null {
  const person = index.people[p];
  const clock = index.clocks[p];
  if (!person || !clock) return [];
  const { capPerDay = Number.POSITIVE_INFINITY, capPerWeek = Number.POSITIVE_INFINITY } = person;
  const day = dayAt(index, clock, slot.from);
  const week = weekAt(clock, day);
  const bookedToday = index.perDay[p * index.days + day] ?? 0;
  const bookedThisWeek = index.perWeek[p * index.weeks + week + LOAD_WEEKS - 1] ?? 0;
  const onDay = (tick: number) => dayAt(index, clock, tick) === day;
  const inWeek = (tick: number) => weekAt(clock, dayAt(index, clock, tick)) === week;
  // Caps first: a week or a day rules out more starts than what stands too near.
  return (
    overCap(planned, capPerWeek - bookedThisWeek, spanOfWeek(clock, week), inWeek) ??
    overCap(planned, capPerDay - bookedToday, spanOfDays(clock, day, day), onDay) ??
    tooNear(planned, Math.ceil((person.bufferMinutes ?? 0) / TICK_MINUTES), slot)
  );
}

function tooNear(planned: readonly TickSpan[], buffer: number, slot: TickSpan): Hindrance[] | null {
  const near = planned.findIndex(({ from, to }) => slot.from < to + buffer && from < slot.to + buffer);
  const other = planned[near];
  if (!other) return null;
  return [
    { at: near, from: other.from, to: slot.to + buffer },
    { at: null, from: slot.from, to: other.to + buffer },
  ];
}

/** Where the planned slots of a span already reach the cap: those that fill it and the new one, anywhere in the span. */
function overCap(
  planned: readonly TickSpan[],
  left: number,
  span: TickSpan,
  isInside: (tick: number) => boolean,
): Hindrance[] | null {
  const inside = planned.flatMap((slot, at) => (isInside(slot.from) ? [at] : []));
  if (inside.length < left) return null;
  return [...inside.slice(0, Math.max(0, left)), null].map((at) => ({ ...span, at }));
}

function dayAt(index: CalendarIndex, clock: ZoneClock, tick: number): number {
  // A slot of another request may lie outside this one's dates.
  return clock.dayOf[tick] ?? civilDayOf(clock, instantOf(index.horizon, tick).getTime()) - clock.firstDay;
}

function weekAt(clock: ZoneClock, day: number): number {
  return weekNumber(day + clock.firstDay) - clock.firstWeek;
}

function spanOfDays(clock: ZoneClock, first: number, last: number): TickSpan {
  return {
    from: clock.dayStart[first] ?? Number.NEGATIVE_INFINITY,
    to: clock.dayStart[last + 1] ?? Number.POSITIVE_INFINITY,
  };
}

function spanOfWeek(clock: ZoneClock, week: number): TickSpan {
  const { weekOfDay } = clock;
  return spanOfDays(clock, weekOfDay.indexOf(week), weekOfDay.lastIndexOf(week));
}
