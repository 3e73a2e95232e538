import { isApart } from '../people/panel';
import { mayAlsoSit } from '../people/sitTwice';
import { NEVER } from './dayGrid';
import type { LoopModel } from './loopModel';
import type { LoopPeople } from './loopPeople';
import type { Placement, RelaxedPlacement } from './relaxation';

/** People for sessions whose times are given. */
export interface Assignment {
  /** Of the sessions and who sits in them, the candidate's hours and surcharges included. */
  readonly points: number;
  readonly placements: readonly Placement[];
}

/** Assignments looked at before the best one so far has to do. */
const MOST_STEPS = 400;

/**
 * The cheapest people for sessions at the times given, as the loop's law has it; null where none were found. It gives up
 * after a while, so that what it finds is a loop that can be, not always the cheapest.
 */
export function assignPeople(
  model: LoopModel,
  people: LoopPeople,
  stops: readonly RelaxedPlacement[],
  surcharge: Int32Array,
): Assignment | null {
  const search = new AssignmentSearch(model, people, stops, surcharge);
  return search.run();
}

/** One chair at one session. */
interface Sitting {
  readonly stop: number;
  readonly seat: number;
  /** Cheapest first. */
  readonly options: readonly Option[];
}

/** Somebody who is free, as a row of the session's table, with what they cost. */
interface Option {
  readonly row: number;
  readonly person: number;
  readonly points: number;
}

class AssignmentSearch {
  private readonly sittings: readonly Sitting[];
  private readonly rest: Int32Array;
  private readonly chosen: number[][];
  private readonly stopsOf = new Map<number, number[]>();
  private best: Assignment | null = null;
  private fewest = NEVER;
  private steps = 0;

  constructor(
    private readonly model: LoopModel,
    private readonly people: LoopPeople,
    private readonly stops: readonly RelaxedPlacement[],
    private readonly surcharge: Int32Array,
  ) {
    this.sittings = stops.flatMap((stop, at) => this.listSittings(stop, at));
    this.chosen = stops.map(() => []);
    this.rest = new Int32Array(this.sittings.length + 1);
    for (let at = this.sittings.length - 1; at >= 0; at--) {
      const least = this.sittings[at]?.options[0]?.points ?? NEVER;
      this.rest[at] = Math.min(NEVER, (this.rest[at + 1] ?? 0) + least);
    }
  }

  run(): Assignment | null {
    const hours = this.stops.reduce(
      (sum, { date, session, start }) => sum + this.people.hourOf(date, session, start),
      0,
    );
    if ((this.rest[0] ?? 0) < NEVER) this.fill(0, hours);
    return this.best;
  }

  private listSittings({ date, session, start }: RelaxedPlacement, at: number): Sitting[] {
    const table = this.model.tables[session];
    if (!table) return [];
    const options = this.people.listFree(date, session).map((rows) => {
      const own: Option[] = [];
      for (const row of rows) {
        const person = table.people[row] ?? -1;
        const points = this.people.pointsOf(date, session, row, start);
        if (points < NEVER) own.push({ row, person, points: points + (this.surcharge[person] ?? 0) });
      }
      return own.sort((a, b) => a.points - b.points || a.row - b.row);
    });
    return (this.model.sittings[session] ?? []).map((seat) => ({
      stop: at,
      seat,
      options: options[seat] ?? [],
    }));
  }

  private fill(at: number, spent: number): void {
    const sitting = this.sittings[at];
    if (!sitting) {
      if (!this.hasRequired(this.stops.length - 1)) return;
      this.fewest = spent;
      this.best = {
        points: spent,
        placements: this.stops.map(({ session, date, tick }, s) => {
          return { session, date, tick, rows: this.chosen[s]?.slice() ?? [] };
        }),
      };
      return;
    }
    const before = this.sittings[at - 1];
    if (before && before.stop !== sitting.stop && !this.hasRequired(before.stop)) return;
    const rows = this.chosen[sitting.stop] ?? [];
    // Two sittings of one seat are alike: the second looks only behind the first.
    const alike = before?.stop === sitting.stop && before.seat === sitting.seat;
    const last = rows[rows.length - 1];
    const from = alike ? sitting.options.findIndex(({ row }) => row === last) + 1 : 0;
    for (let n = from; n < sitting.options.length; n++) {
      const option = sitting.options[n];
      if (!option || spent + option.points + (this.rest[at + 1] ?? 0) >= this.fewest) return;
      if (this.steps++ > MOST_STEPS) return;
      if (!this.maySit(sitting.stop, option.row, option.person)) continue;
      rows.push(option.row);
      const own = this.stopsOf.get(option.person) ?? [];
      this.stopsOf.set(option.person, own);
      own.push(sitting.stop);
      this.fill(at + 1, spent + option.points);
      own.pop();
      rows.pop();
    }
  }

  private hasRequired(stop: number): boolean {
    const table = this.model.tables[this.stops[stop]?.session ?? -1];
    return table?.required.every((row) => this.chosen[stop]?.includes(row)) ?? true;
  }

  private maySit(stop: number, row: number, person: number): boolean {
    const rows = this.chosen[stop] ?? [];
    const table = this.model.tables[this.stops[stop]?.session ?? -1];
    if (!table || rows.includes(row) || isApart(table, rows, row)) return false;
    const own = this.stopsOf.get(person) ?? [];
    if (own.length === 0) return true;
    if (!this.model.mayRepeat) return false;
    return mayAlsoSit(
      this.model.plan.index,
      person,
      own.map((one) => this.spanOf(one)),
      this.spanOf(stop),
    );
  }

  private spanOf(stop: number): { from: number; to: number } {
    const { session = -1, tick = 0 } = this.stops[stop] ?? {};
    return { from: tick, to: tick + (this.model.tables[session]?.ticks ?? 0) };
  }
}
