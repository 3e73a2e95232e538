import type { CandidateWindow } from '../types';
import { DAY_MINUTES, findDayNumber } from './civil';
import { zoneStretches } from './zones';

/** Every start, end and zone offset stands on a multiple of this. */
export const TICK_MINUTES = 5;
export const TICK_MS = TICK_MINUTES * 60_000;
/** Room before and after for what lies beside a slot: the pieces of a split focus block. */
const MARGIN_TICKS = 64;

/** The stretch of time one plan looks at, cut into ticks. Tick 0 begins at `baseTick` ticks after the epoch. */
export interface Horizon {
  readonly baseTick: number;
  readonly words: number;
}

/** All of the candidate's dates, and a margin. Throws RangeError for an unknown zone. */
export function horizonOf(zone: string, windows: readonly CandidateWindow[]): Horizon {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const window of windows) {
    first = Math.min(first, findDayNumber(window.from) ?? first);
    last = Math.max(last, findDayNumber(window.to) ?? last);
  }
  // No civil date begins or ends more than 15 hours away from the same date in UTC.
  const fromMinute = first * DAY_MINUTES - 15 * 60;
  const toMinute = (last + 1) * DAY_MINUTES + 15 * 60;
  const stretches = zoneStretches(zone, fromMinute, toMinute);
  const offsets = stretches.map((stretch) => stretch.offset);
  const baseTick = Math.floor((first * DAY_MINUTES - Math.max(...offsets)) / TICK_MINUTES) - MARGIN_TICKS;
  const endTick = Math.ceil(((last + 1) * DAY_MINUTES - Math.min(...offsets)) / TICK_MINUTES) + MARGIN_TICKS;
  return { baseTick, words: Math.ceil((endTick - baseTick) / 32) };
}

/** The tick that holds the instant. */
export function floorTick(horizon: Horizon, ms: number): number {
  return Math.floor(ms / TICK_MS) - horizon.baseTick;
}

/** The first tick that begins at or after the instant. */
export function ceilTick(horizon: Horizon, ms: number): number {
  return Math.ceil(ms / TICK_MS) - horizon.baseTick;
}

export function instantOf(horizon: Horizon, tick: number): Date {
  return new Date((horizon.baseTick + tick) * TICK_MS);
}
