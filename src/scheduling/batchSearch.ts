import { listBits } from './bits';
import { feasibleStarts } from './feasible';
import { instantOf, TICK_MINUTES } from './horizon';
import { listPanels } from './listPanels';
import type { PanelChoice } from './panel';
import { cheapestPanel } from './panel';
import type { Plan } from './plan';
import { listFreeRooms } from './seatPeople';
import { type RoomSlot, shareRooms } from './shareRooms';
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
  /** Free for all of it; none where the session meets by link. */
  readonly rooms: readonly string[];
}
export interface BatchPlace extends BatchOption {
  readonly roomId: string | null;
}

/**
 * Depth first, the candidate with the fewest starts first, cheapest slots first, branches cut by what is left at least.
 * Candidates who ask for the same are told apart by nothing, so that the later one's start never comes before the
 * earlier one's in the order of what they cost.
 */
export class BatchSearch {
  private readonly order: readonly number[];
  private readonly starts: readonly (readonly Start[])[];
  /** The least everybody from this position of the order on costs. */
  private readonly rest: number[];
  /** By position of the order: how many from there on ask for the same, and where the start of each stands. */
  private readonly alike: number[];
  private readonly startOf: number[] = [];
  private readonly chosen: (BatchOption | null)[];
  private best: readonly (BatchOption | null)[];
  private limit = Number.POSITIVE_INFINITY;
  private steps = 0;

  constructor(private readonly entries: readonly BatchEntry[]) {
    this.starts = entries.map(listStarts);
    const kinds = entries.map((entry) => entries.findIndex((other) => asksTheSame(entry, other)));
    this.order = entries
      .map((_, r) => r)
      .sort(
        (a, b) =>
          (this.starts[a]?.length ?? 0) - (this.starts[b]?.length ?? 0) ||
          (kinds[a] ?? 0) - (kinds[b] ?? 0) ||
          a - b,
      );
    this.alike = this.order.map((r, at) => {
      const others = this.order.slice(at).findIndex((other) => kinds[other] !== kinds[r]);
      return others < 0 ? entries.length - at : others;
    });
    this.chosen = entries.map(() => null);
    this.best = this.chosen;
    this.rest = new Array<number>(entries.length + 1).fill(0);
    for (let at = entries.length - 1; at >= 0; at--) {
      const [cheapest] = this.starts[this.order[at] ?? 0] ?? [];
      this.rest[at] = (this.rest[at + 1] ?? 0) + (cheapest?.total ?? LEFT_OUT);
    }
  }

  run(): { chosen: readonly (BatchPlace | null)[]; exact: boolean } {
    this.place(0, 0);
    return { chosen: this.giveRooms(), exact: this.steps < MOST_STEPS };
  }

  private place(at: number, spent: number): void {
    if (spent + (this.rest[at] ?? 0) >= this.limit) return;
    const r = this.order[at];
    if (r === undefined) {
      this.limit = spent;
      this.best = [...this.chosen];
      return;
    }
    const starts = this.starts[r] ?? [];
    const isTwin = at > 0 && (this.alike[at - 1] ?? 0) > 1;
    for (let n = isTwin ? (this.startOf[at - 1] ?? 0) : 0; n < starts.length; n++) {
      const start = starts[n];
      if (!start || spent + start.total + this.restAfter(at, start) >= this.limit || this.isOver()) break;
      this.steps++;
      this.startOf[at] = n;
      this.placeAt(r, start, at, spent);
    }
    this.startOf[at] = starts.length;
    this.chosen[r] = null;
    this.place(at + 1, spent + LEFT_OUT);
  }

  /** What all after this position cost at least when it takes the start: who asks for the same takes none cheaper. */
  private restAfter(at: number, { total }: Start): number {
    const alike = this.alike[at] ?? 1;
    return (alike - 1) * total + (this.rest[at + alike] ?? 0);
  }

  private placeAt(r: number, start: Start, at: number, spent: number): void {
    const entry = this.entries[r];
    const [table] = entry?.plan.tables ?? [];
    if (!entry || !table) return;
    const rooms = listFreeRooms(table, start.tick, entry.request.rooms ?? []);
    if (!this.isRoomFor(r, start.tick, rooms)) return;
    const after = this.restAfter(at, start);
    const maySit = (p: number) => this.maySit(r, p, { from: start.tick, to: start.tick + table.ticks });
    listPanels(table, start.tick, maySit, (panel) => {
      const cost = spent + start.points + panel.points;
      if (cost + after >= this.limit || this.isOver()) return false;
      this.steps++;
      const personIds = panel.rows.map((row) => table.index.people[table.people[row] ?? -1]?.id ?? '');
      const day = entry.plan.time.clock.dayOf[start.tick] ?? 0;
      this.chosen[r] = { tick: start.tick, day, points: start.points, panel, personIds, rooms };
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

  private isRoomFor(r: number, tick: number, rooms: readonly string[]): boolean {
    const session = this.entries[r]?.request.session;
    if (session?.place !== 'room') return true;
    const slots = this.listRoomSlots(this.chosen).map(({ slot }) => slot);
    return shareRooms([...slots, this.roomSlot(r, tick, rooms)]) !== null;
  }

  private giveRooms(): (BatchPlace | null)[] {
    const places = this.listRoomSlots(this.best);
    const rooms = shareRooms(places.map(({ slot }) => slot)) ?? [];
    const roomOf = new Map(places.map(({ r }, n) => [r, rooms[n] ?? null]));
    return this.best.map((option, r) => option && { ...option, roomId: roomOf.get(r) ?? null });
  }

  private listRoomSlots(options: readonly (BatchOption | null)[]): { r: number; slot: RoomSlot }[] {
    return options.flatMap((option, r) =>
      option && this.entries[r]?.request.session.place === 'room'
        ? [{ r, slot: this.roomSlot(r, option.tick, option.rooms) }]
        : [],
    );
  }

  /** In ticks since the epoch, which all requests share. */
  private roomSlot(r: number, tick: number, rooms: readonly string[]): RoomSlot {
    const entry = this.entries[r];
    const from = tick + (entry?.plan.index.horizon.baseTick ?? 0);
    return { from, to: from + (entry?.request.session.minutes ?? 0) / TICK_MINUTES, rooms };
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

/** True where nothing but the candidate's id tells two requests apart, and neither candidate is an interviewer. */
function asksTheSame(one: BatchEntry, other: BatchEntry): boolean {
  if (one === other) return true;
  const { index } = one.plan;
  if (index !== other.plan.index) return false;
  const isInterviewer = ({ request }: BatchEntry) =>
    index.people.some(({ id }) => id === request.candidate.id);
  return !isInterviewer(one) && !isInterviewer(other) && askOf(one) === askOf(other);
}

function askOf({ request: { interviewers: _, candidate, ...ask } }: BatchEntry): string {
  return JSON.stringify({ ...ask, candidate: { ...candidate, id: '' } });
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
