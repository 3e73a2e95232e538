import { type BatchAsk, type BatchEntry, type BatchOption, listAsks } from './batchAsks';
import { BatchLimits, type Sitting } from './batchLimits';
import type { CalendarIndex } from './calendars';
import { LOAD_WEEKS } from './calendars';
import { Effort } from './effort';
import { packShares } from './packing';
import { shareRooms } from './shareRooms';

/** Leaving one candidate out costs more than any set of slots. */
const LEFT_OUT = 1_000_000;
/** Linear programs after which the best set found so far is given, and said not to be proven cheapest. */
const MOST_ROUNDS = 1000;
/** A candidate's options that are added at once. */
const MOST_NEW = 12;
/** Prices are cut to this, so that sums of them are exact. */
const PRICE_STEP = 2 ** -20;
/** Above what the cutting of prices can make of nothing. */
const EPSILON = 1e-4;

export interface BatchPlace extends BatchOption {
  readonly roomId: string | null;
}

/** Part of the sets: those that hold each of the fixed and none of the banned options. */
interface Branch {
  readonly fixed: readonly BatchOption[];
  readonly banned: ReadonlySet<BatchOption>;
}

/** Options of which at most so many are chosen. */
interface Column {
  readonly option: BatchOption;
  readonly gain: number;
  readonly rows: readonly number[];
}

interface Relaxed {
  readonly option: BatchOption;
  readonly share: number;
}

/**
 * The cheapest set of options, one a candidate, that keep the limits together. What an option costs does not depend on the
 * others, so the set is an integer program: branch and price (Barnhart et al., 1998). Options may first be taken in part;
 * the prices of what they compete for say which options to add, and bound what whole ones can save. Where the parts are
 * no set, one option is fixed, and then banned.
 */
export class BatchSearch {
  private readonly asks: readonly BatchAsk[];
  private readonly limits: BatchLimits;
  private readonly pool: BatchOption[] = [];
  private readonly effort = new Effort(MOST_ROUNDS);
  private best: readonly BatchOption[] | null = null;
  private bestGain = Number.NEGATIVE_INFINITY;

  constructor(private readonly entries: readonly BatchEntry[]) {
    this.asks = listAsks(entries);
    const indexes = [...new Set(entries.map(({ plan }) => plan.index))];
    this.limits = new BatchLimits((sitting, per) => leastLeft(indexes, sitting, per));
  }

  run(): { chosen: readonly (BatchPlace | null)[]; exact: boolean } {
    this.search({ fixed: [], banned: new Set() });
    return { chosen: this.placeAll(this.best ?? []), exact: !this.effort.isOverspent };
  }

  private search(branch: Branch): void {
    if (!canHaveRooms(branch.fixed)) return;
    const held = this.relax(branch);
    if (!held) return;
    const next = this.findOpen(held, branch);
    if (!next) {
      this.best = held.map(({ option }) => option);
      this.bestGain = gainOf(this.best);
      return;
    }
    this.search({ ...branch, fixed: [...branch.fixed, next] });
    this.search({ ...branch, banned: new Set([...branch.banned, next]) });
  }

  /** The largest part of an option; where all are whole but rooms cannot be shared so, one that is not fixed. */
  private findOpen(held: readonly Relaxed[], { fixed }: Branch): BatchOption | null {
    const parts = held.filter(({ share }) => share < 1 - EPSILON).sort((a, b) => b.share - a.share);
    if (parts[0]) return parts[0].option;
    const options = held.map(({ option }) => option);
    return canHaveRooms(options) ? null : (options.find((option) => !fixed.includes(option)) ?? null);
  }

  /** How much of each option is best; null where the branch holds nothing better than what was found, or the effort ends. */
  private relax(branch: Branch): Relaxed[] | null {
    for (;;) {
      if (!this.spend()) return null;
      const caps = this.listCaps(branch);
      const columns = this.listColumns(branch, caps);
      const { shares, prices } = packShares(columns, caps);
      const parts = columns.flatMap(({ option }, c): Relaxed[] => {
        const share = shares[c] ?? 0;
        return share > EPSILON ? [{ option, share }] : [];
      });
      const held = [...branch.fixed.map((option) => ({ option, share: 1 })), ...parts];
      if (this.limits.addBroken(held)) continue;
      const { fresh, bound } = this.price(branch, caps, prices);
      if (Math.floor(bound) <= this.bestGain) return null;
      if (fresh.length === 0) return held;
      this.pool.push(...fresh);
    }
  }

