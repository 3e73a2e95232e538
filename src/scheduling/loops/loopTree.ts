import { Effort } from '../effort';
import type { Repeats } from '../people/repeats';
import { canSeatAll } from '../people/seatAll';
import { assignPeople } from './assignPeople';
import { isBarred } from './bans';
import { NEVER } from './dayGrid';
import { findClash } from './loopClash';
import type { LoopModel } from './loopModel';
import { LoopPeople } from './loopPeople';
import {
  changeRegion,
  cutRegion,
  type FoundLoop,
  listSeated,
  makeRegion,
  pointsWithoutPrices,
  type Region,
  withoutIdlePrices,
} from './loopRegion';
import { LoopTrunks } from './loopTrunks';
import { OneDayRelaxation } from './oneDayRelaxation';
import { dearerDay, type Relaxation, type Relaxed } from './relaxation';
import { sharpenPrices } from './seatPrices';
import { SeveralDaysRelaxation } from './severalDaysRelaxation';
import { SpareLoops } from './spareLoops';

export interface LoopTreeOptions {
  /** Only loops that begin on this date. */
  readonly begin?: number | null;
  /** Regions to look at before people are priced; what is found does not depend on it. */
  readonly firstLooks?: number;
}

export interface NextLoop extends FoundLoop {
  /** False where one that costs less may have been left out. */
  readonly isProven: boolean;
  /** What resembling the loops before it costs. */
  readonly repeat: number;
}

const FIRST_LOOKS = 32;

/** Points beyond the next best region in which a region is still looked at closely, lest the two take turns. */
const BEYOND = 4;

/**
 * Finds one cheapest loop after another by best-first branch and bound. The relaxation lets sessions share people; where
 * the cheapest relaxed loop does, its region is cut into smaller ones of which every real loop keeps one. Bounds live on
 * from loop to loop, and regions together always hold every loop not found yet.
 */
export class LoopTree {
  private regions: Region[];
  private readonly trunks = new LoopTrunks();
  private readonly spares: SpareLoops;
  private readonly firstLooks: number;
  private looks = 0;
  private readonly free = new Map<number, readonly (readonly number[])[]>();
  private readonly begun = new Set<number>();
  private readonly people: LoopPeople;
  private readonly relaxation: Relaxation;
  /** By date: what beginning there costs, as others did. */
  private readonly dayCosts: number[];
  private round = 0;
  private surcharge: Int32Array;

  constructor(
    private readonly model: LoopModel,
    private readonly repeats: Repeats,
    { begin = null, firstLooks = FIRST_LOOKS }: LoopTreeOptions = {},
  ) {
    this.firstLooks = firstLooks;
    this.people = new LoopPeople(model);
    this.spares = new SpareLoops(model, this.begun);
    this.dayCosts = model.dates.map(({ day }) => repeats.dayPoints(day));
    this.relaxation =
      model.mostDays === 1
        ? new OneDayRelaxation(model, this.people, this.begun)
        : new SeveralDaysRelaxation(model, this.people, repeats, this.begun);
    this.surcharge = this.readSurcharge();
    // Loops of several days read all dates at once; loops of one day are looked at date by date, soonest first.
    const dates = model.mostDays > 1 ? [null] : [...model.dates.keys()];
    this.regions = (begin === null ? dates : [begin]).map((date) =>
      makeRegion(date, model.dates[date ?? -1]?.soonest ?? 0),
    );
  }

  /**
   * The cheapest loop that begins when no earlier one does; null where there is none. Where the effort runs out, the cheapest
   * of those that were come across, or null; only the first loop is looked for until it is found.
   */
  next(effort: Effort = new Effort()): NextLoop | null {
    for (;;) {
      const spare = effort.isOverspent ? this.spares.find(this.surcharge, this.dayCosts) : null;
      if (effort.isOverspent && !spare && this.round > 0) return null;
      const region = this.takeLeast();
      if (!region) return null;
      if (region.leaf && region.round === this.round) return this.take(region.leaf, true);
      if (region.leaf) continue;
      if (spare) {
        this.regions.push(region);
        return this.take(spare, false);
      }
      effort.spend();
      this.examine(region, this.leastOfAll() - this.dayPoints(region));
    }
  }

