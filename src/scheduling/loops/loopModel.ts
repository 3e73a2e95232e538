import { feasibleStarts } from '../people/feasible';
import type { Without } from '../people/legal';
import { listSittings } from '../people/panel';
import type { Plan } from '../people/plan';
import type { SessionTable } from '../people/sessionTable';
import { daysAhead } from '../people/slotCost';
import { type Bits, listBits } from '../time/bits';
import { DAY_MINUTES, findMinuteOfDay } from '../time/civil';
import { TICK_MINUTES } from '../time/horizon';
import type { LoopRequest } from '../types';

const NOBODY: readonly number[] = [];
const NO_STARTS = new Int32Array();

/** One civil day of the candidate, with the starts each session has on it. */
export interface LoopDate {
  /** Day of the candidate's clock. */
  readonly day: number;
  readonly soonest: number;
  /** Ticks, by session, ascending. */
  readonly starts: readonly Int32Array[];
  /** The lunch window, in ticks; null where none is asked for. */
  readonly lunch: { readonly from: number; readonly to: number } | null;
}

/** A loop in ticks, positions and bit sets: session i is bit i. */
export interface LoopModel {
  readonly plan: Plan;
  readonly tables: readonly SessionTable[];
  /** By session: the seat of each sitting. */
  readonly sittings: readonly (readonly number[])[];
  /** Sessions that must come before session i. */
  readonly before: readonly number[];
  /** By set of sessions: what must come before any of them. */
  readonly needs: Int32Array;
  /**
   * The sets of sessions a day can be left with, ascending: with a session everything that must come after it, unless an
   * earlier day may have taken that session's place in the order. A loop of one day knows only such sets.
   */
  readonly daySets: readonly number[];
  readonly least: number;
  readonly most: number;
  readonly lunch: number;
  readonly mostDays: number;
  readonly mayRepeat: boolean;
  readonly gapPoints: number;
  readonly extraDayPoints: number;
  readonly dates: readonly LoopDate[];
  /** True where everything is free: what is asked is only whether there is a loop. */
  readonly plain: boolean;
}

/** The model in which every loop costs nothing. */
export function makePlain(model: LoopModel): LoopModel {
  const dates = model.dates.map((date) => ({ ...date, soonest: 0 }));
  return { ...model, gapPoints: 0, extraDayPoints: 0, dates, plain: true };
}

/** What is known beforehand, or of no interest. */
export interface KnownOfLoops {
  /** A rule left out, to see what it alone removes. */
  readonly without?: Without;
  /** The starts at which each session's panel can be filled. */
  readonly feasible?: readonly Bits[];
  /** Days nobody asks about; a loop of several days may still use them. */
  readonly settled?: ReadonlySet<number>;
}

export function makeLoopModel(
  request: LoopRequest,
  plan: Plan,
  { without = null, feasible, settled = new Set() }: KnownOfLoops = {},
): LoopModel {
  const { breaks } = request;
  const noBreaks = without === 'breaks';
  const mayRepeat = without === 'nobodyTwice' || (request.mayRepeatPeople ?? false);
  const tables = mayRepeat ? plan.tables : withoutForced(plan.tables);
  const most = noBreaks ? undefined : breaks.mostMinutes;
  const lunch = without === 'lunch' ? undefined : breaks.lunch;
  const mostDays =
    without === 'sameDay' ? request.sessions.length : Math.min(request.mostDays, request.sessions.length);
  const before = listBefore(request, without);
  return {
    plain: false,
    plan,
    tables,
    sittings: tables.map(listSittings),
    before,
    needs: listNeeds(before),
    daySets: listDaySets(before, mostDays),
    least: noBreaks ? 0 : breaks.leastMinutes / TICK_MINUTES,
    most: most === undefined ? Number.POSITIVE_INFINITY : most / TICK_MINUTES,
    lunch: lunch ? lunch.minutes / TICK_MINUTES : 0,
    mostDays,
    mayRepeat,
    gapPoints: plan.weights.gaps,
    extraDayPoints: plan.weights.extraDay,
    dates: listDates(plan, tables, lunch ?? null, feasible, mostDays, mostDays > 1 ? null : settled),
  };
}

function listBefore(request: LoopRequest, without: Without): number[] {
  const { sessions, order } = request;
  if (order === 'free' || without === 'order') return sessions.map(() => 0);
  if (order === 'fixed') return sessions.map((_, i) => (1 << i) - 1);
  return sessions.map(({ after = [] }) =>
    after.reduce((set, id) => set | (1 << sessions.findIndex((session) => session.id === id)), 0),
  );
}

function listNeeds(before: readonly number[]): Int32Array {
  const needs = new Int32Array(1 << before.length);
  for (let set = 1; set < needs.length; set++) {
    const session = 31 - Math.clz32(set);
    needs[set] = (needs[set & ~(1 << session)] ?? 0) | (before[session] ?? 0);
  }
  return needs;
}

function listDaySets(before: readonly number[], mostDays: number): number[] {
  const sets: number[] = [];
  for (let set = 1; set < 1 << before.length; set++) {
    const after = before.reduce((all, own, i) => (own & set ? all | (1 << i) : all), 0);
    if (mostDays > 1 || (after & ~set) === 0) sets.push(set);
  }
  return sets;
}

