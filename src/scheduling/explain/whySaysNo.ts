import type { Constraint } from '../answers';
import { type CalendarIndex, LOAD_WEEKS } from '../people/calendars';
import { hasBit } from '../time/bits';
import { ceilTick, TICK_MS } from '../time/horizon';
import { endOf, startOf } from '../time/instants';
import type { BusyInterval } from '../types';

/** Every rule of the p-th person's own time that forbids the slot; empty where they can. */
export function whySaysNo(
  index: CalendarIndex,
  p: number,
  tick: number,
  ticks: number,
  now: Date,
): Constraint[] {
  const person = index.people[p];
  const clock = index.clocks[p];
  if (!person || !clock) return [];
  const { horizon, unknown } = index;
  const first = p * horizon.words;
  const ticksOf = Array.from({ length: ticks }, (_, at) => tick + at);
  const day = clock.dayOf[tick] ?? 0;
  const week = (clock.weekOfDay[day] ?? 0) + LOAD_WEEKS - 1;
  const startsAt = (horizon.baseTick + tick) * TICK_MS;
  const booked = overlaps(person.booked, startsAt, startsAt + ticks * TICK_MS);
  const notice = now.getTime() + (person.leastNoticeMinutes ?? 0) * 60_000;
  const says: readonly (readonly [Constraint, boolean])[] = [
    ['workingHours', !ticksOf.every((t) => hasBit(index.hours, first, t))],
    ['busy', booked || ticksOf.some((t) => hasBit(index.busy, first, t))],
    ['unknown', unknown !== null && ticksOf.some((t) => hasBit(unknown, first, t))],
    ['buffer', !booked && ticksOf.some((t) => hasBit(index.booked, first, t))],
    [
      'capPerDay',
      (index.perDay[p * index.days + day] ?? 0) >= (person.capPerDay ?? Number.POSITIVE_INFINITY),
    ],
    [
      'capPerWeek',
      (index.perWeek[p * index.weeks + week] ?? 0) >= (person.capPerWeek ?? Number.POSITIVE_INFINITY),
    ],
    ['notice', tick < ceilTick(horizon, notice)],
    ['paused', person.pausedUntil !== undefined && tick < ceilTick(horizon, person.pausedUntil.getTime())],
  ];
  return says.filter(([, no]) => no).map(([constraint]) => constraint);
}

function overlaps(intervals: readonly BusyInterval[], from: number, to: number): boolean {
  return intervals.some((interval) => {
    const [start, end] = [startOf(interval), endOf(interval)];
    return start < end && start < to && from < end;
  });
}
