export type Metric = 'nominal' | 'ordinal' | 'interval';

/** Alpha with what it was computed from; `alpha` is null where the formula gives 0 / 0, and `why` says which way. */
export interface AlphaResult {
  alpha: number | null;
  why: 'computed' | 'nothing rated twice' | 'only one level was used';
  /** Units with at least two values: only they can agree or not. */
  units: number;
  /** Values in those units. */
  values: number;
}

type Distance = (a: number, b: number) => number;

/** The difference functions of Krippendorff (2011), section E; the ordinal one depends on how often each value is used. */
function distanceOf(metric: Metric, frequency: ReadonlyMap<number, number>): Distance {
  if (metric === 'nominal') return (a, b) => (a === b ? 0 : 1);
  if (metric === 'interval') return (a, b) => (a - b) ** 2;
  const used = [...frequency].sort(([a], [b]) => a - b);
  return (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const between = used.reduce((sum, [value, n]) => (value >= low && value <= high ? sum + n : sum), 0);
    const ends = ((frequency.get(a) ?? 0) + (frequency.get(b) ?? 0)) / 2;
    return a === b ? 0 : (between - ends) ** 2;
  };
}

function sumOverPairs(values: readonly number[], distance: Distance): number {
  let sum = 0;
  values.forEach((a, at) => {
    values.forEach((b, bt) => {
      if (at !== bt) sum += distance(a, b);
    });
  });
  return sum;
}

/**
 * Krippendorff's alpha: 1 is full agreement, 0 what chance would give, below 0 systematic disagreement. Any number of
 * raters, missing values allowed: a unit is the list of values it got. Units with fewer than two values are left out.
 * Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), repository.upenn.edu/asc_papers/43.
 */
export function krippendorffAlpha(units: readonly (readonly number[])[], metric: Metric): AlphaResult {
  const pairable = units.filter((unit) => unit.length >= 2);
  const frequency = new Map<number, number>();
  for (const value of pairable.flat()) frequency.set(value, (frequency.get(value) ?? 0) + 1);
  const total = pairable.reduce((sum, unit) => sum + unit.length, 0);
  const counts = { units: pairable.length, values: total };
  if (total === 0) return { alpha: null, why: 'nothing rated twice', ...counts };
  if (frequency.size === 1) return { alpha: null, why: 'only one level was used', ...counts };

  const distance = distanceOf(metric, frequency);
  const observed =
    pairable.reduce((sum, unit) => sum + sumOverPairs(unit, distance) / (unit.length - 1), 0) / total;
  let expected = 0;
  for (const [a, countA] of frequency) {
    for (const [b, countB] of frequency) expected += countA * countB * distance(a, b);
  }
  expected /= total * (total - 1);
  return { alpha: 1 - observed / expected, why: 'computed', ...counts };
}
