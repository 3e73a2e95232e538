import { type DayGrid, makeDayGrid, NEVER } from './loopBound';
import type { LoopDate, LoopModel } from './loopModel';
import type { Surcharge } from './panel';
import { isLegal, type SessionTable, seatPoints } from './sessionTable';
import { startPoints } from './slotCost';

/** What everybody costs at every start of one day. */
export class DayCosts {
  /** By session: points by row and start, NEVER where not free. */
  private readonly points: readonly Int32Array[];
  private readonly sorted = new Map<number, readonly (readonly number[])[]>();
  private surcharge: Surcharge = new Map();
  prices: Surcharge = new Map();
  /** The least each start costs under the surcharge, by session. */
  leastNow: readonly Int32Array[];
  readonly grid: DayGrid;
  /** The candidate's hour in points, by session and start. */
  readonly own: readonly Int32Array[];
  /** The same without any surcharge. */
  private readonly least: readonly Int32Array[];

  constructor(
    readonly model: LoopModel,
    readonly date: LoopDate,
  ) {
    const { plan, plain } = model;
    this.points = plain
      ? []
      : model.tables.map((table, i) => weighPeople(table, date.starts[i] ?? new Int32Array()));
    this.own = date.starts.map((ticks, i) =>
      plain
        ? new Int32Array(ticks.length)
        : ticks.map((tick) => {
            const length = model.tables[i]?.ticks ?? 1;
            return startPoints(plan.time, plan.index.horizon, tick, length, plan.weights).candidateHours;
          }),
    );
    this.grid = makeDayGrid(model, date);
    this.least = plain ? this.own : model.tables.map((table, i) => this.cheapest(table, i, this.surcharge));
    this.leastNow = this.least;
  }

  /** What the seat prices add up to: taken off once from every total of this date. */
  pricesTotal = 0;

  /** Takes over what people pay on top from now on, and what asking for them is priced at on this date. */
  reprice(repeats: Surcharge, prices: Surcharge): void {
    const surcharge = new Map(repeats);
    this.pricesTotal = 0;
    for (const [p, points] of prices) {
      surcharge.set(p, (surcharge.get(p) ?? 0) + points);
      this.pricesTotal += points;
    }
    this.prices = prices;
    this.surcharge = surcharge;
    this.sorted.clear();
    this.leastNow = this.model.tables.map((table, i) => {
      const pays = surcharge.size > 0 && table.people.some((p) => surcharge.has(p));
      return pays ? this.cheapest(table, i, this.surcharge) : (this.least[i] ?? new Int32Array());
    });
  }

  pointsOf(session: number, row: number, start: number): number {
    if (this.model.plain) return this.isFree(session, row, start) ? 0 : NEVER;
    const width = this.date.starts[session]?.length ?? 0;
    return this.points[session]?.[row * width + start] ?? NEVER;
  }

  private isFree(session: number, row: number, start: number): boolean {
    const table = this.model.tables[session];
    return table !== undefined && isLegal(table, row, this.date.starts[session]?.[start] ?? 0);
  }

  /** The least each start costs, by session: the cheapest people of each seat, as if seats did not share any. */
  private cheapest(table: SessionTable, session: number, surcharge: Surcharge): Int32Array {
    const least = (this.own[session] ?? new Int32Array()).slice();
    for (const { seat, able } of table.seats) {
      const extra = able.map((row) => surcharge.get(table.people[row] ?? -1) ?? 0);
      for (let start = 0; start < least.length; start++) {
        const panel = this.cheapestOf(session, able, extra, seat.count, start);
        least[start] = Math.min(NEVER, (least[start] ?? 0) + panel);
      }
    }
    return least;
  }

  private cheapestOf(
    session: number,
    able: readonly number[],
    extra: readonly number[],
    count: number,
    start: number,
  ): number {
    if (count > 1 || this.model.plain) return this.cheapestFew(session, able, extra, count, start);
    const width = this.date.starts[session]?.length ?? 0;
    const points = this.points[session];
    let least = NEVER;
    for (let a = 0; a < able.length; a++) {
      const value = (points?.[(able[a] ?? 0) * width + start] ?? NEVER) + (extra[a] ?? 0);
      if (value < least) least = value;
    }
    return least;
  }

  private cheapestFew(
    session: number,
    able: readonly number[],
    extra: readonly number[],
    count: number,
    start: number,
  ): number {
    const values = able.map((row, a) => this.pointsOf(session, row, start) + (extra[a] ?? 0));
    values.sort((a, b) => a - b);
    if (values.length < count) return NEVER;
    return values.slice(0, count).reduce((sum, value) => Math.min(NEVER, sum + value), 0);
  }

  /** Points of a position at a start, surcharge and price included. */
  priceOf(session: number, row: number, start: number): number {
    const p = this.model.tables[session]?.people[row] ?? -1;
    return this.pointsOf(session, row, start) + (this.surcharge.get(p) ?? 0);
  }

  /** By seat of the session: who is free at the start, cheapest first under the surcharge. */
  choicesNow(session: number, start: number): readonly (readonly number[])[] {
    const key = session * 4096 + start;
    const known = this.sorted.get(key);
    if (known) return known;
    const table = this.model.tables[session];
    const cost = (row: number) =>
      this.pointsOf(session, row, start) + (this.surcharge.get(table?.people[row] ?? -1) ?? 0);
    const choices = (table?.seats ?? []).map(({ able }) =>
      able.filter((row) => cost(row) < NEVER).sort((a, b) => cost(a) - cost(b) || a - b),
    );
    this.sorted.set(key, choices);
    return choices;
  }
}

function weighPeople(table: SessionTable, starts: Int32Array): Int32Array {
  const points = new Int32Array(table.people.length * starts.length).fill(NEVER);
  const inSeat = new Set(table.seats.flatMap(({ able }) => able));
  for (const row of inSeat) {
    for (let start = 0; start < starts.length; start++) {
      const tick = starts[start] ?? 0;
      if (isLegal(table, row, tick)) points[row * starts.length + start] = seatPoints(table, row, tick);
    }
  }
  return points;
}
