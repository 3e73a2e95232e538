import { isLegal, type SessionTable, seatPoints } from './sessionTable';

/** People by seat: position `rows[i]` sits in the seat `seatOf[i]` of the table. */
export interface PanelChoice {
  readonly points: number;
  readonly rows: readonly number[];
}

/** Points a person pays on top, by index of the interviewers; whole and not negative. */
export type Surcharge = ReadonlyMap<number, number>;

const NONE: Surcharge = new Map();

/** The seat of each sitting, a seat of two being two sittings. */
export function listSittings(table: SessionTable): number[] {
  const sittings: number[] = [];
  table.seats.forEach(({ seat }, s) => {
    for (let n = 0; n < seat.count; n++) sittings.push(s);
  });
  return sittings;
}

/**
 * The cheapest set of different people that fills every lead and second seat at the tick, with the required ones in and
 * no pair that is to stay apart; null where there is none. Ties go to who stands first in the request.
 */
export function cheapestPanel(
  table: SessionTable,
  tick: number,
  surcharge: Surcharge = NONE,
  taken: ReadonlySet<number> = new Set(),
): PanelChoice | null {
  if (table.impossible) return null;
  const search = startSearch(table, tick, surcharge, taken);
  if (!search) return null;
  seat(search, 0, 0);
  return search.best ? { points: search.bestPoints, rows: search.best } : null;
}

interface Search {
  readonly table: SessionTable;
  readonly sittings: readonly number[];
  /** Free positions by seat, cheapest first. */
  readonly choices: readonly (readonly number[])[];
  readonly points: Int32Array;
  /** The least the sittings from here on can cost. */
  readonly rest: Int32Array;
  readonly rows: number[];
  best: readonly number[] | null;
  bestPoints: number;
}

function startSearch(
  table: SessionTable,
  tick: number,
  surcharge: Surcharge,
  taken: ReadonlySet<number>,
): Search | null {
  const points = new Int32Array(table.people.length).fill(-1);
  table.people.forEach((p, row) => {
    if (!taken.has(p) && isLegal(table, row, tick)) {
      points[row] = seatPoints(table, row, tick) + (surcharge.get(p) ?? 0);
    }
  });
  for (const row of table.required) if ((points[row] ?? -1) < 0) return null;
  const choices = table.seats.map(({ able }) =>
    able
      .filter((row) => (points[row] ?? -1) >= 0)
      .sort((a, b) => (points[a] ?? 0) - (points[b] ?? 0) || a - b),
  );
  if (table.seats.some(({ seat: { count } }, s) => (choices[s]?.length ?? 0) < count)) return null;
  const sittings = listSittings(table);
  const rest = new Int32Array(sittings.length + 1);
  for (let at = sittings.length - 1; at >= 0; at--) {
    const cheapest = choices[sittings[at] ?? 0]?.[0] ?? 0;
    rest[at] = (rest[at + 1] ?? 0) + (points[cheapest] ?? 0);
  }
  return {
    table,
    sittings,
    choices,
    points,
    rest,
    rows: [],
    best: null,
    bestPoints: Number.POSITIVE_INFINITY,
  };
}

function seat(search: Search, at: number, spent: number): void {
  const { table, sittings, choices, points, rest, rows } = search;
  if (spent + (rest[at] ?? 0) >= search.bestPoints) return;
  const missing = table.required.reduce((count, row) => (rows.includes(row) ? count : count + 1), 0);
  if (missing > sittings.length - at) return;
  if (at === sittings.length) {
    search.best = [...rows];
    search.bestPoints = spent;
    return;
  }
  const options = choices[sittings[at] ?? 0] ?? [];
  // Two sittings of one seat are alike: the second looks only behind the first.
  const same = at > 0 && sittings[at - 1] === sittings[at];
  const from = same ? options.indexOf(rows[at - 1] ?? -1) + 1 : 0;
  for (let i = from; i < options.length; i++) {
    const row = options[i] ?? -1;
    if (rows.includes(row) || isApart(table, rows, row)) continue;
    const cost = spent + (points[row] ?? 0);
    if (cost + (rest[at + 1] ?? 0) >= search.bestPoints) return;
    rows.push(row);
    seat(search, at + 1, cost);
    rows.pop();
  }
}

export function isApart(table: SessionTable, rows: readonly number[], row: number): boolean {
  return table.apart.some(([a, b]) => (a === row && rows.includes(b)) || (b === row && rows.includes(a)));
}
