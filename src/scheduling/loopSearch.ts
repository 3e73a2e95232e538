import { type DayBound, isLunchBefore, lunchAfter, NEVER } from './loopBound';
import type { DayCosts } from './loopCosts';
import { holdsLunch, type LoopModel, weighGap } from './loopModel';
import type { Surcharge } from './panel';
import { mayAlsoSit } from './sitTwice';

/** One session of a loop: where it stands and who sits. */
export interface Placement {
  readonly session: number;
  /** Position in the model's dates. */
  readonly date: number;
  readonly tick: number;
  readonly rows: readonly number[];
}
/** What a search found; `stopped` where it gave up before it was sure. */
export interface SearchResult {
  readonly loop: FoundLoop | null;
  readonly stopped: boolean;
}
export interface FoundLoop {
  /** Surcharge included, the day's own repeat points not. */
  readonly points: number;
  readonly placements: readonly Placement[];
}

export interface SearchInput {
  readonly model: LoopModel;
  readonly costs: (date: number) => DayCosts;
  /** The bound of a date when so many days may still begin, itself included. */
  readonly bound: (date: number, daysLeft: number) => DayBound;
  readonly begun: ReadonlySet<number>;
}

interface Child {
  readonly bound: number;
  /** -1: the next session is on the later date `start`. */
  readonly session: number;
  readonly start: number;
  readonly points: number;
  readonly lunch: number;
}

const NO_BUDGET = Number.POSITIVE_INFINITY;

export interface SearchLimits {
  readonly stopAtFirst?: boolean;
  /** Only a loop of fewer points is looked for. */
  readonly below?: number;
  /** Moments to look at before giving up. */
  readonly budget?: number;
}

/** The cheapest loop (or just any) that begins on the date; null where there is none. */
export function searchLoop(
  input: SearchInput,
  date: number,
  { stopAtFirst = false, below = NEVER, budget = NO_BUDGET }: SearchLimits = {},
): SearchResult {
  const { prices, pricesTotal } = input.costs(date);
  const search = new LoopSearch(input, prices, pricesTotal, { stopAtFirst, below, budget });
  search.begin(date, input.model.mostDays, (1 << input.model.tables.length) - 1, -pricesTotal);
  return { loop: search.best, stopped: search.stopped };
}

/**
 * Depth first along the clock, the most promising start first, every branch left as soon as what it has spent and the
 * bound of what is left reach the best loop found. The bound never overstates, so what is found is the cheapest.
 */
class LoopSearch {
  best: FoundLoop | null = null;
  private readonly placed: Placement[] = [];
  private readonly used = new Set<number>();
  /** What is proven to be the least for finishing from a moment with these people taken. */
  private readonly proven = new Map<string, number>();

  /** The least loop found so far, in true points. */
  private limit: number;
  private budget: number;
  private readonly stopAtFirst: boolean;
  stopped = false;

  /**
   * Points spent carry the seat prices of who sits, less all of them; `unpaid` is what nobody who sits has paid, so that
   * `spent + unpaid` is the truth and `spent` never more.
   */
  constructor(
    private readonly input: SearchInput,
    private readonly prices: Surcharge,
    private unpaid: number,
    limits: Required<SearchLimits>,
  ) {
    this.limit = limits.below;
    this.budget = limits.budget;
    this.stopAtFirst = limits.stopAtFirst;
  }

  /** Places the first session of a day. */
  begin(date: number, daysLeft: number, set: number, spent: number): void {
    const { model, begun } = this.input;
    const costs = this.input.costs(date);
    const { date: day } = costs;
    const last = this.placed[this.placed.length - 1];
    const earliest = last ? this.endOf(last) : 0;
    const children: Child[] = [];
    this.forEachStart(date, daysLeft, set, (session, start, tick, after) => {
      if (tick < earliest || (!last && begun.has(tick))) return;
      const lunch = isLunchBefore(model, day, tick) ? 1 : 0;
      children.push({ bound: after(lunch), session, start, points: 0, lunch });
    });
    this.tryAll(children, date, daysLeft, set, spent);
  }

  /** Places what follows a session that ends at `end`. */
  private proceed(
    date: number,
    daysLeft: number,
    end: number,
    lunch: number,
    set: number,
    spent: number,
  ): void {
    const { model } = this.input;
    const day = this.input.costs(date).date;
    const mayLeave = lunch === 1 || lunchAfter(model, day, end);
    if (set === 0) {
      if (mayLeave) this.keep(spent + this.unpaid + day.soonest);
      return;
    }
    const state = this.stateOf(date, daysLeft, end, lunch, set);
    if (state && spent + this.unpaid + (this.proven.get(state) ?? 0) >= this.limit) return;
    if (this.budget-- <= 0) this.stopped = true;
    const children: Child[] = [];
    this.forEachStart(date, daysLeft, set, (session, start, tick, after) => {
      if (tick < end) return;
      const points = weighGap(model, day, end, tick);
      if (points === Number.POSITIVE_INFINITY) return;
      const had = lunch === 1 || holdsLunch(model, day, end, tick) ? 1 : 0;
      children.push({ bound: points + after(had), session, start, points, lunch: had });
    });
    if (mayLeave && daysLeft > 1) {
      for (let later = date + 1; later < model.dates.length; later++) {
        const bound = model.extraDayPoints + (this.input.bound(later, daysLeft - 1).first[set] ?? NEVER);
        children.push({ bound, session: -1, start: later, points: model.extraDayPoints, lunch: 0 });
      }
    }
    this.tryAll(children, date, daysLeft, set, spent);
    if (state && !this.stopped) this.proven.set(state, this.limit - spent - this.unpaid);
  }