/**
 * Who must sit in one session, because a seat has no more people than it needs, cannot sit in another: nobody sits
 * twice. Taking them out there changes no answer and makes the bound sharp where pools are small.
 */
function withoutForced(tables: readonly SessionTable[]): readonly SessionTable[] {
  let current = tables;
  for (let pass = 0; pass < tables.length; pass++) {
    const forced = current.map(listForced);
    if (forced.every((people) => people.length === 0)) return current;
    const next = current.map((table, i) => {
      const elsewhere = new Set(forced.flatMap((people, j) => (j === i ? [] : people)));
      return table.people.some((p) => elsewhere.has(p)) ? barPeople(table, elsewhere) : table;
    });
    if (next.every((table, i) => table === current[i])) return current;
    current = next;
  }
  return current;
}

function listForced({ seats, required, people }: SessionTable): readonly number[] {
  const tight = seats.filter(({ seat, able }) => able.length === seat.count);
  if (tight.length === 0 && required.length === 0) return NOBODY;
  const rows = new Set([...tight.flatMap(({ able }) => able), ...required]);
  return Array.from(rows, (row) => people[row] ?? -1);
}

function barPeople(table: SessionTable, barred: ReadonlySet<number>): SessionTable {
  let barredAny = false;
  const seats = table.seats.map(({ seat, able }) => {
    const left = able.filter((row) => !barred.has(table.people[row] ?? -1));
    if (left.length < able.length) barredAny = true;
    return { seat, able: left };
  });
  return barredAny ? { ...table, seats } : table;
}

function listDates(
  plan: Plan,
  tables: readonly SessionTable[],
  lunch: LoopRequest['breaks']['lunch'] | null,
  feasible: readonly Bits[] | undefined,
  mostDays: number,
  settled: ReadonlySet<number> | null,
): LoopDate[] {
  const { clock } = plan.time;
  const { horizon } = plan.index;
  const starts = tables.map(
    (table, i) => new Int32Array(listBits(feasible?.[i] ?? feasibleStarts(table), 0, horizon.words)),
  );
  const next = starts.map(() => 0);
  const dates: LoopDate[] = [];
  for (let day = 0; day < clock.days; day++) {
    const end = clock.dayStart[day + 1] ?? 0;
    const own = starts.map((ticks, i) => {
      const from = next[i] ?? 0;
      let to = from;
      while (to < ticks.length && (ticks[to] ?? 0) < end) to++;
      next[i] = to;
      return from < to ? ticks.subarray(from, to) : NO_STARTS;
    });
    const isUsable = mostDays > 1 ? own.some(hasAny) : own.every(hasAny);
    const anyTick = own.find(hasAny)?.[0];
    if (settled?.has(day) || !isUsable || anyTick === undefined) continue;
    dates.push({
      day,
      soonest: plan.weights.soonest * daysAhead(plan.time, anyTick),
      starts: own,
      lunch: lunch ? lunchWindow(plan, day, lunch) : null,
    });
  }
  return dates;
}

function hasAny(ticks: Int32Array): boolean {
  return ticks.length > 0;
}

/** From the first to the last tick of the day at which the candidate's clock is inside the window. */
function lunchWindow(
  plan: Plan,
  day: number,
  lunch: { from: string; to: string },
): { from: number; to: number } {
  const { clock } = plan.time;
  const [from, to] = [findMinuteOfDay(lunch.from) ?? 0, findMinuteOfDay(lunch.to) ?? 0];
  const [start, end] = [clock.dayStart[day] ?? 0, clock.dayStart[day + 1] ?? 0];
  const base = plan.index.horizon.baseTick * TICK_MINUTES;
  let first = -1;
  let last = -1;
  for (const { fromMinute, toMinute, offset } of clock.stretches) {
    const midnight = (day + clock.firstDay) * DAY_MINUTES - offset;
    const open = Math.ceil((Math.max(fromMinute, midnight + from) - base) / TICK_MINUTES);
    const close = Math.ceil((Math.min(toMinute, midnight + to) - base) / TICK_MINUTES);
    const [own, next] = [Math.max(open, start), Math.min(close, end)];
    if (own >= next) continue;
    if (first < 0) first = own;
    last = next - 1;
  }
  return { from: first, to: last + 1 };
}

/** True where a gap from `end` to `start` keeps lunch free inside the window. */
export function holdsLunch(model: LoopModel, date: LoopDate, end: number, start: number): boolean {
  const { lunch } = date;
  if (!lunch || lunch.from < 0) return false;
  return Math.min(start, lunch.to) - Math.max(end, lunch.from) >= model.lunch;
}

/** Points of a gap between two sessions of one day; Infinity where it is too short or too long. */
export function weighGap(model: LoopModel, date: LoopDate, end: number, start: number): number {
  const gap = start - end;
  if (gap < model.least) return Number.POSITIVE_INFINITY;
  const lunch = holdsLunch(model, date, end, start);
  if (gap > model.most + (lunch ? model.lunch : 0)) return Number.POSITIVE_INFINITY;
  return model.gapPoints * (gap - (lunch ? Math.max(model.least, model.lunch) : model.least));
}
