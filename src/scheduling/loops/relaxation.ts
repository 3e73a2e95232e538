import type { Ban } from './bans';
import { NEVER } from './dayGrid';
import type { SessionLeast } from './dayPeople';
import type { DayLeast } from './dayProgramme';

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
  /** The sessions, as bits, that may cost more by now. */
  readonly stale: number;
  /** By set of sessions, never more than the truth, which it is while nothing is stale; null where loops take one day. */
  readonly table: DayTable | null;
}
export interface DayTable extends DayLeast {
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
/** That loop where no more is known than that it costs at least so many points. */
export interface TooDear extends Omit<Relaxed, 'placements'> {
  readonly placements: null;
}

export interface Relaxation {
  /**
   * Null where there is no such loop. What was known of the days before may be given as long as nothing has become
   * cheaper since. Loops that cost more than `limit` need not be told apart.
   */
  solve(question: Question, known: readonly DayState[] | null, limit: number): Relaxed | TooDear | null;
}

/** The day when the sessions, as bits, may cost more than is known. */
export function dearerDay({ date, sessions, stale, table }: DayState, touched: number): DayState {
  return { date, sessions, stale: stale | touched, table };
}

/** The day when somebody in the session has become cheaper by so many points. */
export function cheapenDay(state: DayState, session: number, points: number): DayState {
  const lower = (values: Int32Array) =>
    values.map((value, set) =>
      value < NEVER && ((set >>> session) & 1) === 1 ? Math.max(0, value - points) : value,
    );
  const { date, table } = state;
  return {
    date,
    sessions: state.sessions?.map((own, at) => (at === session ? null : own)) ?? null,
    stale: state.stale | (1 << session),
    table: table && { any: lower(table.any), opening: lower(table.opening), begun: table.begun },
  };
}
