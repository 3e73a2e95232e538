import { type DayGrid, type Leaps, NEVER } from './dayGrid';
import { listDaySets, mayComeFirst, type Step, type Stop, walkDay } from './dayStops';
import { holdsLunch, type LoopDate, type LoopModel, weighGap } from './loopModel';

export interface DayInput {
  readonly model: LoopModel;
  readonly date: LoopDate;
  readonly grid: DayGrid;
  /** The least each start costs, by session; NEVER where it cannot be. */
  readonly least: readonly Int32Array[];
  /** Ticks at which no loop may begin. */
  readonly begun: ReadonlySet<number>;
}

/** What a day that holds exactly a set of sessions costs at least, by set. */
export interface DayLeast {
  readonly any: Int32Array;
  /** The same for a day with which a loop begins. */
  readonly opening: Int32Array;
}

/** The cells in which the first session of a set can start, and the least break in cells. */
interface Reach {
  readonly from: number;
  readonly to: number;
  readonly gap: number;
}

/** A stretch of the longest level is longer than any day. */
const LEVELS = 10;

/**
 * The least cost of a day for every set of sessions, by a dynamic programme over the moments at which a session can end.
 * It knows order, breaks, lunch and the price of waiting, and is exact as long as sessions need not know who sits in
 * the others. One instance serves many days: the table of the last one filled is kept for tracing.
 */
export class DayProgramme {
  /** By set of sessions left, lunch had (0 or 1) and cell. */
  private rest = new Int32Array(0);
  private soon = new Int32Array(0);
  private had = new Int32Array(0);
  /** By level and cell: the least of 2^level cells from it on (without a longest break: of all), the wait paid. */
  private spans = new Int32Array(0);
  private readonly sets: readonly number[];
  private readonly full: number;
  /** By set: how long its sessions are together, and how many they are. */
  private readonly ticks: Int32Array;
  private readonly sizes: Int32Array;

  constructor(private readonly model: LoopModel) {
    this.sets = listDaySets(model);
    this.full = (1 << model.tables.length) - 1;
    this.ticks = new Int32Array(this.full + 1);
    this.sizes = new Int32Array(this.full + 1);
    for (let set = 1; set <= this.full; set++) {
      const session = 31 - Math.clz32(set);
      this.ticks[set] = (this.ticks[set & ~(1 << session)] ?? 0) + (model.tables[session]?.ticks ?? 0);
      this.sizes[set] = (this.sizes[set & ~(1 << session)] ?? 0) + 1;
    }
  }

  /** Fills the table of the day. */
  fill(input: DayInput): DayLeast {
    const { grid, date, begun } = input;
    const width = grid.cells + 1;
    this.clear(width);
    const total = 1 << this.model.tables.length;
    const any = new Int32Array(total).fill(NEVER);
    const begins = begun.size > 0 && date.starts.some((ticks) => ticks.some((tick) => begun.has(tick)));
    const opening = begins ? new Int32Array(total).fill(NEVER) : any;
    this.finish(grid, width);
    for (const set of this.sets) {
      const reach = this.reachOf(set, grid);
      this.arrive(input, set, reach);
      if (this.model.mostDays > 1 || set === this.full) {
        any[set] = beginDay(grid, null, this.soon, this.had);
        if (begins) opening[set] = beginDay(grid, begun, this.soon, this.had);
      }
      if (set !== this.full) this.leave(input, set, reach);
    }
    return { any, opening };
  }

  /** Where the first session of the set can start at all: what was placed before and what is left need their time. */
  private reachOf(set: number, { unit, cells }: DayGrid): Reach {
    const gap = Math.floor(this.model.least / unit);
    const timeOf = (sessions: number) =>
      (this.ticks[sessions] ?? 0) / unit + Math.max(0, (this.sizes[sessions] ?? 0) - 1) * gap;
    // On one of several days anything may have been placed on an earlier one.
    const before = this.model.mostDays > 1 ? 0 : this.full & ~set;
    return { from: before === 0 ? 0 : timeOf(before) + gap, to: cells - timeOf(set), gap };
  }

  /** The cheapest way through the day filled last, for a set that it can hold. */
  trace(input: DayInput, set: number, opens: boolean): Stop[] {
    return walkDay(set, (left, end, lunch) => this.follow(input, left, end, lunch, opens && left === set));
  }

