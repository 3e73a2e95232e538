import { DateTime } from 'luxon';
import type {
  BusyInterval,
  Candidate,
  Continuity,
  HoursWindow,
  Interviewer,
  Panel,
  Seat,
  Session,
  SlotRequest,
  Weekday,
} from '../../../src/scheduling/types';

/**
 * The rules told again, minute by minute and by brute force, with luxon's calendar. It shares no code with the product
 * and makes no attempt to be quick; only what luxon says of one minute in one zone is remembered.
 */
/** Taken out once: looking up a global costs more than a minute's work where Jest runs this. */
const { floor } = Math;
const MINUTE = 60_000;
const DAY = 1440;
/** No clock is put forward and back within one. */
const QUARTER = 15;
const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

interface Wall {
  readonly date: string;
  readonly minuteOfDay: number;
  readonly weekday: number;
}

const NO_WALL: Wall = { date: '', minuteOfDay: 0, weekday: 0 };
let lastRead: { zone: string; day: number; page: readonly Wall[] } = { zone: '', day: 0, page: [] };
const walls = new Map<string, Map<number, Wall[]>>();

/** What luxon reads on the wall at that minute since the epoch. */
export function wallAt(zone: string, minute: number): Wall {
  const day = floor(minute / DAY);
  if (zone === lastRead.zone && day === lastRead.day) return lastRead.page[minute - day * DAY] ?? NO_WALL;
  let pages = walls.get(zone);
  if (!pages) {
    pages = new Map();
    walls.set(zone, pages);
  }
  const page = pages.get(day) ?? readPage(zone, day);
  pages.set(day, page);
  lastRead = { zone, day, page };
  return page[minute - day * DAY] ?? NO_WALL;
}

/** A quarter of an hour at a time: where its two ends are one clock's, so is what lies between. */
function readPage(zone: string, day: number): Wall[] {
  const page: Wall[] = [];
  for (let quarter = day * DAY; quarter < (day + 1) * DAY; quarter += QUARTER) {
    const [begin, end] = [readWall(zone, quarter), readWall(zone, quarter + QUARTER)];
    const isEven = begin.date === end.date && begin.minuteOfDay + QUARTER === end.minuteOfDay;
    for (let m = 0; m < QUARTER; m++) {
      page.push(isEven ? { ...begin, minuteOfDay: begin.minuteOfDay + m } : readWall(zone, quarter + m));
    }
  }
  return page;
}

function readWall(zone: string, minute: number): Wall {
  const time = DateTime.fromMillis(minute * MINUTE, { zone });
  return {
    date: time.toISODate() ?? '',
    minuteOfDay: time.hour * 60 + time.minute,
    weekday: time.weekday - 1,
  };
}

/** Whether the wall is inside the windows of its date; those are read again only where the date changes. */
function isInside(windowsOn: (wall: Wall) => readonly HoursWindow[]): (wall: Wall) => boolean {
  let [date, windows]: [string | null, (readonly [number, number])[]] = [null, []];
  return (wall) => {
    if (wall.date !== date) {
      date = wall.date;
      windows = windowsOn(wall).map(({ from, to }) => [minutes(from), minutes(to)] as const);
    }
    return windows.some(([from, to]) => from <= wall.minuteOfDay && wall.minuteOfDay < to);
  };
}

const minutesRead = new Map<string, number>();

function minutes(time: string): number {
  const known = minutesRead.get(time);
  if (known !== undefined) return known;
  const [hours = '0', rest = '0'] = time.split(':');
  const read = Number(hours) * 60 + Number(rest);
  minutesRead.set(time, read);
  return read;
}

/** Remembers what was found of each minute, a day a page. */
function remember(find: Holds): Holds {
  const pages = new Map<number, Int8Array>();
  let lastDay = Number.NaN;
  let page: Int8Array = new Int8Array(0);
  return (minute) => {
    const day = floor(minute / DAY);
    if (day !== lastDay) {
      page = pages.get(day) ?? new Int8Array(DAY);
      pages.set(day, page);
      lastDay = day;
    }
    const at = minute - day * DAY;
    if (page[at] === 0) page[at] = find(minute) ? 1 : -1;
    return page[at] === 1;
  };
}

function hoursOn(person: Interviewer, wall: Wall): readonly HoursWindow[] {
  const override = person.overrides?.findLast(({ date }) => date === wall.date);
  if (override) return override.windows;
  if (person.daysOff?.some(({ from, to }) => from <= wall.date && wall.date <= to)) return [];
  return person.weeklyHours[WEEKDAYS[wall.weekday] ?? 'mon'] ?? [];
}

const limitsRead = new WeakMap<BusyInterval, [number, number]>();

function limits(interval: BusyInterval): [number, number] {
  const known = limitsRead.get(interval);
  if (known) return known;
  const read: [number, number] =
    'startsAt' in interval
      ? [interval.startsAt.getTime(), interval.endsAt.getTime()]
      : [DateTime.fromISO(interval.start).toMillis(), DateTime.fromISO(interval.end).toMillis()];
  limitsRead.set(interval, read);
  return read;
}

