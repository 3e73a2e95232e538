const SEED = 20_261_122;

/**
 * How often a property runs: `fast` times in the suite, and LONG_SHARE times as often in `npm run test:long`, where the
 * seed is new each time. One run may hold several cases; both numbers and the seed are printed. SEED repeats a run; a
 * failing one prints its seed and path by itself.
 */
export function propertyRuns(fast: number, casesEach = 1): { numRuns: number; seed: number } {
  const share = Number(process.env.LONG_SHARE ?? 1);
  const fresh = share > 1 ? Math.floor(Math.random() * 0x7fffffff) : SEED;
  const seed = Number(process.env.SEED ?? fresh);
  const numRuns = Math.round(fast * share);
  const what = expect.getState().currentTestName ?? 'property';
  process.stdout.write(`${numRuns * casesEach} cases, seed ${seed}: ${what}\n`);
  return { numRuns, seed };
}
