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

/** The totals of the k best choices, each next one paying for resembling those before it. */
export function greedyTotals(choices: readonly Choice[], k: number, timeCounts: boolean): number[] {
  const taken: Choice[] = [];
  const totals: number[] = [];
  while (totals.length < k) {
    let best: Choice | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const choice of choices) {
      if (taken.some(({ key }) => key === choice.key)) continue;
      const total = choice.points + repeatPoints(choice, taken, timeCounts);
      if (total < least || (total === least && best && choice.key < best.key)) {
        least = total;
        best = choice;
      }
    }
    if (!best) break;
    taken.push(best);
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
