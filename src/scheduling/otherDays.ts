import { changePerson, type PersonChange } from './applyRelaxation';
import { BeginDays } from './beginDays';
import type { ChangedPerson } from './calendars';
import { widestHours } from './catalogue';
import { makeDayPlan } from './dayPlan';
import type { Effort } from './effort';
import { hasHours } from './hours';
import type { Plan } from './plan';
import { listPersonIds } from './prune';
import type { Lifted, Relaxed } from './relaxer';
import { type Feasible, Retable } from './retable';
import type { LoopRequest } from './types';

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
}

/** By index of the interviewers: the days on which more could open than there is, if anything of theirs is changed. */
type DaysOf = ReadonlyMap<number, readonly number[]>;

/**
 * What changes of people's own rules open, for loops of one day in which nobody sits twice: each day on which no loop can
 * begin is asked by itself, in a plan that holds nothing else.
 */
export class OtherDays {
  private readonly known = new Map<number, OtherDay>();
  private readonly daysOf = new Map<LiftedLoop, DaysOf>();
  private readonly widest = new Map<number, readonly ChangedPerson[]>();
  private readonly widenedDays = new Map<number, readonly number[]>();
  private readonly positions: ReadonlyMap<string, number>;

  constructor(
    private readonly base: Relaxed<LoopRequest>,
    private readonly plan: Plan,
    private readonly effort: Effort,
  ) {
    this.positions = new Map(base.people.map(({ id }, p) => [id, p]));
  }

  /** On how many days a loop can begin with the changes and cannot without; all of them soften one rule. */
  count(changes: readonly PersonChange[], lifted: LiftedLoop): number {
    const daysOf = this.daysOf.get(lifted) ?? this.listDays(lifted);
    this.daysOf.set(lifted, daysOf);
    const people = [...listPersonIds(changes)].map((id) => this.positions.get(id) ?? -1);
    const days = new Set(people.flatMap((p) => daysOf.get(p) ?? []));
    if (days.size === 0) return 0;
    const [alone = -1, ...others] = people;
    const isHours = lifted.constraint === 'workingHours';
    const left = isHours && others.length === 0 ? this.keepWidened(days, alone) : [...days];
    if (left.length === 0) return 0;
    const changed = people.flatMap((p) => this.changePerson(p, changes));
    return left.filter((day) => this.redraw(day, changed).opens).length;
  }

  /** The days that open where this person alone has hours as long as any change makes them. */
  private keepWidened(days: ReadonlySet<number>, p: number): readonly number[] {
    const known = this.widenedDays.get(p);
    if (known) return known;
    const changed = this.widen(p);
    const left = [...days].filter((day) => this.redraw(day, changed).opens);
    this.widenedDays.set(p, left);
    return left;
  }

  private listDays(lifted: LiftedLoop): DaysOf {
    const daysOf = new Map<number, number[]>();
    for (const day of lifted.days) {
      const winners = this.listWinners(day, lifted);
      for (const p of lifted.constraint === 'workingHours' ? this.listWidened(day, winners) : winners) {
        daysOf.set(p, [...(daysOf.get(p) ?? []), day]);
      }
    }
    return daysOf;
  }

  /** Who could take a start of the day that they cannot take with the rule. */
  private listWinners(day: number, lifted: LiftedLoop): ReadonlySet<number> {
    const { dayStart } = this.plan.time.clock;
    const [from, to] = [(dayStart[day] ?? 0) >>> 5, ((dayStart[day + 1] ?? 0) >>> 5) + 1];
    const winners = new Set<number>();
    this.base.feasible.forEach((known, i) => {
      const free = lifted.feasible[i] ?? known;
      for (const p of free.gains.keys()) if (winsIn(known, free, p, from, to)) winners.add(p);
    });
    return winners;
  }

  /** Who of them still could with hours as long as any change makes them; nobody where no loop could begin even then. */
  private listWidened(day: number, winners: ReadonlySet<number>): ReadonlySet<number> {
    const { people, clocks } = this.dayOf(day).plan.index;
    const working = [...winners].filter((p) => {
      const [person, clock] = [people[p], clocks[p]];
      return person && clock && hasHours(person, clock);
    });
    const { feasible, opens } = this.redraw(
      day,
      working.flatMap((p) => this.widen(p)),
    );
    return new Set(opens ? feasible.flatMap(({ gains }) => [...gains.keys()]) : []);
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

  /** The day once these people have these rules, and whether a loop can begin then. */
  private redraw(
    day: number,
    changed: readonly ChangedPerson[],
  ): { feasible: readonly Feasible[]; opens: boolean } {
    const { retable, days, only } = this.dayOf(day);
    const feasible = retable.redrawPeople(retable.base, changed);
    return { feasible, opens: days.listFresh({ ...this.base, feasible }, only).size > 0 };
  }

  private dayOf(day: number): OtherDay {
    const known = this.known.get(day);
    if (known) return known;
    const plan = makeDayPlan(this.plan, day);
    const retable = new Retable(this.base.request, plan);
    const only = new Set([this.plan.time.clock.firstDay + day - plan.time.clock.firstDay]);
    const own = { plan, retable, days: new BeginDays(plan, this.effort), only };
    this.known.set(day, own);
    return own;
  }
}

/** True where the person can take an open start in these words without the rule, and not with it. */
function winsIn(
  { table }: Feasible,
  { table: free }: Feasible,
  p: number,
  from: number,
  to: number,
): boolean {
  const { length } = table.open;
  const first = table.people.indexOf(p) * length;
  for (let w = from; w < Math.min(to, length); w++) {
    const won = (free.legal[first + w] ?? 0) & ~(table.legal[first + w] ?? 0) & (table.open[w] ?? 0);
    if (won !== 0) return true;
  }
  return false;
}
