import type { Repeats } from '../people/repeats';
import { DayFrames } from './dayFrame';
import { NEVER } from './dayGrid';
import type { SessionLeast } from './dayPeople';
import { type DayInput, type DayLeast, DayProgramme } from './dayProgramme';
import type { LoopModel } from './loopModel';
import type { LoopPeople } from './loopPeople';
import type { DayState, Question, Relaxation, Relaxed, RelaxedPlacement, TooDear } from './relaxation';
import { type DayShare, type ShareableDay, shareOut } from './shareOut';

const NO_STARTS: readonly number[] = [];

/**
 * The relaxation of loops that may take several days: what the sets of sessions cost on each date, shared out. A day is
 * computed anew only where the cheapest loop would use it.
 */
export class SeveralDaysRelaxation implements Relaxation {
  private readonly frames: DayFrames;
  private readonly programme: DayProgramme;
  /** What the programme holds the table of. */
  private filled: readonly (SessionLeast | null)[] | null = null;
  /** Of a day of which nothing is known: everything fits and costs nothing. */
  private readonly nothing: DayLeast;

  constructor(
    private readonly model: LoopModel,
    private readonly people: LoopPeople,
    private readonly repeats: Repeats,
    /** Ticks at which no loop may begin. */
    private readonly begun: ReadonlySet<number>,
  ) {
    this.frames = new DayFrames(model);
    this.programme = new DayProgramme(model);
    const free = new Int32Array(1 << model.tables.length);
    this.nothing = { any: free, opening: free };
  }

  solve(question: Question, known: readonly DayState[] | null, limit: number): Relaxed | TooDear | null {
    const days = known ? [...known] : this.listDates(question.begin).map((date) => this.nothingOf(date));
    for (;;) {
      const least = shareOut(
        this.model,
        days.map((state) => this.shareable(state, question.begin)),
      );
      if (!least) return null;
      if (least.points > limit) return { points: least.points, placements: null, days };
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
    return [...this.model.dates.keys()].filter((date) => begin === null || date >= begin);
  }

  private shareable({ date, table }: DayState, begin: number | null): ShareableDay {
    const own = this.model.dates[date];
    // Where the date is given, what beginning on it costs is the caller's.
    const points = begin === null ? this.repeats.dayPoints(own?.day ?? -1) : begin === date ? 0 : NEVER;
    return { date, day: table ?? this.nothing, soonest: own?.soonest ?? 0, begin: points };
  }

  private nothingOf(date: number): DayState {
    return { date, sessions: null, stale: -1, table: null };
  }

  private renew(state: DayState, question: Question): DayState {
    const { sessions } = this.people.weigh(state, question);
    const begun = this.begun.size;
    const isSame = state.table?.begun === begun && sessions.every((own, at) => own === state.sessions?.[at]);
    if (isSame) return { date: state.date, sessions, stale: 0, table: state.table };
    const { any, opening } = this.fill(state.date, sessions);
    return { date: state.date, sessions, stale: 0, table: { any, opening, begun } };
  }

  private fill(date: number, sessions: readonly (SessionLeast | null)[]): DayLeast {
    this.filled = sessions;
    return this.programme.fill(this.inputOf(date, sessions));
  }

  private trace(days: readonly DayState[], { date, set }: DayShare, opens: boolean): RelaxedPlacement[] {
    const state = days.find((one) => one.date === date);
    if (!state?.sessions) return [];
    const { sessions } = state;
    if (this.filled !== sessions) this.fill(date, sessions);
    return this.programme
      .trace(this.inputOf(date, sessions), set, opens)
      .map((stop) => this.people.place(state, stop));
  }

  private inputOf(date: number, sessions: readonly (SessionLeast | null)[]): DayInput {
    const least = sessions.map((session) => session?.least ?? NO_STARTS);
    return { frame: this.frames.of(date), least, begun: this.begun };
  }
}
