import { holdsLunch, type LoopDate, type LoopModel } from './loopModel';

/** Larger than any cost, small enough to add a few of. */
export const NEVER = 0x1fffffff;

/**
 * By cell in which a session ends: the cells in which the next may start, as two stretches of 2^`level` cells that
 * together cover them; `first` is -1 where none may. A leap without a longest break has one stretch: all from there on.
 */
export interface Leaps {
  readonly level: Int8Array;
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/** One day cut into the coarsest cells on which every start and end stands. */
export interface DayGrid {
  readonly low: number;
  /** Ticks a cell. */
  readonly unit: number;
  readonly cells: number;
  /** By session: the cell of each start. */
  readonly cellOf: readonly Int32Array[];
  /** By session, in cells. */
  readonly lengths: readonly number[];
  /** After a break of any kind. */
  readonly plain: Leaps;
  /** After a break that holds lunch. */
  readonly lunch: Leaps;
  /** The highest level of a leap. */
  readonly levels: number;
  /** 1 where lunch still fits behind a day that ends here. */
  readonly mayEnd: Uint8Array;
  /** 1 where lunch fits before a day that begins here. */
  readonly lunchBefore: Uint8Array;
}

export function makeDayGrid(model: LoopModel, date: LoopDate): DayGrid {
  const { low, unit, cells } = measure(model, date);
  const width = cells + 1;
  const grid = {
    low,
    unit,
    cells,
    levels: 0,
    cellOf: date.starts.map((ticks) =>
      unit === 1 ? ticks.map((tick) => tick - low) : cellsOf(ticks, low, unit),
    ),
    lengths: model.tables.map(({ ticks }) => ticks / unit),
    plain: makeLeaps(width),
    lunch: makeLeaps(width),
    mayEnd: new Uint8Array(width).fill(1),
    lunchBefore: new Uint8Array(width).fill(1),
  };
  for (let cell = 0; cell < width; cell++) {
    const end = low + cell * unit;
    setLeap(grid, grid.plain, cell, end + model.least, end + model.most);
    if (!date.lunch) continue;
    const fits = lunchAfter(model, date, end);
    grid.mayEnd[cell] = fits ? 1 : 0;
    grid.lunchBefore[cell] = isLunchBefore(model, date, end) ? 1 : 0;
    const over = Math.max(Math.max(end, date.lunch.from) + model.lunch, end + model.least);
    if (fits) setLeap(grid, grid.lunch, cell, over, end + model.most + model.lunch);
  }
  return { ...grid, levels: Math.max(...grid.plain.level, ...grid.lunch.level) };
}

function cellsOf(ticks: Int32Array, low: number, unit: number): Int32Array {
  return ticks.map((tick) => (tick - low) / unit);
}

function makeLeaps(width: number): Leaps {
  return {
    level: new Int8Array(width),
    first: new Int32Array(width).fill(-1),
    second: new Int32Array(width).fill(-1),
  };
}

function setLeap(
  { low, unit, cells }: Pick<DayGrid, 'low' | 'unit' | 'cells'>,
  leaps: Leaps,
  cell: number,
  first: number,
  last: number,
): void {
  const from = Math.ceil((first - low) / unit);
  const to = Math.min(cells, Math.floor((last - low) / unit));
  if (from > to) return;
  const level = last === Number.POSITIVE_INFINITY ? 0 : 31 - Math.clz32(to - from + 1);
  leaps.level[cell] = level;
  leaps.first[cell] = from;
  leaps.second[cell] = last === Number.POSITIVE_INFINITY ? from : to + 1 - (1 << level);
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
function lunchAfter(model: LoopModel, date: LoopDate, end: number): boolean {
  return holdsLunch(model, date, end, Number.POSITIVE_INFINITY);
}

/** True where lunch fits in the window before the first session of the day. */
function isLunchBefore(model: LoopModel, date: LoopDate, start: number): boolean {
  return holdsLunch(model, date, Number.NEGATIVE_INFINITY, start);
}
