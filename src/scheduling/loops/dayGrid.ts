import { holdsLunch, type LoopDate, type LoopModel } from './loopModel';

/** Larger than any cost, small enough to add a few of. */
export const NEVER = 0x1fffffff;

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
    cellOf: date.starts.map((ticks) => cellsOf(ticks, low, unit)),
    lengths: model.tables.map(({ ticks }) => ticks / unit),
    mayEnd: new Uint8Array(width).fill(1),
    lunchBefore: new Uint8Array(width).fill(1),
  };
  for (let cell = 0; date.lunch && cell < width; cell++) {
    const end = low + cell * unit;
    grid.mayEnd[cell] = lunchAfter(model, date, end) ? 1 : 0;
    grid.lunchBefore[cell] = isLunchBefore(model, date, end) ? 1 : 0;
  }
  return grid;
}

function cellsOf(ticks: Int32Array, low: number, unit: number): Int32Array {
  const cells = new Int32Array(ticks.length);
  for (let start = 0; start < cells.length; start++) cells[start] = ((ticks[start] ?? 0) - low) / unit;
  return cells;
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

/** By cell of an end after which lunch still fits: the first cell in which the next session may start after it; else -1. */
export function findLunches(
  model: LoopModel,
  { lunch }: LoopDate,
  { low, unit, mayEnd }: DayGrid,
): Int16Array {
  const first = new Int16Array(mayEnd.length).fill(-1);
  for (let cell = 0; lunch && mayEnd[cell] === 1; cell++) {
    const end = low + cell * unit;
    const over = Math.max(Math.max(end, lunch.from) + model.lunch, end + model.least);
    first[cell] = Math.ceil((over - low) / unit);
  }
  return first;
}

/** True where lunch still fits behind the last session of the day. */
function lunchAfter(model: LoopModel, date: LoopDate, end: number): boolean {
  return holdsLunch(model, date, end, Number.POSITIVE_INFINITY);
}

/** True where lunch fits in the window before the first session of the day. */
function isLunchBefore(model: LoopModel, date: LoopDate, start: number): boolean {
  return holdsLunch(model, date, Number.NEGATIVE_INFINITY, start);
}
