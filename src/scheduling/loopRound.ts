import { boundDay, type DayBound, NEVER } from './loopBound';
import { DayCosts } from './loopCosts';
import type { LoopModel } from './loopModel';
import { type FoundLoop, searchLoop } from './loopSearch';
import type { Repeats } from './repeats';
import { type SeatPrices, sharpenPrices } from './seatPrices';

const FIRST_BUDGET = 100;
const MORE_BUDGET = 3;

/** What is known of the cheapest loop that begins on one date. */
interface DateState {
  /** Never more than the truth, the repeat points of the day left out. */
  least: number;
  loop: FoundLoop | null;
  /** The round in which `loop` was found the cheapest; surcharges only grow, so an old `least` stays a lower bound. */
  round: number;
  /** How far a search may go before the bound is sharpened. */
  budget: number;
}

/**
 * Finds one cheapest loop after another. Dates are looked at in the order of what they cost at least, and only as
 * closely as needed to tell which comes next.
 */
export class LoopRounds {
  private readonly states: DateState[];
  private readonly costs = new Map<number, DayCosts>();
  private bounds = new Map<number, DayBound>();
  /** By date: what asking for a person is priced at, so that the bound knows that nobody sits twice. */
  private readonly prices = new Map<number, SeatPrices>();
  private readonly begun = new Set<number>();
  private round = 0;
  private readonly full: number;

  constructor(
    private readonly model: LoopModel,
    private readonly repeats: Repeats,
    /** Moments a first search may look at; what it finds does not depend on it. */
    firstBudget = FIRST_BUDGET,
  ) {
    this.full = (1 << model.tables.length) - 1;
    // Prices belong to one date, and say nothing where people may repeat.
    const mayPrice = model.mostDays === 1 && !model.mayRepeat;
    this.states = model.dates.map(({ soonest }) => ({
      least: soonest,
      loop: null,
      round: -2,
      budget: mayPrice ? firstBudget : Number.POSITIVE_INFINITY,
    }));
  }

  /** The cheapest loop that is not proposed yet; null where there is none. */
  next(): FoundLoop | null {
    for (;;) {
      const at = this.cheapestDate();
      const state = this.states[at];
      if (!state || state.least >= NEVER) return null;
      if (state.round === this.round && state.loop) return this.take(at, state.loop);
      this.look(at, state);
    }
  }

  /** True where some loop begins on the date; asked of a plain model, where every loop costs nothing. */
  isPossible(date: number): boolean {
    const state = this.states[date];
    if (!state) return false;
    // Prices that lift the bound above nothing prove that nobody sitting twice leaves no loop at all.
    while (this.leastOf(date) <= 0) {
      const limits = { stopAtFirst: true, below: 1, budget: state.budget };
      const { loop, stopped } = searchLoop(this.searchInput(), date, limits);
      if (loop) return true;
      if (!stopped) return false;
      state.budget *= MORE_BUDGET;
      this.sharpen(date);
    }
    return false;
  }

  private cheapestDate(): number {
    let best = -1;
    let least = NEVER;
    this.states.forEach((state, at) => {
      const total = state.least + this.repeats.dayPoints(this.model.dates[at]?.day ?? -1);
      if (total < least) {
        least = total;
        best = at;
      }
    });
    return best;
  }

  /** First the bound of this round, then, if the date still leads, the search. */
  private look(at: number, state: DateState): void {
    const bound = this.leastOf(at);
    if (bound > state.least) {
      state.least = bound;
      return;
    }
    const { loop, stopped } = searchLoop(this.searchInput(), at, { budget: state.budget });
    if (stopped) {
      state.budget *= MORE_BUDGET;
      this.sharpen(at);
      state.least = Math.max(state.least, this.leastOf(at));
      return;
    }
    state.loop = loop;
    state.least = loop ? loop.points : NEVER;
    state.round = this.round;
  }

  /** What a loop of the date costs at least, as far as the bound knows. */
  private leastOf(date: number): number {
    const least = this.boundOf(date, this.model.mostDays).first[this.full] ?? NEVER;
    return least >= NEVER ? NEVER : least - this.costsOf(date).pricesTotal;
  }

  private sharpen(date: number): void {
    const costs = this.costsOf(date);
    const under = (prices: SeatPrices) => {
      this.prices.set(date, prices);
      this.priced.delete(date);
      this.bounds.delete(date * 32 + this.model.mostDays);
      const least = this.leastOf(date);
      return { least, bound: this.boundOf(date, this.model.mostDays) };
    };
    under(sharpenPrices(this.model, costs, this.prices.get(date) ?? new Map(), under));
  }

  private take(at: number, loop: FoundLoop): FoundLoop {
    const { tables, dates } = this.model;
    const people = loop.placements.flatMap(({ session, rows }) =>
      rows.map((row) => tables[session]?.people[row] ?? -1),
    );
    const [first] = loop.placements;
    this.repeats.add(people, dates[at]?.day ?? -1, first?.tick ?? 0, first?.tick ?? 0);
    this.begun.add(first?.tick ?? -1);
    this.bounds = new Map();
    this.priced.clear();
    this.round++;
    return loop;
  }

  private readonly priced = new Set<number>();

  private costsOf(date: number): DayCosts {
    let costs = this.costs.get(date);
    if (!costs) {
      const own = this.model.dates[date];
      if (!own) throw new RangeError(`no date ${date}`);
      costs = new DayCosts(this.model, own);
      this.costs.set(date, costs);
    }
    if (!this.priced.has(date)) {
      costs.reprice(this.repeats.surcharge, this.prices.get(date) ?? new Map());
      this.priced.add(date);
    }
    return costs;
  }

  private boundOf(date: number, daysLeft: number): DayBound {
    const key = date * 32 + daysLeft;
    const known = this.bounds.get(key);
    if (known) return known;
    const costs = this.costsOf(date);
    const bound = boundDay({
      model: this.model,
      date: costs.date,
      grid: costs.grid,
      cheapest: costs.leastNow,
      later: daysLeft > 1 ? this.laterThan(date, daysLeft - 1) : null,
      begun: this.begun,
    });
    this.bounds.set(key, bound);
    return bound;
  }

  /** By set of sessions: the least they cost on the days after the date, when so many may still begin. */
  private laterThan(date: number, daysLeft: number): Int32Array {
    const later = new Int32Array(this.full + 1).fill(NEVER);
    for (let next = date + 1; next < this.model.dates.length; next++) {
      const { first } = this.boundOf(next, daysLeft);
      for (let set = 1; set <= this.full; set++) {
        const least = Math.min(NEVER, (first[set] ?? NEVER) + this.model.extraDayPoints);
        if (least < (later[set] ?? NEVER)) later[set] = least;
      }
    }
    return later;
  }

  private searchInput() {
    return {
      model: this.model,
      costs: (date: number) => this.costsOf(date),
      bound: (date: number, daysLeft: number) => this.boundOf(date, daysLeft),
      begun: this.begun,
    };
  }
}
