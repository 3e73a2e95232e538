import type { Obstacle, Relaxation } from './answers';
import { applyRelaxation } from './applyRelaxation';
import { mightOpen } from './feasible';
import type { Plan } from './plan';
import { opensNothing, splitPersonal } from './prune';
import { type Feasible, relaxTables } from './retable';
import type { LoopRequest, SlotRequest } from './types';

/** A request with changes made, and its tables. */
export interface Relaxed<R> {
  readonly request: R;
  readonly feasible: readonly Feasible[];
}

/**
 * Makes changes to one request again and again. What several changes share is computed once, and people's own rules are
 * not looked at where so few people could not fill a panel that is short of more.
 */
export class Relaxer<R extends SlotRequest | LoopRequest> {
  private readonly known = new Map<Relaxation, Relaxed<R>>();
  private readonly mights = new Map<Feasible, (boolean | undefined)[]>();
  private readonly base: Relaxed<R>;
  /** Somebody who sits twice is asked for caps and buffer again, beside what the tables say. */
  private readonly mayRepeat: boolean;

  constructor(
    request: R,
    private readonly plan: Plan,
    feasible: readonly Feasible[],
    private readonly obstacles: readonly Obstacle[],
  ) {
    this.base = { request, feasible };
    this.mayRepeat = 'sessions' in request && (request.mayRepeatPeople ?? false);
  }

  /** Null where the changes cannot open anything; a result promises nothing yet. */
  relax(changes: readonly Relaxation[]): Relaxed<R> | null {
    const unsure = this.mayRepeat ? (['capPerDay', 'capPerWeek', 'buffer'] as const) : [];
    if (opensNothing(changes, this.obstacles, unsure)) return null;
    const { personIds, others } = splitPersonal(changes);
    const middle = this.change(others);
    if (personIds.size === 0 || this.isOutOfReach(middle, personIds)) return middle;
    return this.apply(
      middle,
      changes.filter((change) => !others.includes(change)),
    );
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
    return { request, feasible: relaxTables(from.request, request, this.plan, from.feasible) };
  }

  /** True where a session has no start, or a single interview no further one, that so few people could open. */
  private isOutOfReach({ feasible }: Relaxed<R>, personIds: ReadonlySet<string>): boolean {
    const isLoop = 'sessions' in this.base.request;
    return feasible.some((one) => {
      const { table, starts } = one;
      if (isLoop && starts.some((word) => word !== 0)) return false;
      let touched = 0;
      for (const p of table.people) if (personIds.has(table.index.people[p]?.id ?? '')) touched++;
      return touched === 0 || !this.mightOpen(one, touched);
    });
  }

  private mightOpen(one: Feasible, people: number): boolean {
    const answers = this.mights.get(one) ?? [];
    this.mights.set(one, answers);
    const might = answers[people] ?? mightOpen(one.table, one.starts, people);
    answers[people] = might;
    return might;
  }
}
