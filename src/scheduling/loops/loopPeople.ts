import type { SessionTable } from '../people/sessionTable';
import { HourPoints } from '../people/slotCost';
import { DayPeople, type SessionLeast } from './dayPeople';
import type { Stop } from './dayStops';
import type { LoopModel } from './loopModel';
import type { DayState, Question, RelaxedPlacement } from './relaxation';

/** What is known of a day's sessions, and what they cost at least; null where a session was not asked about. */
export interface WeighedDay extends Pick<DayState, 'stale'> {
  readonly sessions: readonly (SessionLeast | null)[];
  readonly fewest: number;
}

/** Who can sit in the sessions of a loop, date by date, each read when it is first asked about. */
export class LoopPeople {
  private readonly dates: (DayPeople | undefined)[] = [];
  private readonly hours: HourPoints;
  /** Sessions, those first in which most is sure to become dearer from loop to loop. */
  private readonly order: readonly number[];

  constructor(private readonly model: LoopModel) {
    const { time, index, weights } = model.plan;
    this.hours = new HourPoints(time, index.horizon, weights);
    const choice = ({ required, people }: SessionTable) => (required.length > 0 ? 0 : people.length);
    this.order = [...model.tables.keys()].sort((a, b) => {
      const [one, other] = [model.tables[a], model.tables[b]];
      return one && other ? choice(one) - choice(other) : 0;
    });
  }

  /** By seat: the rows of whoever is free for the session at some start of the date. */
  listFree(date: number, session: number): readonly (readonly number[])[] {
    return this.peopleOf(date).listFree(session);
  }

  /** What seating the row costs at the start, without any charge. */
  pointsOf(date: number, session: number, row: number, start: number): number {
    return this.peopleOf(date).pointsOf(session, row, start);
  }

  hourOf(date: number, session: number, start: number): number {
    return this.peopleOf(date).hourOf(session, start);
  }

  /**
   * What each session costs now, one after the other until they cost more than `limit` together; what is not stale stays as
   * it was, and so does what was not asked about any more.
   */
  weigh(state: DayState, { bans, charges }: Question, limit = Number.POSITIVE_INFINITY): WeighedDay {
    const people = this.peopleOf(state.date);
    const sessions = state.sessions?.slice() ?? new Array<null>(this.model.tables.length).fill(null);
    let { stale } = state;
    let fewest = 0;
    for (const own of sessions) fewest += own?.fewest ?? 0;
    for (let at = 0; at < sessions.length && fewest <= limit; at++) {
      const session = this.order[at] ?? 0;
      const known = sessions[session] ?? null;
      if (known && ((stale >>> session) & 1) === 0) continue;
      const barred = bans.filter((ban) => ban.session === session);
      const own = people.weigh(session, barred, charges, known);
      sessions[session] = own;
      stale &= ~(1 << session);
      fewest += own.fewest - (known?.fewest ?? 0);
    }
    return { sessions, stale, fewest };
  }

  /** The cheapest people for a session at a start of the date. */
  place({ date, sessions }: DayState, { session, start }: Stop): RelaxedPlacement {
    const tick = this.model.dates[date]?.starts[session]?.[start] ?? 0;
    const own = sessions?.[session];
    if (!own) throw new RangeError(`session ${session} was not weighed`);
    const sittings = own.panels.length / own.least.length;
    const rows = own.panels.slice(start * sittings, (start + 1) * sittings);
    return { session, date, start, tick, points: own.least[start] ?? 0, rows };
  }

  private peopleOf(date: number): DayPeople {
    const own = this.model.dates[date];
    if (!own) throw new RangeError(`no date ${date}`);
    this.dates[date] ??= new DayPeople(this.model, own, this.hours);
    return this.dates[date];
  }
}
