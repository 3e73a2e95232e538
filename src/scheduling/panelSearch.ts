import type { Ban } from './bans';
import { NEVER } from './dayGrid';
import { isApart } from './panel';
import { readSeatPoints, type SessionTable } from './sessionTable';

/** One session on one day. */
export interface DaySession {
  readonly table: SessionTable;
  readonly ticks: Int32Array;
  readonly sittings: readonly number[];
  /** By seat: who is free at some start of the day, in the order of what they cost at least. */
  readonly free: readonly (readonly number[])[];
  /** By row: never more than what seating them costs on this day. */
  readonly floor: Int32Array;
  /** By row, as soon as it was asked for: what seating them costs at each start; NEVER where they are not free. */
  readonly points: (readonly number[] | undefined)[];
  /** By row: what they cost on top; scratch, of one search at a time. */
  readonly charge: Int32Array;
  /** True where nobody costs anything. */
  readonly isFree: boolean;
  /** The candidate's hour, by start. */
  readonly hour: Int32Array;
}

/** What seating the row costs at the start, without any charge; NEVER where they are not free. */
export function pointsAt(own: DaySession, row: number, start: number): number {
  return readRow(own, row)[start] ?? NEVER;
}

function readRow({ table, ticks, points, isFree }: DaySession, row: number): readonly number[] {
  const known = points[row];
  if (known) return known;
  const read = readSeatPoints(table, row, ticks, NEVER);
  const own = isFree ? read.map((value) => (value < NEVER ? 0 : NEVER)) : read;
  points[row] = own;
  return own;
}

/** Looks for the cheapest panel of one session, start after start. */
export class PanelSearch {
  best: number[] = [];
  private readonly chosen: number[] = [];
  private fewest = NEVER;
  /** By sitting: the least of all those from it on. */
  private readonly rest: number[] = [];
  /** True where one person sits, whoever it may be. */
  readonly isAlone: boolean;
  /** By row: what they cost on top; NEVER where they are barred from all of the day. */
  private readonly charge: Int32Array;
  /** Bans of a part of the day. */
  private readonly partly: readonly Ban[];

  constructor(
    private readonly own: DaySession,
    bans: readonly Ban[],
    charges: Int32Array,
  ) {
    const { table, sittings, ticks } = own;
    this.isAlone = sittings.length === 1 && table.required.length === 0;
    this.charge = own.charge;
    for (let row = 0; row < this.charge.length; row++) {
      this.charge[row] = charges[table.people[row] ?? -1] ?? 0;
    }
    this.partly = bans;
    if (bans.length === 0) return;
    const isWhole = ({ from, to }: Ban) => from <= (ticks[0] ?? 0) && (ticks[ticks.length - 1] ?? 0) < to;
    this.partly = bans.filter((ban) => !isWhole(ban));
    for (const { person } of bans.filter(isWhole)) {
      if (person === null) this.charge.fill(NEVER);
      else this.charge[table.people.indexOf(person)] = NEVER;
    }
  }

  /**
   * Writes the least at each of the starts, and who it is, where one sits alone: person by person, those first who cost
   * least at best, and only while they may still be cheaper.
   */
  seatOne(starts: readonly number[], least: number[], panels: number[]): void {
    const { free, floor } = this.own;
    const open = [...starts];
    let count = open.length;
    for (const row of free[0] ?? []) {
      if (count === 0) return;
      const charge = this.charge[row] ?? 0;
      const atBest = floor[row] ?? 0;
      if (charge >= NEVER) continue;
      const points = readRow(this.own, row);
      let kept = 0;
      for (let n = 0; n < count; n++) {
        const start = open[n] ?? 0;
        const before = least[start] ?? NEVER;
        if (before <= atBest) continue;
        open[kept++] = start;
        const total = (points[start] ?? NEVER) + charge;
        if (total >= before || this.isBarredThen(row, start)) continue;
        least[start] = total;
        panels[start] = row;
      }
      count = kept;
    }
  }

  /** Points of the cheapest panel, charges included; NEVER where there is none. */
  find(start: number): number {
    this.fewest = NEVER;
    const { rest } = this;
    const { sittings } = this.own;
    rest[sittings.length] = 0;
    for (let at = sittings.length - 1; at >= 0; at--) {
      rest[at] = Math.min(NEVER, (rest[at + 1] ?? 0) + this.cheapest(at, start));
    }
    if ((rest[0] ?? 0) < NEVER) this.seat(0, 0, 0, start);
    return this.fewest;
  }

  /** The least of one sitting, whoever else sits; leaves that row in `best`. */
  private cheapest(at: number, start: number): number {
    const { free, floor, sittings } = this.own;
    const rows = free[sittings[at] ?? 0] ?? [];
    let least = NEVER;
    for (let n = 0; n < rows.length; n++) {
      const row = rows[n] ?? 0;
      const points = floor[row] ?? 0;
      if (points >= least) break;
      if (points + (this.charge[row] ?? 0) >= least) continue;
      const cost = this.costOf(row, start);
      if (cost >= least) continue;
      least = cost;
      this.best[at] = row;
    }
    return least;
  }

  private seat(at: number, from: number, spent: number, start: number): void {
    const { chosen, rest } = this;
    const { table, sittings, free, floor } = this.own;
    const missing = table.required.reduce((count, row) => (chosen.includes(row) ? count : count + 1), 0);
    if (missing > sittings.length - at) return;
    if (at === sittings.length) {
      this.fewest = spent;
      this.best = [...chosen];
      return;
    }
    const rows = free[sittings[at] ?? 0] ?? [];
    const after = rest[at + 1] ?? 0;
    for (let n = from; n < rows.length; n++) {
      const row = rows[n] ?? 0;
      if (spent + (floor[row] ?? 0) + after >= this.fewest) return;
      if (spent + (floor[row] ?? 0) + (this.charge[row] ?? 0) + after >= this.fewest) continue;
      if (chosen.includes(row) || isApart(table, chosen, row)) continue;
      const points = this.costOf(row, start);
      if (spent + points + after >= this.fewest) continue;
      chosen.push(row);
      // Two sittings of one seat are alike: the second looks only behind the first.
      const same = sittings[at] === sittings[at + 1];
      this.seat(at + 1, same ? n + 1 : 0, spent + points, start);
      chosen.pop();
    }
  }

  /** Points of the row at the start, charge included; NEVER where they may not. */
  private costOf(row: number, start: number): number {
    const points = pointsAt(this.own, row, start) + (this.charge[row] ?? 0);
    return points >= NEVER || this.isBarredThen(row, start) ? NEVER : points;
  }

  /** True where a ban keeps the row out of the start. */
  isBarred(row: number, start: number): boolean {
    return (this.charge[row] ?? 0) >= NEVER || this.isBarredThen(row, start);
  }

  private isBarredThen(row: number, start: number): boolean {
    if (this.partly.length === 0) return false;
    const p = this.own.table.people[row];
    const tick = this.own.ticks[start] ?? 0;
    return this.partly.some(
      ({ person, from, to }) => (person === null || person === p) && from <= tick && tick < to,
    );
  }
}
