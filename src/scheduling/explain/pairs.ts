import type { Relaxation, RelaxationOffer } from '../answers';
import { MOST_EXTRA_DAYS, MOST_MINUTES } from './catalogue';
import { type CountOpened, type MayReach, type OfferList, offerOf, sortOffers } from './offers';
import { priceOf } from './prices';
import { listPersonIds, soleRule, splitPersonal } from './prune';

/** Changes of one kind: what none of them opens together, none opens alone. */
interface Family {
  /** All of them, or those that do as much. */
  readonly whole: Relaxation[];
  readonly size: number;
}

/** Changes of one family that cost the same. */
interface Group {
  readonly price: number;
  readonly family: number;
  readonly members: readonly number[];
}

const AMOUNTS = ['from', 'to', 'minutes', 'days', 'pool'];

/**
 * The cheapest pairs of changes that open something. Pairs are tried in order of price, those of two families only where
 * both families as a whole open anything, and a change with those of a family only where it does with all of it.
 */
export class PairSearch {
  private readonly families: Family[] = [];
  private readonly groups: Group[];
  /** By change. */
  private readonly things: readonly (readonly string[])[];
  private readonly known = new Map<string, boolean>();
  private counts = 0;

  constructor(
    private readonly changes: readonly Relaxation[],
    private readonly count: CountOpened,
    private readonly mayReach: MayReach,
    /** How often it is counted what changes open, before dearer pairs are left untried. */
    private readonly mostCounts: number,
  ) {
    this.groups = this.listGroups();
    this.things = changes.map(thingsOf);
  }

  /** So many where there are, and those that cost as much as the last of them. */
  list(most: number): OfferList {
    const found: RelaxationOffer[] = [];
    const prices = [...new Set(this.groups.map(({ price }) => price))];
    const sums = new Set(prices.flatMap((one) => prices.map((other) => one + other)));
    for (const sum of [...sums].sort((a, b) => a - b)) {
      for (const offer of this.listOf(sum)) found.push(offer);
      if (found.length >= most || this.isSpent) break;
    }
    return { offers: sortOffers(found), exact: !this.isSpent };
  }

  private get isSpent(): boolean {
    return this.counts > this.mostCounts;
  }

  private *listOf(sum: number): Generator<RelaxationOffer> {
    for (const [at, one] of this.groups.entries()) {
      for (const other of this.groups.slice(at)) {
        if (one.price + other.price !== sum || !this.mayOpen(one.family, other.family)) continue;
        yield* this.listBetween(one, other);
      }
    }
  }

  private *listBetween(one: Group, other: Group): Generator<RelaxationOffer> {
    for (const first of one.members) {
      if (!this.mayOpenWith(first, other.family)) continue;
      for (const second of other.members) {
        if (one === other && second <= first) continue;
        const pair = this.pairOf(first, second);
        if (!pair || !this.mayOpenWith(second, one.family)) continue;
        const opens = this.countOnce(pair);
        if (opens > 0) yield offerOf(pair, opens);
      }
    }
  }

  /** Null where both change the same thing. */
  private pairOf(first: number, second: number): [Relaxation, Relaxation] | null {
    const [one, other] = [this.changes[first], this.changes[second]];
    const isSame = this.things[first]?.some((thing) => this.things[second]?.includes(thing));
    return one && other && !isSame ? [one, other] : null;
  }

  /** False where not even all changes of both families together open anything. */
  private mayOpen(one: number, other: number): boolean {
    const [a, b] = [this.families[one], this.families[other]];
    if (!a || !b || (a.size === 1 && b.size === 1)) return a !== b;
    return this.ask(`${one} ${other}`, [a.whole, b.whole]);
  }

  private mayOpenWith(change: number, family: number): boolean {
    const own = this.changes[change];
    const others = this.families[family];
    if (!own || !others || others.size === 1) return true;
    return this.ask(`${change} with ${family}`, [[own], others.whole]);
  }

  /** Whether a pair, one change of each side, may open anything. */
  private ask(key: string, sides: readonly Relaxation[][]): boolean {
    const known =
      this.known.get(key) ?? (this.isInReach(sides) && this.countOnce([...new Set(sides.flat())]) > 0);
    this.known.set(key, known);
    return known;
  }

  /** Each change of a side is about as many people as the others of it. */
  private isInReach(sides: readonly Relaxation[][]): boolean {
    const people = sides.reduce((sum, [one]) => sum + (one ? countPeople([one]) : 0), 0);
    return people === 0 || this.mayReach(splitPersonal(sides.flat()).others, people);
  }

  private countOnce(changes: Relaxation[]): number {
    this.counts++;
    return this.isSpent ? 0 : this.count(changes);
  }

  private listGroups(): Group[] {
    const members = new Map<string, number[]>();
    this.changes.forEach((change, at) => {
      const key = familyOf(change, at);
      members.set(key, [...(members.get(key) ?? []), at]);
    });
    return [...members.values()].flatMap((own, family) => {
      const all = own.flatMap((at) => this.changes[at] ?? []);
      this.families.push({ whole: all.filter(isWidest), size: own.length });
      const byPrice = new Map<number, number[]>();
      for (const at of own) {
        const change = this.changes[at];
        if (change) byPrice.set(priceOf(change), [...(byPrice.get(priceOf(change)) ?? []), at]);
      }
      return [...byPrice].map(([price, same]) => ({ price, family, members: same }));
    });
  }
}

function countPeople(changes: readonly Relaxation[]): number {
  return listPersonIds(splitPersonal(changes).personal).size;
}

/**
 * What is left out whole when one change of its kind is made for everybody. A smaller panel is a kind of its own, and so are
 * the hours of several people at once.
 */
function familyOf(change: Relaxation, at: number): string {
  const isOfSeveral = change.kind === 'widenHours' && change.personIds.length > 1;
  if (change.kind === 'fewerSeats' || isOfSeveral) return `${change.kind} ${at}`;
  return splitPersonal([change]).personal.length > 0 ? (soleRule([change]) ?? change.kind) : change.kind;
}

/** False where another change of its family does all that it does. */
function isWidest(change: Relaxation): boolean {
  switch (change.kind) {
    case 'moreDays':
      return change.days === MOST_EXTRA_DAYS;
    case 'widenHours':
      return change.personIds.length > 1 || change.minutes === MOST_MINUTES;
    case 'widenCandidate':
      return change.minutes === MOST_MINUTES;
    default:
      return true;
  }
}

/** What the change is about, however much of it there is: no two of a pair are about the same. */
function thingsOf(change: Relaxation): string[] {
  if (change.kind === 'widenHours') {
    return change.personIds.map((personId) => [change.kind, change.side, personId].join(' '));
  }
  return [JSON.stringify(change, (key, value) => (AMOUNTS.includes(key) ? undefined : value))];
}
