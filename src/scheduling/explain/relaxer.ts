import type { Constraint, Relaxation } from '../answers';
import type { ChangedPerson } from '../people/calendars';
import { nearStarts } from '../people/feasible';
import { type Bits, isEmpty } from '../time/bits';
import type { Interviewer, LoopRequest, SlotRequest } from '../types';
import { applyRelaxation, changePerson, type PersonChange } from './applyRelaxation';
import { widestHours } from './catalogue';
import { listPersonIds, soleRule, splitPersonal } from './prune';
import type { Feasible, Retable } from './retable';

/** A request with changes made, and its tables. */
export interface Relaxed<R> {
  readonly request: R;
  readonly people: readonly Interviewer[];
  readonly feasible: readonly Feasible[];
}

/** What softening a rule for everybody does: no softer form of it does more. */
export interface Lifted {
  readonly constraint: Constraint;
  readonly feasible: readonly Feasible[];
  /** Nothing opens unless somebody wins one of these ticks; empty where nothing does. */
  readonly opens: Bits;
  /** False where not everything could be looked at: then it bounds nothing. */
  readonly isSure: boolean;
}

const ASKED_AGAIN: readonly Constraint[] = ['capPerDay', 'capPerWeek', 'buffer'];

/**
 * Makes changes to one request again and again. What several changes share is computed once, and people's own rules are
 * not looked at where leaving them out whole opens nothing, or so few people could not fill a panel that is short of more.
 */
export class Relaxer<R extends SlotRequest | LoopRequest, L extends Lifted> {
  private readonly known = new Map<Relaxation, Relaxed<R>>();
  private readonly near = new Map<Feasible, (Bits | undefined)[]>();
  private readonly positions: ReadonlyMap<string, number>;
  private readonly base: Relaxed<R>;
  private readonly lifted = new Map<Constraint, L>();
  private widest: L | null = null;

  constructor(
    request: R,
    private readonly retable: Retable,
    /** Sees what tables without the rule open. */
    private readonly measure: (rule: Constraint, feasible: readonly Feasible[]) => L,
    /** The starts at which something new is of interest; null for all. */
    private readonly asked: Bits | null = null,
  ) {
    const { interviewers } = request;
    this.base = { request, people: interviewers, feasible: retable.base };
    this.positions = new Map(interviewers.map(({ id }, p) => [id, p]));
  }

  /** The rule left out whole. */
  lift(rule: Constraint): L {
    const lifted = this.lifted.get(rule) ?? this.measure(rule, this.retable.leaveOut(rule, this.asked));
    this.lifted.set(rule, lifted);
    return lifted;
  }

  /** Null where the changes cannot open anything; a result promises nothing yet. */
  relax(changes: readonly Relaxation[]): Relaxed<R> | null {
    const { personal, others } = splitPersonal(changes);
    const people = this.findPeople(personal);
    const bound = this.findBound(changes);
    if (bound && !this.mayOpen(bound, people)) return null;
    const middle = this.change(others);
    if (people.size === 0) return middle;
    return this.isOutOfReach(middle, people) ? null : this.soften(middle, personal);
  }

  /** More than the changes do, where that is known; null where it is not. */
  findBound(changes: readonly Relaxation[]): L | null {
    const rule = soleRule(changes);
    // Who sits twice is asked for caps and buffer again, beside what the tables say.
    if (!rule || (this.mayRepeat && ASKED_AGAIN.includes(rule))) return null;
    const lifted = this.lift(rule);
    const bound = rule === 'workingHours' && !isEmpty(lifted.opens) ? this.widen() : lifted;
    return bound.isSure ? bound : null;
  }

  /** False where, after the changes, so few people could not open anything, whatever of theirs is changed. */
  mayReach(others: readonly Relaxation[], people: number): boolean {
    const { feasible } = this.change(others);
    return !feasible.some((one) => this.isShortOfMore(one, people));
  }

