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
  /** By sitting: the least that those from it on can cost, and the most that any one of them does of it. */
  readonly rest: Int32Array;
  readonly dearest: Int32Array;
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
  const sittings = listSittings(table);
  const most = countNeeded(table, sittings);
  const choices = table.seats.map(({ able }) => {
    const free = able.filter((row) => (points[row] ?? -1) >= 0);
    return keepCheapest(
      free.sort((a, b) => (points[a] ?? 0) - (points[b] ?? 0) || a - b),
      most,
      table.required,
    );
  });
  if (table.seats.some(({ seat: { count } }, s) => (choices[s]?.length ?? 0) < count)) return null;
  const [rest, dearest] = [new Int32Array(sittings.length + 1), new Int32Array(sittings.length + 1)];
  for (let at = sittings.length - 1; at >= 0; at--) {
    const own = points[choices[sittings[at] ?? 0]?.[0] ?? 0] ?? 0;
    rest[at] = (rest[at + 1] ?? 0) + own;
    dearest[at] = Math.max(dearest[at + 1] ?? 0, own);
  }
  return {
    table,
    sittings,
    choices,
    points,
    rest,
    dearest,
    rows: [],
    best: null,
    bestPoints: Number.POSITIVE_INFINITY,
  };
}

/**
 * How many rows of a seat a panel can need beside those who are required: the cheapest, one for each sitting that is left
 * to others and one for each pair that stays apart. In the place of any other, one of these could sit: at most so many less
 * one sit elsewhere or stay apart from who does.
 */
export function countNeeded({ apart, required }: SessionTable, sittings: readonly number[]): number {
  return Math.max(1, sittings.length - required.length + apart.length);
}

/** So many rows, those that cost least, and all who are required. */
function keepCheapest(
  sorted: readonly number[],
  most: number,
  required: readonly number[],
): readonly number[] {
  if (sorted.length <= most) return sorted;
  let others = 0;
  return sorted.filter((row) => required.includes(row) || others++ < most);
}

/** What those who are required and have no seat yet cost, and all other sittings from this one on at least. */
function leastFrom({ points, rest, dearest }: Search, at: number, missing: readonly number[]): number {
  let owed = 0;
  for (const row of missing) owed += points[row] ?? 0;
  return owed + Math.max(0, (rest[at] ?? 0) - missing.length * (dearest[at] ?? 0));
}

function seat(search: Search, at: number, spent: number): void {
  const { table, sittings, choices, points, rows } = search;
  const missing = table.required.filter((row) => !rows.includes(row));
  const others = sittings.length - at - missing.length;
  if (others < 0 || spent + leastFrom(search, at, missing) >= search.bestPoints) return;
  if (at === sittings.length) {
    search.best = [...rows];
    search.bestPoints = spent;
    return;
  }
  const options = choices[sittings[at] ?? 0] ?? [];
  // Two sittings of one seat are alike: the second looks only behind the first.
  const same = at > 0 && sittings[at - 1] === sittings[at];
  const from = same ? options.indexOf(rows[at - 1] ?? -1) + 1 : 0;
  const after = spent + leastFrom(search, at + 1, missing);
  for (let i = from; i < options.length; i++) {
    const row = options[i] ?? -1;
    if (rows.includes(row) || isApart(table, rows, row)) continue;
    const own = points[row] ?? 0;
    if (!missing.includes(row) && (others === 0 || after + own >= search.bestPoints)) continue;
    rows.push(row);
    seat(search, at + 1, spent + own);
    rows.pop();
  }
}

export function isApart(table: SessionTable, rows: readonly number[], row: number): boolean {
  return table.apart.some(([a, b]) => (a === row && rows.includes(b)) || (b === row && rows.includes(a)));
}