  private clear(width: number): void {
    const size = (2 << this.model.tables.length) * width;
    if (this.rest.length < size) this.rest = new Int32Array(size);
    if (this.soon.length < width) {
      this.soon = new Int32Array(width);
      this.had = new Int32Array(width);
      this.spans = new Int32Array(width * LEVELS);
    }
  }

  /** With nothing left, a day may end wherever lunch was or still can be. */
  private finish(grid: DayGrid, width: number): void {
    for (let cell = 0; cell < width; cell++) {
      this.rest[cell] = grid.mayEnd[cell] === 1 ? 0 : NEVER;
      this.rest[width + cell] = 0;
    }
  }

  /** By cell: the least for starting one of the set's sessions right there, with all that follows. */
  private arrive({ grid, least }: DayInput, set: number, { from, to }: Reach): void {
    const { rest, soon, had } = this;
    const width = grid.cells + 1;
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
        if (own >= NEVER || cell < from) continue;
        if (cell > to) break;
        const early = own + (rest[next + cell] ?? NEVER);
        const late = own + (rest[next + width + cell] ?? NEVER);
        if (early < (soon[cell] ?? 0)) soon[cell] = early;
        if (late < (had[cell] ?? 0)) had[cell] = late;
      }
    }
  }

  /** By cell: the least for all of the set after a session that ended there. */
  private leave({ grid, date }: DayInput, set: number, reach: Reach): void {
    const { least, lunch, gapPoints } = this.model;
    const width = grid.cells + 1;
    const at = set * 2 * width;
    const waited = -gapPoints * least;
    const eaten = -gapPoints * Math.max(least, lunch);
    this.rest.fill(NEVER, at, at + 2 * width);
    this.span(this.had, grid, reach);
    this.leap(grid.plain, grid, reach, waited, at + width);
    if (!date.lunch) return;
    this.leap(grid.lunch, grid, reach, eaten, at + width);
    this.leap(grid.lunch, grid, reach, eaten, at);
    this.span(this.soon, grid, reach);
    this.leap(grid.plain, grid, reach, waited, at);
  }

  /** Makes every stretch that a leap may need answer at once what the cheapest start in it costs. */
  private span(values: Int32Array, { unit, cells, levels }: DayGrid, { from, to }: Reach): void {
    const { spans } = this;
    const perCell = this.model.gapPoints * unit;
    const width = cells + 1;
    const end = Math.min(width, to + (2 << levels));
    const isEndless = this.model.most === Number.POSITIVE_INFINITY;
    let least = 2 * NEVER;
    for (let cell = end - 1; cell >= from; cell--) {
      const own = (values[cell] ?? NEVER) + perCell * cell;
      if (!isEndless || own < least) least = own;
      spans[cell] = least;
    }
    for (let level = 1, half = 1; level <= levels; level++, half *= 2) {
      const row = level * width;
      const below = row - width;
      for (let cell = from; cell + 2 * half <= end; cell++) {
        const near = spans[below + cell] ?? NEVER;
        const far = spans[below + cell + half] ?? NEVER;
        spans[row + cell] = Math.min(near, far);
      }
    }
  }

  /** Lowers the table to what the cheapest start in reach of each end costs. */
  private leap(
    { level, first, second }: Leaps,
    { unit, cells }: DayGrid,
    { from, to, gap }: Reach,
    points: number,
    at: number,
  ): void {
    const { rest, spans } = this;
    const perCell = this.model.gapPoints * unit;
    for (let cell = Math.max(0, from - gap); cell <= to; cell++) {
      const next = first[cell] ?? -1;
      if (next < from || next > to) continue;
      const row = (level[cell] ?? 0) * (cells + 1);
      const near = spans[row + next] ?? NEVER;
      const far = spans[row + (second[cell] ?? 0)] ?? NEVER;
      const total = Math.min(near, far) - perCell * cell + points;
      if (total < (rest[at + cell] ?? NEVER)) rest[at + cell] = total;
    }
  }

  private follow(
    { date, grid, least, begun }: DayInput,
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

/** The least over all first starts; before the first session there is no gap, and lunch may already be over. */
function beginDay(
  grid: DayGrid,
  begun: ReadonlySet<number> | null,
  soon: Int32Array,
  had: Int32Array,
): number {
  let least = NEVER;
  for (let cell = 0; cell <= grid.cells; cell++) {
    const value = (grid.lunchBefore[cell] === 1 ? had[cell] : soon[cell]) ?? NEVER;
    if (value < least && !begun?.has(grid.low + cell * grid.unit)) least = value;
  }
  return least;
}