  private get mayRepeat(): boolean {
    const { request } = this.base;
    return 'sessions' in request && request.mayRepeatPeople === true;
  }

  /** Everybody's hours as wide as any change makes them: nothing beside hours of the whole day. */
  private widen(): L {
    if (this.widest) return this.widest;
    const { people, feasible } = this.base;
    const seated = new Set(feasible.flatMap(({ table }) => table.people));
    const changed = people.flatMap((person, p) =>
      seated.has(p) ? [{ p, person: widestHours(person).reduce(changePerson, person) }] : [],
    );
    this.widest = this.measure('workingHours', this.retable.redrawPeople(this.retable.base, changed));
    return this.widest;
  }

  private findPeople(changes: readonly PersonChange[]): ReadonlySet<number> {
    return new Set([...listPersonIds(changes)].map((id) => this.positions.get(id) ?? -1));
  }

  /** True where one of the people, or anything else, could win what the rule takes. */
  private mayOpen({ feasible, opens }: Lifted, people: ReadonlySet<number>): boolean {
    if (isEmpty(opens)) return false;
    if (people.size === 0) return true;
    const { request, feasible: base } = this.base;
    return base.some((known, i) => {
      const near = 'sessions' in request ? null : this.nearOf(known, people.size);
      return wins(known, feasible[i] ?? known, people, (w) => (opens[w] ?? 0) & (near ? (near[w] ?? 0) : -1));
    });
  }

  private change(changes: readonly Relaxation[]): Relaxed<R> {
    const [first, ...rest] = changes;
    if (!first) return this.base;
    const known = this.known.get(first) ?? this.apply(this.base, [first]);
    this.known.set(first, known);
    return rest.length > 0 ? this.apply(known, rest) : known;
  }

  private apply(from: Relaxed<R>, changes: readonly Relaxation[]): Relaxed<R> {
    const request = changes.reduce<R>(applyRelaxation, from.request);
    return { ...from, request, feasible: this.retable.redraw(from.feasible, from.request, request) };
  }

  private soften(from: Relaxed<R>, changes: readonly PersonChange[]): Relaxed<R> {
    const people = [...from.people];
    const changed: ChangedPerson[] = [];
    for (const p of this.findPeople(changes)) {
      const before = people[p];
      if (!before) continue;
      const person = changes.reduce(changePerson, before);
      people[p] = person;
      changed.push({ p, person });
    }
    return { ...from, people, feasible: this.retable.redrawPeople(from.feasible, changed) };
  }

  /** True where a session has no start, or a single interview no further one, that so few people could open. */
  private isOutOfReach({ feasible }: Relaxed<R>, people: ReadonlySet<number>): boolean {
    return feasible.some((one) =>
      this.isShortOfMore(one, one.table.people.filter((p) => people.has(p)).length),
    );
  }

  private isShortOfMore(one: Feasible, people: number): boolean {
    if ('sessions' in this.base.request && !isEmpty(one.starts)) return false;
    return people === 0 || isEmpty(this.nearOf(one, people));
  }

  private nearOf(one: Feasible, people: number): Bits {
    const answers = this.near.get(one) ?? [];
    this.near.set(one, answers);
    const near = answers[people] ?? nearStarts(one.table, one.starts, people);
    answers[people] = near;
    return near;
  }
}

/** True where one of the people can take a tick that is asked about without the rule, and not with it. */
function wins(
  { table: { people: rows, legal, open } }: Feasible,
  { table: free, gains }: Feasible,
  people: ReadonlySet<number>,
  asked: (word: number) => number,
): boolean {
  const { length } = open;
  for (const p of people) {
    if (!gains.has(p)) continue;
    const first = rows.indexOf(p) * length;
    for (let w = 0; w < length; w++) {
      const won = (free.legal[first + w] ?? 0) & ~(legal[first + w] ?? 0) & (open[w] ?? 0);
      if ((won & asked(w)) !== 0) return true;
    }
  }
  return false;
}
