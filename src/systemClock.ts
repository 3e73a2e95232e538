import type { Clock } from './ports';

/** The machine's clock: the one place that reads it. */
export const systemClock: Clock = { now: () => new Date() };
