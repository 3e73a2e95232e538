/**
 * How often a property runs: `fast` times in the suite, and in the same proportion up to LONG_RUNS in
 * `npm run test:long`. A failing run prints its seed and path; SEED repeats a whole run.
 */
export function propertyRuns(fast: number): { numRuns: number; seed: number } {
  const share = Number(process.env.LONG_SHARE ?? 1);
  const seed = Number(process.env.SEED ?? 20_261_122);
  return { numRuns: Math.round(fast * share), seed };
}
