import { makeDayGrid } from '../loops/dayGrid';
import { DayReach } from '../loops/dayReach';
import { type LoopDate, type LoopModel, makeLoopModel } from '../loops/loopModel';
import type { Plan } from '../people/plan';
import { addBit, type Bits, hasBit, isEmpty, shareBits } from '../time/bits';
import type { LoopRequest } from '../types';
import type { Feasible } from './retable';

/**
 * By session of a loop of one day: those of the ticks at which it could start, were anybody free for it then, with all
 * other sessions of the day as they stand. One person alone, who sits once, opens nothing anywhere else.
 */
export function listWantedStarts(
  request: LoopRequest,
  plan: Plan,
  feasible: readonly Feasible[],
  ticks: Bits,
): readonly Bits[] {
  const open = feasible.map(({ table }) => shareBits(table.open, ticks));
  const model = makeLoopModel(request, plan, { feasible: open });
  const wanted = open.map(({ length }) => new Uint32Array(length));
  for (const date of model.dates) addWanted(wanted, model, date, feasible);
  return wanted;
}

function addWanted(
  wanted: readonly Bits[],
  model: LoopModel,
  date: LoopDate,
  known: readonly Feasible[],
): void {
  const lacking = known.filter(({ starts }, i) => !date.starts[i]?.some((tick) => hasBit(starts, 0, tick)));
  if (lacking.length > 1) return;
  const grid = makeDayGrid(model, date);
  const reach = new DayReach(model, date, grid);
  const masks = known.map(({ starts }, i) =>
    reach.bitsOf(
      grid.cellOf[i]?.filter((_, at) => hasBit(starts, 0, date.starts[i]?.[at] ?? 0)) ?? new Int32Array(),
    ),
  );
  reach.listWanted(masks).forEach((cells, i) => {
    if (isEmpty(cells)) return;
    date.starts[i]?.forEach((tick, at) => {
      if (hasBit(cells, 0, grid.cellOf[i]?.[at] ?? 0)) addBit(wanted[i] ?? cells, tick);
    });
  });
}
