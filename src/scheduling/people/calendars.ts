import { InvalidRequestError } from '../faults';
import { type Bits, copyWords, fillBits } from '../time/bits';
import { weekNumber } from '../time/civil';
import { ceilTick, floorTick, type Horizon } from '../time/horizon';
import { drawHours } from '../time/hours';
import { endOf, forEachSpan, startOf } from '../time/instants';
import { civilDayOf, ZoneClock } from '../time/zoneClock';
import type { BookedInterview, BusyInterval, Continuity, Interviewer, Room } from '../types';

/** How many weeks, the current one included, `fourWeeks` looks back. */
export const LOAD_WEEKS = 4;

/**
 * Everybody's time over one horizon, as rows of bits: what a query with a warm index starts from. Row p belongs to the
 * p-th interviewer and begins at word p * words.
 */
export interface CalendarIndex {
  readonly horizon: Horizon;
  readonly people: readonly Interviewer[];
  readonly clocks: readonly ZoneClock[];
  /** Inside hours. */
  readonly hours: Bits;
  readonly busy: Bits;
  /** Null where nobody has any. */
  readonly unknown: Bits | null;
  /** Interviews with the person's buffer around them. */
  readonly booked: Bits;
  /** Inside hours and none of the others. */
  readonly free: Bits;
  /** Interviews by civil day: row p begins at p * `days`; the day is the clock's `dayOf`. */
  readonly perDay: Uint16Array;
  readonly days: number;
  /** Interviews by week, `LOAD_WEEKS - 1` weeks before the horizon first: row p begins at p * `weeks`. */
  readonly perWeek: Uint16Array;
  readonly weeks: number;
  /** Ids of the interviews that are being moved: none of the rows has them. */
  readonly moved: ReadonlySet<string>;
  /** When rooms are free; each is drawn when it is first asked for. */
  readonly rooms: Map<Room, Bits>;
}

/** What of a request, beside the people, decides their free time. */
export interface CalendarRules {
  readonly continuity?: readonly Continuity[] | undefined;
  readonly knownUntil?: Date | undefined;
}

/** Reads everybody's calendar once. Arguments are not kept in sync: a changed calendar needs a new index. */
export function indexCalendars(
  people: readonly Interviewer[],
  horizon: Horizon,
  rules: CalendarRules = {},
): CalendarIndex {
  const { words } = horizon;
  const byZone = new Map<string, ZoneClock>();
  const clocks = people.map(({ zone }) => {
    const clock = byZone.get(zone) ?? new ZoneClock(zone, horizon);
    byZone.set(zone, clock);
    return clock;
  });
  const days = Math.max(0, ...Array.from(byZone.values(), (clock) => clock.days));
  const weeks = Math.max(0, ...Array.from(byZone.values(), (clock) => clock.weeks)) + LOAD_WEEKS - 1;
  const index: CalendarIndex = {
    horizon,
    people,
    clocks,
    hours: new Uint32Array(people.length * words),
    busy: new Uint32Array(people.length * words),
    unknown:
      rules.knownUntil || people.some((person) => person.unknown?.length)
        ? new Uint32Array(people.length * words)
        : null,
    booked: new Uint32Array(people.length * words),
    free: new Uint32Array(people.length * words),
    perDay: new Uint16Array(people.length * days),
    days,
    perWeek: new Uint16Array(people.length * weeks),
    weeks,
    moved: new Set(rules.continuity?.map(({ interviewId }) => interviewId)),
    rooms: new Map(),
  };
  for (let p = 0; p < people.length; p++) drawPerson(index, p, rules);
  return index;
}

/** An interviewer by position, with other rules than they have. */
export interface ChangedPerson {
  readonly p: number;
  readonly person: Interviewer;
}

/**
 * An index of only these people, whose rules changed but whose calendars did not: row n is for the n-th of them, and
 * what did not change is copied.
 */
export function patchCalendars(
  index: CalendarIndex,
  changed: readonly ChangedPerson[],
  rules: CalendarRules,
): CalendarIndex {
  const { horizon, days, weeks } = index;
  const { words } = horizon;
  const rows = (bits: Bits) => {
    const copy = new Uint32Array(changed.length * words);
    changed.forEach(({ p }, n) => {
      copyWords(bits, p * words, copy, n * words, words);
    });
    return copy;
  };
  const counts = (all: Uint16Array, width: number) => {
    const copy = new Uint16Array(changed.length * width);
    changed.forEach(({ p }, n) => {
      copyWords(all, p * width, copy, n * width, width);
    });
    return copy;
  };
  const patch: CalendarIndex = {
    ...index,
    people: changed.map(({ person }) => person),
    clocks: changed.flatMap(({ p }) => index.clocks[p] ?? []),
    hours: rows(index.hours),
    busy: rows(index.busy),
    unknown: index.unknown ? rows(index.unknown) : null,
    booked: rows(index.booked),
    free: rows(index.free),
    perDay: counts(index.perDay, days),
    perWeek: counts(index.perWeek, weeks),
  };
  changed.forEach(({ p, person }, n) => {
    redrawPerson(patch, n, index.people[p], person, rules);
  });
  return patch;
}

