import { type Bits, bitAt, hasBit } from '../time/bits';
import { TICK_MINUTES } from '../time/horizon';
import type { Candidate, Continuity, Room, Seat, Session, Weights } from '../types';
import { MOST_FOCUS_HALF_HOURS } from '../weights';
import { type CalendarIndex, LOAD_WEEKS } from './calendars';
import { type CandidateTime, drawOpenStarts, type Without } from './legal';
import type { LegalRows } from './legalRows';
import { isTraineeSeat, whoMayFill } from './seating';

const HALF_HOUR_TICKS = 30 / TICK_MINUTES;
const MOST_FOCUS_TICKS = MOST_FOCUS_HALF_HOURS * HALF_HOUR_TICKS;
/** By ticks: the half-hours begun. */
const HALF_HOURS = Array.from({ length: MOST_FOCUS_TICKS + 1 }, (_, ticks) =>
  Math.ceil(ticks / HALF_HOUR_TICKS),
);

/** A lead or second seat, with the people who may fill it as positions in the table. */
export interface RequiredSeat {
  readonly seat: Seat;
  readonly able: readonly number[];
}

/** One session's people: who may sit, when each can start, and what each costs. Positions index `people`. */
export interface SessionTable {
  readonly session: Session;
  readonly index: CalendarIndex;
  readonly ticks: number;
  /** Starts that candidate, grid, room and pin leave open. */
  readonly open: Bits;
  /** Indexes into the interviewers. */
  readonly people: readonly number[];
  readonly legal: Bits;
  readonly seats: readonly RequiredSeat[];
  readonly required: readonly number[];
  /** True where a required person may fill no seat at all. */
  readonly impossible: boolean;
  readonly apart: readonly (readonly [number, number])[];
  /** Points by position and week of the index. */
  readonly load: Int32Array;
  /** The part of `load` that is this week's. */
  readonly weekLoad: Int32Array;
  readonly continuity: Int32Array;
  readonly focusPoints: number;
}

export interface TableInput {
  readonly index: CalendarIndex;
  readonly time: CandidateTime;
  readonly candidate: Candidate;
  readonly rooms: readonly Room[];
  readonly weights: Weights;
  readonly continuity: readonly Continuity[];
  readonly without: Without;
  readonly rows: LegalRows;
  /** Trainee seats count as seats too: for replacing a trainee. */
  readonly trainees?: boolean;
}

export function makeSessionTable(session: Session, input: TableInput): SessionTable {
  const { index, time, candidate, weights, without } = input;
  const { words } = index.horizon;
  const ticks = session.minutes / TICK_MINUTES;
  const able = session.panel.seats
    .filter((seat) => input.trainees || !isTraineeSeat(seat))
    .map((seat) => ({ seat, people: whoMayFill(seat, session, candidate, index.people, without) }));
  const { people, rowOf } = listPeople(
    index.people.length,
    able.map((seat) => seat.people),
  );
  const rowOfId = (id: string) => people.findIndex((p) => index.people[p]?.id === id);
  const legal = new Uint32Array(people.length * words);
  people.forEach((p, row) => {
    legal.set(input.rows.rowOf(p, ticks), row * words);
  });
  const needed = without === 'required' ? [] : (session.panel.required ?? []);
  const required = [...new Set(needed.map(rowOfId))];
  const { load, weekLoad } = weighLoad(index, people, weights);
  return {
    session,
    index,
    ticks,
    open: drawOpenStarts(time, index, session, input.rooms, without),
    people,
    legal,
    seats: able.map(({ seat, people: members }) => ({ seat, able: members.map((p) => rowOf[p] ?? -1) })),
    required: required.filter((row) => row >= 0),
    impossible: required.includes(-1),
    apart: without === 'apart' ? [] : readApart(session, rowOfId),
    load,
    weekLoad,
    continuity: weighContinuity(session, index, people, input.continuity, weights),
    focusPoints: weights.focus,
  };
}

/** Whoever is in one of the lists, ascending; and by index of the interviewers, the position there. */
function listPeople(
  count: number,
  lists: readonly (readonly number[])[],
): { people: number[]; rowOf: Int16Array } {
  const rowOf = new Int16Array(count).fill(-1);
  for (const list of lists) for (const p of list) rowOf[p] = 0;
  const people: number[] = [];
  for (let p = 0; p < count; p++) if (rowOf[p] === 0) rowOf[p] = people.push(p) - 1;
  return { people, rowOf };
}

function readApart(session: Session, rowOfId: (id: string) => number): [number, number][] {
  const pairs: [number, number][] = [];
  for (const [one, other] of session.panel.apart ?? []) {
    const [a, b] = [rowOfId(one), rowOfId(other)];
    if (a >= 0 && b >= 0 && a !== b) pairs.push([a, b]);
  }
  return pairs;
}

/** What each already has, above the least loaded of those who could sit here in the same week. */
function weighLoad(
  index: CalendarIndex,
  people: readonly number[],
  weights: Weights,
): Pick<SessionTable, 'load' | 'weekLoad'> {
  const { weeks } = index;
  const load = new Int32Array(people.length * weeks);
  const weekLoad = new Int32Array(people.length * weeks);
  if (weights.loadWeek === 0 && weights.loadFourWeeks === 0) return { load, weekLoad };
  for (let week = LOAD_WEEKS - 1; week < weeks; week++) {
    const counts = people.map((p) => countLoad(index, p, week));
    const leastWeek = Math.min(...counts.map((count) => count.thisWeek));
    const leastFour = Math.min(...counts.map((count) => count.fourWeeks));
    counts.forEach(({ thisWeek, fourWeeks }, row) => {
      const at = row * weeks + week;
      weekLoad[at] = weights.loadWeek * (thisWeek - leastWeek);
      load[at] = (weekLoad[at] ?? 0) + weights.loadFourWeeks * (fourWeeks - leastFour);
    });
  }
  return { load, weekLoad };
}

