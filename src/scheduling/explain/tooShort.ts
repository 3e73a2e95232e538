import type { TooShort } from '../answers';
import type { CandidateTime } from '../people/legal';
import { hasBit } from '../time/bits';
import { TICK_MINUTES } from '../time/horizon';
import type { LoopRequest } from '../types';

/**
 * How much longer a loop takes than the candidate's time on as many days as it may take; null where it could fit. A break
 * counts only where two sessions have to share a stretch of that time.
 */
export function findTooShort(
  { sessions, breaks, mostDays }: LoopRequest,
  time: CandidateTime,
): TooShort | null {
  const days = Math.min(mostDays, sessions.length);
  const free = Array.from({ length: time.clock.days }, (_, day) => readDay(time, day));
  const haveMinutes =
    sumLargest(
      free.map(({ ticks }) => ticks),
      days,
    ) * TICK_MINUTES;
  const stretches = sumLargest(
    free.map((day) => day.stretches),
    days,
  );
  const needMinutes =
    sessions.reduce((sum, { minutes }) => sum + minutes, 0) +
    breaks.leastMinutes * Math.max(0, sessions.length - stretches);
  return haveMinutes < needMinutes ? { needMinutes, haveMinutes, days } : null;
}

function readDay({ clock, free }: CandidateTime, day: number): { ticks: number; stretches: number } {
  let ticks = 0;
  let stretches = 0;
  let wasFree = false;
  for (let tick = clock.dayStart[day] ?? 0; tick < (clock.dayStart[day + 1] ?? 0); tick++) {
    const isFree = hasBit(free, 0, tick);
    if (isFree) ticks++;
    if (isFree && !wasFree) stretches++;
    wasFree = isFree;
  }
  return { ticks, stretches };
}

function sumLargest(values: number[], most: number): number {
  return values
    .toSorted((a, b) => b - a)
    .slice(0, most)
    .reduce((sum, value) => sum + value, 0);
}
