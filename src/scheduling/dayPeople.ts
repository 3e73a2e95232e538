import type { Ban } from './bans';
import { NEVER } from './dayGrid';
import type { LoopDate, LoopModel } from './loopModel';
import { listSittings } from './panel';
import { type DaySession, PanelSearch, pointsAt, UNKNOWN } from './panelSearch';
import { isLegal, type SessionTable, weekAt } from './sessionTable';
import { startPoints } from './slotCost';

/** What one session costs at least at each of a day's starts, and who sits there then. */
export interface SessionLeast {
  readonly least: Int32Array;
  /** Rows of the session's table: as many a start as the panel has sittings; of no meaning where `least` is NEVER. */
  readonly panels: Int16Array;
}

/** Who can sit in the sessions of one day, and at what cost. */
export class DayPeople {
  private readonly sessions: readonly DaySession[];

  constructor(model: LoopModel, date: LoopDate) {
    this.sessions = model.tables.map((table, i) =>
      readSession(model, table, date.starts[i] ?? new Int32Array()),
    );
  }

  /** By seat: the rows of whoever is free for the session at some start of the day. */
  listFree(session: number): readonly (readonly number[])[] {
    return this.sessions[session]?.free ?? [];
  }

  /**
   * The cheapest panel at every start. `charges` is what each person costs on top, by index of the interviewers. What was
   * known under fewer bans and lower charges may be given; it is what comes back where nothing has changed.
   */
  weigh(
    session: number,
    bans: readonly Ban[],
    charges: Int32Array,
    known: SessionLeast | null = null,
  ): SessionLeast {
    const own = this.sessions[session];
    if (!own) throw new RangeError(`no session ${session}`);
    const search = new PanelSearch(own, bans, charges);
    if (!known) return weighAll(own, search);
    const left = keepValid(own, search, known);
    return left.length > 0 ? weighAgain(own, search, known, left) : known;
  }

  /** What seating the row costs at the start, without any charge. */
  pointsOf(session: number, row: number, start: number): number {
    const own = this.sessions[session];
    return own ? pointsAt(own, row, start) : NEVER;
  }

  hourOf(session: number, start: number): number {
    return this.sessions[session]?.hour[start] ?? 0;
  }
}

function weighAll(own: DaySession, search: PanelSearch): SessionLeast {
  const { ticks, sittings } = own;
  const found = {
    least: new Int32Array(ticks.length).fill(NEVER),
    panels: new Int16Array(ticks.length * sittings.length),
  };
  for (let start = 0; start < ticks.length; start++) weighStart(own, search, found, start);
  return found;
}

function weighAgain(
  own: DaySession,
  search: PanelSearch,
  known: SessionLeast,
  starts: readonly number[],
): SessionLeast {
  const found = { least: known.least.slice(), panels: known.panels.slice() };
  for (const start of starts) weighStart(own, search, found, start);
  return found;
}

function weighStart(
  own: DaySession,
  search: PanelSearch,
  { least, panels }: SessionLeast,
  start: number,
): void {
  const points = own.table.impossible ? NEVER : search.find(start);
  least[start] = points >= NEVER ? NEVER : points + (own.hour[start] ?? 0);
  if (points < NEVER) panels.set(search.best, start * own.sittings.length);
}

/** The starts whose panel costs more than it did: as others have not become cheaper, all other panels stay the best. */
function keepValid(
  { hour, sittings }: DaySession,
  search: PanelSearch,
  { least, panels }: SessionLeast,
): number[] {
  const width = sittings.length;
  const left: number[] = [];
  for (let start = 0; start < least.length; start++) {
    const before = least[start] ?? NEVER;
    if (before >= NEVER) continue;
    let points = hour[start] ?? 0;
    for (let at = start * width; at < (start + 1) * width; at++) {
      points += search.costOf(panels[at] ?? -1, start);
    }
    if (points !== before) left.push(start);
  }
  return left;
}

function readSession(model: LoopModel, table: SessionTable, ticks: Int32Array): DaySession {
  const { plan, plain } = model;
  const { horizon } = plan.index;
  return {
    table,
    ticks,
    sittings: listSittings(table),
    free: table.seats.map(({ able }) =>
      able.filter((row) => ticks.some((tick) => isLegal(table, row, tick))),
    ),
    floor: plain ? new Int32Array(table.people.length) : weighFloor(table, ticks),
    isFree: plain,
    points: new Int32Array(table.people.length * ticks.length).fill(UNKNOWN),
    hour: plain
      ? new Int32Array(ticks.length)
      : ticks.map((tick) => startPoints(plan.time, horizon, tick, table.ticks, plan.weights).candidateHours),
  };
}

/** The load of the week; a day may lie in two weeks of somebody far away. */
function weighFloor(table: SessionTable, ticks: Int32Array): Int32Array {
  const { index, load, continuity } = table;
  const first = ticks[0] ?? 0;
  const last = ticks[ticks.length - 1] ?? 0;
  return Int32Array.from(table.people, (p, row) => {
    const at = row * index.weeks;
    const early = load[at + weekAt(index, p, first)] ?? 0;
    const late = load[at + weekAt(index, p, last)] ?? 0;
    return Math.min(early, late) + (continuity[row] ?? 0);
  });
}
