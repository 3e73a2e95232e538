import type { StepMinutes } from '../types';
import { type Bits, fillEvery } from './bits';
import { DAY_MINUTES, weekNumber } from './civil';
import { type Horizon, TICK_MINUTES } from './horizon';
import { offsetAt, type ZoneStretch, zoneStretches } from './zones';

/** What a zone's clock and calendar show at each tick of a horizon. Throws RangeError for an unknown zone. */
export class ZoneClock {
  readonly stretches: readonly ZoneStretch[];
  readonly firstDay: number;
  readonly days: number;
  /** The tick at which each day begins, and the end of the last. */
  readonly dayStart: Int32Array;
  readonly firstWeek: number;
  readonly weeks: number;
  /** `weekNumber` less `firstWeek`, by day. */
  readonly weekOfDay: Uint16Array;
  readonly #ticks: number;
  #dayOf: Uint16Array | null = null;
  readonly #grids = new Map<StepMinutes, Bits>();

  constructor(
    readonly zone: string,
    horizon: Horizon,
  ) {
    this.#ticks = horizon.words * 32;
    const from = horizon.baseTick * TICK_MINUTES;
    this.stretches = zoneStretches(zone, from, from + this.#ticks * TICK_MINUTES);
    const [firstDay, lastDay] = findDayRange(this.stretches);
    this.firstDay = firstDay;
    this.days = lastDay - firstDay + 1;
    this.dayStart = findDayStarts(this.stretches, this.#ticks, firstDay, this.days);
    this.firstWeek = weekNumber(firstDay);
    this.weeks = weekNumber(lastDay) - this.firstWeek + 1;
    this.weekOfDay = new Uint16Array(this.days);
    for (let day = 0; day < this.days; day++)
      this.weekOfDay[day] = weekNumber(firstDay + day) - this.firstWeek;
  }

  /** Civil day number less `firstDay`, by tick. Drawn when it is first asked for: not every question asks. */
  get dayOf(): Uint16Array {
    this.#dayOf ??= drawDays(this.stretches, this.#ticks, this.firstDay);
    return this.#dayOf;
  }

  /** The ticks at which the clock shows a multiple of the step past the hour. Not to be written to. */
  gridOf(step: StepMinutes): Bits {
    const known = this.#grids.get(step);
    if (known) return known;
    const grid = drawGrid(this.stretches, this.#ticks, step);
    this.#grids.set(step, grid);
    return grid;
  }
}

function findDayRange(stretches: readonly ZoneStretch[]): [number, number] {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { fromMinute, toMinute, offset } of stretches) {
    first = Math.min(first, Math.floor((fromMinute + offset) / DAY_MINUTES));
    last = Math.max(last, Math.floor((toMinute - 1 + offset) / DAY_MINUTES));
  }
  return [first, last];
}

/** Calls with each civil day of each stretch: the minutes it covers there and its (possibly virtual) midnight. */
export function forEachDay(
  stretches: readonly ZoneStretch[],
  visit: (day: number, fromMinute: number, toMinute: number, midnight: number) => void,
): void {
  for (const { fromMinute, toMinute, offset } of stretches) {
    const last = Math.floor((toMinute - 1 + offset) / DAY_MINUTES);
    for (let day = Math.floor((fromMinute + offset) / DAY_MINUTES); day <= last; day++) {
      const midnight = day * DAY_MINUTES - offset;
      visit(day, Math.max(fromMinute, midnight), Math.min(toMinute, midnight + DAY_MINUTES), midnight);
    }
  }
}

function drawDays(stretches: readonly ZoneStretch[], ticks: number, firstDay: number): Uint16Array {
  const base = stretches[0]?.fromMinute ?? 0;
  const dayOf = new Uint16Array(ticks);
  forEachDay(stretches, (day, from, to) => {
    dayOf.fill(day - firstDay, (from - base) / TICK_MINUTES, (to - base) / TICK_MINUTES);
  });
  return dayOf;
}

function drawGrid(stretches: readonly ZoneStretch[], ticks: number, step: StepMinutes): Bits {
  const grid = new Uint32Array(ticks >>> 5);
  const base = stretches[0]?.fromMinute ?? 0;
  for (const { fromMinute, toMinute, offset } of stretches) {
    const past = (((fromMinute + offset) % step) + step) % step;
    const first = (fromMinute + (past === 0 ? 0 : step - past) - base) / TICK_MINUTES;
    const end = (toMinute - base) / TICK_MINUTES;
    // A zone whose offset is no multiple of five minutes has no start between two ticks.
    if (Number.isInteger(first)) fillEvery(grid, first, end, step / TICK_MINUTES);
  }
  return grid;
}

function findDayStarts(
  stretches: readonly ZoneStretch[],
  ticks: number,
  firstDay: number,
  days: number,
): Int32Array {
  const base = stretches[0]?.fromMinute ?? 0;
  const dayStart = new Int32Array(days + 1).fill(ticks);
  forEachDay(stretches, (day, from) => {
    const first = Math.floor((from - base) / TICK_MINUTES);
    dayStart[day - firstDay] = Math.min(dayStart[day - firstDay] ?? ticks, first);
  });
  // A date the zone skipped (Samoa, 30 December 2011) begins and ends where the next one begins.
  for (let day = days - 1; day >= 0; day--) {
    dayStart[day] = Math.min(dayStart[day] ?? ticks, dayStart[day + 1] ?? ticks);
  }
  return dayStart;
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
