import { type Bits, hasBit } from './bits';
import { type DayGrid, NEVER } from './dayGrid';
import { listDaySets, mayComeFirst, type Step, type Stop, walkDay } from './dayStops';
import { holdsLunch, type LoopDate, type LoopModel, weighGap } from './loopModel';

/** Ends from which starts between `least` and `most` cells later may be reached. */
interface Window {
  readonly least: number;
  readonly most: number;
  readonly ends: Bits;
  readonly starts: Bits;
}

/**
 * Which sets of sessions fit into a day, whatever it costs and whoever sits: the programme of `DayProgramme` with a bit
 * for a number, 32 cells at a time.
 */
export class DayReach {
  /** By set of sessions left and lunch had (0 or 1): the cells in which a session may end so that the rest fits. */
  private readonly table: Bits;
  private readonly words: number;
  private readonly soon: Bits;
  private readonly had: Bits;
  private readonly spread: Bits;
  private readonly sets: readonly number[];
  private readonly before: Bits;
  private readonly plain: Window;
  private readonly lunches: readonly Window[];
  private masks: readonly Bits[] = [];

  constructor(
    private readonly model: LoopModel,
    private readonly date: LoopDate,
    private readonly grid: DayGrid,
  ) {
    this.words = (grid.cells >>> 5) + 1;
    this.table = new Uint32Array((2 << model.tables.length) * this.words);
    this.soon = new Uint32Array(this.words);
    this.had = new Uint32Array(this.words);
    this.spread = new Uint32Array(this.words);
    this.sets = listDaySets(model);
    this.before = this.bitsWhere(grid, (cell) => grid.lunchBefore[cell] === 1);
    this.plain = this.plainWindow(grid);
    this.lunches = date.lunch ? this.lunchWindows(grid, date.lunch) : [];
    this.finish(grid);
  }

  /** By set within the one given: 0 where the day can hold exactly it with each session starting in its cells, NEVER where not. */
  fill(masks: readonly Bits[], within: number): Int32Array {
    this.masks = masks;
    const fits = new Int32Array(1 << this.model.tables.length).fill(NEVER);
    for (const set of this.sets) {
      if ((set & ~within) !== 0) continue;
      this.arrive(this.grid, masks, set);
      for (let w = 0; w < this.words; w++) {
        const lunch = this.before[w] ?? 0;
        if ((((this.soon[w] ?? 0) & ~lunch) | ((this.had[w] ?? 0) & lunch)) !== 0) fits[set] = 0;
      }
      this.leave(set, this.plain, this.lunches);
    }
    return fits;
  }

  /** Some way through the day as filled last, for a set that it can hold. */
  trace(set: number): Stop[] {
    return walkDay(set, (left, end, lunch) => this.follow(left, end, lunch));
  }

  bitsOf(cells: Int32Array): Bits {
    const bits = new Uint32Array(this.words);
    for (const cell of cells) bits[cell >>> 5] = (bits[cell >>> 5] ?? 0) | (1 << (cell & 31));
    return bits;
  }

  private bitsWhere(grid: DayGrid, isIn: (cell: number) => boolean): Bits {
    const bits = new Uint32Array(this.words);
    for (let cell = 0; cell <= grid.cells; cell++) {
      if (isIn(cell)) bits[cell >>> 5] = (bits[cell >>> 5] ?? 0) | (1 << (cell & 31));
    }
    return bits;
  }

  private plainWindow(grid: DayGrid): Window {
    const all = this.bitsWhere(grid, () => true);
    return { ...this.gaps(grid, this.model.least, this.model.most), ends: all, starts: all };
  }

  /** Lunch right after an end inside its window, or at the window's beginning after an earlier end. */
  private lunchWindows(grid: DayGrid, { from, to }: { from: number; to: number }): Window[] {
    const { least, most, lunch } = this.model;
    if (from < 0) return [];
    const tickOf = (cell: number) => grid.low + cell * grid.unit;
    const all = this.bitsWhere(grid, () => true);
    const inside = this.bitsWhere(grid, (cell) => tickOf(cell) >= from && to - tickOf(cell) >= lunch);
    const early = this.bitsWhere(grid, (cell) => tickOf(cell) < from && to - from >= lunch);
    const after = this.bitsWhere(grid, (cell) => tickOf(cell) >= from + lunch);
    return [
      { ...this.gaps(grid, Math.max(least, lunch), most + lunch), ends: inside, starts: all },
      { ...this.gaps(grid, least, most + lunch), ends: early, starts: after },
    ];
  }