function redrawPerson(
  index: CalendarIndex,
  n: number,
  before: Interviewer | undefined,
  person: Interviewer,
  { continuity = [] }: CalendarRules,
): void {
  const { horizon, hours, booked } = index;
  const first = n * horizon.words;
  const clock = index.clocks[n];
  if (!clock) return;
  const sameHours = before?.weeklyHours === person.weeklyHours && before.overrides === person.overrides;
  const sameBuffer = before?.bufferMinutes === person.bufferMinutes;
  if (!sameHours) {
    hours.fill(0, first, first + horizon.words);
    drawHours(hours, first, horizon, person, clock);
  }
  if (!sameBuffer) {
    booked.fill(0, first, first + horizon.words);
    for (const interview of person.booked) drawInterview(index, n, interview, person, continuity);
  }
  if (!sameHours || !sameBuffer) combine(index, n);
}

function combine({ horizon, hours, busy, unknown, booked, free }: CalendarIndex, p: number): void {
  const first = p * horizon.words;
  for (let w = first; w < first + horizon.words; w++) {
    const taken = (busy[w] ?? 0) | (booked[w] ?? 0) | (unknown ? (unknown[w] ?? 0) : 0);
    free[w] = (hours[w] ?? 0) & ~taken;
  }
}

function drawPerson(index: CalendarIndex, p: number, rules: CalendarRules): void {
  const { continuity = [], knownUntil } = rules;
  const { horizon, hours, busy, unknown } = index;
  const person = index.people[p];
  const clock = index.clocks[p];
  if (!person || !clock) return;
  const first = p * horizon.words;
  const moved = continuity.filter(({ personIds }) => personIds.includes(person.id));
  drawHours(hours, first, horizon, person, clock);
  drawIntervals(busy, first, horizon, moved.length === 0 ? person.busy : withoutMoved(person.busy, moved));
  if (unknown && person.unknown) drawIntervals(unknown, first, horizon, person.unknown);
  if (unknown && knownUntil) {
    fillBits(unknown, first, horizon.words, floorTick(horizon, knownUntil.getTime()), horizon.words * 32);
  }
  drawBooked(index, p, person, clock, continuity);
  combine(index, p);
}

/**
 * Adds every tick an interval touches, or with `clearBits` removes it; an empty one touches none. Throws
 * InvalidRequestError for a reversed one.
 */
export function drawIntervals(
  bits: Bits,
  first: number,
  horizon: Horizon,
  intervals: readonly BusyInterval[],
  draw = fillBits,
): void {
  const { baseTick, words } = horizon;
  forEachSpan(
    intervals,
    (from, to) => draw(bits, first, words, from - baseTick, to - baseTick),
    (n) => {
      const value = JSON.stringify(intervals[n]);
      throw new InvalidRequestError([{ code: 'reversed-interval', at: 'busy', value }]);
    },
  );
}

/** A calendar shows the moved interview itself as busy; one interval that equals it is that. */
function withoutMoved(busy: readonly BusyInterval[], moved: readonly Continuity[]): BusyInterval[] {
  const left = [...busy];
  for (const { startsAt, endsAt } of moved) {
    const own = left.findIndex(
      (interval) => startOf(interval) === startsAt.getTime() && endOf(interval) === endsAt.getTime(),
    );
    if (own >= 0) left.splice(own, 1);
  }
  return left;
}

function drawBooked(
  index: CalendarIndex,
  p: number,
  person: Interviewer,
  clock: ZoneClock,
  continuity: readonly Continuity[],
): void {
  const { perDay, days, perWeek, weeks } = index;
  for (const interview of person.booked) {
    if (!drawInterview(index, p, interview, person, continuity)) continue;
    const day = civilDayOf(clock, interview.startsAt.getTime()) - clock.firstDay;
    if (day >= 0 && day < clock.days) perDay[p * days + day] = (perDay[p * days + day] ?? 0) + 1;
    const week = weekNumber(day + clock.firstDay) - clock.firstWeek + LOAD_WEEKS - 1;
    if (week >= 0 && week < weeks) perWeek[p * weeks + week] = (perWeek[p * weeks + week] ?? 0) + 1;
  }
}

/** Draws an interview with the person's buffer; false for the one that is being moved. */
function drawInterview(
  { horizon, booked }: CalendarIndex,
  p: number,
  interview: BookedInterview,
  { bufferMinutes = 0 }: Interviewer,
  continuity: readonly Continuity[],
): boolean {
  if (continuity.some(({ interviewId }) => interviewId === interview.id)) return false;
  const start = interview.startsAt.getTime();
  const end = interview.endsAt.getTime();
  const bufferMs = bufferMinutes * 60_000;
  if (start < end) {
    const from = floorTick(horizon, start - bufferMs);
    fillBits(booked, p * horizon.words, horizon.words, from, ceilTick(horizon, end + bufferMs));
  }
  return true;
}
