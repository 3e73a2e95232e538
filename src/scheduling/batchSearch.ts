import { listBits } from './bits';
import { feasibleStarts } from './feasible';
import { instantOf, TICK_MINUTES } from './horizon';
import { listPanels } from './listPanels';
import type { PanelChoice } from './panel';
import { cheapestPanel } from './panel';
import type { Plan } from './plan';
import { listFreeRooms } from './seatPeople';
import { mayAlsoSit, type TickSpan } from './sitTwice';
import { startPoints } from './slotCost';
import type { SlotRequest } from './types';

/** Leaving one candidate out costs more than any set of slots. */
const LEFT_OUT = 1_000_000;
/** Steps after which the best set found so far is given, and said not to be proven cheapest. */
const MOST_STEPS = 60_000;

export interface BatchEntry {
  readonly request: SlotRequest;
  readonly plan: Plan;
}

/** A start with its cheapest panel alone; panels are listed in full only when the search gets there. */
interface Start {
  readonly tick: number;
  readonly points: number;
  readonly total: number;
}
export interface BatchOption {
  readonly tick: number;
  readonly day: number;
  readonly points: number;
  readonly panel: PanelChoice;
  readonly personIds: readonly string[];
  readonly roomId: string | null;
}

/** Depth first, the candidate with the fewest starts first, cheapest slots first, branches cut by what is left at least. */
export class BatchSearch {
  private readonly order: readonly number[];
  private readonly starts: readonly (readonly Start[])[];
  /** The least everybody from this position of the order on costs. */
  private readonly rest: number[];
  private readonly chosen: (BatchOption | null)[];
  private best: readonly (BatchOption | null)[];
  private limit = Number.POSITIVE_INFINITY;
  private steps = 0;

  constructor(private readonly entries: readonly BatchEntry[]) {
    this.starts = entries.map(listStarts);
    this.order = entries
      .map((_, r) => r)
      .sort((a, b) => (this.starts[a]?.length ?? 0) - (this.starts[b]?.length ?? 0) || a - b);
    this.chosen = entries.map(() => null);
    this.best = this.chosen;
    this.rest = new Array<number>(entries.length + 1).fill(0);
    for (let at = entries.length - 1; at >= 0; at--) {
      const [cheapest] = this.starts[this.order[at] ?? 0] ?? [];
      this.rest[at] = (this.rest[at + 1] ?? 0) + (cheapest?.total ?? LEFT_OUT);
    }
  }

  run(): { chosen: readonly (BatchOption | null)[]; exact: boolean } {
    this.place(0, 0);
    return { chosen: this.best, exact: this.steps < MOST_STEPS };
  }

  private place(at: number, spent: number): void {
    if (spent + (this.rest[at] ?? 0) >= this.limit) return;
    const r = this.order[at];
    if (r === undefined) {
      this.limit = spent;
      this.best = [...this.chosen];
      return;
    }
    const after = this.rest[at + 1] ?? 0;
    for (const start of this.starts[r] ?? []) {
      if (spent + start.total + after >= this.limit || this.isOver()) break;
      this.steps++;
      this.placeAt(r, start, at, spent);
    }
    this.chosen[r] = null;
    this.place(at + 1, spent + LEFT_OUT);
  }

  private placeAt(r: number, start: Start, at: number, spent: number): void {
    const entry = this.entries[r];
    const [table] = entry?.plan.tables ?? [];
    if (!entry || !table) return;
    const roomId = this.findRoom(r, start.tick);
    if (table.session.place === 'room' && roomId === null) return;
    const maySit = (p: number) => this.maySit(r, p, { from: start.tick, to: start.tick + table.ticks });
    listPanels(table, start.tick, maySit, (panel) => {
      const cost = spent + start.points + panel.points;
      if (cost + (this.rest[at + 1] ?? 0) >= this.limit || this.isOver()) return false;
      this.steps++;
      const personIds = panel.rows.map((row) => table.index.people[table.people[row] ?? -1]?.id ?? '');
      const day = entry.plan.time.clock.dayOf[start.tick] ?? 0;
      this.chosen[r] = { tick: start.tick, day, points: start.points, panel, personIds, roomId };
      this.place(at + 1, cost);
      this.chosen[r] = null;
      return true;
    });
  }

  private isOver(): boolean {
    return this.steps >= MOST_STEPS && this.limit < Number.POSITIVE_INFINITY;
  }

  /** Beside everything this person was given in the other requests, moved into this request's ticks. */
  private maySit(r: number, p: number, slot: TickSpan): boolean {
    const index = this.entries[r]?.plan.index;
    const id = index?.people[p]?.id;
    if (!index || id === undefined) return false;
    const planned = this.spans(r, (option) => option.personIds.includes(id));
    return planned.length === 0 || mayAlsoSit(index, p, planned, slot);
  }

  private findRoom(r: number, tick: number): string | null {
    const entry = this.entries[r];
    const [table] = entry?.plan.tables ?? [];
    if (!entry || !table) return null;
    const free = listFreeRooms(table, tick, entry.request.rooms ?? []);
    const isTaken = (room: string) =>
      this.spans(r, ({ roomId }) => roomId === room).some(
        ({ from, to }) => from < tick + table.ticks && tick < to,
      );
    return free.find((room) => !isTaken(room)) ?? null;
  }

  private spans(r: number, matches: (option: BatchOption) => boolean): TickSpan[] {
    const base = this.entries[r]?.plan.index.horizon.baseTick ?? 0;
    return this.chosen.flatMap((option, other) => {
      const entry = this.entries[other];
      if (!option || !entry || other === r || !matches(option)) return [];
      const from = option.tick + entry.plan.index.horizon.baseTick - base;
      return [{ from, to: from + entry.request.session.minutes / TICK_MINUTES }];
    });
  }
}

function listStarts({ plan }: BatchEntry): Start[] {
  const [table] = plan.tables;
  if (!table) return [];
  const { horizon } = plan.index;
  return listBits(feasibleStarts(table), 0, horizon.words)
    .flatMap((tick): Start[] => {
      const panel = cheapestPanel(table, tick);
      const own = startPoints(plan.time, horizon, tick, table.ticks, plan.weights);
      const points = own.candidateHours + own.soonest;
      return panel ? [{ tick, points, total: points + panel.points }] : [];
    })
    .sort(
      (a, b) =>
        a.total - b.total || instantOf(horizon, a.tick).getTime() - instantOf(horizon, b.tick).getTime(),
    );
}
