import { isApart } from '../people/panel';
import type { SessionTable } from '../people/sessionTable';
import { type Bits, isEmpty, shareBits } from '../time/bits';
import type { DayReach } from './dayReach';
import { mayComeFirst } from './dayStops';
import type { LoopModel } from './loopModel';

/** What a day has of one session. */
export interface CrewSession {
  readonly table: SessionTable;
  /** By sitting: the seat, and the rows that are free at one of the session's starts. */
  readonly sittings: readonly { readonly seat: number; readonly rows: readonly number[] }[];
  /** The cells in which the row can start. */
  readonly cellsOf: (row: number) => Bits;
}

/** People as bits, who together take all sittings of a session in one of the cells. */
interface Panel {
  readonly people: number;
  readonly cells: Bits;
}

/** By crew. */
type Rows = ReadonlyMap<number, Bits>;

/** More people are not told apart: they are bits of a word, and have too many panels. */
const MOST_PEOPLE = 16;
/** Panels put before others, after which there are too many people for this. */
const MOST_STEPS = 50_000;

/**
 * Who can hold which sessions of a day together, exactly, where people are few: as `DayReach`, but beside each set of
 * sessions with a row for each crew, the people who hold it. A crew is a set of people, as bits in the order of `people`.
 */
export class DayCrews {
  /** Everybody who is free for a sitting, by index of the interviewers. */
  readonly people: readonly number[];
  private readonly panels: readonly (readonly Panel[])[];
  /** By set of sessions and crew: the starts with which it can begin to hold the set, and the ends before which it can. */
  private readonly arrivals = new Map<number, Rows>();
  private readonly rests = new Map<number, Rows>();
  private steps = 0;

  constructor(
    private readonly model: LoopModel,
    private readonly reach: DayReach,
    sessions: readonly CrewSession[],
  ) {
    const free = sessions.flatMap(({ table, sittings }) =>
      sittings.flatMap(({ rows }) => rows.map((row) => table.people[row] ?? -1)),
    );
    this.people = [...new Set(free)];
    const bitOf = new Map(this.people.map((p, bit) => [p, bit]));
    this.panels = this.isTooMany ? [] : sessions.map((session) => listPanels(session, bitOf));
    this.rests.set(0, new Map([[0, reach.over]]));
  }

  /** The crews that can hold exactly the set on this day; null where there are too many people to tell. */
  list(set: number): readonly number[] | null {
    const crews = [...this.arrivalsOf(set)].flatMap(([crew, starts]) =>
      this.reach.mayBegin(starts) ? [crew] : [],
    );
    return this.isTooMany ? null : crews;
  }

  /** True where there is such a crew, which is less to ask; null where there are too many people to tell. */
  holds(set: number): boolean | null {
    for (let session = 0; session < this.panels.length; session++) {
      if (!mayComeFirst(this.model, session, set)) continue;
      const rests = this.restsOf(set & ~(1 << session));
      if (this.isTooMany) return null;
      if (this.mayBeginWith(session, rests)) return true;
    }
    return this.isTooMany ? null : false;
  }

  private get isTooMany(): boolean {
    return this.people.length > MOST_PEOPLE || this.steps > MOST_STEPS;
  }

  private arrivalsOf(set: number): Rows {
    const known = this.arrivals.get(set);
    if (known) return known;
    const rows = new Map<number, Bits>();
    for (let session = 0; session < this.panels.length && !this.isTooMany; session++) {
      if (!mayComeFirst(this.model, session, set)) continue;
      this.arrive(rows, session, this.restsOf(set & ~(1 << session)));
    }
    this.arrivals.set(set, rows);
    return rows;
  }

  private restsOf(set: number): Rows {
    const known = this.rests.get(set);
    if (known) return known;
    const rows = new Map<number, Bits>();
    for (const [crew, starts] of this.arrivalsOf(set)) {
      const ends = new Uint32Array(starts.length);
      this.reach.leave(starts, ends, 0);
      if (!isEmpty(ends)) rows.set(crew, ends);
    }
    this.rests.set(set, rows);
    return rows;
  }

  private mayBeginWith(session: number, rests: Rows): boolean {
    const panels = this.panels[session] ?? [];
    const starts = new Uint32Array(this.reach.over.length);
    for (const [crew, ends] of rests) {
      starts.fill(0);
      for (const { people, cells } of panels) {
        if ((people & crew) === 0) this.reach.arrive(starts, session, cells, ends, 0);
      }
      if (this.reach.mayBegin(starts)) return true;
    }
    return false;
  }

  /** Every panel of the session that can come before what each crew holds. */
  private arrive(rows: Map<number, Bits>, session: number, rests: Rows): void {
    for (const [crew, ends] of rests) {
      for (const { people, cells } of this.panels[session] ?? []) {
        if ((people & crew) !== 0) continue;
        this.steps++;
        const known = rows.get(people | crew);
        const starts = known ?? new Uint32Array(ends.length);
        this.reach.arrive(starts, session, cells, ends, 0);
        if (!known && !isEmpty(starts)) rows.set(people | crew, starts);
      }
      if (this.isTooMany) return;
    }
  }
}

function listPanels({ table, sittings, cellsOf }: CrewSession, bitOf: ReadonlyMap<number, number>): Panel[] {
  const panels = new Map<number, Panel>();
  const rows: number[] = [];
  const fill = (people: number, cells: Bits | null): void => {
    const next = sittings[rows.length];
    if (!next) {
      if (cells && table.required.every((row) => rows.includes(row))) panels.set(people, { people, cells });
      return;
    }
    const same = next.seat === sittings[rows.length - 1]?.seat;
    const from = same ? next.rows.indexOf(rows[rows.length - 1] ?? -1) + 1 : 0;
    for (const row of next.rows.slice(from)) {
      if (rows.includes(row) || isApart(table, rows, row)) continue;
      const left = cells ? shareBits(cells, cellsOf(row)) : cellsOf(row);
      if (isEmpty(left)) continue;
      rows.push(row);
      fill(people | (1 << (bitOf.get(table.people[row] ?? -1) ?? 0)), left);
      rows.pop();
    }
  };
  if (!table.impossible) fill(0, null);
  return [...panels.values()];
}

/** True where each day can have one of its crews so that nobody is in two; null where that is too much to ask. */
export function canShareOut(days: readonly DayCrews[], sets: readonly number[]): boolean | null {
  const [alone, ...others] = days;
  if (alone && others.length === 0) return alone.holds(sets[0] ?? 0);
  const crews = days.map((day, at) => day.list(sets[at] ?? 0));
  let steps = 0;
  const seat = (at: number, taken: readonly number[]): boolean => {
    const day = days[at];
    if (!day) return true;
    const barred = day.people.reduce((bits, p, bit) => (taken.includes(p) ? bits | (1 << bit) : bits), 0);
    return (crews[at] ?? []).some((crew) => {
      if (++steps > MOST_STEPS || (crew & barred) !== 0) return false;
      return seat(at + 1, [...taken, ...day.people.filter((_, bit) => ((crew >>> bit) & 1) === 1)]);
    });
  };
  if (crews.includes(null)) return null;
  return seat(0, []) || (steps > MOST_STEPS ? null : false);
}
