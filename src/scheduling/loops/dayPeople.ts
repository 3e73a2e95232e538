import { listFreeRows } from '../people/freeRows';
import { type SessionTable, weekAt } from '../people/sessionTable';
import type { HourPoints } from '../people/slotCost';
import type { Ban } from './bans';
import { NEVER } from './dayGrid';
import type { LoopDate, LoopModel } from './loopModel';
import { type DaySession, listWays, PanelSearch, pointsAt } from './panelSearch';

/** What one session costs at least at each of a day's starts, and who sits there then. */
export interface SessionLeast {
  readonly least: readonly number[];
  /** The least of them all. */
  readonly fewest: number;
  /** Rows of the session's table: as many a start as the panel has sittings; of no meaning where `least` is NEVER. */
  readonly panels: readonly number[];
  /** What each person was charged on top, by index of the interviewers. */
  readonly charges: Int32Array;
}

/** Who can sit in the sessions of one day, and at what cost. */
export class DayPeople {
  /** Each read when it is first asked about. */
  private readonly sessions: (DaySession | undefined)[] = [];

  constructor(
    private readonly model: LoopModel,
    private readonly date: LoopDate,
    private readonly hours: HourPoints,
  ) {}

  /** By seat: the rows of whoever is free for the session at some start of the day. */
  listFree(session: number): readonly (readonly number[])[] {
    return this.sessionOf(session).free;
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
    const own = this.sessionOf(session);
    const search = new PanelSearch(own, bans, charges);
    const starts = known ? listDearer(own, search, known, charges) : listStarts(own);
    const growth = known ? growthOfRequired(own, known, charges) : 0;
    if (known && starts.length === 0 && growth === 0) return known;
    return weighStarts(own, search, known && raiseAll(known, growth), starts, charges);
  }

  /** What seating the row costs at the start, without any charge. */
  pointsOf(session: number, row: number, start: number): number {
    return pointsAt(this.sessionOf(session), row, start);
  }

  hourOf(session: number, start: number): number {
    return this.sessionOf(session).hour[start] ?? 0;
  }

  private sessionOf(session: number): DaySession {
    const known = this.sessions[session] ?? readSession(this.model, this.date, session, this.hours);
    this.sessions[session] = known;
    return known;
  }
}

/** Weighs the starts; the others stay as they were known. */
function weighStarts(
  { ticks, sittings, hour }: DaySession,
  search: PanelSearch,
  known: SessionLeast | null,
  starts: readonly number[],
  charges: Int32Array,
): SessionLeast {
  const least = known?.least.slice() ?? new Array<number>(ticks.length).fill(NEVER);
  const panels = known?.panels.slice() ?? new Array<number>(ticks.length * sittings.length).fill(-1);
  for (const start of starts) least[start] = NEVER;
  search.seat(starts, least, panels);
  for (const start of starts) {
    if ((least[start] ?? NEVER) < NEVER) least[start] = (least[start] ?? 0) + (hour[start] ?? 0);
  }
  let fewest = NEVER;
  for (let start = 0; start < least.length; start++) fewest = Math.min(fewest, least[start] ?? NEVER);
  return { least, panels, fewest, charges };
}

function listStarts({ ticks }: DaySession): number[] {
  const starts: number[] = [];
  for (let start = 0; start < ticks.length; start++) starts.push(start);
  return starts;
}

/** Who is required sits in every panel: what they cost more, all of them do. */
function growthOfRequired(
  { table }: DaySession,
  { charges: before }: SessionLeast,
  charges: Int32Array,
): number {
  let growth = 0;
  for (const row of table.required) {
    const p = table.people[row] ?? -1;
    growth += (charges[p] ?? 0) - (before[p] ?? 0);
  }
  return growth;
}

function raiseAll(known: SessionLeast, growth: number): SessionLeast {
  if (growth === 0) return known;
  const least = known.least.map((points) => (points < NEVER ? points + growth : NEVER));
  return { ...known, least };
}

/**
 * The starts whose panel costs more than it did by others than those who are required: as nobody has become cheaper, all
 * other panels stay the best.
 */
function listDearer(
  { table, sittings }: DaySession,
  search: PanelSearch,
  { least, panels, charges: before }: SessionLeast,
  charges: Int32Array,
): number[] {
  const width = sittings.length;
  const dearer: number[] = [];
  for (let start = 0; start < least.length; start++) {
    if ((least[start] ?? NEVER) >= NEVER) continue;
    for (let at = start * width; at < (start + 1) * width; at++) {
      const row = panels[at] ?? -1;
      const p = table.people[row] ?? -1;
      const isDearer = charges[p] !== before[p] && !table.required.includes(row);
      if (!isDearer && !search.isBarred(row, start)) continue;
      dearer.push(start);
      break;
    }
  }
  return dearer;
}

function readSession(
  { tables, sittings, plain }: LoopModel,
  { starts }: LoopDate,
  session: number,
  hours: HourPoints,
): DaySession {
  const [table, ticks] = [tables[session], starts[session]];
  if (!table || !ticks) throw new RangeError(`no session ${session}`);
  const floor = plain ? new Int32Array(table.people.length) : weighFloor(table, ticks);
  const free = listFreeRows(table, ticks).map((rows) => sortByFloor(rows, floor));
  return {
    table,
    ticks,
    sittings: sittings[session] ?? [],
    free,
    ways: listWays(table, (sittings[session] ?? []).length, free),
    floor,
    isFree: plain,
    points: new Array<undefined>(table.people.length).fill(undefined),
    charge: new Int32Array(table.people.length),
    hour: plain ? new Int32Array(ticks.length) : hours.read(ticks, table.ticks),
  };
}

/** Rows that ascend, by floor; there are few different ones, so that picking them one after the other beats sorting. */
function sortByFloor(rows: readonly number[], floor: Int32Array): number[] {
  const sorted: number[] = [];
  for (let known = Number.NEGATIVE_INFINITY; sorted.length < rows.length; ) {
    let next = Number.POSITIVE_INFINITY;
    for (const row of rows) {
      const own = floor[row] ?? 0;
      if (own > known && own < next) next = own;
    }
    for (const row of rows) if (floor[row] === next) sorted.push(row);
    known = next;
  }
  return sorted;
}

/** The load of the week; a day may lie in two weeks of somebody far away. */
function weighFloor({ index, load, continuity, people }: SessionTable, ticks: Int32Array): Int32Array {
  const first = ticks[0] ?? 0;
  const last = ticks[ticks.length - 1] ?? 0;
  const floor = new Int32Array(people.length);
  for (let row = 0; row < floor.length; row++) {
    const at = row * index.weeks;
    const p = people[row] ?? -1;
    const early = load[at + weekAt(index, p, first)] ?? 0;
    const late = load[at + weekAt(index, p, last)] ?? 0;
    floor[row] = Math.min(early, late) + (continuity[row] ?? 0);
  }
  return floor;
}