  private gaps({ unit, cells }: DayGrid, least: number, most: number): { least: number; most: number } {
    return { least: Math.ceil(least / unit), most: Math.min(cells, Math.floor(most / unit)) };
  }

  /** With nothing left, a day may end wherever lunch was or still can be. */
  private finish(grid: DayGrid): void {
    this.table.set(
      this.bitsWhere(grid, (cell) => grid.mayEnd[cell] === 1),
      0,
    );
    this.table.set(
      this.bitsWhere(grid, () => true),
      this.words,
    );
  }

  /** The cells in which one of the set's sessions can start with all that follows. */
  private arrive(grid: DayGrid, masks: readonly Bits[], set: number): void {
    const { table, words, soon, had } = this;
    soon.fill(0);
    had.fill(0);
    for (let i = 0; i < this.model.tables.length; i++) {
      if (!mayComeFirst(this.model, i, set)) continue;
      const mask = masks[i];
      const next = (set & ~(1 << i)) * 2 * words;
      const length = grid.lengths[i] ?? 0;
      for (let w = 0; w < words; w++) {
        const starts = mask?.[w] ?? 0;
        if (starts === 0) continue;
        soon[w] = (soon[w] ?? 0) | (starts & shifted(table, next, words, w, length));
        had[w] = (had[w] ?? 0) | (starts & shifted(table, next + words, words, w, length));
      }
    }
  }

  private leave(set: number, plain: Window, lunches: readonly Window[]): void {
    const { table, words, soon, had } = this;
    const at = set * 2 * words;
    table.fill(0, at, at + 2 * words);
    this.reach(had, plain, at + words);
    this.reach(soon, plain, at);
    for (const lunch of lunches) {
      this.reach(had, lunch, at);
      this.reach(had, lunch, at + words);
    }
  }

  /** Adds the ends from which one of the starts is in reach. */
  private reach(starts: Bits, window: Window, at: number): void {
    const { table, words, spread } = this;
    if (window.least > window.most) return;
    for (let w = 0; w < words; w++) spread[w] = (starts[w] ?? 0) & (window.starts[w] ?? 0);
    moveDown(spread, words, window.least, false);
    for (let have = 1; have <= window.most - window.least; ) {
      const step = Math.min(have, window.most - window.least + 1 - have);
      moveDown(spread, words, step, true);
      have += step;
    }
    for (let w = 0; w < words; w++) {
      table[at + w] = (table[at + w] ?? 0) | ((spread[w] ?? 0) & (window.ends[w] ?? 0));
    }
  }

  private follow(set: number, end: number, lunch: number): Step | null {
    const { model, date, grid, table, words } = this;
    for (let session = 0; session < model.tables.length; session++) {
      if (!mayComeFirst(model, session, set)) continue;
      const ticks = date.starts[session] ?? new Int32Array();
      const left = (set & ~(1 << session)) * 2;
      for (let start = 0; start < ticks.length; start++) {
        const tick = ticks[start] ?? 0;
        const own = grid.cellOf[session]?.[start] ?? 0;
        if (tick < end || !hasBit(this.masks[session] ?? table, 0, own)) continue;
        if (end >= 0 && weighGap(model, date, end, tick) === Number.POSITIVE_INFINITY) continue;
        const had = lunch === 1 || !date.lunch || holdsLunch(model, date, end, tick) ? 1 : 0;
        if (!hasBit(table, (left + had) * words, own + (grid.lengths[session] ?? 0))) continue;
        return { session, start, end: tick + (model.tables[session]?.ticks ?? 0), lunch: had };
      }
    }
    return null;
  }
}

/** Word `w` of a row moved down by so many cells. */
function shifted(bits: Bits, first: number, words: number, w: number, cells: number): number {
  const from = w + (cells >>> 5);
  const shift = cells & 31;
  const near = from < words ? (bits[first + from] ?? 0) : 0;
  if (shift === 0) return near;
  const far = from + 1 < words ? (bits[first + from + 1] ?? 0) : 0;
  return (near >>> shift) | (far << (32 - shift));
}

/** Moves a row down in place, or adds to it itself moved down. */
function moveDown(bits: Bits, words: number, cells: number, adds: boolean): void {
  for (let w = 0; w < words; w++) {
    const moved = shifted(bits, 0, words, w, cells);
    bits[w] = adds ? (bits[w] ?? 0) | moved : moved;
  }
}