  /**
   * True where there is any loop; asked of a plain model, in which a bound above nothing proves that there is none. False
   * too where the effort runs out.
   */
  hasAny(effort: Effort): boolean {
    for (;;) {
      const region = this.takeLeast();
      if (!region || region.bound > 0) return false;
      if (region.leaf) return true;
      if (!effort.spend()) return false;
      this.examine(region, 0);
    }
  }

  /** Leaves go before regions that may hold nothing cheaper. */
  private takeLeast(): Region | null {
    let best = -1;
    let least = NEVER;
    this.regions.forEach((region, at) => {
      const total = region.bound + this.dayPoints(region);
      if (total < least || (total === least && region.leaf && !this.regions[best]?.leaf)) {
        least = total;
        best = at;
      }
    });
    return best < 0 ? null : (this.regions.splice(best, 1)[0] ?? null);
  }

  /** What beginning on the region's date costs; where any date will do, the bound holds it. */
  private dayPoints({ begin }: Region): number {
    return begin === null ? 0 : (this.dayCosts[begin] ?? 0);
  }

  private leastOfAll(): number {
    return this.regions.reduce(
      (least, region) => Math.min(least, region.bound + this.dayPoints(region)),
      NEVER,
    );
  }

  /** Looks no closer at what turns out to cost more than the limit. */
  private examine(region: Region, limit: number): void {
    if (region.round === this.round && region.relaxed) this.open(region, region.relaxed);
    else if (this.look(region, limit)) this.regions.push(region);
  }

  /** Computes the bound anew; false where the region holds no loop. */
  private look(region: Region, limit: number): boolean {
    // Asked of whole dates only where nothing else is: a date without enough people is rare.
    const isToAsk = !region.isSeatable && (region.bans.length > 0 || this.model.plain);
    if (isToAsk && !this.canSeat(region)) return false;
    region.isSeatable = true;
    const paid = totalOf(region.prices);
    const question = this.questionOf(region, region.prices);
    const relaxed = this.relaxation.solve(question, this.knownDays(region), limit + paid + BEYOND);
    if (!relaxed) return false;
    region.round = this.round;
    region.days = relaxed.days;
    this.trunks.keep(region);
    region.relaxed = null;
    region.bound = Math.max(region.bound, relaxed.points - paid);
    if (!relaxed.placements) return true;
    this.looks++;
    region.relaxed = relaxed;
    return true;
  }

  /** Surcharges only grow: what was known stays a lower bound. */
  private knownDays({ round, days }: Region): Region['days'] {
    const all = (1 << this.model.tables.length) - 1;
    return round === this.round || !days ? days : days.map((day) => dearerDay(day, all));
  }

  /** False where, whatever the time, there are not enough people for all sittings. */
  private canSeat({ begin, bans }: Region): boolean {
    const { tables, sittings, mayRepeat } = this.model;
    if (mayRepeat || this.hasPlenty(begin, bans.length)) return true;
    const choices = tables.flatMap((table, session) => {
      const free = this.listFree(begin, session);
      return (sittings[session] ?? []).map((seat) =>
        (free[seat] ?? []).map((row) => table.people[row] ?? -1).filter((p) => !isBarred(bans, session, p)),
      );
    });
    return canSeatAll(choices);
  }

  /** True where even without so many people nobody would be asked twice. */
  private hasPlenty(begin: number | null, fewer: number): boolean {
    const { tables, sittings } = this.model;
    const needed = sittings.reduce((sum, { length }) => sum + length, fewer);
    return tables.every((_, session) => this.listFree(begin, session).every((rows) => rows.length >= needed));
  }

  /** By seat of the session: who is free at some start of the date, or of any date where loops may use several. */
  private listFree(begin: number | null, session: number): readonly (readonly number[])[] {
    if (begin !== null && this.model.mostDays === 1) return this.people.listFree(begin, session);
    const key = session + (begin === null ? 0 : (begin + 1) * this.model.tables.length);
    const known = this.free.get(key);
    if (known) return known;
    const { tables, dates } = this.model;
    const asked = [...dates.keys()].filter((date) => date >= (begin ?? 0));
    const free = (tables[session]?.seats ?? []).map((_, seat) => {
      const rows = asked.flatMap((date) => this.people.listFree(date, session)[seat] ?? []);
      return [...new Set(rows)];
    });
    this.free.set(key, free);
    return free;
  }

