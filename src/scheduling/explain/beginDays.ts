import type { Effort } from '../effort';
import { FinderDays } from '../loops/finderDays';
import { listPossibleDates } from '../loops/loopDays';
import { makeLoopModel } from '../loops/loopModel';
import type { Without } from '../people/legal';
import type { Plan } from '../people/plan';
import { type Bits, fillBits, isEmpty, shareBits } from '../time/bits';
import type { LoopRequest } from '../types';
import type { Relaxed } from './relaxer';
import { insistOnFresh } from './retable';

/** Sessions with something new that are asked about one by one; beyond that, all at once is quicker. */
const MOST_ASKED_APART = 2;

type Loop = Relaxed<LoopRequest>;

/** Asks again and again on which of the candidate's days a loop can begin. Days are those of the candidate's clock. */
export class BeginDays {
  readonly all: ReadonlySet<number>;
  private readonly known = new FinderDays();

  constructor(
    private readonly plan: Plan,
    private readonly effort: Effort,
  ) {
    this.all = new Set(Array.from({ length: plan.time.clock.days }, (_, day) => day));
  }

  /** Those of the days asked about on which a loop can begin. */
  list(loop: Loop, asked: ReadonlySet<number>, without: Without = null): Set<number> {
    const mostDays = without === 'sameDay' ? loop.request.sessions.length : loop.request.mostDays;
    const ticks = this.ticksOf(mostDays, asked);
    return this.listAmong(
      loop,
      loop.feasible.map(({ starts }) => shareBits(starts, ticks)),
      asked,
      without,
    );
  }

  /**
   * The same, where it is known that none can begin on them as things stand: then some session of a loop that can
   * stands on a start that is new to it.
   */
  listFresh(loop: Loop, asked: ReadonlySet<number>): Set<number> {
    const isOfMany = loop.feasible.some(({ fresh, winner }) => fresh && winner === null);
    if (isOfMany && loop.feasible.filter(({ fresh }) => fresh).length > MOST_ASKED_APART)
      return this.list(loop, asked);
    const ticks = this.ticksOf(loop.request.mostDays, asked);
    const found = new Set<number>();
    loop.feasible.forEach((one, i) => {
      if (!one.fresh) return;
      const feasible = loop.feasible.with(i, insistOnFresh(one));
      const starts = feasible.map((own) => shareBits(own.starts, ticks));
      const left = new Set([...asked].filter((day) => !found.has(day)));
      for (const day of this.listAmong({ ...loop, feasible }, starts, left, null)) found.add(day);
    });
    return found;
  }

  /** The ticks that a loop of so many days can use if it begins on one of these. */
  ticksOf(mostDays: number, days: ReadonlySet<number>): Bits {
    const { horizon } = this.plan.index;
    const { dayStart } = this.plan.time.clock;
    const ticks = new Uint32Array(horizon.words);
    const first = Math.min(...days);
    if (mostDays > 1 && days.size > 0) {
      fillBits(ticks, 0, horizon.words, dayStart[first] ?? 0, horizon.words * 32);
    } else {
      for (const day of days) fillBits(ticks, 0, horizon.words, dayStart[day] ?? 0, dayStart[day + 1] ?? 0);
    }
    return ticks;
  }

  private listAmong(
    { request, people, feasible }: Loop,
    starts: readonly Bits[],
    asked: ReadonlySet<number>,
    without: Without,
  ): Set<number> {
    if (starts.some(isEmpty)) return new Set();
    const tables = feasible.map(({ table }) => table);
    // Who may sit twice is asked for their caps and buffer once more, beside the starts they have alone.
    const index = people === this.plan.index.people ? this.plan.index : { ...this.plan.index, people };
    const model = makeLoopModel(request, { ...this.plan, index, tables }, { without, feasible: starts });
    const dayOf = (date: number) => model.dates[date]?.day ?? -1;
    const dates = listPossibleDates(model, (date) => asked.has(dayOf(date)), this.effort, this.known);
    return new Set(dates.map(dayOf));
  }
}