/** Interviews of the p-th person in a week of the index, and in the `LOAD_WEEKS` that end with it. */
export function countLoad(
  index: CalendarIndex,
  p: number,
  week: number,
): { thisWeek: number; fourWeeks: number } {
  const first = p * index.weeks;
  let fourWeeks = 0;
  for (let w = week - LOAD_WEEKS + 1; w <= week; w++) fourWeeks += index.perWeek[first + w] ?? 0;
  return { thisWeek: index.perWeek[first + week] ?? 0, fourWeeks };
}

function weighContinuity(
  session: Session,
  index: CalendarIndex,
  people: readonly number[],
  continuity: readonly Continuity[],
  weights: Weights,
): Int32Array {
  const before = continuity.find(({ sessionId }) => sessionId === session.id);
  if (!before) return new Int32Array(people.length);
  return Int32Array.from(people, (p) =>
    before.personIds.includes(index.people[p]?.id ?? '') ? 0 : weights.continuity,
  );
}

/** The week of the index in which the p-th person's clock shows the tick. */
export function weekAt(index: CalendarIndex, p: number, tick: number): number {
  const clock = index.clocks[p];
  return (clock?.weekOfDay[clock.dayOf[tick] ?? 0] ?? 0) + LOAD_WEEKS - 1;
}

/** What it costs to seat this position at the tick: load, continuity and focus. */
export function seatPoints(table: SessionTable, row: number, tick: number): number {
  const { index } = table;
  const p = table.people[row] ?? -1;
  const load = table.load[row * index.weeks + weekAt(index, p, tick)] ?? 0;
  const halfHours = focusHalfHours(index, p, tick, table.ticks);
  return load + (table.continuity[row] ?? 0) + table.focusPoints * halfHours;
}

/** What seating this position costs at each of the ticks, ascending; `never` where they may not sit. */
export function readSeatPoints(table: SessionTable, row: number, ticks: Int32Array, never: number): number[] {
  const { index, load, legal, focusPoints } = table;
  const p = table.people[row] ?? -1;
  const first = row * index.horizon.words;
  const loadAt = (tick: number) => load[row * index.weeks + weekAt(index, p, tick)] ?? 0;
  const [early, late] = [loadAt(ticks[0] ?? 0), loadAt(ticks[ticks.length - 1] ?? 0)];
  const continuity = table.continuity[row] ?? 0;
  const points = new Array<number>(ticks.length).fill(never);
  let stretch = { from: 0, to: 0 };
  for (let n = 0; n < ticks.length; n++) {
    const tick = ticks[n] ?? 0;
    if (!hasBit(legal, first, tick)) continue;
    const end = tick + table.ticks;
    if (end > stretch.to) stretch = freeStretch(index, p, tick, end);
    const smaller = Math.min(tick - stretch.from, stretch.to - end, MOST_FOCUS_TICKS);
    const own = early === late ? early : loadAt(tick);
    points[n] = own + continuity + focusPoints * (HALF_HOURS[smaller] ?? 0);
  }
  return points;
}

/** The free ticks around a slot that is free: at least as many before it as focus looks at, and all after it. */
function freeStretch(
  index: CalendarIndex,
  p: number,
  tick: number,
  end: number,
): { from: number; to: number } {
  const from = tick - Math.clz32(~window(index, p, tick - 32));
  for (let to = end; ; to += 32) {
    const taken = ~window(index, p, to);
    if (taken !== 0) return { from, to: to + bitAt(taken) };
  }
}

/** Half-hours begun of the smaller piece that a slot leaves of the free stretch around it. */
export function focusHalfHours(index: CalendarIndex, p: number, tick: number, ticks: number): number {
  const { before, after } = freeAround(index, p, tick, ticks);
  return Math.ceil(Math.min(before, after) / HALF_HOUR_TICKS);
}

/** Free ticks next to the slot on either side, counted up to the most that focus looks at. */
export function freeAround(
  index: CalendarIndex,
  p: number,
  tick: number,
  ticks: number,
): { before: number; after: number } {
  const before = Math.clz32(~window(index, p, tick - 32));
  const next = ~window(index, p, tick + ticks);
  const after = next === 0 ? 32 : 31 - Math.clz32(next & -next);
  return { before: Math.min(before, MOST_FOCUS_TICKS), after: Math.min(after, MOST_FOCUS_TICKS) };
}

/** The 32 free bits of the p-th person from the tick on. */
function window(index: CalendarIndex, p: number, tick: number): number {
  const { words } = index.horizon;
  const first = p * words;
  const word = tick >> 5;
  const shift = tick & 31;
  const low = word >= 0 && word < words ? (index.free[first + word] ?? 0) : 0;
  if (shift === 0) return low;
  const high = word + 1 >= 0 && word + 1 < words ? (index.free[first + word + 1] ?? 0) : 0;
  return (low >>> shift) | (high << (32 - shift));
}

export function isLegal(table: SessionTable, row: number, tick: number): boolean {
  return hasBit(table.legal, row * table.index.horizon.words, tick);
}