  /** Either the region's relaxed loop is real, or the region is cut. */
  private open(region: Region, relaxed: Relaxed): void {
    const clash = findClash(this.model, relaxed.placements);
    if (clash && this.isToBePriced(region)) {
      this.price(region);
      this.regions.push(region);
      return;
    }
    // Other people do not help where the times themselves overlap.
    const leaf = clash?.person === null ? null : this.findLeaf(region, relaxed, clash === null);
    if (leaf?.leaf) {
      this.regions.push(leaf);
      this.spares.keep(leaf.leaf, this.surcharge, this.dayCosts);
    }
    if (leaf?.bound === region.bound) this.regions.push(region);
    else if (clash) this.regions.push(...cutRegion(this.model, region, clash));
    else this.regions.push(withoutIdlePrices(this.model, region, relaxed));
  }

  /** A real loop at the times of the relaxed one: itself, where nothing is wrong with it. */
  private findLeaf(region: Region, relaxed: Relaxed, isReal: boolean): Region | null {
    const { placements } = relaxed;
    const found = isReal
      ? { placements, points: pointsWithoutPrices(this.model, region, placements) }
      : assignPeople(this.model, this.people, placements, this.surcharge);
    if (!found) return null;
    const sessions = placements.reduce((sum, placement) => sum + placement.points, 0);
    const bound = relaxed.points - sessions + found.points;
    const leaf = { points: bound + this.dayPoints(region), placements: found.placements };
    return changeRegion(region, { bound, leaf, days: null });
  }

  /** Prices take their time, so a region and all its parts are priced once; who may sit twice needs none. */
  private isToBePriced({ prices }: Region): boolean {
    return !prices && !this.model.mayRepeat && this.looks >= this.firstLooks;
  }

  private price(region: Region): void {
    const none = new Int32Array(this.surcharge.length);
    region.prices = sharpenPrices(none, (prices) => {
      const relaxed = this.relaxation.solve(this.questionOf(region, prices), null, NEVER);
      if (!relaxed?.placements) return null;
      return { bound: relaxed.points - totalOf(prices), people: listSeated(this.model, relaxed.placements) };
    });
    region.days = null;
    region.relaxed = null;
  }

  private questionOf({ begin, bans }: Region, prices: Int32Array | null) {
    const { surcharge } = this;
    const charges = prices ? surcharge.map((points, p) => points + (prices[p] ?? 0)) : surcharge;
    return { begin, bans, charges };
  }

  private take(loop: FoundLoop, isProven: boolean): NextLoop {
    const [first] = loop.placements;
    const people = listSeated(this.model, loop.placements);
    const tick = first?.tick ?? 0;
    const day = this.model.dates[first?.date ?? -1]?.day ?? -1;
    const repeat = this.repeats.personPoints(people) + this.repeats.dayPoints(day);
    this.repeats.add(people, day, tick, tick);
    this.begun.add(tick);
    this.dayCosts[first?.date ?? -1] = this.repeats.dayPoints(day);
    this.charge(this.readSurcharge());
    this.round++;
    this.regions = this.trunks.merge(this.regions);
    return { points: loop.points, placements: loop.placements, repeat, isProven };
  }

  /** Where whoever can sit in a session has become dearer, so has every loop; that is cheaper to say than to find out. */
  private charge(surcharge: Int32Array): void {
    const grown = surcharge.map((points, p) => points - (this.surcharge[p] ?? 0));
    const growths = this.model.tables.map(({ people }) =>
      people.reduce((least, p) => Math.min(least, grown[p] ?? 0), NEVER),
    );
    const growth = growths.reduce((sum, points) => sum + points, 0);
    for (const region of this.regions) region.bound += growth;
    this.surcharge = surcharge;
  }

  private readSurcharge(): Int32Array {
    const surcharge = new Int32Array(this.model.plan.index.people.length);
    for (const [p, points] of this.repeats.surcharge) surcharge[p] = points;
    return surcharge;
  }
}

function totalOf(prices: Int32Array | null): number {
  return prices?.reduce((sum, price) => sum + price, 0) ?? 0;
}
