import { feasibleStarts } from '../people/feasible';
import { listPanels } from '../people/listPanels';
import type { PanelChoice } from '../people/panel';
import type { Plan } from '../people/plan';
import { listFreeRooms } from '../people/seatPeople';
import { type SessionTable, seatPoints } from '../people/sessionTable';
import { startPoints } from '../people/slotCost';
import { listBits } from '../time/bits';
import { weekNumber } from '../time/civil';
import { TICK_MINUTES } from '../time/horizon';
import type { SlotRequest } from '../types';
import type { BatchLimits, Sitting, Taking } from './batchLimits';

export interface BatchEntry {
  readonly request: SlotRequest;
  readonly plan: Plan;
}

/** One way to place one of those who ask for the same. */
export interface BatchOption extends Taking {
  readonly ask: BatchAsk;
  readonly tick: number;
  readonly day: number;
  readonly panel: PanelChoice;
  /** Points of the start and of the panel. */
  readonly cost: number;
}

/** A start, in ticks since the epoch, with what it costs whoever sits. */
interface Start extends Omit<Taking, 'sittings'> {
  readonly tick: number;
  readonly points: number;
}

/** What options cost on top, and which are out. */
export interface Terms {
  readonly limits: BatchLimits;
  /** By row of the limits; an infinite price keeps what takes it out. */
  readonly prices: Float64Array;
  readonly banned: ReadonlySet<BatchOption>;
}

/** What one candidate asks for, or several who are told apart by nothing. */
export class BatchAsk {
  /** Cheapest first. */
  private readonly starts: readonly Start[];

  constructor(
    private readonly entry: BatchEntry,
    private readonly table: SessionTable,
    /** Positions of the candidates in the batch. */
    readonly candidates: readonly number[],
  ) {
    this.starts = listStarts(entry, table);
  }

  /**
   * The cheapest options that cost less than `limit` together with the prices of what they take, at most so many; the
   * cheapest first. Of each start it is the cheapest panel, then that of all others, for as many candidates as there are.
   */
  listCheapest(limit: number, most: number, terms: Terms): { option: BatchOption; cost: number }[] {
    const found: { option: BatchOption; cost: number }[] = [];
    const worst = () => found[most - 1]?.cost ?? limit;
    for (const start of this.starts) {
      // What comes later costs no less.
      if (start.points >= worst()) break;
      const points = start.points + sumOf(terms.limits.listRoomRows(start), terms.prices);
      const seated = new Set<number>();
      for (let n = 0; n < this.candidates.length && points < worst(); n++) {
        const panel = this.findPanel(start, worst() - points, terms, seated);
        if (!panel) break;
        for (const row of panel.rows) seated.add(this.table.people[row] ?? -1);
        found.push({ option: this.makeOption(start, panel), cost: points + panel.points });
        found.sort((a, b) => a.cost - b.cost);
        found.length = Math.min(found.length, most);
      }
    }
    return found;
  }

  private findPanel(
    start: Start,
    limit: number,
    { limits, prices, banned }: Terms,
    seated: ReadonlySet<number>,
  ): PanelChoice | null {
    const { table } = this;
    let best: PanelChoice | null = null;
    const bannedHere = [...banned].filter(({ ask, tick }) => ask === this && tick === start.tick);
    const charge = (p: number) => {
      if (seated.has(p)) return Number.POSITIVE_INFINITY;
      const hasLimits = limits.hasLimits(table.index.people[p]?.id ?? '');
      return hasLimits ? sumOf(limits.listPersonRows(this.sittingOf(p, start)), prices) : 0;
    };
    listPanels(table, start.tick, limit, charge, (panel) => {
      if (bannedHere.some((option) => isSamePanel(option.panel, panel))) return true;
      best = panel;
      return false;
    });
    return best;
  }

  private makeOption(start: Start, { rows }: PanelChoice): BatchOption {
    const { table } = this;
    const points = rows.reduce((sum, row) => sum + seatPoints(table, row, start.tick), 0);
    return {
      ask: this,
      tick: start.tick,
      day: this.entry.plan.time.clock.dayOf[start.tick] ?? 0,
      panel: { points, rows },
      cost: start.points + points,
      from: start.from,
      to: start.to,
      rooms: start.rooms,
      sittings: rows.map((row) => this.sittingOf(table.people[row] ?? -1, start)),
    };
  }

  private sittingOf(p: number, { tick, from, to }: Start): Sitting {
    const { people, clocks } = this.table.index;
    const person = people[p];
    const clock = clocks[p];
    const day = (clock?.dayOf[tick] ?? 0) + (clock?.firstDay ?? 0);
    const until = to + Math.ceil((person?.bufferMinutes ?? 0) / TICK_MINUTES);
    return { id: person?.id ?? '', from, until, day, week: weekNumber(day) };
  }
}

function listStarts({ request, plan }: BatchEntry, table: SessionTable): Start[] {
  const { horizon } = plan.index;
  return listBits(feasibleStarts(table), 0, horizon.words)
    .map((tick): Start => {
      const own = startPoints(plan.time, horizon, tick, table.ticks, plan.weights);
      const from = tick + horizon.baseTick;
      const rooms = table.session.place === 'room' ? listFreeRooms(table, tick, request.rooms ?? []) : null;
      return { tick, points: own.candidateHours + own.soonest, from, to: from + table.ticks, rooms };
    })
    .sort((a, b) => a.points - b.points || a.tick - b.tick);
}

function sumOf(rows: readonly number[], prices: Float64Array): number {
  return rows.reduce((sum, row) => sum + (prices[row] ?? 0), 0);
}

function isSamePanel(one: PanelChoice, other: PanelChoice): boolean {
  return one.rows.every((row) => other.rows.includes(row));
}
