import type { Ban } from './bans';
import { type DayGrid, makeDayGrid, NEVER } from './dayGrid';
import { DayPeople, type SessionLeast } from './dayPeople';
import { type DayLeast, DayProgramme } from './dayProgramme';
import type { Stop } from './dayStops';
import type { LoopModel } from './loopModel';
import type { Repeats } from './repeats';
import { type DayShare, type ShareableDay, shareOut } from './shareOut';

/** One session of a loop: where it stands and who sits. */
export interface Placement {
  readonly session: number;
  /** Position in the model's dates. */
  readonly date: number;
  readonly tick: number;
  readonly rows: readonly number[];
}

/** What is asked: loops that begin on the date (or on any, with null) and keep every ban. */
export interface Question {
  readonly begin: number | null;
  readonly bans: readonly Ban[];
  /** What each person costs on top, by index of the interviewers: surcharges and prices. */
  readonly charges: Int32Array;
}

/** One day, computed as closely as was needed so far. */
export interface DayState {
  /** Position in the model's dates. */
  readonly date: number;
  /** Null where nothing was computed yet; a session that has become cheaper is null too. */
  readonly sessions: readonly (SessionLeast | null)[] | null;
  /** Never more than the truth. */
  readonly day: DayLeast;
  /** The sessions, as bits, that may cost more by now; with none, `day` is exact. */
  readonly stale: number;
  /** How many starts were taken as the beginning of another loop when it was computed. */
  readonly begun: number;
}

/** The cheapest loop, as if nobody of one session knew of the others. */
export interface Relaxed {
  /** Charges included. */
  readonly points: number;
  readonly placements: readonly RelaxedPlacement[];
  /** The dates asked about, in time order. */
  readonly days: readonly DayState[];
}
export interface RelaxedPlacement extends Placement {
  readonly start: number;
  /** Of this session alone, charges included. */
  readonly points: number;
}

const NO_STARTS = new Int32Array();

/** Dates of a loop model with everything that stays the same from question to question. */
export class LoopRelaxation {
  private readonly grids: (DayGrid | undefined)[] = [];
  private readonly people: (DayPeople | undefined)[] = [];
  private readonly programme: DayProgramme;
  /** What the programme holds the table of. */
  private filled: readonly (SessionLeast | null)[] | null = null;
  /** Of a day of which nothing is known: everything fits and costs nothing. */
  private readonly free: Int32Array;

  constructor(
    private readonly model: LoopModel,
    private readonly repeats: Repeats,
    /** Ticks at which no loop may begin. */
    private readonly begun: ReadonlySet<number>,
  ) {
    this.programme = new DayProgramme(model);
    this.free = new Int32Array(1 << model.tables.length);
  }

  /**
   * Null where there is no such loop. What was known of the days before may be given as long as nothing has become
   * cheaper since; a day is computed anew only where the cheapest loop would use it.
   */
  solve(question: Question, known: readonly DayState[] | null): Relaxed | null {
    const days = known ? [...known] : this.listDates(question.begin).map((date) => this.nothingOf(date));
    for (;;) {
      const least = shareOut(
        this.model,
        days.map((state) => this.shareable(state, question.begin)),
      );
      if (!least) return null;
      const stale = days.flatMap((state, at) =>
        state.stale !== 0 && least.shares.some(({ date }) => date === state.date) ? [{ state, at }] : [],
      );
      for (const { state, at } of stale) days[at] = this.renew(state, question);
      if (stale.length > 0) continue;
      const placements = least.shares.flatMap((share, at) => this.trace(days, share, at === 0));
      return { points: least.points, placements, days };
    }
  }

  private listDates(begin: number | null): number[] {
    const { dates, mostDays } = this.model;
    if (begin !== null && mostDays === 1) return [begin];
    return [...dates.keys()].filter((date) => begin === null || date >= begin);
  }

