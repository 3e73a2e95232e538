import type { Effort } from '../effort';

const EPSILON = 1e-9;
/** Caps are larger by parts of this, each by another, so that no two rows are used up at once and nothing goes in circles. */
const MOST_EXTRA = 1e-7;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
/** Variables are numbered: a column by its number, what is left of a row by `~row`. The gain has none. */
const GAIN = Number.NaN;

/**
 * The most gain from shares of columns that take no more of a row than there is: a linear program, by the simplex method
 * (Dantzig, 1947, with the perturbation of Charnes, 1952). It may grow and be solved again, which costs little more than what is new. Every column takes one of
 * each of its rows, and of some; caps are not negative. What it looks at is spent of the effort, which never stops it.
 */
export class Packing {
  /** The variables that are something, the gain before them, and what they are. */
  private readonly basic: number[] = [GAIN];
  private values = new Float64Array(64);
  /** The variables that are nothing, and what one more of each takes off each of the others. */
  private readonly idle: number[] = [];
  private slopes: Float64Array[] = [];
  private rows = 0;
  private columns = 0;

  constructor(private readonly effort: Effort) {}

  /** Of the columns there are, these take it. */
  addRow(cap: number, columns: readonly number[]): void {
    const own = this.basic.push(~this.rows) - 1;
    this.rows++;
    if (own === this.values.length) this.grow();
    this.values[own] = cap + MOST_EXTRA * ((this.rows * GOLDEN) % 1);
    for (const column of columns) {
      const at = this.basic.indexOf(column);
      if (at < 0) add(this.slopes[this.idle.indexOf(column)], own, 1);
      else for (const of of [this.values, ...this.slopes]) add(of, own, -(of[at] ?? 0));
    }
  }

  addColumn(gain: number, rows: readonly number[]): void {
    const slope = new Float64Array(this.values.length);
    slope[0] = -gain;
    for (const row of rows) {
      const at = this.basic.indexOf(~row);
      const idle = this.slopes[this.idle.indexOf(~row)];
      if (at >= 0) add(slope, at, 1);
      else for (let i = 0; i < this.basic.length; i++) add(slope, i, idle?.[i] ?? 0);
    }
    this.idle.push(this.columns++);
    this.slopes.push(slope);
  }

  solve(): void {
    for (let at = this.findShort(); at >= 0; at = this.findShort()) this.pivot(at, this.findRelief(at));
    for (let j = this.findGain(); j >= 0; j = this.findGain()) this.pivot(this.findUsedUp(j), j);
  }

  /** How much of each column is taken. */
  listShares(): Float64Array {
    const shares = new Float64Array(this.columns);
    this.basic.forEach((variable, at) => {
      if (variable >= 0) shares[variable] = this.values[at] ?? 0;
    });
    return shares;
  }

  /** What one more of each row would gain; never negative. */
  listPrices(): Float64Array {
    const prices = new Float64Array(this.rows);
    this.idle.forEach((variable, j) => {
      if (variable < 0) prices[~variable] = Math.max(0, this.slopes[j]?.[0] ?? 0);
    });
    return prices;
  }

  /** The variable of which there is least, and less than nothing since a row was added. */
  private findShort(): number {
    return findLeast(this.basic, (at) => (at > 0 ? (this.values[at] ?? 0) : 0), -EPSILON);
  }

  /** The idle variable that makes up for it at the least loss. */
  private findRelief(at: number): number {
    return findLeast(this.idle, (j) => {
      const slope = this.slopes[j]?.[at] ?? 0;
      return slope < -EPSILON ? (this.slopes[j]?.[0] ?? 0) / -slope : Number.POSITIVE_INFINITY;
    });
  }

  /** The idle variable that gains most for one more of it. */
  private findGain(): number {
    return findLeast(this.idle, (j) => this.slopes[j]?.[0] ?? 0, -EPSILON);
  }

  /** The variable of which there is nothing left first. */
  private findUsedUp(j: number): number {
    const slope = this.slopes[j];
    return findLeast(this.basic, (at) => {
      const taken = slope?.[at] ?? 0;
      return at > 0 && taken > EPSILON ? (this.values[at] ?? 0) / taken : Number.POSITIVE_INFINITY;
    });
  }

  /** The one becomes nothing, and the other something. */
  private pivot(at: number, j: number): void {
    const entering = this.slopes[j];
    if (!entering) throw new RangeError(`no variable ${j}`);
    const scale = 1 / (entering[at] ?? 1);
    const height = this.basic.length;
    for (let k = -1; k < this.slopes.length; k++) {
      const column = k < 0 ? this.values : this.slopes[k];
      const factor = (column?.[at] ?? 0) * scale;
      if (!column || k === j || factor === 0) continue;
      this.effort.spend();
      for (let i = 0; i < height; i++) column[i] = (column[i] ?? 0) - factor * (entering[i] ?? 0);
      column[at] = factor;
    }
    for (let i = 0; i < height; i++) entering[i] = (entering[i] ?? 0) * -scale;
    entering[at] = scale;
    const leaving = this.basic[at] ?? 0;
    this.basic[at] = this.idle[j] ?? 0;
    this.idle[j] = leaving;
  }

  private grow(): void {
    const longer = (column: Float64Array) => {
      const copy = new Float64Array(2 * column.length);
      copy.set(column);
      return copy;
    };
    this.values = longer(this.values);
    this.slopes = this.slopes.map(longer);
  }
}

function add(column: Float64Array | undefined, at: number, amount: number): void {
  if (column) column[at] = (column[at] ?? 0) + amount;
}

/** The position where the cost is least and below the limit; -1 for none. */
function findLeast(
  { length }: readonly number[],
  costOf: (at: number) => number,
  limit = Number.POSITIVE_INFINITY,
): number {
  let best = -1;
  let least = limit;
  for (let at = 0; at < length; at++) {
    const cost = costOf(at);
    if (cost < least) [least, best] = [cost, at];
  }
  return best;
}
