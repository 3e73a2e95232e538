import { listFreeRows } from '../people/freeRows';
import { listSittings } from '../people/panel';
import { canSeatAll, findShortage } from '../people/seatAll';
import { isLegal } from '../people/sessionTable';
import { type Bits, shareBits } from '../time/bits';
import { canShareOut } from './dayCrews';
import { NEVER } from './dayGrid';
import { type FinderDay, FinderDays, type FreeRows } from './finderDays';
import type { LoopModel } from './loopModel';

/** By sitting of the whole loop: rows of those of its session's table who may still take it; null for none of the days. */
type Rows = readonly (readonly number[] | null)[];

/** Sessions that are to be on one day. */
interface Share {
  readonly day: FinderDay;
  readonly set: number;
}

/** Two rows of a session that may not both sit in it. */
interface Pair {
  readonly sittings: readonly number[];
  readonly rows: readonly [number, number];
}

/** Looks after which a search is given up; where there are people enough, a few do. */
const MOST_LOOKS = 1_200;
/** Looks after which days with few people are searched by who sits there together. */
const FEW_LOOKS = 2;
/** Looks after which the one way to hold a loop on a day is given up, or one of the many to share it out among days. */
const MOST_LOOKS_ON_ONE_DAY = 300;
const MOST_LOOKS_ON_A_SHARING = 16;

/**
 * Looks for any loop, whatever it costs. Sessions are shared out among days first. Then they are set at times at which
 * somebody can take each; where two sittings count on one person there, one of them has to do without.
 */
export class LoopFinder {
  private readonly days: FinderDay[] = [];
  private readonly free: FreeRows[] = [];
  /** By date: who is free after it. */
  private readonly later: FreeRows[] = [];
  /** The session of each sitting. */
  private readonly sessionOf: readonly number[];
  private readonly pairs: readonly Pair[];
  private readonly full: number;
  private looks = 0;
  private left = 0;
  private isSure = true;

  constructor(
    private readonly model: LoopModel,
    private readonly known = new FinderDays(),
    /** What is found does not depend on it. */
    private readonly fewLooks = FEW_LOOKS,
  ) {
    this.sessionOf = model.tables.flatMap((table, session) => listSittings(table).map(() => session));
    this.full = (1 << model.tables.length) - 1;
    this.pairs = model.tables.flatMap(({ apart }, session) => {
      const sittings = this.sessionOf.flatMap((own, sitting) => (own === session ? [sitting] : []));
      return apart.map((rows) => ({ sittings, rows }));
    });
  }

  /** By set: 0 where the date can hold exactly it, NEVER where not, whoever sits. */
  fitsOn(date: number): Int32Array {
    return this.readDay(date).fits;
  }

  /** False where there are not enough people for a loop that begins on the date, whatever the times. */
  mayFind(begin: number): boolean {
    const { mostDays, mayRepeat } = this.model;
    if (mayRepeat) return true;
    return canSeatAll(this.peopleOf(mostDays === 1 ? this.freeOn(begin) : this.freeFrom(begin)));
  }

  /** Whether a loop begins on the date; null where the search was given up. */
  find(begin: number): boolean | null {
    const { mayRepeat, tables } = this.model;
    // Looks do not know the caps of who is required more than once.
    if (mayRepeat && tables.some(({ required }) => required.length > 0)) return null;
    this.looks = 0;
    // Who may sit twice may do so in ways that are not looked for here.
    this.isSure = !mayRepeat;
    for (let days = 1; days <= this.model.mostDays; days++) {
      if (this.shareOut(begin, this.full, days, [])) return true;
    }
    if (this.looks > MOST_LOOKS) return null;
    return this.isSure ? false : null;
  }

  private freeOn(at: number): FreeRows {
    const { tables, dates } = this.model;
    const free =
      this.free[at] ??
      tables.flatMap((table, session) => {
        const seats = listFreeRows(table, dates[at]?.starts[session]);
        return listSittings(table).map((seat) => seats[seat] ?? []);
      });
    this.free[at] = free;
    return free;
  }

