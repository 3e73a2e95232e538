/** Takes one of each of its rows. */
export interface PackingColumn {
  readonly gain: number;
  readonly rows: readonly number[];
}

export interface Packing {
  /** How much of each column is taken. */
  readonly shares: Float64Array;
  /** What one more of each row would gain; never negative. */
  readonly prices: Float64Array;
}

const EPSILON = 1e-9;

/**
 * The most gain from shares of columns that take no more of a row than there is: a linear program, by the simplex method
 * (Dantzig, 1947). Every column takes some row, and caps are not negative.
 */
export function packShares(columns: readonly PackingColumn[], caps: readonly number[]): Packing {
  const tableau = new Tableau(columns, caps);
  // Dantzig's rule is quick but may go round in circles; Bland's (1977) never does.
  const mostQuick = 4 * (columns.length + caps.length);
  for (let pivots = 0; ; pivots++) {
    const entering = pivots < mostQuick ? tableau.findSteepest() : tableau.findFirst();
    if (entering < 0) return tableau.read();
    tableau.pivot(tableau.findLeaving(entering), entering);
  }
}

/** Row by row the variables that are not zero, in terms of those that are; the last row is the gain. */
class Tableau {
  private readonly height: number;
  private readonly width: number;
  private readonly cells: Float64Array;
  /** Columns first, then what is left of each row. */
  private readonly basic: Int32Array;
  private readonly others: Int32Array;

  constructor(
    private readonly columns: readonly PackingColumn[],
    caps: readonly number[],
  ) {
    const n = columns.length;
    const m = caps.length;
    this.height = m;
    this.width = n + 1;
    this.cells = new Float64Array((m + 1) * this.width);
    this.basic = Int32Array.from(caps, (_, row) => n + row);
    this.others = Int32Array.from(columns, (_, column) => column);
    columns.forEach(({ gain, rows }, column) => {
      for (const row of rows) this.cells[row * this.width + column] = 1;
      this.cells[m * this.width + column] = -gain;
    });
    caps.forEach((cap, row) => {
      this.cells[row * this.width + n] = cap;
    });
  }

  findSteepest(): number {
    let best = -1;
    let least = -EPSILON;
    const last = this.height * this.width;
    for (let column = 0; column < this.width - 1; column++) {
      const slope = this.cells[last + column] ?? 0;
      if (slope < least) [least, best] = [slope, column];
    }
    return best;
  }

  findFirst(): number {
    let best = -1;
    const last = this.height * this.width;
    for (let column = 0; column < this.width - 1; column++) {
      if ((this.cells[last + column] ?? 0) >= -EPSILON) continue;
      if (best < 0 || (this.others[column] ?? 0) < (this.others[best] ?? 0)) best = column;
    }
    return best;
  }

  /** The row that is used up first. */
  findLeaving(column: number): number {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let row = 0; row < this.height; row++) {
      const cell = this.cells[row * this.width + column] ?? 0;
      if (cell <= EPSILON) continue;
      const ratio = (this.cells[(row + 1) * this.width - 1] ?? 0) / cell;
      const isFirst = best < 0 || (this.basic[row] ?? 0) < (this.basic[best] ?? 0);
      if (ratio > least + EPSILON || (ratio > least - EPSILON && !isFirst)) continue;
      [least, best] = [Math.min(least, ratio), row];
    }
    return best;
  }

  /** The row's variable becomes zero, and the column's not. */
  pivot(row: number, column: number): void {
    const { cells, width, height } = this;
    const own = row * width;
    const scale = 1 / (cells[own + column] ?? 1);
    cells[own + column] = 1;
    for (let c = own; c < own + width; c++) cells[c] = (cells[c] ?? 0) * scale;
    for (let first = 0; first <= height * width; first += width) {
      const factor = cells[first + column] ?? 0;
      if (first === own || factor === 0) continue;
      cells[first + column] = 0;
      for (let c = 0; c < width; c++)
        cells[first + c] = (cells[first + c] ?? 0) - factor * (cells[own + c] ?? 0);
    }
    const leaving = this.basic[row] ?? 0;
    this.basic[row] = this.others[column] ?? 0;
    this.others[column] = leaving;
  }

  read(): Packing {
    const n = this.columns.length;
    const shares = new Float64Array(n);
    const prices = new Float64Array(this.height);
    this.basic.forEach((variable, row) => {
      if (variable < n) shares[variable] = this.cells[(row + 1) * this.width - 1] ?? 0;
    });
    this.others.forEach((variable, column) => {
      if (variable >= n)
        prices[variable - n] = Math.max(0, this.cells[this.height * this.width + column] ?? 0);
    });
    return { shares, prices };
  }
}
