import { type DayGrid, findLunches, makeDayGrid } from './dayGrid';
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

/** The frames of a loop's dates, each made when it is first asked for. */
export class DayFrames {
  private readonly frames: (DayFrame | undefined)[] = [];

  constructor(private readonly model: LoopModel) {}

  /** By position in the model's dates. */
  of(at: number): DayFrame {
    const date = this.model.dates[at];
    if (!date) throw new RangeError(`no date ${at}`);
    this.frames[at] ??= makeDayFrame(this.model, date);
    return this.frames[at];
  }
}

function makeDayFrame(model: LoopModel, date: LoopDate): DayFrame {
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
