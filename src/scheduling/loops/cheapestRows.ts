import { NEVER } from './dayGrid';

/**
 * Rows of one seat at each of some starts: all that are required, then so many of the others as cost least, in the order
 * in which they came.
 */
export class CheapestRows {
  /** By start: what another row must cost less than to be kept. */
  readonly limit: number[];
  /** By start: how many rows there are. */
  readonly counts: number[];
  /** By start times `width`. */
  readonly rows: number[];
  readonly points: number[];
  readonly width: number;
  /** By start: how many of the rows are required. */
  private readonly required: number[];

  constructor(
    starts: number,
    private readonly most: number,
    required: number,
  ) {
    this.width = most + required;
    this.limit = new Array<number>(starts).fill(NEVER);
    this.counts = new Array<number>(starts).fill(0);
    this.required = new Array<number>(starts).fill(0);
    this.rows = new Array<number>(starts * this.width).fill(-1);
    this.points = new Array<number>(starts * this.width).fill(NEVER);
  }

  /** To be called before any `add`. */
  addRequired(n: number, row: number, points: number): void {
    this.write(n, row, points);
    this.required[n] = this.counts[n] ?? 0;
  }

  /** For points below the limit only. */
  add(n: number, row: number, points: number): void {
    const others = (this.counts[n] ?? 0) - (this.required[n] ?? 0);
    if (others === this.most) this.drop(n, this.dearest(n));
    this.write(n, row, points);
    if (others >= this.most - 1) this.limit[n] = this.points[this.dearest(n)] ?? NEVER;
  }

  private write(n: number, row: number, points: number): void {
    const count = this.counts[n] ?? 0;
    this.rows[n * this.width + count] = row;
    this.points[n * this.width + count] = points;
    this.counts[n] = count + 1;
  }

  /** Of those who cost most, the last; the required ones left out. */
  private dearest(n: number): number {
    const first = n * this.width;
    let dearest = first + (this.required[n] ?? 0);
    for (let at = dearest + 1; at < first + (this.counts[n] ?? 0); at++) {
      if ((this.points[at] ?? 0) >= (this.points[dearest] ?? 0)) dearest = at;
    }
    return dearest;
  }

  private drop(n: number, place: number): void {
    const { rows, points } = this;
    const last = n * this.width + (this.counts[n] ?? 0) - 1;
    for (let at = place; at < last; at++) {
      rows[at] = rows[at + 1] ?? -1;
      points[at] = points[at + 1] ?? NEVER;
    }
    this.counts[n] = (this.counts[n] ?? 0) - 1;
  }
}
