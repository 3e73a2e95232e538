import type { Cost } from '../answers';
import { focusHalfHours, type SessionTable, weekAt } from './sessionTable';

/** What the chosen positions cost, by part. */
export function panelCost(
  table: SessionTable,
  rows: readonly number[],
  tick: number,
): Pick<Cost, 'loadWeek' | 'loadFourWeeks' | 'continuity' | 'focus'> {
  const cost = { loadWeek: 0, loadFourWeeks: 0, continuity: 0, focus: 0 };
  for (const row of rows) {
    const p = table.people[row] ?? -1;
    const week = weekAt(table.index, p, tick);
    cost.loadWeek += table.weekLoad[row * table.index.weeks + week] ?? 0;
    cost.loadFourWeeks +=
      (table.load[row * table.index.weeks + week] ?? 0) -
      (table.weekLoad[row * table.index.weeks + week] ?? 0);
    cost.continuity += table.continuity[row] ?? 0;
    cost.focus += table.focusPoints * focusHalfHours(table.index, p, tick, table.ticks);
  }
  return cost;
}
