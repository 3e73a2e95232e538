import type { LoopDate, LoopModel } from './loopModel';

/** Larger than any cost, small enough to add a few of. */
export const NEVER = 0x1fffffff;

/**
 * What the rest of a loop costs at least, for every set of sessions still to place and every moment a session can end:
 * an exact dynamic programme in which only the people of different sessions do not know of each other. Longest breaks
 * are not asked either. It never says more than the truth, so a search may trust it to leave branches out.
 */
export interface DayBound {
  readonly low: number;
  readonly unit: number;
  readonly cells: number;
  /** By set of sessions left, lunch had (0 or 1) and cell. */
  readonly rest: Int32Array;
  /** The least for a day that begins here with all of the set left. */
  readonly first: Int32Array;
}

/** The coarsest cells on which every start and end of a day stands, and where a gap leads from each. */
export interface DayGrid {
  readonly low: number;
  readonly unit: number;
  readonly cells: number;
  /** By session: the cell of each start, and the length in cells. */
  readonly cellOf: readonly Int32Array[];
  readonly lengths: readonly number[];
  /** By cell: the next start after the least break (or -1), and the points of waiting for it. */
  readonly next: Int32Array;
  readonly nextPoints: Int32Array;
  /** The same after a break that holds lunch. */
  readonly back: Int32Array;
  readonly backPoints: Int32Array;
  /** 1 where lunch still fits behind a day that ends here. */
  readonly mayEnd: Uint8Array;
  /** 1 where lunch fits before a day that begins here. */
  readonly lunchBefore: Uint8Array;
}

export interface BoundInput {
  readonly model: LoopModel;
  readonly date: LoopDate;
  readonly grid: DayGrid;
  /** The least a session costs, by session and start. */
  readonly cheapest: readonly Int32Array[];
  /** The least that a set of sessions costs on later days, the extra day included; NEVER where none is left. */
  readonly later: Int32Array | null;
  /** Ticks at which a loop may not begin, because one that does was proposed already. */
  readonly begun: ReadonlySet<number>;
}

export function boundDay(input: BoundInput): DayBound {
  const { model, date, grid, later, begun } = input;
  const { low, unit, cells, mayEnd } = grid;
  const width = cells + 1;
  const sets = 1 << model.tables.length;
  const rest = new Int32Array(sets * 2 * width).fill(NEVER);
  const first = new Int32Array(sets).fill(NEVER);
  const soon = new Int32Array(width);
  const had = new Int32Array(width);
  const perCell = model.gapPoints * unit;
  for (let set = 0; set < sets; set++) {
    const at = set * 2 * width;
    const leave = set === 0 ? date.soonest : (later?.[set] ?? NEVER);
    if (leave < NEVER) {
      for (let cell = 0; cell < width; cell++) {
        if (mayEnd[cell] === 1) rest[at + cell] = leave;
        rest[at + width + cell] = leave;
      }
    }
    if (set === 0) continue;
    fillArrivals(input, rest, set, soon, had);
    first[set] = beginDay(grid, set === sets - 1 ? begun : null, soon, had);
    slideGaps(soon, perCell);
    slideGaps(had, perCell);
    followGaps(grid, rest, at, soon, had);
  }
  return { low, unit, cells, rest, first };
}