/** Whether an interval that is not empty, with so much around it, touches the minute. */
function touches(intervals: readonly BusyInterval[], marginMs = 0): Holds {
  const spans = intervals
    .map(limits)
    .filter(([start, end]) => start < end)
    .map(([start, end]) => [start - marginMs, end + marginMs] as const);
  return (minute) => spans.some(([start, end]) => start < (minute + 1) * MINUTE && minute * MINUTE < end);
}

type Holds = (minute: number) => boolean;

/** Whether every minute of a slot holds, one by one; those of the stretch that was walked last are not asked again. */
function eachMinute(holds: Holds): (start: number, length: number) => boolean {
  let [from, to, broken] = [0, 0, Number.NaN];
  return (start, length) => {
    if (start <= broken && broken < start + length) return false;
    if (start < from || start > to) [from, to] = [start, start];
    for (; to < start + length; to++) {
      if (holds(to)) continue;
      broken = to;
      return false;
    }
    return true;
  };
}

function readFreeMinutes(person: Interviewer): Holds {
  const isAtWork = isInside((wall) => hoursOn(person, wall));
  const isTaken = touches([...person.busy, ...(person.unknown ?? [])]);
  const isBooked = touches(person.booked, (person.bufferMinutes ?? 0) * MINUTE);
  return remember((minute) => isAtWork(wallAt(person.zone, minute)) && !isTaken(minute) && !isBooked(minute));
}

const mondays = new Map<string, number>();

/** Days since the epoch of the Monday of the date's week, as luxon counts weeks. */
function mondayOf(date: string): number {
  const monday =
    mondays.get(date) ?? DateTime.fromISO(date, { zone: 'utc' }).startOf('week').toMillis() / (DAY * MINUTE);
  mondays.set(date, monday);
  return monday;
}

const bookedDates = new WeakMap<Interviewer, readonly string[]>();

/** The civil dates, on the person's own calendar, of the interviews they have. */
export function listBookedDates(person: Interviewer): readonly string[] {
  const known = bookedDates.get(person);
  if (known) return known;
  const dates = person.booked.map(({ startsAt }) => {
    return DateTime.fromJSDate(startsAt, { zone: person.zone }).toISODate() ?? '';
  });
  bookedDates.set(person, dates);
  return dates;
}

/** How many interviews the person has in the date's week and so many weeks before it. */
export function countWeeks(person: Interviewer, date: string, back: number): number {
  const last = mondayOf(date);
  return listBookedDates(person).filter((booked) => {
    const monday = mondayOf(booked);
    return monday <= last && monday >= last - 7 * back;
  }).length;
}

/** By person: they do not depend on what is asked. */
const freeMinutes = new WeakMap<Interviewer, Holds>();

function freeMinutesOf(person: Interviewer): Holds {
  const free = freeMinutes.get(person) ?? readFreeMinutes(person);
  freeMinutes.set(person, free);
  return free;
}

export class Oracle {
  private readonly free = new Map<Interviewer, (start: number, length: number) => boolean>();
  private readonly sittings = new Map<Session, readonly ReadonlySet<Interviewer>[]>();
  /** As if what is being moved were not there. */
  private readonly people: readonly Interviewer[];

  constructor(readonly request: Omit<SlotRequest, 'session'>) {
    this.people = request.interviewers.map((person) => withoutMoved(person, request.continuity ?? []));
  }

  isFree(person: Interviewer, start: number, length = 1): boolean {
    const free = this.free.get(person) ?? eachMinute(freeMinutesOf(person));
    this.free.set(person, free);
    return free(start, length);
  }

  canSit(person: Interviewer, start: number, length: number): boolean {
    const { now, knownUntil } = this.request;
    if (knownUntil && (start + length) * MINUTE > knownUntil.getTime()) return false;
    const notice = (person.leastNoticeMinutes ?? 0) * MINUTE;
    if (start * MINUTE < now.getTime() + notice) return false;
    if (person.pausedUntil && start * MINUTE < person.pausedUntil.getTime()) return false;
    if (!this.isFree(person, start, length)) return false;
    const date = wallAt(person.zone, start).date;
    const today = listBookedDates(person).filter((booked) => booked === date).length;
    if (person.capPerDay !== undefined && today >= person.capPerDay) return false;
    return person.capPerWeek === undefined || countWeeks(person, date, 0) < person.capPerWeek;
  }

  /** Starts on the candidate's grid, inside their windows, not past, with a room where one is needed. */
  listOpenStarts(session: Session): number[] {
    const { candidate, now, stepMinutes = 15, rooms = [] } = this.request;
    const isTheirs = eachMinute(readCandidateMinutes(candidate));
    const areEmpty = rooms.map((room) => {
      const isTaken = touches([...room.busy, ...(room.unknown ?? [])]);
      return eachMinute((minute) => !isTaken(minute));
    });
    return listDaysNear(candidate)
      .flatMap((day) =>
        session.pinnedAt ? pinOn(day, session.pinnedAt) : gridOn(candidate.zone, day, stepMinutes),
      )
      .filter(
        (start) =>
          start * MINUTE >= now.getTime() &&
          isTheirs(start, session.minutes) &&
          (session.place === 'link' || areEmpty.some((isEmpty) => isEmpty(start, session.minutes))),
      );
  }

