import { type DayGrid, makeDayGrid } from './dayGrid';
import type { LoopDate, LoopModel } from './loopModel';

/** How long the break before the next start may be, in cells, and what of it is not waiting, in points. */
export interface Break {
  readonly least: number;
  readonly most: number;
  readonly unpaid: number;
}

/** What is known of a day before anybody asks who sits. */
export interface DayFrame {
  readonly date: LoopDate;
  readonly grid: DayGrid;
  /** Points of waiting for one cell. */
  readonly perCell: number;
  /** By cell in which a session ends: the first cell in which the next may start so that lunch lies between; -1 for none. */
  readonly lunchFrom: Int16Array;
  readonly plainBreak: Break;
  readonly lunchBreak: Break;
}

export function makeDayFrame(model: LoopModel, date: LoopDate): DayFrame {
  const grid = makeDayGrid(model, date);
  const { unit } = grid;
  const { least, most, lunch, gapPoints } = model;
  const mostLunch = Math.floor((most + lunch) / unit);
  return {
    date,
    grid,
    perCell: gapPoints * unit,
    lunchFrom: findLunches(model, date, grid),
    plainBreak: { least: Math.ceil(least / unit), most: Math.floor(most / unit), unpaid: gapPoints * least },
    lunchBreak: { least: 0, most: mostLunch, unpaid: gapPoints * Math.max(least, lunch) },
  };
}

function findLunches(model: LoopModel, { lunch }: LoopDate, { low, unit, mayEnd }: DayGrid): Int16Array {
  const first = new Int16Array(mayEnd.length).fill(-1);
  for (let cell = 0; lunch && mayEnd[cell] === 1; cell++) {
    const end = low + cell * unit;
    const over = Math.max(Math.max(end, lunch.from) + model.lunch, end + model.least);
    first[cell] = Math.ceil((over - low) / unit);
  }
  return first;
}
