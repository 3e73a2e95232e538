import type { Effort } from '../effort';
import type { BatchAsk, BatchOption } from './batchAsk';
import type { BatchLimits } from './batchLimits';
import { Packing } from './packing';

/** Leaving one candidate out costs more than any set of slots. */
const LEFT_OUT = 1_000_000;
/** An ask's options that are added at once. */
const MOST_NEW = 12;
/** Prices are cut to this, so that sums of them are exact. */
const PRICE_STEP = 2 ** -20;
/** More than what the cutting of prices can make of nothing. */
const EPSILON = 1e-4;

/** Part of the sets: those that hold each of the fixed and none of the banned options. */
export interface Branch {
  readonly fixed: readonly BatchOption[];
  readonly banned: ReadonlySet<BatchOption>;
}

/** How much of an option is taken. */
export interface Held {
  readonly option: BatchOption;
  readonly share: number;
}

/**
 * What the sets of a branch gain at most, when options may be taken in part. Only some options are looked at: the prices of
 * what these compete for say which others would gain. A row an ask, for its candidates, comes before one a limit.
 */
export class BatchRelaxation {
  private readonly packing: Packing;
  private readonly options: BatchOption[] = [];
  /** What the fixed options leave, by row. */
  private readonly caps: number[] = [];
  /** By row, of the last solution. */
  private prices = new Float64Array(0);
  /** Every set of the branch gains at most this. */
  bound = Number.POSITIVE_INFINITY;

  constructor(
    private readonly asks: readonly BatchAsk[],
    private readonly limits: BatchLimits,
    private readonly branch: Branch,
    options: readonly BatchOption[],
    effort: Effort,
  ) {
    this.packing = new Packing(effort);
    for (const ask of asks) this.addRow(ask.candidates.length);
    this.addLimits();
    for (const option of options) if (this.isOpen(option)) this.add(option);
  }

  /** One step; null while there are more to take, then how much of each option is taken, where it is any. */
  improve(): Held[] | null {
    const { fixed } = this.branch;
    this.packing.solve();
    const shares = this.packing.listShares();
    const parts = this.options.flatMap((option, o): Held[] => {
      const share = shares[o] ?? 0;
      return share > EPSILON ? [{ option, share }] : [];
    });
    const held = [...fixed.map((option) => ({ option, share: 1 })), ...parts];
    if (this.limits.addBroken(held)) {
      this.addLimits();
      return null;
    }
    const fresh = this.price();
    for (const option of fresh) this.add(option);
    return fresh.length === 0 ? held : null;
  }

  /** The options that lose at most so much at the last prices. */
  listNear(loss: number): BatchOption[] {
    return this.options.filter((option) => {
      const price = this.listRows(option).reduce((sum, row) => sum + (this.prices[row] ?? 0), 0);
      return price - gainOf(option) <= loss;
    });
  }

  private isOpen(option: BatchOption): boolean {
    return !this.branch.banned.has(option) && this.listRows(option).every((row) => (this.caps[row] ?? 0) > 0);
  }

  private add(option: BatchOption): void {
    this.options.push(option);
    this.packing.addColumn(gainOf(option), this.listRows(option));
  }

  private addLimits(): void {
    for (let limit = this.caps.length - this.asks.length; limit < this.limits.caps.length; limit++) {
      this.addRow(this.limits.caps[limit] ?? 0);
    }
  }

  private addRow(cap: number): void {
    const row = this.caps.length;
    const takes = (option: BatchOption) => this.listRows(option).includes(row);
    const left = cap - this.branch.fixed.filter(takes).length;
    this.caps.push(left);
    const columns = [...this.options.keys()].filter((o) => this.options[o] && takes(this.options[o]));
    this.packing.addRow(left, columns);
  }

  private listRows(option: BatchOption): number[] {
    const limits = this.limits.listRows(option).map((limit) => this.asks.length + limit);
    return [this.asks.indexOf(option.ask), ...limits];
  }

  /** The options that gain more than their prices. */
  private price(): BatchOption[] {
    const { asks, limits, caps, branch } = this;
    this.prices = this.packing.listPrices().map((price) => Math.round(price / PRICE_STEP) * PRICE_STEP);
    const prices = this.prices;
    const ofLimits = prices.slice(asks.length).map((price, limit) => {
      return (caps[asks.length + limit] ?? 0) > 0 ? price : Number.POSITIVE_INFINITY;
    });
    const fixed = branch.fixed.reduce((sum, option) => sum + gainOf(option), 0);
    // Lagrange: prices are paid for all there is, and every candidate takes what then gains most.
    let bound = caps.reduce((sum, cap, row) => sum + cap * (prices[row] ?? 0), fixed);
    const fresh = asks.flatMap((ask, row) => {
      const left = caps[row] ?? 0;
      if (left <= 0) return [];
      const limit = LEFT_OUT - (prices[row] ?? 0);
      const cheapest = ask.listCheapest(limit, MOST_NEW, { limits, prices: ofLimits, banned: branch.banned });
      bound += left * (limit - (cheapest[0]?.cost ?? limit));
      return cheapest.flatMap(({ option, cost }) => (cost < limit - EPSILON ? [option] : []));
    });
    // Costs are whole.
    this.bound = Math.min(this.bound, Math.floor(bound));
    return fresh;
  }
}

export function gainOf({ cost }: BatchOption): number {
  return LEFT_OUT - cost;
}
