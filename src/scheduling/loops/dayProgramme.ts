import type { DayFrame } from './dayFrame';
import { NEVER } from './dayGrid';
import { listSpans, mayComeFirst, type Step, type Stop, walkDay } from './dayStops';
import { holdsLunch, type LoopModel, weighGap } from './loopModel';

export interface DayInput {
  readonly frame: DayFrame;
  /** The least each start costs, by session; NEVER where it cannot be. */
  readonly least: readonly (readonly number[])[];
  /** Ticks at which no loop may begin. */
  readonly begun: ReadonlySet<number>;
}

/** What a day that holds exactly a set of sessions costs at least, by set. */
export interface DayLeast {
  readonly any: Int32Array;
  /** The same for a day with which a loop begins. */
  readonly opening: Int32Array;
}

/**
 * The least cost of a day for every set of sessions, as one of the several days of a loop: a dynamic programme over the
 * cells in which a session can end. It knows order, breaks, lunch and the price of waiting, and is exact as long as
 * sessions need not know who sits in the others. One instance serves many days: the table of the last one filled is kept
 * for tracing.
 */
export class DayProgramme {
  private readonly full: number;
  /** By set: the least time its sessions take, in ticks. */
  private readonly spans: Int32Array;
  /** By set of sessions left, lunch had (0 or 1) and cell of the last end: the least that is to come. */
  private rest = new Int32Array(0);
  /** By cell: the least from a start there on, with lunch still to come and with lunch had. */
  private soon = new Int32Array(0);
  private had = new Int32Array(0);
  /** Starts in reach of which none is both earlier and dearer than another, and what they cost, waiting since midnight paid. */
  private queue = new Int32Array(0);
  private worth = new Int32Array(0);

  constructor(private readonly model: LoopModel) {
    this.full = (1 << model.tables.length) - 1;
    this.spans = listSpans(model);
  }

  /** Fills the table of the day. */
  fill({ frame, least, begun }: DayInput): DayLeast {
    const { starts } = frame.date;
    this.clear(frame);
    const any = new Int32Array(this.full + 1).fill(NEVER);
    const begins = begun.size > 0 && starts.some((ticks) => ticks.some((tick) => begun.has(tick)));
    const opening = begins ? new Int32Array(this.full + 1).fill(NEVER) : any;
    for (let set = 1; set <= this.full; set++) {
      this.arrive(frame, least, set);
      any[set] = this.begin(frame, null);
      if (begins) opening[set] = this.begin(frame, begun);
      if (set !== this.full) this.leave(frame, set);
    }
    return { any, opening };
  }

  /** The cheapest way through the day filled last, for a set that it can hold. */
  trace(input: DayInput, set: number, opens: boolean): Stop[] {
    return walkDay(set, (left, end, lunch) => this.follow(input, left, end, lunch, opens && left === set));
  }

  /** With nothing left, a day may end wherever lunch was or still can be. */
  private clear({ grid: { cells, mayEnd } }: DayFrame): void {
    const width = cells + 1;
    const size = (2 << this.model.tables.length) * width;
    if (this.rest.length < size) this.rest = new Int32Array(size);
    if (this.soon.length < width) {
      this.soon = new Int32Array(width);
      this.had = new Int32Array(width);
      this.queue = new Int32Array(width);
      this.worth = new Int32Array(width);
    }
    for (let cell = 0; cell < width; cell++) {
      this.rest[cell] = mayEnd[cell] === 1 ? 0 : NEVER;
      this.rest[width + cell] = 0;
    }
  }

  /** By cell: the least for starting one of the set's sessions right there, with all that follows. */
  private arrive({ grid }: DayFrame, least: DayInput['least'], set: number): void {
    const { rest, soon, had } = this;
    const width = grid.cells + 1;
    const last = grid.cells - Math.ceil((this.spans[set] ?? 0) / grid.unit);
    soon.fill(NEVER, 0, width);
    had.fill(NEVER, 0, width);
    for (let i = 0; i < this.model.tables.length; i++) {
      if (!mayComeFirst(this.model, i, set)) continue;
      const cellOf = grid.cellOf[i];
      const points = least[i];
      if (!cellOf || !points) continue;
      const next = (set & ~(1 << i)) * 2 * width + (grid.lengths[i] ?? 0);
      for (let n = 0; n < cellOf.length; n++) {
        const own = points[n] ?? NEVER;
        const cell = cellOf[n] ?? 0;
        if (cell > last) break;
        if (own >= NEVER) continue;
        const early = own + (rest[next + cell] ?? NEVER);
        const late = own + (rest[next + width + cell] ?? NEVER);
        if (early < (soon[cell] ?? 0)) soon[cell] = early;
        if (late < (had[cell] ?? 0)) had[cell] = late;
      }
    }
  }

