import type { Ban } from './bans';
import { NEVER } from './dayGrid';
import { isApart } from './panel';
import { isLegal, type SessionTable, seatPoints } from './sessionTable';

/** One session on one day. */
export interface DaySession {
  readonly table: SessionTable;
  readonly ticks: Int32Array;
  readonly sittings: readonly number[];
  /** By seat: who is free at some start of the day. */
  readonly free: readonly (readonly number[])[];
  /** By row: never more than what seating them costs on this day. */
  readonly floor: Int32Array;
  /** By row and start; UNKNOWN until asked for. */
  readonly points: Int32Array;
  /** True where nobody costs anything. */
  readonly isFree: boolean;
  /** The candidate's hour, by start. */
  readonly hour: Int32Array;
}

export const UNKNOWN = -1;

/** What seating the row costs at the start, without any charge; NEVER where they are not free. */
export function pointsAt({ table, ticks, points, isFree }: DaySession, row: number, start: number): number {
  const at = row * ticks.length + start;
  const known = points[at] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  const tick = ticks[start] ?? 0;
  const value = isLegal(table, row, tick) ? (isFree ? 0 : seatPoints(table, row, tick)) : NEVER;
  points[at] = value;
  return value;
}

/** Looks for the cheapest panel of one session, start after start. */
export class PanelSearch {
  best: Int16Array;
  private readonly chosen: number[] = [];
  private fewest = NEVER;
  private orders: readonly (readonly number[])[] | null = null;
  /** By row: never more than what they cost with their charge. */
  private charged = new Int32Array(0);
  /** By sitting: the least of all those from it on. */
  private readonly rest: Int32Array;
  private readonly isSimple: boolean;

  constructor(
    private readonly own: DaySession,
    private readonly bans: readonly Ban[],
    private readonly charges: Int32Array,
  ) {
    const { table, sittings } = own;
    this.rest = new Int32Array(sittings.length + 1);
    this.best = new Int16Array(sittings.length);
    this.isSimple = sittings.length === 1 && table.required.length === 0;
  }

  /** By sitting: rows in the order of what they cost at least. */
  private readOrders(): readonly (readonly number[])[] {
    if (this.orders) return this.orders;
    const { table, sittings, free, floor } = this.own;
    const charged = floor.map((points, row) => points + (this.charges[table.people[row] ?? -1] ?? 0));
    const orders = free.map((rows) =>
      rows
        .filter((row) => !this.isBarred(row, null))
        .sort((a, b) => (charged[a] ?? 0) - (charged[b] ?? 0) || a - b),
    );
    this.charged = charged;
    this.orders = sittings.map((seat) => orders[seat] ?? []);
    return this.orders;
  }

  /** Points of the cheapest panel, charges included; NEVER where there is none. */
  find(start: number): number {
    this.fewest = NEVER;
    if (this.isSimple) return this.cheapest(0, start);
    const { rest } = this;
    const orders = this.readOrders();
    rest[orders.length] = 0;
    for (let at = orders.length - 1; at >= 0; at--) {
      rest[at] = Math.min(NEVER, (rest[at + 1] ?? 0) + this.cheapest(at, start));
    }
    if ((rest[0] ?? 0) < NEVER) this.seat(0, 0, 0, start);
    return this.fewest;
  }

  /** The least of one sitting, whoever else sits; leaves that row in `best`. */
  private cheapest(at: number, start: number): number {
    let least = NEVER;
    for (const row of this.readOrders()[at] ?? []) {
      if ((this.charged[row] ?? 0) >= least) break;
      const points = this.costOf(row, start);
      if (points >= least) continue;
      least = points;
      this.best[at] = row;
    }
    return least;
  }

  private seat(at: number, from: number, spent: number, start: number): void {
    const { chosen, rest, own } = this;
    const orders = this.readOrders();
    const missing = own.table.required.reduce((count, row) => (chosen.includes(row) ? count : count + 1), 0);
    if (missing > orders.length - at) return;
    if (at === orders.length) {
      this.fewest = spent;
      this.best.set(chosen);
      return;
    }
    const order = orders[at] ?? [];
    for (let n = from; n < order.length; n++) {
      const row = order[n] ?? -1;
      const after = rest[at + 1] ?? 0;
      if (spent + (this.charged[row] ?? 0) + after >= this.fewest) return;
      if (chosen.includes(row) || isApart(own.table, chosen, row)) continue;
      const points = this.costOf(row, start);
      if (spent + points + after >= this.fewest) continue;
      chosen.push(row);
      // Two sittings of one seat are alike: the second looks only behind the first.
      const same = own.sittings[at] === own.sittings[at + 1];
      this.seat(at + 1, same ? n + 1 : 0, spent + points, start);
      chosen.pop();
    }
  }

  /** Points of the row at the start, charge included; NEVER where they may not. */
  costOf(row: number, start: number): number {
    const points = pointsAt(this.own, row, start);
    if (points >= NEVER || (this.bans.length > 0 && this.isBarred(row, start))) return NEVER;
    return points + (this.charges[this.own.table.people[row] ?? -1] ?? 0);
  }

  /** With no start: true where barred from all of the day. */
  private isBarred(row: number, start: number | null): boolean {
    const { table, ticks } = this.own;
    const p = table.people[row];
    const first = ticks[start ?? 0] ?? 0;
    const last = ticks[start ?? ticks.length - 1] ?? 0;
    return this.bans.some(
      ({ person, from, to }) => (person === null || person === p) && from <= first && last < to,
    );
  }
}
