import type { Effort } from '../effort';
import type { ChangedPerson } from '../people/calendars';
import type { Plan } from '../people/plan';
import { type Bits, isEmpty, shareBits } from '../time/bits';
import { hasHours } from '../time/hours';
import type { LoopRequest } from '../types';
import { changePerson, type PersonChange } from './applyRelaxation';
import { BeginDays } from './beginDays';
import { widestHours } from './catalogue';
import { makeDayPlan } from './dayPlan';
import { listPersonIds } from './prune';
import type { Lifted, Relaxed } from './relaxer';
import { type Feasible, Retable } from './retable';
import { listWantedStarts } from './wantedStarts';

/** A rule left out whole, with the days on which a loop can begin then and cannot with it. */
export interface LiftedLoop extends Lifted {
  readonly days: ReadonlySet<number>;
}

/** A day on which no loop can begin, by itself. */
interface OtherDay {
  readonly plan: Plan;
  readonly retable: Retable;
  readonly days: BeginDays;
  /** The day on the clock of its own plan. */
  readonly only: ReadonlySet<number>;
  readonly wanted: readonly Bits[];
}

/** By index of the interviewers: the days on which more could open than there is, if anything of theirs is changed. */
type DaysOf = ReadonlyMap<number, readonly number[]>;

const NO_DAYS: readonly number[] = [];

/**
 * What changes of people's own rules open, for loops of one day in which nobody sits twice: each day on which no loop can
 * begin is asked by itself, in a plan that holds nothing else.
 */
export class OtherDays {
  private readonly known = new Map<number, OtherDay>();
  private readonly daysAlone = new Map<LiftedLoop, DaysOf>();
  private readonly daysTogether = new Map<LiftedLoop, DaysOf>();
  private readonly widest = new Map<number, readonly ChangedPerson[]>();
  private readonly widened = new Map<number, readonly Feasible[]>();
  private readonly widenedDays = new Map<number, readonly number[]>();
  private readonly positions: ReadonlyMap<string, number>;
  private readonly open: readonly Bits[];
  private knownWanted: readonly Bits[] | null = null;

  constructor(
    private readonly base: Relaxed<LoopRequest>,
    private readonly plan: Plan,
    /** Those of the days. */
    private readonly ticks: Bits,
    private readonly effort: Effort,
  ) {
    this.positions = new Map(base.people.map(({ id }, p) => [id, p]));
    this.open = base.feasible.map(({ table }) => table.open);
  }

  /** On how many days a loop can begin with the changes and cannot without; all of them soften one rule. */
  count(changes: readonly PersonChange[], lifted: LiftedLoop): number {
    const people = Array.from(listPersonIds(changes), (id) => this.positions.get(id) ?? -1);
    const [alone = -1, ...others] = people;
    const daysOf = this.listDays(lifted, others.length === 0);
    const days =
      others.length === 0
        ? this.listDaysOf(alone, daysOf, lifted)
        : [...new Set(people.flatMap((p) => daysOf.get(p) ?? NO_DAYS))];
    return days.filter((day) => {
      const winners = people.filter((p) => daysOf.get(p)?.includes(day));
      const changed = winners.flatMap((p) => this.changePerson(p, changes));
      return this.opens(day, this.redraw(day, changed));
    }).length;
  }

  /** The days of one person alone; of hours, those that open where they are as long as any change makes them. */
  private listDaysOf(p: number, daysOf: DaysOf, { constraint }: LiftedLoop): readonly number[] {
    const days = daysOf.get(p) ?? NO_DAYS;
    if (days.length === 0 || constraint !== 'workingHours') return days;
    const known = this.widenedDays.get(p);
    if (known) return known;
    const changed = this.widen(p);
    const left = days.filter((day) => this.opens(day, this.redraw(day, changed)));
    this.widenedDays.set(p, left);
    return left;
  }

  /** The days on which each person may open a loop, alone or with others. */
  private listDays(lifted: LiftedLoop, isAlone: boolean): DaysOf {
    const found = isAlone ? this.daysAlone : this.daysTogether;
    const known = found.get(lifted);
    if (known) return known;
    const daysOf = new Map<number, number[]>();
    for (const day of lifted.days) {
      const isHours = lifted.constraint === 'workingHours';
      const winners = isHours
        ? this.listWidened(day, lifted, isAlone)
        : this.listWinners(day, lifted, isAlone ? this.wanted : this.open);
      for (const p of winners) daysOf.set(p, [...(daysOf.get(p) ?? []), day]);
    }
    found.set(lifted, daysOf);
    return daysOf;
  }

