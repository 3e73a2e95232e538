/** In ms. `least` is what the code costs when nobody else computes. */
export interface Timing {
  readonly least: number;
  readonly median: number;
  readonly p95: number;
  readonly runs: number;
}

/** What is over sooner runs again, so that it does not only meet caches that the others left. */
const BURST_MS = 3;

/** Runs the subjects in turn, in short bursts, so that a busy moment of the machine meets all of them. In ms. */
export function interleave<K extends string>(
  subjects: Readonly<Record<K, () => unknown>>,
  budgetMs: number,
  leastRounds = 3,
  mostRounds = 200,
): Record<K, Timing> {
  const names = Object.keys(subjects) as K[];
  const times = new Map<K, number[]>(names.map((name) => [name, []]));
  const begin = performance.now();
  const isOver = (round: number) => round >= leastRounds && performance.now() - begin >= budgetMs;
  for (let round = 0; round < mostRounds && !isOver(round); round++) {
    for (const name of names) runBurst(subjects[name], times.get(name) ?? []);
  }
  const timings = names.map((name) => [name, summarise(times.get(name) ?? [])] as const);
  return Object.fromEntries(timings) as Record<K, Timing>;
}

/** What the others left in the young heap is swept first (`node --expose-gc`): nobody pays for another's garbage. */
function runBurst(subject: () => unknown, times: number[]): void {
  globalThis.gc?.({ type: 'minor' });
  const begin = performance.now();
  for (let now = begin; now - begin < BURST_MS; ) {
    const start = now;
    subject();
    now = performance.now();
    times.push(now - start);
  }
}

export function summarise(times: readonly number[]): Timing {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { least: at(0), median: at(0.5), p95: at(0.95), runs: sorted.length };
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function show({ median, least, p95, runs }: Timing): string {
  return `median ${median.toFixed(3)} ms, least ${least.toFixed(3)}, p95 ${p95.toFixed(3)} (${runs} runs)`;
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