  /** The first set is always looked for to its end. */
  private spend(): boolean {
    return this.effort.spend() || this.best === null;
  }

  /** How much of each row the fixed options leave: first a row an ask, for its candidates, then one a limit. */
  private listCaps({ fixed }: Branch): number[] {
    const caps = [...this.asks.map(({ candidates }) => candidates.length), ...this.limits.caps];
    for (const option of fixed) for (const row of this.listRows(option)) caps[row] = (caps[row] ?? 0) - 1;
    return caps;
  }

  private listColumns({ banned }: Branch, caps: readonly number[]): Column[] {
    return this.pool.flatMap((option) => {
      const rows = this.listRows(option);
      const isOpen = !banned.has(option) && rows.every((row) => (caps[row] ?? 0) > 0);
      return isOpen ? [{ option, gain: LEFT_OUT - option.cost, rows }] : [];
    });
  }

  private listRows(option: BatchOption): number[] {
    return [
      this.asks.indexOf(option.ask),
      ...this.limits.listRows(option).map((row) => this.asks.length + row),
    ];
  }

  /** Options that gain more than their prices, and what the whole branch gains at most (Lagrange). */
  private price(
    { fixed, banned }: Branch,
    caps: readonly number[],
    dual: Float64Array,
  ): { fresh: BatchOption[]; bound: number } {
    const prices = dual.map((price) => Math.round(price / PRICE_STEP) * PRICE_STEP);
    const ofLimits = prices
      .slice(this.asks.length)
      .map((price, row) => ((caps[this.asks.length + row] ?? 0) > 0 ? price : Infinity));
    let bound = gainOf(fixed);
    caps.forEach((cap, row) => {
      bound += cap * (prices[row] ?? 0);
    });
    const fresh: BatchOption[] = [];
    this.asks.forEach((ask, row) => {
      const left = caps[row] ?? 0;
      if (left <= 0) return;
      const limit = LEFT_OUT - (prices[row] ?? 0);
      const cheapest = ask.listCheapest(limit, MOST_NEW, this.limits, ofLimits, banned);
      bound += left * (limit - (cheapest[0]?.cost ?? limit));
      for (const { option, cost } of cheapest) if (cost < limit - EPSILON) fresh.push(option);
    });
    return { fresh, bound };
  }

  /** Candidates who ask for the same get their slots in order of time. */
  private placeAll(options: readonly BatchOption[]): (BatchPlace | null)[] {
    const places = this.entries.map((): BatchPlace | null => null);
    const sorted = [...options].sort((a, b) => a.from - b.from);
    const inRooms = sorted.filter(({ rooms }) => rooms !== null);
    const rooms = findRooms(inRooms) ?? [];
    for (const ask of this.asks) {
      sorted
        .filter((option) => option.ask === ask)
        .forEach((option, n) => {
          places[ask.candidates[n] ?? -1] = { ...option, roomId: rooms[inRooms.indexOf(option)] ?? null };
        });
    }
    return places;
  }
}

function gainOf(options: readonly BatchOption[]): number {
  return options.reduce((sum, { cost }) => sum + LEFT_OUT - cost, 0);
}

function findRooms(options: readonly BatchOption[]): readonly string[] | null {
  return shareRooms(options.map(({ from, to, rooms }) => ({ from, to, rooms: rooms ?? [] })));
}

function canHaveRooms(options: readonly BatchOption[]): boolean {
  return findRooms(options.filter(({ rooms }) => rooms !== null)) !== null;
}

/**
 * How often a person may sit on the day or in the week of the sitting, but for what is booked. An interview that one of the
 * requests moves counts for the others.
 */
function leastLeft(
  indexes: readonly CalendarIndex[],
  { id, day, week }: Sitting,
  per: 'day' | 'week',
): number {
  const left = indexes.map((index) => {
    const p = index.people.findIndex((person) => person.id === id);
    const person = index.people[p];
    const clock = index.clocks[p];
    if (!person || !clock) return Infinity;
    if (per === 'day') {
      const at = day - clock.firstDay;
      const booked = at >= 0 && at < clock.days ? (index.perDay[p * index.days + at] ?? 0) : 0;
      return (person.capPerDay ?? Infinity) - booked;
    }
    const at = week - clock.firstWeek;
    const booked =
      at >= 0 && at < clock.weeks ? (index.perWeek[p * index.weeks + at + LOAD_WEEKS - 1] ?? 0) : 0;
    return (person.capPerWeek ?? Infinity) - booked;
  });
  return Math.max(1, Math.min(...left));
}
