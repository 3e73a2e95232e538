export interface Timing {
  readonly median: number;
  readonly p95: number;
  readonly runs: number;
}

/** Runs the subjects in turn, one after another, so that a busy moment of the machine meets all of them. In ms. */
export function interleave<K extends string>(
  subjects: Readonly<Record<K, () => unknown>>,
  budgetMs: number,
  leastRuns = 3,
  mostRuns = 200,
): Record<K, Timing> {
  const names = Object.keys(subjects) as K[];
  const times = new Map<K, number[]>(names.map((name) => [name, []]));
  const begin = performance.now();
  for (let run = 0; run < mostRuns && (run < leastRuns || performance.now() - begin < budgetMs); run++) {
    for (const name of names) {
      const start = performance.now();
      subjects[name]();
      times.get(name)?.push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, summarise(times.get(name) ?? [])])) as Record<
    K,
    Timing
  >;
}

export function summarise(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p95: at(0.95), runs: sorted.length };
}
