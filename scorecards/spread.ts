/** Simple figures about a handful of levels. All of them copy before they sort. */

const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);

/** The middle value, or the mean of the two middle ones; null for no values. */
export function median(values: readonly number[]): number | null {
  const sorted = ascending(values);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** Distance from the lowest to the highest value; null for no values. */
export function range(values: readonly number[]): number | null {
  return values.length === 0 ? null : Math.max(...values) - Math.min(...values);
}

/** The arithmetic mean; null for no values. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How far the pairs of values agree: how many pairs there are, are equal, and are at most one apart. */
export function countPairs(values: readonly number[]): { pairs: number; same: number; withinOne: number } {
  const counts = { pairs: 0, same: 0, withinOne: 0 };
  values.forEach((value, at) => {
    for (const other of values.slice(at + 1)) {
      counts.pairs += 1;
      if (value === other) counts.same += 1;
      if (Math.abs(value - other) <= 1) counts.withinOne += 1;
    }
  });
  return counts;
}