/** By cell: the least for starting one of the set's sessions right there, with all that follows. */
function fillArrivals(
  input: BoundInput,
  rest: Int32Array,
  set: number,
  soon: Int32Array,
  had: Int32Array,
): void {
  const { model, grid, cheapest } = input;
  const width = grid.cells + 1;
  soon.fill(NEVER);
  had.fill(NEVER);
  for (let i = 0; i < model.tables.length; i++) {
    if ((set & (1 << i)) === 0 || ((model.before[i] ?? 0) & set) !== 0) continue;
    const cellOf = grid.cellOf[i];
    const points = cheapest[i];
    if (!cellOf || !points) continue;
    const next = (set & ~(1 << i)) * 2 * width + (grid.lengths[i] ?? 0);
    for (let n = 0; n < cellOf.length; n++) {
      const cell = cellOf[n] ?? 0;
      const own = points[n] ?? NEVER;
      const early = own + (rest[next + cell] ?? NEVER);
      const late = own + (rest[next + width + cell] ?? NEVER);
      if (early < (soon[cell] ?? 0)) soon[cell] = early;
      if (late < (had[cell] ?? 0)) had[cell] = late;
    }
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

/** Turns "start right there" into "start there or later, idle time paid". */
function slideGaps(values: Int32Array, perCell: number): void {
  let later = NEVER;
  for (let cell = values.length - 1; cell >= 0; cell--) {
    const own = values[cell] ?? NEVER;
    later = Math.min(own, later + perCell);
    values[cell] = later;
  }
}

/** From each end to the next start, with or without lunch in the gap. */
function followGaps(grid: DayGrid, rest: Int32Array, at: number, soon: Int32Array, had: Int32Array): void {
  const { cells, next, nextPoints, back, backPoints } = grid;
  const width = cells + 1;
  for (let cell = 0; cell < width; cell++) {
    let early = rest[at + cell] ?? NEVER;
    let late = rest[at + width + cell] ?? NEVER;
    const to = next[cell] ?? -1;
    if (to >= 0) {
      const points = nextPoints[cell] ?? 0;
      early = Math.min(early, points + (soon[to] ?? NEVER));
      late = Math.min(late, points + (had[to] ?? NEVER));
    }
    const over = back[cell] ?? -1;
    if (over >= 0) {
      const points = (backPoints[cell] ?? 0) + (had[over] ?? NEVER);
      early = Math.min(early, points);
      late = Math.min(late, points);
    }
    rest[at + cell] = early;
    rest[at + width + cell] = late;
  }
}

export function makeDayGrid(model: LoopModel, date: LoopDate): DayGrid {
  const { low, unit, cells } = measure(model, date);
  const width = cells + 1;
  const grid = {
    low,
    unit,
    cells,
    cellOf: date.starts.map((ticks) => ticks.map((tick) => (tick - low) / unit)),
    lengths: model.tables.map(({ ticks }) => ticks / unit),
    next: new Int32Array(width).fill(-1),
    nextPoints: new Int32Array(width),
    back: new Int32Array(width).fill(-1),
    backPoints: new Int32Array(width),
    mayEnd: new Uint8Array(width),
    lunchBefore: new Uint8Array(width),
  };
  for (let cell = 0; cell < width; cell++) {
    const end = low + cell * unit;
    const next = Math.ceil((end + model.least - low) / unit);
    if (next <= cells) {
      grid.next[cell] = next;
      grid.nextPoints[cell] = model.gapPoints * (low + next * unit - end - model.least);
    }
    const over = afterLunch(model, date, end);
    const back = Math.ceil((over - low) / unit);
    if (over >= 0 && back <= cells) {
      grid.back[cell] = back;
      const gap = low + back * unit - end;
      grid.backPoints[cell] = model.gapPoints * (gap - Math.max(model.least, model.lunch));
    }
    grid.mayEnd[cell] = lunchAfter(model, date, end) ? 1 : 0;
    grid.lunchBefore[cell] = isLunchBefore(model, date, end) ? 1 : 0;
  }
  return grid;
}

function measure(model: LoopModel, date: LoopDate): Pick<DayGrid, 'low' | 'unit' | 'cells'> {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  let unit = 0;
  date.starts.forEach((ticks, i) => {
    const length = model.tables[i]?.ticks ?? 0;
    unit = commonDivisor(unit, length);
    if (ticks.length === 0) return;
    low = Math.min(low, ticks[0] ?? low);
    high = Math.max(high, (ticks[ticks.length - 1] ?? 0) + length);
  });
  for (const ticks of date.starts) {
    for (const tick of ticks)
      if (unit > 1 && (tick - low) % unit !== 0) unit = commonDivisor(unit, tick - low);
  }
  return { low, unit, cells: (high - low) / unit };
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

/** True where lunch still fits behind the last session of the day. */
export function lunchAfter(model: LoopModel, date: LoopDate, end: number): boolean {
  if (!date.lunch) return true;
  return date.lunch.from >= 0 && date.lunch.to - Math.max(end, date.lunch.from) >= model.lunch;
}

/** The first tick at which a session can start after a gap that holds lunch; -1 where lunch is over. */
function afterLunch(model: LoopModel, date: LoopDate, end: number): number {
  if (!date.lunch || !lunchAfter(model, date, end)) return -1;
  return Math.max(Math.max(end, date.lunch.from) + model.lunch, end + model.least);
}

/** True where lunch fits in the window before the first session of the day. */
export function isLunchBefore(model: LoopModel, date: LoopDate, start: number): boolean {
  if (!date.lunch) return true;
  return date.lunch.from >= 0 && Math.min(start, date.lunch.to) - date.lunch.from >= model.lunch;
}
