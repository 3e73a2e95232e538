import type { Constraint } from '../answers';
import { type Bits, clearBits, fillBits, hasBit, keepStarts, keepStartsOfAny } from '../time/bits';
import { mondayOf } from '../time/civil';
import { ceilTick, floorTick, type Horizon, TICK_MINUTES } from '../time/horizon';
import { drawCandidateHours } from '../time/hours';
import { civilDayOf, ZoneClock } from '../time/zoneClock';
import type { Candidate, Interviewer, Room, Session, StepMinutes } from '../types';
import { type CalendarIndex, drawIntervals, LOAD_WEEKS } from './calendars';

/** A rule left out, to see what it alone removes; null leaves none out. */
export type Without = Constraint | null;

/**
 * Writes into `out` the starts at which the p-th person can sit for so many ticks: of those asked for, where only some
 * are. What early and full days take goes first, so that the rest of the law looks only at what is left.
 */
export function drawLegalStarts(
  out: Bits,
  first: number,
  index: CalendarIndex,
  p: number,
  ticks: number,
  now: Date,
  without: Without,
  asked: Bits | null = null,
): void {
  const { words } = index.horizon;
  const person = index.people[p];
  const clock = index.clocks[p];
  if (!person || !clock) return;
  if (asked) out.set(asked, first);
  else out.fill(-1, first, first + words);
  clearEarly(out, first, index.horizon, person, now, without);
  clearCapped(out, first, index, p, person, clock, without);
  if (without) {
    const free = drawFreeWithout(index, p, person, without, out.subarray(first, first + words), ticks);
    keepStarts(out, first, free, 0, words, ticks);
  } else keepStarts(out, first, index.free, p * words, words, ticks);
}

/** What `drawLegalStarts` says of one tick on one of the clock's days. */
export function isLegalStart(
  index: CalendarIndex,
  p: number,
  ticks: number,
  now: Date,
  tick: number,
): boolean {
  const { horizon, perDay, days, perWeek, weeks, free } = index;
  const person = index.people[p];
  const clock = index.clocks[p];
  if (!person || !clock || tick < findEarliest(horizon, person, now, null)) return false;
  const { capPerDay = Number.POSITIVE_INFINITY, capPerWeek = Number.POSITIVE_INFINITY } = person;
  const day = clock.dayOf[tick] ?? 0;
  const week = (clock.weekOfDay[day] ?? 0) + LOAD_WEEKS - 1;
  const isFull = (perDay[p * days + day] ?? 0) >= capPerDay || (perWeek[p * weeks + week] ?? 0) >= capPerWeek;
  if (isFull || tick + ticks > horizon.words * 32) return false;
  for (let t = tick; t < tick + ticks; t++) if (!hasBit(free, p * horizon.words, t)) return false;
  return true;
}

/** Only the words that slots of so many ticks which start at one of these can be in. */
function drawFreeWithout(
  index: CalendarIndex,
  p: number,
  person: Interviewer,
  without: Constraint,
  starts: Bits,
  ticks: number,
): Bits {
  const { words } = index.horizon;
  const from = p * words;
  const free = new Uint32Array(words);
  let booked: Bits = index.booked.subarray(from, from + words);
  if (without === 'buffer') {
    booked = new Uint32Array(words);
    const others = person.booked.filter(({ id }) => !index.moved.has(id));
    drawIntervals(booked, 0, index.horizon, others);
  }
  const longest = 1 + ((ticks + 30) >>> 5);
  for (let w = 0, left = 0; w < words; w++) {
    left = starts[w] === 0 ? left - 1 : longest;
    if (left <= 0) continue;
    const hours = without === 'workingHours' ? -1 : (index.hours[from + w] ?? 0);
    const busy = without === 'busy' ? 0 : (index.busy[from + w] ?? 0);
    const unknown = without === 'unknown' || !index.unknown ? 0 : (index.unknown[from + w] ?? 0);
    free[w] = hours & ~(busy | unknown | (booked[w] ?? 0));
  }
  return free;
}

function clearEarly(
  out: Bits,
  first: number,
  horizon: Horizon,
  person: Interviewer,
  now: Date,
  without: Without,
): void {
  clearBits(out, first, horizon.words, 0, findEarliest(horizon, person, now, without));
}

/** The first tick at which notice and pause let the person sit. */
function findEarliest(horizon: Horizon, person: Interviewer, now: Date, without: Without): number {
  let earliest = now.getTime();
  if (without !== 'notice') earliest += (person.leastNoticeMinutes ?? 0) * 60_000;
  if (without !== 'paused' && person.pausedUntil) {
    earliest = Math.max(earliest, person.pausedUntil.getTime());
  }
  return ceilTick(horizon, earliest);
}

/** True where a rule about the p-th person's own time could forbid them anything at all. */
export function bindsPerson(index: CalendarIndex, p: number, rule: Constraint): boolean {
  const person = index.people[p];
  if (!person) return false;
  switch (rule) {
    case 'workingHours':
    case 'busy':
      return true;
    case 'unknown':
      return index.unknown !== null && holdsAny(index.unknown, p, index.horizon.words);
    case 'buffer':
      return (person.bufferMinutes ?? 0) > 0 && holdsAny(index.booked, p, index.horizon.words);
    case 'capPerDay':
      return reaches(index.perDay, p, index.days, person.capPerDay);
    case 'capPerWeek':
      return reaches(index.perWeek, p, index.weeks, person.capPerWeek);
    case 'notice':
      return (person.leastNoticeMinutes ?? 0) > 0;
    case 'paused':
      return person.pausedUntil !== undefined;
    default:
      return false;
  }
}

