import type { LoopDate, LoopModel } from './loopModel';

/** Larger than any cost, small enough to add a few of. */
export const NEVER = 0x1fffffff;
const NOT_BEGUN: ReadonlySet<number> = new Set();

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

export interface BoundInput {
  readonly model: LoopModel;
  readonly date: LoopDate;
  /** The least a session costs, by session and start. */
  readonly cheapest: readonly Int32Array[];
  /** The least that a set of sessions costs on later days, the extra day included; NEVER where none is left. */
  readonly later: Int32Array | null;
  /** Ticks at which a loop may not begin, because one that does was proposed already. */
  readonly begun: ReadonlySet<number>;
}

export function boundDay({ model, date, cheapest, later, begun }: BoundInput): DayBound {
  const { tables } = model;
  const sets = 1 << tables.length;
  const { low, unit, cells } = gridOf(model, date);
  const rest = new Int32Array(sets * 2 * (cells + 1)).fill(NEVER);
  const first = new Int32Array(sets).fill(NEVER);
  const soon = new Int32Array(cells + 1);
  const had = new Int32Array(cells + 1);
  for (let set = 0; set < sets; set++) {
    const put = (lunch: number, cell: number, value: number) => {
      const at = (set * 2 + lunch) * (cells + 1) + cell;
      if (value < (rest[at] ?? 0)) rest[at] = value;
    };
    const leave = set === 0 ? date.soonest : (later?.[set] ?? NEVER);
    for (let cell = 0; cell <= cells; cell++) {
      if (leave < NEVER) {
        put(1, cell, leave);
        if (lunchAfter(model, date, low + cell * unit)) put(0, cell, leave);
      }
    }
    if (set === 0) continue;
    fillArrivals(soon, model, date, cheapest, rest, set, 0, { low, unit, cells });
    fillArrivals(had, model, date, cheapest, rest, set, 1, { low, unit, cells });
    first[set] = beginDay(model, date, set === sets - 1 ? begun : NOT_BEGUN, soon, had, { low, unit, cells });
    slideGaps(soon, model.gapPoints * unit);
    slideGaps(had, model.gapPoints * unit);
    for (let cell = 0; cell <= cells; cell++) {
      const end = low + cell * unit;
      const at = Math.ceil((end + model.least - low) / unit);
      if (at <= cells) {
        const late = model.gapPoints * (low + at * unit - end - model.least);
        put(0, cell, late + (soon[at] ?? NEVER));
        put(1, cell, late + (had[at] ?? NEVER));
      }
      const over = afterLunch(model, date, end);
      const back = Math.ceil((over - low) / unit);
      if (over < 0 || back > cells) continue;
      const gap = low + back * unit - end;
      const points = model.gapPoints * (gap - Math.max(model.least, model.lunch)) + (had[back] ?? NEVER);
      put(0, cell, points);
      put(1, cell, points);
    }
  }
  return { low, unit, cells, rest, first };
}

interface Grid {
  readonly low: number;
  readonly unit: number;
  readonly cells: number;
}

/** The coarsest cells on which every start and end of the day stands. */
function gridOf(model: LoopModel, date: LoopDate): Grid {
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  date.starts.forEach((ticks, i) => {
    const length = model.tables[i]?.ticks ?? 0;
    if (ticks.length === 0) return;
    low = Math.min(low, ticks[0] ?? low);
    high = Math.max(high, (ticks[ticks.length - 1] ?? 0) + length);
  });
  let unit = 0;
  date.starts.forEach((ticks, i) => {
    unit = commonDivisor(unit, model.tables[i]?.ticks ?? 0);
    for (const tick of ticks) unit = commonDivisor(unit, tick - low);
  });
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

/** By cell: the least for starting one of the set's sessions right there, with all that follows. */
function fillArrivals(
  out: Int32Array,
  model: LoopModel,
  date: LoopDate,
  cheapest: readonly Int32Array[],
  rest: Int32Array,
  set: number,
  lunch: number,
  { low, unit, cells }: Grid,
): void {
  out.fill(NEVER);
  for (let i = 0; i < model.tables.length; i++) {
    if ((set & (1 << i)) === 0 || ((model.before[i] ?? 0) & set) !== 0) continue;
    const ticks = date.starts[i];
    const points = cheapest[i];
    if (!ticks || !points) continue;
    const next = ((set & ~(1 << i)) * 2 + lunch) * (cells + 1);
    const length = (model.tables[i]?.ticks ?? 0) / unit;
    for (let n = 0; n < ticks.length; n++) {
      const cell = ((ticks[n] ?? 0) - low) / unit;
      const value = (points[n] ?? NEVER) + (rest[next + cell + length] ?? NEVER);
      if (value < (out[cell] ?? 0)) out[cell] = value;
    }
  }
}

/** The least over all first starts; before the first session there is no gap, and lunch may already be over. */
function beginDay(
  model: LoopModel,
  date: LoopDate,
  begun: ReadonlySet<number>,
  soon: Int32Array,
  had: Int32Array,
  grid: Grid,
): number {
  let least = NEVER;
  for (let cell = 0; cell <= grid.cells; cell++) {
    const start = grid.low + cell * grid.unit;
    if (begun.has(start)) continue;
    const early = isLunchBefore(model, date, start);
    least = Math.min(least, (early ? had[cell] : soon[cell]) ?? NEVER);
  }
  return least;
}

/** True where lunch fits in the window before the first session of the day. */
export function isLunchBefore(model: LoopModel, date: LoopDate, start: number): boolean {
  if (!date.lunch) return true;
  return date.lunch.from >= 0 && Math.min(start, date.lunch.to) - date.lunch.from >= model.lunch;
}

/** Turns "start right there" into "start there or later, idle time paid". */
function slideGaps(values: Int32Array, perCell: number): void {
  for (let cell = values.length - 2; cell >= 0; cell--) {
    const later = (values[cell + 1] ?? NEVER) + perCell;
    if (later < (values[cell] ?? NEVER)) values[cell] = later;
  }
}
