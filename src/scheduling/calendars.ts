import { type Bits, fillBits } from './bits';
import { ceilTick, floorTick, type Horizon } from './horizon';
import { drawHours } from './hours';
import { endOf, startOf } from './instants';
import type { BusyInterval, Continuity, Interviewer } from './types';
import { civilDayOf, readZoneClock, type ZoneClock } from './zoneClock';

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
    const clock = byZone.get(zone) ?? readZoneClock(zone, horizon);
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
  };
  for (let p = 0; p < people.length; p++) drawPerson(index, p, rules);
  return index;
}

function drawPerson(index: CalendarIndex, p: number, rules: CalendarRules): void {
  const { continuity = [], knownUntil } = rules;
  const { horizon, hours, busy, unknown, booked, free } = index;
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
  for (let w = first; w < first + horizon.words; w++) {
    const taken = (busy[w] ?? 0) | (booked[w] ?? 0) | (unknown ? (unknown[w] ?? 0) : 0);
    free[w] = (hours[w] ?? 0) & ~taken;
  }
}

/** Adds every tick an interval touches; an empty interval touches none. */
export function drawIntervals(
  bits: Bits,
  first: number,
  horizon: Horizon,
  intervals: readonly BusyInterval[],
): void {
  for (const interval of intervals) {
    const start = startOf(interval);
    const end = endOf(interval);
    if (start < end) {
      fillBits(bits, first, horizon.words, floorTick(horizon, start), ceilTick(horizon, end));
    }
  }
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
  const { horizon, perDay, days, perWeek, weeks } = index;
  const bufferMs = (person.bufferMinutes ?? 0) * 60_000;
  for (const interview of person.booked) {
    if (continuity.some(({ interviewId }) => interviewId === interview.id)) continue;
    const start = interview.startsAt.getTime();
    const end = interview.endsAt.getTime();
    if (start < end) {
      const from = floorTick(horizon, start - bufferMs);
      fillBits(index.booked, p * horizon.words, horizon.words, from, ceilTick(horizon, end + bufferMs));
    }
    const day = civilDayOf(clock, start) - clock.firstDay;
    if (day >= 0 && day < clock.days) perDay[p * days + day] = (perDay[p * days + day] ?? 0) + 1;
    const week = Math.floor((day + clock.firstDay + 3) / 7) - clock.firstWeek + LOAD_WEEKS - 1;
    if (week >= 0 && week < weeks) perWeek[p * weeks + week] = (perWeek[p * weeks + week] ?? 0) + 1;
  }
}