  /** What the rest depends on; null where it is not worth remembering. */
  private stateOf(date: number, daysLeft: number, end: number, lunch: number, set: number): string | null {
    const { tables, mayRepeat } = this.input.model;
    if (mayRepeat) return null;
    const wanted = [...this.used].filter((p) =>
      tables.some((table, i) => (set & (1 << i)) !== 0 && table.seatable.has(p)),
    );
    return `${date} ${daysLeft} ${end} ${lunch} ${set} ${wanted.sort((a, b) => a - b).join()}`;
  }

  /** Calls with each start of each session that may come next, and what it and the rest cost at least. */
  private forEachStart(
    date: number,
    daysLeft: number,
    set: number,
    visit: (session: number, start: number, tick: number, after: (lunch: number) => number) => void,
  ): void {
    const { model } = this.input;
    const costs = this.input.costs(date);
    const { rest, low, unit, cells } = this.input.bound(date, daysLeft);
    for (let session = 0; session < model.tables.length; session++) {
      if ((set & (1 << session)) === 0 || ((model.before[session] ?? 0) & set) !== 0) continue;
      const length = model.tables[session]?.ticks ?? 0;
      const cheapest = costs.leastNow[session];
      costs.date.starts[session]?.forEach((tick, start) => {
        const cell = (tick + length - low) / unit;
        const next = (set & ~(1 << session)) * 2;
        visit(
          session,
          start,
          tick,
          (lunch) => (cheapest?.[start] ?? NEVER) + (rest[(next + lunch) * (cells + 1) + cell] ?? NEVER),
        );
      });
    }
  }

  private tryAll(children: Child[], date: number, daysLeft: number, set: number, spent: number): void {
    children.sort((a, b) => a.bound - b.bound);
    for (const child of children) {
      if (this.stopped || spent + child.bound >= this.limit || child.bound >= NEVER) return;
      if (child.session < 0) this.begin(child.start, daysLeft - 1, set, spent + child.points);
      else this.seat(child, date, daysLeft, set, spent);
    }
  }

  /** Tries the panels of a session at a start, cheapest people first. */
  private seat(child: Child, date: number, daysLeft: number, set: number, spent: number): void {
    const { model } = this.input;
    const { session, start } = child;
    const table = model.tables[session];
    const costs = this.input.costs(date);
    if (!table) return;
    const tick = costs.date.starts[session]?.[start] ?? 0;
    const left = set & ~(1 << session);
    const grid = this.input.bound(date, daysLeft);
    const end = tick + table.ticks;
    const after =
      grid.rest[(left * 2 + child.lunch) * (grid.cells + 1) + (end - grid.low) / grid.unit] ?? NEVER;
    const own = costs.own[session]?.[start] ?? 0;
    const price = (row: number) => costs.priceOf(session, row, start);
    const choices = costs.choicesNow(session, start);
    const sittings = table.seats.flatMap(({ seat }, s) => Array.from({ length: seat.count }, () => s));
    const rest = new Array<number>(sittings.length + 1).fill(0);
    for (let at = sittings.length - 1; at >= 0; at--) {
      const [cheapest] = choices[sittings[at] ?? 0] ?? [];
      rest[at] = (rest[at + 1] ?? 0) + (cheapest === undefined ? NEVER : price(cheapest));
    }
    const rows: number[] = [];
    const fill = (at: number, points: number): void => {
      if (at === sittings.length) {
        this.place({ session, date, tick, rows: [...rows] }, () =>
          this.proceed(date, daysLeft, end, child.lunch, left, spent + child.points + own + points),
        );
        return;
      }
      const missing = table.required.filter((row) => !rows.includes(row)).length;
      if (missing > sittings.length - at) return;
      const options = choices[sittings[at] ?? 0] ?? [];
      const same = at > 0 && sittings[at - 1] === sittings[at];
      for (let n = same ? options.indexOf(rows[at - 1] ?? -1) + 1 : 0; n < options.length; n++) {
        const row = options[n] ?? -1;
        const total = points + price(row);
        if (this.stopped || spent + child.points + own + total + (rest[at + 1] ?? 0) + after >= this.limit)
          return;
        if (rows.includes(row) || !this.maySit(table.people[row] ?? -1, tick, end)) continue;
        if (table.apart.some(([a, b]) => (a === row && rows.includes(b)) || (b === row && rows.includes(a))))
          continue;
        rows.push(row);
        fill(at + 1, total);
        rows.pop();
      }
    };
    fill(0, 0);
  }

  private maySit(p: number, tick: number, end: number): boolean {
    if (!this.used.has(p)) return true;
    if (!this.input.model.mayRepeat) return false;
    const { tables, plan } = this.input.model;
    const own = this.placed.filter(({ session, rows }) =>
      rows.some((row) => tables[session]?.people[row] === p),
    );
    return mayAlsoSit(
      plan.index,
      p,
      own.map((one) => ({ from: one.tick, to: this.endOf(one) })),
      { from: tick, to: end },
    );
  }

  private place(placement: Placement, then: () => void): void {
    const people = placement.rows.map((row) => this.input.model.tables[placement.session]?.people[row] ?? -1);
    const fresh = people.filter((p) => !this.used.has(p));
    for (const p of fresh) {
      this.used.add(p);
      this.unpaid -= this.prices.get(p) ?? 0;
    }
    this.placed.push(placement);
    then();
    this.placed.pop();
    for (const p of fresh) {
      this.used.delete(p);
      this.unpaid += this.prices.get(p) ?? 0;
    }
  }

  private endOf({ session, tick }: Placement): number {
    return tick + (this.input.model.tables[session]?.ticks ?? 0);
  }

  private keep(points: number): void {
    if (points >= this.limit) return;
    this.limit = this.stopAtFirst ? Number.NEGATIVE_INFINITY : points;
    this.best = { points, placements: [...this.placed] };
  }
}