  /** Who is free on the date or on a later one. */
  private freeFrom(at: number): FreeRows {
    const own = this.freeOn(at);
    if (at === this.model.dates.length - 1) return own;
    const later = this.later[at] ?? this.freeFrom(at + 1);
    this.later[at] = later;
    return later.map((rows, sitting) => {
      const known = new Set(rows);
      const more = (own[sitting] ?? []).filter((row) => !known.has(row));
      return more.length > 0 ? [...rows, ...more] : rows;
    });
  }

  private readDay(at: number): FinderDay {
    const day = this.days[at] ?? this.known.read(this.model, at, this.freeOn(at));
    this.days[at] = day;
    return day;
  }

  /** Tries the ways to share what is left out among exactly so many days, of which this date is the first. */
  private shareOut(at: number, left: number, days: number, shares: readonly Share[]): boolean {
    const day = this.readDay(at);
    if (days === 1) {
      const found = this.mayHold(day, left) && this.start([...shares, { day, set: left }]);
      if (found === null) this.isSure = false;
      return found === true;
    }
    for (let set = (left - 1) & left; set !== 0; set = (set - 1) & left) {
      const rest = left & ~set;
      if (((this.model.needs[set] ?? 0) & rest) !== 0 || !this.mayHold(day, set)) continue;
      for (let next = at + 1; next < this.model.dates.length && this.looks <= MOST_LOOKS; next++) {
        if (this.shareOut(next, rest, days - 1, [...shares, { day, set }])) return true;
      }
    }
    return false;
  }

  /** False where the day cannot hold the set even with everybody at its disposal. */
  private mayHold(day: FinderDay, set: number): boolean {
    if (day.fits[set] === NEVER) return false;
    if (set === this.full) return true;
    const known = day.alone[set] ?? this.start([{ day, set }]) !== false;
    day.alone[set] = known;
    return known;
  }

  /** Null where this was given up. */
  private start(shares: readonly Share[]): boolean | null {
    const rows = this.sessionOf.map(
      (session, sitting) =>
        shares.find(({ set }) => ((set >>> session) & 1) === 1)?.day.free[sitting] ?? null,
    );
    if (!canSeatAll(this.peopleOf(rows))) return false;
    const most = this.model.mostDays === 1 ? MOST_LOOKS_ON_ONE_DAY : MOST_LOOKS_ON_A_SHARING;
    return (
      this.lookFor(this.fewLooks, shares, rows) ?? this.seatCrews(shares) ?? this.lookFor(most, shares, rows)
    );
  }

  /** Null where so many looks do not tell. */
  private lookFor(most: number, shares: readonly Share[], rows: Rows): boolean | null {
    this.left = most;
    const found = this.look(shares, rows);
    return found || this.left >= 0 ? found : null;
  }

  /** Null where there are too many people to tell them apart, where they may repeat, or where the days are not apart themselves. */
  private seatCrews(shares: readonly Share[]): boolean | null {
    if (this.model.mayRepeat) return null;
    const areApart = shares.every(({ day }, at) => {
      const next = shares[at + 1]?.day.grid;
      return !next || day.grid.low + day.grid.cells * day.grid.unit <= next.low;
    });
    if (!areApart) return null;
    return canShareOut(
      shares.map(({ day }) => day.crews),
      shares.map(({ set }) => set),
    );
  }

  private look(shares: readonly Share[], rows: Rows): boolean {
    this.looks++;
    if (--this.left < 0) return false;
    if (!shares.every(({ day, set }) => day.reach.fill(this.cellsOf(day, rows), set)[set] !== NEVER))
      return false;
    const ticks = this.setTimes(shares);
    const seated = ticks && this.rowsAt(rows, ticks);
    if (!seated) return this.giveUp();
    const short = findShortage(this.peopleOf(seated));
    if (!short) return this.canBeApart(seated, 0) || this.giveUp();
    return short.sittings.some((sitting) => {
      const { people } = this.model.tables[this.sessionOf[sitting] ?? -1] ?? { people: [] };
      const left = (rows[sitting] ?? []).filter((row) => people[row] !== short.person);
      return left.length > 0 && this.look(shares, rows.with(sitting, left));
    });
  }

