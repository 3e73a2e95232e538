import { listSittings } from '../people/panel';
import { isLegal, type RequiredSeat, type SessionTable } from '../people/sessionTable';
import { addBit, type Bits } from '../time/bits';
import { type CrewSession, DayCrews } from './dayCrews';
import { type DayGrid, makeDayGrid } from './dayGrid';
import { DayReach } from './dayReach';
import type { LoopDate, LoopModel } from './loopModel';

/** By sitting of the whole loop: rows of its session's table. */
export type FreeRows = readonly (readonly number[])[];

/** One date with all that is said of it before anybody is chosen. */
export class FinderDay {
  readonly grid: DayGrid;
  readonly reach: DayReach;
  /** By session: the cells of its starts. */
  readonly starts: readonly Bits[];
  /** By set: 0 where the day can hold exactly it, NEVER where not. */
  readonly fits: Int32Array;
  /** By set: whether the day could hold it if there were no other day; undefined where that was not asked yet. */
  readonly alone: (boolean | undefined)[] = [];
  /** By session and row: the cells in which the row can start. */
  private readonly cells: (Bits | undefined)[][];
  private knownCrews: DayCrews | null = null;

  constructor(
    readonly model: LoopModel,
    readonly date: LoopDate,
    /** By sitting: the rows that are free at one of its session's starts. */
    readonly free: FreeRows,
  ) {
    this.grid = makeDayGrid(model, date);
    this.reach = new DayReach(model, date, this.grid);
    this.starts = this.grid.cellOf.map((own) => this.reach.bitsOf(own));
    this.fits = this.reach.fill(this.starts, (1 << model.tables.length) - 1);
    this.cells = model.tables.map(() => []);
  }

  /** Who can hold which sessions here together. */
  get crews(): DayCrews {
    this.knownCrews ??= new DayCrews(this.model, this.reach, this.listSessions());
    return this.knownCrews;
  }

  /** The cells in which the row of the session's table can start. */
  cellsOf(session: number, row: number): Bits {
    const known = this.cells[session]?.[row];
    if (known) return known;
    const table = this.model.tables[session];
    const starts = this.date.starts[session] ?? new Int32Array();
    const cellOf = this.grid.cellOf[session] ?? new Int32Array();
    const bits = new Uint32Array((this.grid.cells >>> 5) + 1);
    for (let at = 0; at < starts.length; at++) {
      if (table && isLegal(table, row, starts[at] ?? 0)) addBit(bits, cellOf[at] ?? 0);
    }
    (this.cells[session] ?? [])[row] = bits;
    return bits;
  }

  private listSessions(): CrewSession[] {
    let first = 0;
    return this.model.tables.map((table, session) => {
      const seats = listSittings(table);
      const sittings = seats.map((seat, n) => ({ seat, rows: this.free[first + n] ?? [] }));
      first += seats.length;
      return { table, sittings, cellsOf: (row: number) => this.cellsOf(session, row) };
    });
  }
}

/** The days of several loops that differ little: a day that has the same starts and people as the first is that. */
export class FinderDays {
  private readonly first = new Map<number, FinderDay>();

  /** The date at the position in the model's dates. */
  read(model: LoopModel, at: number, free: FreeRows): FinderDay {
    const date = model.dates[at];
    if (!date) throw new RangeError(`no date ${at}`);
    const known = this.first.get(date.day);
    if (known && isSameDay(known, model, date)) return known;
    const own = new FinderDay(model, date, free);
    if (!known) this.first.set(date.day, own);
    return own;
  }
}

function isSameDay({ model: before, date: known }: FinderDay, model: LoopModel, date: LoopDate): boolean {
  return (
    before.least === model.least &&
    before.most === model.most &&
    before.lunch === model.lunch &&
    isSame(before.before, model.before) &&
    // With an order, a day of several may be left with other sets of sessions than the only one.
    (isOfOneDay(before) === isOfOneDay(model) || model.before.every((sessions) => sessions === 0)) &&
    known.lunch?.from === date.lunch?.from &&
    known.lunch?.to === date.lunch?.to &&
    known.starts.every((ticks, i) => isSame(ticks, date.starts[i] ?? [])) &&
    before.tables.every((table, i) => isSameTable(table, model.tables[i] ?? table, date.starts[i]))
  );
}

function isOfOneDay({ mostDays }: LoopModel): boolean {
  return mostDays === 1;
}

/** True where the tables say the same of these starts. */
function isSameTable(one: SessionTable, other: SessionTable, starts: ArrayLike<number> = []): boolean {
  if (one === other) return true;
  return (
    one.people === other.people &&
    one.impossible === other.impossible &&
    one.required === other.required &&
    one.apart === other.apart &&
    one.seats.length === other.seats.length &&
    one.seats.every((seat, s) => isSameSeat(seat, other.seats[s])) &&
    hasSameRows(one, other, (starts[0] ?? 0) >>> 5, (starts[starts.length - 1] ?? 0) >>> 5)
  );
}

function isSameSeat(one: RequiredSeat, other: RequiredSeat | undefined): boolean {
  return one.seat.count === other?.seat.count && isSame(one.able, other.able);
}

function hasSameRows(
  { legal, people, open }: SessionTable,
  other: SessionTable,
  from: number,
  to: number,
): boolean {
  if (legal === other.legal) return true;
  for (let row = 0; row < people.length; row++) {
    for (let w = row * open.length + from; w <= row * open.length + to; w++) {
      if (legal[w] !== other.legal[w]) return false;
    }
  }
  return true;
}

function isSame(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}
