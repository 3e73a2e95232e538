import { addBit, type Bits, fillBits, hasBit, isEmpty } from '../time/bits';
import { type DayGrid, NEVER } from './dayGrid';
import { mayComeFirst, type Step, type Stop, walkDay } from './dayStops';
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
    this.before = this.bitsWhere(grid.lunchBefore);
    this.plain = this.plainWindow();
    this.lunches = date.lunch ? this.lunchWindows(date.lunch) : [];
    this.table.set(this.bitsWhere(grid.mayEnd));
    this.table.set(this.plain.ends, this.words);
  }

  /** By set within the one given: 0 where the day can hold exactly it with each session starting in its cells, NEVER where not. */
  fill(masks: readonly Bits[], within: number): Int32Array {
    if (masks === this.masks && (within & ~this.within) === 0) return this.fits;
    const fits = new Int32Array(1 << this.model.tables.length).fill(NEVER);
    this.masks = masks;
    this.within = within;
    this.fits = fits;
    for (const set of this.model.daySets) {
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
    for (let w = at; w < at + 2 * words; w++) rest[w] = 0;
    if (isEmpty(arrivals)) return;
    for (const lunch of this.lunches) this.reach(arrivals, words, lunch, rest, at);
    // Who had lunch may have a break of that kind once more.
    for (let w = at; w < at + words; w++) rest[w + words] = rest[w] ?? 0;
    this.reach(arrivals, words, this.plain, rest, at + words);
    this.reach(arrivals, 0, this.plain, rest, at);
  }

  /** By session: the cells in which it could start, were it free then, with every other session in one of its own. */
  listWanted(masks: readonly Bits[]): Bits[] {
    const { model, words } = this;
    const full = (1 << model.tables.length) - 1;
    this.fill(masks, full);
    const wanted = masks.map(() => new Uint32Array(words));
    const starts = new Uint32Array(2 * words);
    const ends = new Uint32Array((full + 1) * 2 * words);
    for (let left = full; left > 0; left--) {
      if (left === full) this.begin(starts);
      else this.enter(ends, left * 2 * words, starts);
      if (isEmpty(starts)) continue;
      for (let i = 0; i < model.tables.length; i++) {
        if (!mayComeFirst(model, i, left)) continue;
        const at = (left & ~(1 << i)) * 2 * words;
        this.want(wanted[i] ?? starts, i, starts, at);
        this.pass(starts, i, masks[i] ?? starts, ends, at);
      }
    }
    return wanted;
  }

  /** Some way through the day as filled last, for a set that it can hold. */
  trace(set: number): Stop[] {
    return walkDay(set, (left, end, lunch) => this.step(left, end, lunch));
  }

  bitsOf(cells: Int32Array): Bits {
    const bits = new Uint32Array(this.words);
    for (const cell of cells) addBit(bits, cell);
    return bits;
  }

  private bitsWhere(flags: Uint8Array): Bits {
    const bits = new Uint32Array(this.words);
    for (let cell = 0; cell < flags.length; cell++) {
      if (flags[cell] === 1) addBit(bits, cell);
    }
    return bits;
  }

  /** The cells from one up to another, those outside the day left out. */
  private between(from: number, to: number): Bits {
    const bits = new Uint32Array(this.words);
    fillBits(bits, 0, this.words, from, Math.min(to, this.grid.cells + 1));
    return bits;
  }

  private plainWindow(): Window {
    const all = this.between(0, Number.POSITIVE_INFINITY);
    return { ...this.gaps(this.model.least, this.model.most), ends: all, starts: all };
  }

  /** Lunch right after an end inside its window, or at the window's beginning after an earlier end. */
  private lunchWindows({ from, to }: { from: number; to: number }): Window[] {
    const { least, most, lunch } = this.model;
    if (from < 0 || to - from < lunch) return [];
    const cellOf = (tick: number) => Math.ceil((tick - this.grid.low) / this.grid.unit);
    const opens = cellOf(from);
    const inside = this.between(opens, cellOf(to - lunch + 1));
    const after = this.between(cellOf(from + lunch), Number.POSITIVE_INFINITY);
    return [
      { ...this.gaps(Math.max(least, lunch), most + lunch), ends: inside, starts: this.plain.starts },
      { ...this.gaps(least, most + lunch), ends: this.between(0, opens), starts: after },
    ];
  }

  private gaps(least: number, most: number): { least: number; most: number } {
    const { unit, cells } = this.grid;
    return { least: Math.ceil(least / unit), most: Math.min(cells, Math.floor(most / unit)) };
  }

  /** The starts of a whole day, where lunch is to come and where it was before. */
  private begin(starts: Bits): void {
    for (let w = 0; w < this.words; w++) {
      starts[w] = (this.plain.starts[w] ?? 0) & ~(this.before[w] ?? 0);
      starts[this.words + w] = this.before[w] ?? 0;
    }
  }

  /** Adds the starts of a session after which the table holds the rest. */
  private want(wanted: Bits, session: number, starts: Bits, at: number): void {
    const { words, table } = this;
    const length = this.grid.lengths[session] ?? 0;
    for (let w = 0; w < words; w++) {
      const early = (starts[w] ?? 0) & shifted(table, at, words, w, length);
      const late = (starts[words + w] ?? 0) & shifted(table, at + words, words, w, length);
      wanted[w] = (wanted[w] ?? 0) | early | late;
    }
  }

  /** Adds the ends of a session that starts in one of its cells. */
  private pass(starts: Bits, session: number, mask: Bits, ends: Bits, at: number): void {
    const { words, spread } = this;
    for (const first of [0, words]) {
      for (let w = 0; w < words; w++) spread[w] = (starts[first + w] ?? 0) & (mask[w] ?? 0);
      moveUp(spread, words, this.grid.lengths[session] ?? 0, false);
      for (let w = 0; w < words; w++) ends[at + first + w] = (ends[at + first + w] ?? 0) | (spread[w] ?? 0);
    }
  }

  /** Writes the starts in reach of one of the ends. */
  private enter(ends: Bits, at: number, starts: Bits): void {
    const { words } = this;
    starts.fill(0);
    for (const lunch of this.lunches) {
      this.follow(ends, at, lunch, starts, words);
      this.follow(ends, at + words, lunch, starts, words);
    }
    this.follow(ends, at, this.plain, starts, 0);
    this.follow(ends, at + words, this.plain, starts, words);
  }

  /** Adds the starts that are in reach of one of the ends. */
  private follow(ends: Bits, first: number, window: Window, starts: Bits, at: number): void {
    const { words, spread } = this;
    if (window.least > window.most) return;
    for (let w = 0; w < words; w++) spread[w] = (ends[first + w] ?? 0) & (window.ends[w] ?? 0);
    slide(spread, words, window, moveUp);
    for (let w = 0; w < words; w++) {
      starts[at + w] = (starts[at + w] ?? 0) | ((spread[w] ?? 0) & (window.starts[w] ?? 0));
    }
  }

  /** Adds the ends from which one of the starts is in reach. */
  private reach(starts: Bits, first: number, window: Window, rest: Bits, at: number): void {
    const { words, spread } = this;
    if (window.least > window.most) return;
    for (let w = 0; w < words; w++) spread[w] = (starts[first + w] ?? 0) & (window.starts[w] ?? 0);
    slide(spread, words, window, moveDown);
    for (let w = 0; w < words; w++) {
      rest[at + w] = (rest[at + w] ?? 0) | ((spread[w] ?? 0) & (window.ends[w] ?? 0));
    }
  }

  private step(set: number, end: number, lunch: number): Step | null {
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

/** Every place that the row's cells come to when they are moved between `least` and `most` cells. */
function slide(bits: Bits, words: number, { least, most }: Window, move: typeof moveDown): void {
  move(bits, words, least, false);
  for (let have = 1; have <= most - least; ) {
    const step = Math.min(have, most - least + 1 - have);
    move(bits, words, step, true);
    have += step;
  }
}

/** Moves a row down in place, or adds to it itself moved down. */
function moveDown(bits: Bits, words: number, cells: number, adds: boolean): void {
  for (let w = 0; w < words; w++) {
    const moved = shifted(bits, 0, words, w, cells);
    bits[w] = adds ? (bits[w] ?? 0) | moved : moved;
  }
}

/** The same the other way. */
function moveUp(bits: Bits, words: number, cells: number, adds: boolean): void {
  const shift = cells & 31;
  for (let w = words - 1; w >= 0; w--) {
    const from = w - (cells >>> 5);
    const near = from >= 0 ? (bits[from] ?? 0) : 0;
    const far = from > 0 && shift > 0 ? (bits[from - 1] ?? 0) >>> (32 - shift) : 0;
    const moved = (near << shift) | far;
    bits[w] = adds ? (bits[w] ?? 0) | moved : moved;
  }
}
