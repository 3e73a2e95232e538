import { DayFrames } from './dayFrame';
import { NEVER } from './dayGrid';
import { DaySearch } from './daySearch';
import type { LoopModel } from './loopModel';
import type { LoopPeople } from './loopPeople';
import type { DayState, Question, Relaxation, Relaxed, TooDear } from './relaxation';

/** The relaxation of loops of one day: a question is about one date and all sessions. */
export class OneDayRelaxation implements Relaxation {
  private readonly frames: DayFrames;
  private readonly search: DaySearch;

  constructor(
    private readonly model: LoopModel,
    private readonly people: LoopPeople,
    /** Ticks at which no loop may begin. */
    private readonly begun: ReadonlySet<number>,
  ) {
    this.frames = new DayFrames(model);
    this.search = new DaySearch(model);
  }

  solve(question: Question, known: readonly DayState[] | null, limit: number): Relaxed | TooDear | null {
    const date = question.begin ?? 0;
    const before = known?.[0] ?? { date, sessions: null, stale: -1, table: null };
    const soonest = this.model.dates[date]?.soonest ?? 0;
    const { sessions, stale, fewest } = this.people.weigh(before, question, limit - soonest);
    const state: DayState = { date, sessions, stale, table: null };
    if (fewest < NEVER && fewest > limit - soonest) {
      return { points: fewest + soonest, placements: null, days: [state] };
    }
    const input = { frame: this.frames.of(date), sessions, begun: this.begun };
    const found = this.search.find(input, limit - soonest);
    if (!found) return null;
    const points = found.points + soonest;
    const days = [state];
    if (!found.stops) return { points, placements: null, days };
    return { points, placements: found.stops.map((stop) => this.people.place(state, stop)), days };
  }
}
