import type { Cost } from '../answers';
import { findMinuteOfDay } from '../time/civil';
import { type Horizon, TICK_MINUTES } from '../time/horizon';
import { minuteOfDayAt } from '../time/zoneClock';
import type { Weights } from '../types';
import { COMFORTABLE_HOURS } from '../weights';
import type { CandidateTime } from './legal';

const COMFORT_FROM = findMinuteOfDay(COMFORTABLE_HOURS.from) ?? 0;
const COMFORT_TO = findMinuteOfDay(COMFORTABLE_HOURS.to) ?? 0;

/** Minutes of a start on the candidate's clock outside what is comfortable; `late` looks at the end. */
export function candidateEdge(
  time: CandidateTime,
  horizon: Horizon,
  tick: number,
  ticks: number,
): { earlyMinutes: number; lateMinutes: number } {
  const start = minuteOfDayAt(time.clock, horizon, tick);
  const end = minuteOfDayAt(time.clock, horizon, tick + ticks - 1) + TICK_MINUTES;
  // A slot over midnight ends on the next day's clock.
  const endOfSlot = end <= start ? end + 1440 : end;
  return {
    earlyMinutes: Math.max(0, COMFORT_FROM - start),
    lateMinutes: Math.max(0, endOfSlot - COMFORT_TO),
  };
}

/** Civil days from now to the tick on the candidate's calendar. */
export function daysAhead(time: CandidateTime, tick: number): number {
  const { clock, today } = time;
  return (clock.dayOf[tick] ?? 0) + clock.firstDay - today;
}

/** What a start costs whoever sits there: the candidate's hour and the wait. A begun half-hour counts whole. */
export function startPoints(
  time: CandidateTime,
  horizon: Horizon,
  tick: number,
  ticks: number,
  weights: Weights,
): { candidateHours: number; soonest: number } {
  const { earlyMinutes, lateMinutes } = candidateEdge(time, horizon, tick, ticks);
  const halfHours = Math.ceil(earlyMinutes / 30) + Math.ceil(lateMinutes / 30);
  return {
    candidateHours: weights.candidateHours * halfHours,
    soonest: weights.soonest * daysAhead(time, tick),
  };
}

/** Points of the candidate's hour by start and length, each read from the clock once. */
export class HourPoints {
  private readonly byLength = new Map<number, Int32Array>();

  constructor(
    private readonly time: CandidateTime,
    private readonly horizon: Horizon,
    private readonly weights: Weights,
  ) {}

  /** For a slot of so many ticks, at each of these starts. */
  read(starts: Int32Array, ticks: number): Int32Array {
    const known = this.byLength.get(ticks) ?? new Int32Array(this.horizon.words * 32).fill(-1);
    this.byLength.set(ticks, known);
    const points = new Int32Array(starts.length);
    for (let n = 0; n < points.length; n++) {
      const tick = starts[n] ?? 0;
      if ((known[tick] ?? 0) < 0) {
        known[tick] = startPoints(this.time, this.horizon, tick, ticks, this.weights).candidateHours;
      }
      points[n] = known[tick] ?? 0;
    }
    return points;
  }
}

export type CostParts = Omit<Cost, 'total'>;

export function sumCost(parts: Partial<CostParts>): Cost {
  const cost = {
    loadWeek: 0,
    loadFourWeeks: 0,
    candidateHours: 0,
    soonest: 0,
    focus: 0,
    gaps: 0,
    extraDay: 0,
    continuity: 0,
    repeat: 0,
    ...parts,
  };
  return { ...cost, total: Object.values(cost).reduce((sum, points) => sum + points, 0) };
}
