import { DAY_MINUTES, weekNumber } from './civil';
import { type Horizon, TICK_MINUTES } from './horizon';
import { offsetAt, type ZoneStretch, zoneStretches } from './zones';

/** What a zone's clock and calendar show at each tick of a horizon. */
export interface ZoneClock {
  readonly zone: string;
  readonly stretches: readonly ZoneStretch[];
  /** Civil day number less `firstDay`, by tick. */
  readonly dayOf: Uint16Array;
  readonly firstDay: number;
  /** The tick at which each day begins, and the end of the last. */
  readonly dayStart: Int32Array;
  readonly days: number;
  /** `weekNumber` less `firstWeek`, by day. */
  readonly weekOfDay: Uint16Array;
  readonly firstWeek: number;
  readonly weeks: number;
}

/** Throws RangeError for an unknown zone. */
export function readZoneClock(zone: string, horizon: Horizon): ZoneClock {
  const ticks = horizon.words * 32;
  const from = horizon.baseTick * TICK_MINUTES;
  const to = (horizon.baseTick + ticks) * TICK_MINUTES;
  const stretches = zoneStretches(zone, from, to);
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = Number.NEGATIVE_INFINITY;
  for (const { fromMinute, toMinute, offset } of stretches) {
    firstDay = Math.min(firstDay, Math.floor((fromMinute + offset) / DAY_MINUTES));
    lastDay = Math.max(lastDay, Math.floor((toMinute - 1 + offset) / DAY_MINUTES));
  }
  const days = lastDay - firstDay + 1;
  const dayOf = new Uint16Array(ticks);
  const dayStart = new Int32Array(days + 1).fill(ticks);
  for (const { fromMinute, toMinute, offset } of stretches) {
    const start = Math.floor((fromMinute + offset) / DAY_MINUTES);
    for (let day = start; day * DAY_MINUTES - offset < toMinute; day++) {
      const begin = Math.max(fromMinute, day * DAY_MINUTES - offset);
      const end = Math.min(toMinute, (day + 1) * DAY_MINUTES - offset);
      const first = Math.floor((begin - from) / TICK_MINUTES);
      const last = Math.floor((end - from) / TICK_MINUTES);
      if (first >= last) continue;
      dayOf.fill(day - firstDay, first, last);
      dayStart[day - firstDay] = Math.min(dayStart[day - firstDay] ?? ticks, first);
    }
  }
  // A date the zone skipped (Samoa, 30 December 2011) begins and ends where the next one begins.
  for (let day = days - 1; day >= 0; day--) {
    dayStart[day] = Math.min(dayStart[day] ?? ticks, dayStart[day + 1] ?? ticks);
  }
  const firstWeek = weekNumber(firstDay);
  const weekOfDay = Uint16Array.from({ length: days }, (_, day) => weekNumber(firstDay + day) - firstWeek);
  return {
    zone,
    stretches,
    dayOf,
    firstDay,
    dayStart,
    days,
    weekOfDay,
    firstWeek,
    weeks: weekNumber(lastDay) - firstWeek + 1,
  };
}

/** Minutes since midnight on the zone's clock at the tick. */
export function minuteOfDayAt(clock: ZoneClock, horizon: Horizon, tick: number): number {
  const minute = (horizon.baseTick + tick) * TICK_MINUTES;
  for (const { toMinute, offset } of clock.stretches) {
    if (minute < toMinute) return (((minute + offset) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
  }
  throw new RangeError(`tick ${tick} is outside the horizon`);
}

/** Civil day number of any instant, inside the horizon or not, on the zone's calendar. */
export function civilDayOf(clock: ZoneClock, ms: number): number {
  const minute = Math.floor(ms / 60_000);
  const inside = clock.stretches.find(
    ({ fromMinute, toMinute }) => fromMinute <= minute && minute < toMinute,
  );
  return Math.floor((minute + (inside ? inside.offset : offsetAt(clock.zone, minute))) / DAY_MINUTES);
}