  /** Who could take one of the ticks of the day that they cannot take with the rule. */
  private listWinners(day: number, lifted: LiftedLoop, ticks: readonly Bits[]): ReadonlySet<number> {
    const { dayStart } = this.plan.time.clock;
    const [from, to] = [(dayStart[day] ?? 0) >>> 5, ((dayStart[day + 1] ?? 0) >>> 5) + 1];
    return listWinners(this.base.feasible, lifted.feasible, ticks, from, to);
  }

  /** The same with hours as long as any change makes them; nobody where no loop could begin even with them all together. */
  private listWidened(day: number, lifted: LiftedLoop, isAlone: boolean): ReadonlySet<number> {
    const { plan, retable, wanted } = this.dayOf(day);
    const widened = this.widened.get(day) ?? this.redraw(day, this.widenWinners(day, lifted));
    this.widened.set(day, widened);
    const { words } = plan.index.horizon;
    if (isAlone) return listWinners(retable.base, widened, wanted, 0, words);
    return new Set(this.opens(day, widened) ? widened.flatMap(({ gains }) => [...gains.keys()]) : []);
  }

  /** All winners who have any hours on the dates around the day. */
  private widenWinners(day: number, lifted: LiftedLoop): readonly ChangedPerson[] {
    const { people, clocks } = this.dayOf(day).plan.index;
    return [...this.listWinners(day, lifted, this.open)].flatMap((p) => {
      const [person, clock] = [people[p], clocks[p]];
      return person && clock && hasHours(person, clock) ? this.widen(p) : [];
    });
  }

  private widen(p: number): readonly ChangedPerson[] {
    const person = this.base.people[p];
    const widest = this.widest.get(p) ?? (person ? this.changePerson(p, widestHours(person)) : []);
    this.widest.set(p, widest);
    return widest;
  }

  private changePerson(p: number, changes: readonly PersonChange[]): ChangedPerson[] {
    const person = this.base.people[p];
    return person ? [{ p, person: changes.reduce(changePerson, person) }] : [];
  }

  /** The tables of the day once these people have these rules. */
  private redraw(day: number, changed: readonly ChangedPerson[]): readonly Feasible[] {
    const { retable, wanted } = this.dayOf(day);
    const feasible = retable.redrawPeople(retable.base, changed);
    return changed.length > 1 ? feasible : feasible.map((one, i) => freshOnlyAt(one, wanted[i]));
  }

  private opens(day: number, feasible: readonly Feasible[]): boolean {
    const { days, only } = this.dayOf(day);
    return days.listFresh({ ...this.base, feasible }, only).size > 0;
  }

  /** By session: the ticks at which it is all that a loop lacks. */
  private get wanted(): readonly Bits[] {
    const { request, feasible } = this.base;
    this.knownWanted ??= listWantedStarts(request, this.plan, feasible, this.ticks);
    return this.knownWanted;
  }

  private dayOf(day: number): OtherDay {
    const known = this.known.get(day);
    if (known) return known;
    const plan = makeDayPlan(this.plan, day);
    const retable = new Retable(this.base.request, plan);
    const only = new Set([this.plan.time.clock.firstDay + day - plan.time.clock.firstDay]);
    const { baseTick, words } = plan.index.horizon;
    const first = (baseTick - this.plan.index.horizon.baseTick) / 32;
    const wanted = this.wanted.map((ticks) => ticks.subarray(first, first + words));
    const own = { plan, retable, days: new BeginDays(plan, this.effort), only, wanted };
    this.known.set(day, own);
    return own;
  }
}

/** Nothing new but at these ticks. */
function freshOnlyAt(one: Feasible, ticks: Bits | undefined): Feasible {
  if (!one.fresh || !ticks) return one;
  const fresh = shareBits(one.fresh, ticks);
  return { ...one, fresh: isEmpty(fresh) ? null : fresh };
}

/** Who can take one of a session's ticks in these words without a rule, and not with it. */
function listWinners(
  before: readonly Feasible[],
  free: readonly Feasible[],
  ticks: readonly Bits[],
  from: number,
  to: number,
): ReadonlySet<number> {
  const winners = new Set<number>();
  before.forEach((known, i) => {
    const more = free[i] ?? known;
    const asked = ticks[i] ?? known.table.open;
    for (const p of more.gains.keys()) if (winsIn(known, more, p, asked, from, to)) winners.add(p);
  });
  return winners;
}

/** True where the person can take one of the ticks in these words without the rule, and not with it. */
function winsIn(
  { table }: Feasible,
  { table: free }: Feasible,
  p: number,
  ticks: Bits,
  from: number,
  to: number,
): boolean {
  const { length } = ticks;
  const first = table.people.indexOf(p) * length;
  for (let w = from; w < Math.min(to, length); w++) {
    const won = (free.legal[first + w] ?? 0) & ~(table.legal[first + w] ?? 0) & (ticks[w] ?? 0);
    if (won !== 0) return true;
  }
  return false;
}
