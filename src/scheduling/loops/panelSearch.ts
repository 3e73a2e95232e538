import { countNeeded, isApart } from '../people/panel';
import { readSeatPoints, type SessionTable } from '../people/sessionTable';
import type { Ban } from './bans';
import { CheapestRows } from './cheapestRows';
import { NEVER } from './dayGrid';
import { PanelChooser } from './panelChooser';

const NOBODY: readonly number[] = [];

/**
 * The ways in which the seats can be filled where each is for one and at most one person is required: by seat, who may
 * take it; whoever is required takes one of them. Null for other panels.
 */
export type Ways = readonly (readonly (readonly number[])[])[];

export function listWays(
  { required }: SessionTable,
  sittings: number,
  free: DaySession['free'],
): Ways | null {
  const [row, ...others] = required;
  if (others.length > 0 || sittings > free.length) return null;
  if (row === undefined) return [free];
  const rest = free.map((rows) => rows.filter((other) => other !== row));
  return free.flatMap((rows, seat) => (rows.includes(row) ? [rest.with(seat, [row])] : []));
}

/** One session on one day. */
export interface DaySession {
  readonly table: SessionTable;
  readonly ticks: Int32Array;
  readonly sittings: readonly number[];
  /** By seat: who is free at some start of the day, in the order of what they cost at least. */
  readonly free: readonly (readonly number[])[];
  readonly ways: Ways | null;
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

/** By start: the cheapest for one seat, charges included, and who that is. */
interface FilledSeat {
  readonly points: number[];
  readonly seated: number[];
}

/** Looks for the cheapest panel of one session, start after start. */
export class PanelSearch {
  /** By row: what they cost on top; NEVER where they are barred from all of the day. */
  private readonly charge: Int32Array;
  /** Bans of a part of the day. */
  private readonly partly: readonly Ban[];

  constructor(
    private readonly own: DaySession,
    bans: readonly Ban[],
    charges: Int32Array,
  ) {
    const { table, ticks } = own;
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

  /** Writes the least at each of the starts, charges included, and who sits there; NEVER stays where nobody can. */
  seat(starts: readonly number[], least: number[], panels: number[]): void {
    const { ways } = this.own;
    const [only] = ways ?? [];
    if (!ways) this.choose(starts, least, panels);
    else if (ways.length === 1 && only?.length === 1) this.seatOne(only[0] ?? NOBODY, starts, least, panels);
    else this.seatEach(ways, starts, least, panels);
  }

  /** Person by person, those first who cost least at best, and only while they may still be cheaper. */
  private seatOne(
    rows: readonly number[],
    starts: readonly number[],
    least: number[],
    seated: number[],
  ): void {
    const { floor } = this.own;
    const open = [...starts];
    let count = open.length;
    for (const row of rows) {
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
        seated[start] = row;
      }
      count = kept;
    }
  }

  /** Where the cheapest of each seat, in the cheapest way, can sit together, no others are looked at. */
  private seatEach(ways: Ways, starts: readonly number[], least: number[], panels: number[]): void {
    const filled = ways.map((seats) => seats.map((rows) => this.fillSeat(rows, starts)));
    const left: number[] = [];
    for (const start of starts) {
      let fewest = NEVER;
      let best: readonly FilledSeat[] = [];
      for (const seats of filled) {
        let total = 0;
        for (const { points } of seats) total += points[start] ?? NEVER;
        if (total >= fewest) continue;
        fewest = total;
        best = seats;
      }
      if (best.length === 0) continue;
      const rows = best.map(({ seated }) => seated[start] ?? -1);
      if (this.canMeet(rows)) this.write(start, fewest, rows, least, panels);
      else left.push(start);
    }
    if (left.length > 0) this.choose(left, least, panels);
  }

  private fillSeat(rows: readonly number[], starts: readonly number[]): FilledSeat {
    const points = new Array<number>(this.own.ticks.length).fill(NEVER);
    const seated = new Array<number>(this.own.ticks.length).fill(-1);
    this.seatOne(rows, starts, points, seated);
    return { points, seated };
  }

  /** True where they are different people, of whom no two stay apart. */
  private canMeet(rows: readonly number[]): boolean {
    const met: number[] = [];
    for (const row of rows) {
      if (met.includes(row) || isApart(this.own.table, met, row)) return false;
      met.push(row);
    }
    return true;
  }

  private choose(starts: readonly number[], least: number[], panels: number[]): void {
    const { table, sittings, free } = this.own;
    const chooser = new PanelChooser(
      table,
      sittings,
      free.map((rows) => this.listCheapest(rows, starts)),
    );
    for (let n = 0; n < starts.length; n++) {
      this.write(starts[n] ?? 0, chooser.choose(n), chooser.best, least, panels);
    }
  }

  private write(
    start: number,
    points: number,
    rows: readonly number[],
    least: number[],
    panels: number[],
  ): void {
    least[start] = points;
    for (let at = 0; at < rows.length; at++) panels[start * this.own.sittings.length + at] = rows[at] ?? -1;
  }

  /** As `seatOne`, but as many rows a start as a panel can need. */
  private listCheapest(rows: readonly number[], starts: readonly number[]): CheapestRows {
    const { table, sittings, floor } = this.own;
    const cheapest = new CheapestRows(starts.length, countNeeded(table, sittings), table.required.length);
    for (const row of rows) if (table.required.includes(row)) this.addRequired(cheapest, row, starts);
    const open = Array.from(starts, (_, n) => n);
    let count = open.length;
    for (const row of rows) {
      if (count === 0) break;
      const charge = this.charge[row] ?? 0;
      const atBest = floor[row] ?? 0;
      if (charge >= NEVER || table.required.includes(row)) continue;
      const points = readRow(this.own, row);
      let kept = 0;
      for (let i = 0; i < count; i++) {
        const n = open[i] ?? 0;
        const before = cheapest.limit[n] ?? NEVER;
        if (before <= atBest) continue;
        open[kept++] = n;
        const start = starts[n] ?? 0;
        const total = (points[start] ?? NEVER) + charge;
        if (total < before && !this.isBarredThen(row, start)) cheapest.add(n, row, total);
      }
      count = kept;
    }
    return cheapest;
  }

  private addRequired(cheapest: CheapestRows, row: number, starts: readonly number[]): void {
    const charge = this.charge[row] ?? 0;
    if (charge >= NEVER) return;
    const points = readRow(this.own, row);
    starts.forEach((start, n) => {
      const total = (points[start] ?? NEVER) + charge;
      if (total < NEVER && !this.isBarredThen(row, start)) cheapest.addRequired(n, row, total);
    });
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
