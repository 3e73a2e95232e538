import { type DayBound, NEVER } from './loopBound';
import type { DayCosts } from './loopCosts';
import { holdsLunch, type LoopModel, weighGap } from './loopModel';

/** What it costs to ask for a person on one date, on top of everything else: Lagrange multipliers, whole points. */
export type SeatPrices = ReadonlyMap<number, number>;

const FIRST_STEP = 16;
const MOST_STEPS = 24;
const MOST_SETBACKS = 4;

/** The bound of a date under other prices: what a whole loop costs at least, the prices taken off again. */
export type BoundUnder = (prices: SeatPrices) => { readonly least: number; readonly bound: DayBound };

/**
 * Prices that make the bound sharper. Sessions do not know of each other in the bound, so two may count on the same
 * person. A price on that person, paid by whoever counts on them and taken off once, keeps the bound below the truth
 * (nobody sits twice) and lifts it where they were counted twice: subgradient steps on the Lagrange dual.
 */
export function sharpenPrices(
  model: LoopModel,
  costs: DayCosts,
  known: SeatPrices,
  boundUnder: BoundUnder,
): SeatPrices {
  let best = known;
  let { least, bound } = boundUnder(known);
  let prices = known;
  let step = FIRST_STEP;
  for (let n = 0, setbacks = 0; n < MOST_STEPS && setbacks < MOST_SETBACKS; n++) {
    const next = stepPrices(prices, countSeats(model, costs, bound), step);
    if (!next) break;
    prices = next;
    const under = boundUnder(prices);
    bound = under.bound;
    if (under.least > least) {
      least = under.least;
      best = prices;
      setbacks = 0;
      continue;
    }
    step = Math.max(1, step >> 1);
    setbacks++;
  }
  return best;
}

/** Dearer where somebody is counted on twice, cheaper where nobody counts on them; null where nothing changes. */
function stepPrices(prices: SeatPrices, seats: ReadonlyMap<number, number>, step: number): SeatPrices | null {
  const next = new Map<number, number>();
  let changed = false;
  for (const p of new Set([...prices.keys(), ...seats.keys()])) {
    const before = prices.get(p) ?? 0;
    const after = Math.max(0, before + step * ((seats.get(p) ?? 0) - 1));
    if (after !== before) changed = true;
    if (after > 0) next.set(p, after);
  }
  return changed ? next : null;
}

/** How often the cheapest loop of the bound counts on each person. */
function countSeats(model: LoopModel, costs: DayCosts, bound: DayBound): Map<number, number> {
  const seats = new Map<number, number>();
  let set = (1 << model.tables.length) - 1;
  let end = -1;
  let lunch = 0;
  while (set !== 0) {
    const next = cheapestNext(model, costs, bound, { set, end, lunch });
    if (!next) break;
    const table = model.tables[next.session];
    costs.choicesNow(next.session, next.start).forEach((rows, s) => {
      for (const row of rows.slice(0, table?.seats[s]?.seat.count ?? 0)) {
        const p = table?.people[row] ?? -1;
        seats.set(p, (seats.get(p) ?? 0) + 1);
      }
    });
    set &= ~(1 << next.session);
    end = next.end;
    lunch = next.lunch;
  }
  return seats;
}

interface Moment {
  readonly set: number;
  /** -1 before the first session. */
  readonly end: number;
  readonly lunch: number;
}

function cheapestNext(
  model: LoopModel,
  { date, grid, leastNow }: DayCosts,
  { rest, low, unit, cells }: DayBound,
  { set, end, lunch }: Moment,
): (Moment & { session: number; start: number }) | null {
  let least = NEVER;
  let best: (Moment & { session: number; start: number }) | null = null;
  for (let session = 0; session < model.tables.length; session++) {
    if ((set & (1 << session)) === 0 || ((model.before[session] ?? 0) & set) !== 0) continue;
    const ticks = date.starts[session] ?? new Int32Array();
    const length = model.tables[session]?.ticks ?? 0;
    const left = (set & ~(1 << session)) * 2;
    for (let start = 0; start < ticks.length; start++) {
      const tick = ticks[start] ?? 0;
      if (tick < end) continue;
      const gap = end < 0 ? 0 : weighGap(model, date, end, tick);
      const before =
        end < 0 ? grid.lunchBefore[(tick - low) / unit] === 1 : holdsLunch(model, date, end, tick);
      const had = lunch === 1 || before ? 1 : 0;
      const after = rest[(left + had) * (cells + 1) + (tick + length - low) / unit] ?? NEVER;
      const total = gap + (leastNow[session]?.[start] ?? NEVER) + after;
      if (total >= least) continue;
      least = total;
      best = { set, end: tick + length, lunch: had, session, start };
    }
  }
  return best;
}