  /** By cell: the least for all of the set after a session that ended there. */
  private leave(frame: DayFrame, set: number): void {
    const { rest } = this;
    const width = frame.grid.cells + 1;
    const early = set * 2 * width;
    const late = early + width;
    rest.fill(NEVER, early, late + width);
    this.slide(frame, this.had, false, late);
    this.slide(frame, this.had, true, early);
    // Who had lunch may have a break of that kind once more.
    for (let n = 0; n < width; n++) rest[late + n] = Math.min(rest[late + n] ?? 0, rest[early + n] ?? 0);
    if (frame.date.lunch) this.slide(frame, this.soon, false, early);
  }

  /**
   * Lowers the row to what the cheapest start after each end costs, with lunch between them or without: the least of a
   * window that only moves on.
   */
  private slide(
    { grid, perCell, lunchFrom, plainBreak, lunchBreak }: DayFrame,
    values: Int32Array,
    eats: boolean,
    row: number,
  ): void {
    const { rest, queue, worth } = this;
    const { least, most, unpaid } = eats ? lunchBreak : plainBreak;
    let head = 0;
    let tail = 0;
    let next = 0;
    for (let end = 0; end <= grid.cells; end++) {
      const from = eats ? (lunchFrom[end] ?? -1) : end + least;
      if (from < 0) return;
      const to = Math.min(grid.cells, end + most);
      for (; next <= to; next++) {
        const value = values[next] ?? NEVER;
        if (value >= NEVER) continue;
        const own = value + perCell * next;
        while (tail > head && (worth[tail - 1] ?? 0) >= own) tail--;
        queue[tail] = next;
        worth[tail++] = own;
      }
      while (head < tail && (queue[head] ?? 0) < from) head++;
      if (head === tail) continue;
      const total = (worth[head] ?? 0) - perCell * end - unpaid;
      if (total < (rest[row + end] ?? 0)) rest[row + end] = total;
    }
  }

  /** The least over all first starts; before them there is no gap, and lunch may already be over. */
  private begin({ grid }: DayFrame, begun: ReadonlySet<number> | null): number {
    let least = NEVER;
    for (let cell = 0; cell <= grid.cells; cell++) {
      const value = (grid.lunchBefore[cell] === 1 ? this.had[cell] : this.soon[cell]) ?? NEVER;
      if (value < least && !begun?.has(grid.low + cell * grid.unit)) least = value;
    }
    return least;
  }

  private follow(
    { frame: { date, grid }, least, begun }: DayInput,
    set: number,
    end: number,
    lunch: number,
    opens: boolean,
  ): Step | null {
    const { model, rest } = this;
    const width = grid.cells + 1;
    let best = null;
    let fewest = NEVER;
    for (let session = 0; session < model.tables.length; session++) {
      if (!mayComeFirst(model, session, set)) continue;
      const ticks = date.starts[session] ?? new Int32Array();
      const length = model.tables[session]?.ticks ?? 0;
      const left = (set & ~(1 << session)) * 2 * width + (grid.lengths[session] ?? 0);
      for (let start = 0; start < ticks.length; start++) {
        const tick = ticks[start] ?? 0;
        const own = least[session]?.[start] ?? NEVER;
        if (tick < end || own >= fewest || (opens && begun.has(tick))) continue;
        const gap = end < 0 ? 0 : weighGap(model, date, end, tick);
        const had = lunch === 1 || !date.lunch || holdsLunch(model, date, end, tick) ? 1 : 0;
        const total = gap + own + (rest[left + had * width + (grid.cellOf[session]?.[start] ?? 0)] ?? NEVER);
        if (total >= fewest) continue;
        fewest = total;
        best = { session, start, end: tick + length, lunch: had };
      }
    }
    return best;
  }
}