function holdsAny(bits: Bits, p: number, words: number): boolean {
  for (let w = p * words; w < (p + 1) * words; w++) if (bits[w] !== 0) return true;
  return false;
}

function reaches(counts: Uint16Array, p: number, width: number, cap: number | undefined): boolean {
  if (cap === undefined) return false;
  for (let at = p * width; at < (p + 1) * width; at++) if ((counts[at] ?? 0) >= cap) return true;
  return false;
}

/** A start on a full day, or in a full week, of the person's own calendar is none. */
function clearCapped(
  out: Bits,
  first: number,
  index: CalendarIndex,
  p: number,
  person: Interviewer,
  clock: ZoneClock,
  without: Without,
): void {
  const perDay = without === 'capPerDay' ? undefined : person.capPerDay;
  const perWeek = without === 'capPerWeek' ? undefined : person.capPerWeek;
  for (let day = 0; perDay !== undefined && day < clock.days; day++) {
    const isFull = (index.perDay[p * index.days + day] ?? 0) >= perDay;
    if (isFull) clearDays(out, first, index, clock, day, day + 1);
  }
  for (let week = 0; perWeek !== undefined && week < clock.weeks; week++) {
    const isFull = (index.perWeek[p * index.weeks + week + LOAD_WEEKS - 1] ?? 0) >= perWeek;
    const monday = mondayOf(clock.firstWeek + week) - clock.firstDay;
    if (isFull) clearDays(out, first, index, clock, monday, monday + 7);
  }
}

/** Days of the clock; those outside it are none. */
function clearDays(
  out: Bits,
  first: number,
  { horizon }: CalendarIndex,
  { dayStart, days }: ZoneClock,
  from: number,
  to: number,
): void {
  const start = dayStart[Math.max(0, from)] ?? 0;
  clearBits(out, first, horizon.words, start, dayStart[Math.min(days, to)] ?? 0);
}

/** The candidate's own zone, read once a plan. */
export interface CandidateTime {
  readonly clock: ZoneClock;
  /** Ticks in their windows and not busy. */
  readonly free: Bits;
  /** Starts on the grid, not before now. */
  readonly grid: Bits;
  readonly now: Date;
  /** Civil day number of `now` on their calendar. */
  readonly today: number;
}

export function readCandidateTime(
  candidate: Candidate,
  { horizon, clocks }: CalendarIndex,
  step: StepMinutes,
  now: Date,
  without: Without = null,
): CandidateTime {
  const clock = clocks.find(({ zone }) => zone === candidate.zone) ?? new ZoneClock(candidate.zone, horizon);
  const free = new Uint32Array(horizon.words);
  drawCandidateHours(free, horizon, without === 'candidateHours' ? allDay(candidate) : candidate, clock);
  if (without !== 'candidateBusy') drawIntervals(free, 0, horizon, candidate.busy ?? [], clearBits);
  const grid = clock.gridOf(step).slice();
  clearBits(grid, 0, horizon.words, 0, ceilTick(horizon, now.getTime()));
  return { clock, free, grid, now, today: civilDayOf(clock, now.getTime()) };
}

function allDay(candidate: Candidate): Candidate {
  const hours = [{ from: '00:00', to: '24:00' }];
  return { ...candidate, hours, windows: candidate.windows.map(({ from, to }) => ({ from, to })) };
}

/** The starts candidate, grid, rooms and the session's pin leave open. */
export function drawOpenStarts(
  time: CandidateTime,
  index: CalendarIndex,
  session: Session,
  rooms: readonly Room[],
  without: Without = null,
): Bits {
  const { horizon } = index;
  const ticks = session.minutes / TICK_MINUTES;
  const open = session.pinnedAt ? drawPin(horizon, session.pinnedAt, time.now) : time.grid.slice();
  keepStarts(open, 0, time.free, 0, horizon.words, ticks);
  if (session.place === 'room' && without !== 'room') {
    keepStartsOfAny(
      open,
      rooms.map((room) => readRoom(index, room)),
      ticks,
    );
  }
  return open;
}

/** A pinned start stands off the grid too, though not in the past and not between two ticks. */
function drawPin(horizon: Horizon, at: Date, now: Date): Bits {
  const pin = new Uint32Array(horizon.words);
  const tick = ceilTick(horizon, at.getTime());
  const sound = at >= now && tick === floorTick(horizon, at.getTime());
  if (sound) fillBits(pin, 0, horizon.words, tick, tick + 1);
  return pin;
}

/** Ticks at which nothing known or unknown is in the room. Not to be written to. */
export function readRoom({ horizon, rooms }: CalendarIndex, room: Room): Bits {
  const known = rooms.get(room);
  if (known) return known;
  const bits = new Uint32Array(horizon.words).fill(-1);
  drawIntervals(bits, 0, horizon, room.busy, clearBits);
  drawIntervals(bits, 0, horizon, room.unknown ?? [], clearBits);
  rooms.set(room, bits);
  return bits;
}
