import { type Bits, hasBit, isEmpty } from './bits';
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
  /** By set of sessions left, with lunch to come and then with lunch had: the cells in which a session may end before it. */
  private readonly table: Bits;
  private readonly words: number;
  /** The starts of one set at a time. */
  private readonly arrivals: Bits;
  private readonly spread: Bits;
  private readonly sets: readonly number[];
  private readonly before: Bits;
  private readonly plain: Window;
  private readonly lunches: readonly Window[];
  /** What was filled last. */
  private masks: readonly Bits[] = [];
  private within = 0;
  private fits = new Int32Array(0);

  constructor(
    private readonly model: LoopModel,
    private readonly date: LoopDate,
    private readonly grid: DayGrid,
  ) {
    this.words = (grid.cells >>> 5) + 1;
    this.table = new Uint32Array((2 << model.tables.length) * this.words);
    this.arrivals = new Uint32Array(2 * this.words);
    this.spread = new Uint32Array(this.words);
    this.sets = listDaySets(model);
    this.before = this.bitsWhere(grid, (cell) => grid.lunchBefore[cell] === 1);
    this.plain = this.plainWindow(grid);
    this.lunches = date.lunch ? this.lunchWindows(grid, date.lunch) : [];
    this.finish(grid);
  }

  /** By set within the one given: 0 where the day can hold exactly it with each session starting in its cells, NEVER where not. */
  fill(masks: readonly Bits[], within: number): Int32Array {
    if (masks === this.masks && (within & ~this.within) === 0) return this.fits;
    const fits = new Int32Array(1 << this.model.tables.length).fill(NEVER);
    this.masks = masks;
    this.within = within;
    this.fits = fits;
    for (const set of this.sets) {
      if ((set & ~within) !== 0) continue;
      this.arrivals.fill(0);
      for (let i = 0; i < this.model.tables.length; i++) {
        const [mask, left] = [masks[i], set & ~(1 << i)];
        if (mask && mayComeFirst(this.model, i, set)) {
          this.arrive(this.arrivals, i, mask, this.table, left * 2 * this.words);
        }
      }
      if (this.mayBegin(this.arrivals)) fits[set] = 0;
      this.leave(this.arrivals, this.table, set * 2 * this.words);
    }
    return fits;
  }

  /** The ends of a day with nothing left: wherever lunch was or still can be. */
  get over(): Bits {
    return this.table.slice(0, 2 * this.words);
  }

  /** Adds the cells, of those given, in which the session can start so that it ends where the rest allows it. */
  arrive(arrivals: Bits, session: number, cells: Bits, rest: Bits, at: number): void {
    const { words } = this;
    const length = this.grid.lengths[session] ?? 0;
    for (let w = 0; w < words; w++) {
      const starts = cells[w] ?? 0;
      if (starts === 0) continue;
      const late = at + words;
      arrivals[w] = (arrivals[w] ?? 0) | (starts & shifted(rest, at, words, w, length));
      arrivals[words + w] = (arrivals[words + w] ?? 0) | (starts & shifted(rest, late, words, w, length));
    }
  }

  /** True where a day may begin with one of the starts. */
  mayBegin(arrivals: Bits): boolean {
    const { words, before } = this;
    for (let w = 0; w < words; w++) {
      const lunch = before[w] ?? 0;
      if ((((arrivals[w] ?? 0) & ~lunch) | ((arrivals[words + w] ?? 0) & lunch)) !== 0) return true;
    }
    return false;
  }

  /** Writes the ends from which one of the starts is in reach. */
  leave(arrivals: Bits, rest: Bits, at: number): void {
    const { words } = this;
    rest.fill(0, at, at + 2 * words);
    if (isEmpty(arrivals)) return;
    for (const lunch of this.lunches) this.reach(arrivals, words, lunch, rest, at);
    // Who had lunch may have a break of that kind once more.
    rest.copyWithin(at + words, at, at + words);
    this.reach(arrivals, words, this.plain, rest, at + words);
    this.reach(arrivals, 0, this.plain, rest, at);
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

  /** Adds the ends from which one of the starts is in reach. */
  private reach(starts: Bits, first: number, window: Window, rest: Bits, at: number): void {
    const { words, spread } = this;
    if (window.least > window.most) return;
    for (let w = 0; w < words; w++) spread[w] = (starts[first + w] ?? 0) & (window.starts[w] ?? 0);
    moveDown(spread, words, window.least, false);
    for (let have = 1; have <= window.most - window.least; ) {
      const step = Math.min(have, window.most - window.least + 1 - have);
      moveDown(spread, words, step, true);
      have += step;
    }
    for (let w = 0; w < words; w++) {
      rest[at + w] = (rest[at + w] ?? 0) | ((spread[w] ?? 0) & (window.ends[w] ?? 0));
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