  private giveUp(): false {
    this.left = -1;
    return false;
  }

  /** False where, of the pairs from this one on, no way was found to do without one of each at these times. */
  private canBeApart(rows: Rows, at: number): boolean {
    const pair = this.pairs[at];
    if (!pair) return true;
    const { sittings } = pair;
    const meet = pair.rows.every((row) => sittings.some((sitting) => rows[sitting]?.includes(row)));
    if (!meet) return this.canBeApart(rows, at + 1);
    return pair.rows.some((row) => {
      if (--this.left < 0) return false;
      const left = rows.map((own, sitting) =>
        own && sittings.includes(sitting) ? own.filter((other) => other !== row) : own,
      );
      return this.holdsRequired(left) && canSeatAll(this.peopleOf(left)) && this.canBeApart(left, at + 1);
    });
  }

  /** By session: the cells in which somebody could take each of its sittings. */
  private cellsOf(day: FinderDay, rows: Rows): readonly Bits[] {
    if (rows.every((left, sitting) => !left || left === day.free[sitting])) return day.starts;
    const cells = [...day.starts];
    this.sessionOf.forEach((session, sitting) => {
      const left = rows[sitting];
      if (!left || left === day.free[sitting]) return;
      const own = new Uint32Array((day.grid.cells >>> 5) + 1);
      for (const row of left) {
        const bits = day.cellsOf(session, row);
        for (let w = 0; w < own.length; w++) own[w] = (own[w] ?? 0) | (bits[w] ?? 0);
      }
      cells[session] = shareBits(own, cells[session] ?? own);
    });
    return cells;
  }

  /** By session: its tick, each day as it was filled last; null where one that runs past midnight meets the next date. */
  private setTimes(shares: readonly Share[]): number[] | null {
    const ticks: number[] = [];
    let end = 0;
    for (const { day, set } of shares) {
      for (const { session, start } of day.reach.trace(set)) {
        const tick = day.date.starts[session]?.[start] ?? 0;
        if (tick < end) return null;
        end = tick + (this.model.tables[session]?.ticks ?? 0);
        ticks[session] = tick;
      }
    }
    return ticks;
  }

  /** Who of the rows is free at the sessions' ticks; null where not all who are required can sit. */
  private rowsAt(rows: Rows, ticks: readonly number[]): Rows | null {
    const { tables } = this.model;
    const free = this.sessionOf.map((session, sitting) => {
      const table = tables[session];
      const tick = ticks[session];
      if (tick === undefined) return null;
      return (rows[sitting] ?? []).filter((row) => table && isLegal(table, row, tick));
    });
    return this.holdsRequired(free) ? free : null;
  }

  /** Where they can sit, and all sittings can be taken, both can be at once (Mendelsohn and Dulmage, 1958). */
  private holdsRequired(free: Rows): boolean {
    return this.model.tables.every(({ required }, session) =>
      canSeatAll(
        required.map((row) =>
          this.sessionOf.flatMap((own, at) => {
            const rows = free[at];
            return own === session && (!rows || rows.includes(row)) ? [at] : [];
          }),
        ),
      ),
    );
  }

  private peopleOf(rows: Rows): number[][] {
    return rows.map((own, sitting) => {
      const { people } = this.model.tables[this.sessionOf[sitting] ?? -1] ?? { people: [] };
      // A sitting of no day has somebody of its own, who is nobody else's.
      return own ? own.map((row) => people[row] ?? -1) : [-1 - sitting];
    });
  }
}