  /** Everybody who may ever fill a lead or second seat of the session. */
  listAble(session: Session): readonly Interviewer[] {
    const sittings = this.listSittings(session);
    return this.people.filter((person) => sittings.some((able) => able.has(person)));
  }

  /** By sitting, a seat of two being two: everybody who may ever fill it. */
  private listSittings(session: Session): readonly ReadonlySet<Interviewer>[] {
    const { candidate } = this.request;
    const known = this.sittings.get(session);
    if (known) return known;
    const sittings = session.panel.seats
      .filter(({ part }) => part === 'lead' || part === 'second')
      .flatMap((seat) => {
        const able = new Set(this.people.filter((person) => mayFill(person, seat, session, candidate)));
        return Array.from({ length: seat.count }, () => able);
      });
    this.sittings.set(session, sittings);
    return sittings;
  }

  /** Every way to fill the lead and second seats at the start, as ids in the order of the seats. */
  listPanels(session: Session, start: number): string[][] {
    const free = this.listAble(session).filter((person) => this.canSit(person, start, session.minutes));
    let panels: string[][] = [[]];
    for (const able of this.listSittings(session)) {
      const ids = free.filter((person) => able.has(person)).map(({ id }) => id);
      panels = panels.flatMap((panel) => ids.filter((id) => !panel.includes(id)).map((id) => [...panel, id]));
    }
    return panels.filter((panel) => isAllowed(session.panel, panel));
  }
}

function withoutMoved(person: Interviewer, continuity: readonly Continuity[]): Interviewer {
  if (continuity.length === 0) return person;
  const busy = [...person.busy];
  for (const { startsAt, endsAt, personIds } of continuity) {
    const own = busy.findIndex((interval) => {
      const [start, end] = limits(interval);
      return personIds.includes(person.id) && start === startsAt.getTime() && end === endsAt.getTime();
    });
    if (own >= 0) busy.splice(own, 1);
  }
  const isMoved = (id: string) => continuity.some(({ interviewId }) => interviewId === id);
  return { ...person, busy, booked: person.booked.filter(({ id }) => !isMoved(id)) };
}

function isAllowed({ required = [], apart = [] }: Panel, panel: readonly string[]): boolean {
  return (
    required.every((id) => panel.includes(id)) &&
    !apart.some(([a, b]) => a !== b && panel.includes(a) && panel.includes(b))
  );
}

function mayFill(person: Interviewer, seat: Seat, session: Session, candidate: Candidate): boolean {
  const { excluded = [] } = session.panel;
  const barred = candidate.conflicts?.some(({ personId }) => personId === person.id) ?? false;
  const wanted = seat.named
    ? seat.named.includes(person.id)
    : seat.pools.length === 0 || seat.pools.some((pool) => person.pools.includes(pool));
  return (
    wanted &&
    !barred &&
    candidate.id !== person.id &&
    !excluded.includes(person.id) &&
    person.skills[session.stageId] === 'qualified'
  );
}

function readCandidateMinutes(candidate: Candidate): Holds {
  const isCivil = isInside(({ date }) =>
    candidate.windows
      .filter(({ from, to }) => from <= date && date <= to)
      .flatMap(({ hours }) => hours ?? candidate.hours ?? [{ from: '08:00', to: '19:00' }]),
  );
  const isTaken = touches(candidate.busy ?? []);
  return (minute) => isCivil(wallAt(candidate.zone, minute)) && !isTaken(minute);
}

/** All days since the epoch in which minutes of the candidate's dates can lie, whatever the zone, in turn. */
function listDaysNear({ windows }: Candidate): number[] {
  const days = new Set<number>();
  for (const { from, to } of windows) {
    for (let day = dayOf(from) - 1; day <= dayOf(to) + 1; day++) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
}

const grids = new Map<string, readonly number[]>();

/** The minutes of the day since the epoch at which the wall shows a multiple of the step. */
function gridOn(zone: string, day: number, step: number): readonly number[] {
  const key = `${zone} ${day} ${step}`;
  const known = grids.get(key);
  if (known) return known;
  const all = Array.from({ length: DAY }, (_, minute) => day * DAY + minute);
  const grid = all.filter((minute) => wallAt(zone, minute).minuteOfDay % step === 0);
  grids.set(key, grid);
  return grid;
}

/** A pinned start stands between no two of the product's ticks. */
function pinOn(day: number, pinnedAt: Date): readonly number[] {
  const minute = pinnedAt.getTime() / MINUTE;
  return minute % 5 === 0 && floor(minute / DAY) === day ? [minute] : [];
}

const daysRead = new Map<string, number>();

function dayOf(date: string): number {
  const day = daysRead.get(date) ?? DateTime.fromISO(date, { zone: 'utc' }).toMillis() / (DAY * MINUTE);
  daysRead.set(date, day);
  return day;
}