  private shareable({ date, day }: DayState, begin: number | null): ShareableDay {
    const own = this.model.dates[date];
    // Where the date is given, what beginning on it costs is the caller's.
    const points = begin === null ? this.repeats.dayPoints(own?.day ?? -1) : begin === date ? 0 : NEVER;
    return { date, day, soonest: own?.soonest ?? 0, begin: points };
  }

  /** By seat: the rows of whoever is free for the session at some start of the date. */
  listFree(date: number, session: number): readonly (readonly number[])[] {
    return this.peopleOf(date).listFree(session);
  }

  pointsOf(date: number, session: number, row: number, start: number): number {
    return this.peopleOf(date).pointsOf(session, row, start);
  }

  hourOf(date: number, session: number, start: number): number {
    return this.peopleOf(date).hourOf(session, start);
  }

  private nothingOf(date: number): DayState {
    const day = { any: this.free, opening: this.free };
    return { date, sessions: null, day, stale: this.free.length - 1, begun: 0 };
  }

  private renew(state: DayState, { bans, charges }: Question): DayState {
    const { date, stale } = state;
    const sessions = this.model.tables.map((_, session) => {
      const own = state.sessions?.[session] ?? null;
      if (own && ((stale >>> session) & 1) === 0) return own;
      const barred = bans.filter((ban) => ban.session === session);
      return this.peopleOf(date).weigh(session, barred, charges, own);
    });
    const isSame =
      state.begun === this.begun.size && sessions.every((own, at) => own === state.sessions?.[at]);
    if (isSame) return { ...state, stale: 0 };
    return { date, sessions, day: this.fill(date, sessions), stale: 0, begun: this.begun.size };
  }

  private fill(date: number, sessions: readonly (SessionLeast | null)[]): DayLeast {
    this.filled = sessions;
    return this.programme.fill(this.inputOf(date, sessions));
  }

  private trace(days: readonly DayState[], { date, set }: DayShare, opens: boolean): RelaxedPlacement[] {
    const sessions = days.find((state) => state.date === date)?.sessions ?? [];
    if (this.filled !== sessions) this.fill(date, sessions);
    return this.programme
      .trace(this.inputOf(date, sessions), set, opens)
      .map((stop) => this.place(date, stop, sessions[stop.session] ?? null));
  }

  private place(date: number, { session, start }: Stop, own: SessionLeast | null): RelaxedPlacement {
    const tick = this.model.dates[date]?.starts[session]?.[start] ?? 0;
    const points = own?.least[start] ?? NEVER;
    return { session, date, start, tick, points, rows: own ? panelAt(own, start) : [] };
  }

  private inputOf(date: number, sessions: readonly (SessionLeast | null)[]) {
    const own = this.model.dates[date];
    if (!own) throw new RangeError(`no date ${date}`);
    this.grids[date] ??= makeDayGrid(this.model, own);
    const least = sessions.map((session) => session?.least ?? NO_STARTS);
    return { model: this.model, date: own, grid: this.grids[date], least, begun: this.begun };
  }

  private peopleOf(date: number): DayPeople {
    const own = this.model.dates[date];
    if (!own) throw new RangeError(`no date ${date}`);
    this.people[date] ??= new DayPeople(this.model, own);
    return this.people[date];
  }
}

function panelAt({ least, panels }: SessionLeast, start: number): number[] {
  const sittings = panels.length / least.length;
  return [...panels.subarray(start * sittings, (start + 1) * sittings)];
}

/** The day when somebody in the session has become cheaper by so many points. */
export function cheapenDay(state: DayState, session: number, points: number): DayState {
  const lower = (values: Int32Array) =>
    values.map((value, set) =>
      value < NEVER && ((set >>> session) & 1) === 1 ? Math.max(0, value - points) : value,
    );
  const day = { any: lower(state.day.any), opening: lower(state.day.opening) };
  const sessions = state.sessions?.map((own, at) => (at === session ? null : own)) ?? null;
  return { ...state, sessions, day, stale: state.stale | (1 << session) };
}
