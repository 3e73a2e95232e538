import { isApart, listSittings, type PanelChoice } from './panel';
import { isLegal, type SessionTable, seatPoints } from './sessionTable';

/**
 * Calls with every panel that can sit at the tick for less than `limit`, roughly the cheaper first, until `visit` says
 * false; a false ends only the panels that cost at least as much as the one it refused. `charge` is what a person costs
 * on top; infinite where they may not sit.
 */
export function listPanels(
  table: SessionTable,
  tick: number,
  limit: number,
  charge: (person: number) => number,
  visit: (panel: PanelChoice) => boolean,
): void {
  if (table.impossible) return;
  const points = new Map<number, number>();
  table.people.forEach((p, row) => {
    if (!isLegal(table, row, tick)) return;
    const total = seatPoints(table, row, tick) + charge(p);
    if (total < limit) points.set(row, total);
  });
  const cost = (row: number) => points.get(row) ?? 0;
  const choices = table.seats.map(({ able }) =>
    able.filter((row) => points.has(row)).sort((a, b) => cost(a) - cost(b) || a - b),
  );
  const sittings = listSittings(table);
  const rest = sittings.map((_, at) =>
    sittings.slice(at + 1).reduce((sum, s) => sum + cost(choices[s]?.[0] ?? -1), 0),
  );
  let refused = limit;
  const rows: number[] = [];
  const fill = (at: number, spent: number): void => {
    if (at === sittings.length) {
      if (spent >= refused || !table.required.every((row) => rows.includes(row))) return;
      if (!visit({ points: spent, rows: [...rows] })) refused = spent;
      return;
    }
    const options = choices[sittings[at] ?? 0] ?? [];
    const same = at > 0 && sittings[at - 1] === sittings[at];
    for (let i = same ? options.indexOf(rows[at - 1] ?? -1) + 1 : 0; i < options.length; i++) {
      const row = options[i] ?? -1;
      if (spent + cost(row) + (rest[at] ?? 0) >= refused) return;
      if (rows.includes(row) || isApart(table, rows, row)) continue;
      rows.push(row);
      fill(at + 1, spent + cost(row));
      rows.pop();
    }
  };
  fill(0, 0);
}
