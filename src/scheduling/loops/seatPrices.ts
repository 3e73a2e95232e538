const FIRST_STEP = 16;
const MOST_STEPS = 10;
const MOST_SETBACKS = 3;

/** The bound under some prices and who sits in the cheapest relaxed loop; null where there is none. */
export type RelaxedUnder = (
  prices: Int32Array,
) => { readonly bound: number; readonly people: readonly number[] } | null;

/**
 * What asking for a person is priced at, by index of the interviewers: Lagrange multipliers, whole points. Sessions of
 * the relaxed loop do not know of each other, so two may count on the same person. A price on that person, paid by
 * whoever counts on them and taken off once, keeps the bound below the truth (nobody sits twice) and lifts it where they
 * were counted twice: subgradient steps on the Lagrange dual.
 */
export function sharpenPrices(known: Int32Array, relaxedUnder: RelaxedUnder): Int32Array {
  let best = known;
  let least = Number.NEGATIVE_INFINITY;
  let prices = known;
  let step = FIRST_STEP;
  for (let n = 0, setbacks = 0; n < MOST_STEPS && setbacks < MOST_SETBACKS; n++) {
    const relaxed = relaxedUnder(prices);
    if (!relaxed) return best;
    if (relaxed.bound > least) {
      least = relaxed.bound;
      best = prices;
      setbacks = 0;
    } else {
      step = Math.max(1, step >> 1);
      setbacks++;
    }
    const next = stepPrices(prices, relaxed.people, step);
    if (!next) return best;
    prices = next;
  }
  return best;
}

/** Dearer where somebody is counted on twice, cheaper where nobody counts on them; null where nothing changes. */
function stepPrices(prices: Int32Array, people: readonly number[], step: number): Int32Array | null {
  const counts = new Map<number, number>();
  for (const p of people) counts.set(p, (counts.get(p) ?? 0) + 1);
  const next = prices.map((before, p) => Math.max(0, before + step * ((counts.get(p) ?? 0) - 1)));
  return next.every((points, p) => points === prices[p]) ? null : next;
}
