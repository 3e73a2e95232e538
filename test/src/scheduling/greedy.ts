import { DEFAULT_WEIGHTS } from '../../../src/scheduling/weights';

/** One whole choice, priced without any surcharge. */
export interface Choice {
  readonly points: number;
  readonly people: readonly string[];
  readonly day: string;
  /** No two proposals may share it. */
  readonly key: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What each of the proposals should cost: the least of all choices that are left, given the proposals before it. Where
 * two are equally cheap either may have been taken, so what was really proposed decides what comes next.
 */
export function leastTotals(
  choices: readonly Choice[],
  proposed: readonly Choice[],
  k: number,
  timeCounts: boolean,
): number[] {
  const totals: number[] = [];
  for (let round = 0; round < k; round++) {
    const taken = proposed.slice(0, round);
    let least = Number.POSITIVE_INFINITY;
    for (const choice of choices) {
      if (taken.some(({ key }) => key === choice.key)) continue;
      least = Math.min(least, choice.points + repeatPoints(choice, taken, timeCounts));
    }
    if (least === Number.POSITIVE_INFINITY) break;
    totals.push(least);
  }
  return totals;
}

function repeatPoints(choice: Choice, taken: readonly Choice[], timeCounts: boolean): number {
  let points = 0;
  for (const earlier of taken) {
    if (earlier.day === choice.day) points += DEFAULT_WEIGHTS.repeatDay;
    if (timeCounts && earlier.from < choice.to && choice.from < earlier.to)
      points += DEFAULT_WEIGHTS.repeatTime;
    for (const id of choice.people) if (earlier.people.includes(id)) points += DEFAULT_WEIGHTS.repeatPerson;
  }
  return points;
}
