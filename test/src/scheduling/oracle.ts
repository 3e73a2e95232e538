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

function isIn(windows: readonly HoursWindow[], minuteOfDay: number): boolean {
  return windows.some(({ from, to }) => minutes(from) <= minuteOfDay && minuteOfDay < minutes(to));
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
function remember(find: (minute: number) => boolean): (minute: number) => boolean {
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

function touches(intervals: readonly BusyInterval[], minute: number, marginMs = 0): boolean {
  return intervals.some((interval) => {
    const [start, end] = limits(interval);
    return start < end && start - marginMs < (minute + 1) * MINUTE && minute * MINUTE < end + marginMs;
  });
}

/** Every minute of the slot, one by one. */
function eachMinute(start: number, length: number, holds: (minute: number) => boolean): boolean {
  for (let minute = start; minute < start + length; minute++) if (!holds(minute)) return false;
  return true;
}

function isMinuteFree(person: Interviewer, minute: number): boolean {
  const wall = wallAt(person.zone, minute);
  return (
    isIn(hoursOn(person, wall), wall.minuteOfDay) &&
    !touches(person.busy, minute) &&
    !touches(person.unknown ?? [], minute) &&
    !touches(person.booked, minute, (person.bufferMinutes ?? 0) * MINUTE)
  );
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

const freeMinutes = new WeakMap<Interviewer, (minute: number) => boolean>();

/** Minutes free in turn, remembered by person: they do not depend on what is asked. */
export class Oracle {
  /** As if what is being moved were not there. */
  private readonly people: readonly Interviewer[];

  constructor(readonly request: Omit<SlotRequest, 'session'>) {
    this.people = request.interviewers.map((person) => withoutMoved(person, request.continuity ?? []));
  }

  isFree(person: Interviewer, minute: number): boolean {
    let free = freeMinutes.get(person);
    if (!free) {
      free = remember((each) => isMinuteFree(person, each));
      freeMinutes.set(person, free);
    }
    return free(minute);
  }

  canSit(person: Interviewer, start: number, length: number): boolean {
    const { now, knownUntil } = this.request;
    if (knownUntil && (start + length) * MINUTE > knownUntil.getTime()) return false;
    const notice = (person.leastNoticeMinutes ?? 0) * MINUTE;
    if (start * MINUTE < now.getTime() + notice) return false;
    if (person.pausedUntil && start * MINUTE < person.pausedUntil.getTime()) return false;
    if (!eachMinute(start, length, (minute) => this.isFree(person, minute))) return false;
    const date = wallAt(person.zone, start).date;
    const today = listBookedDates(person).filter((booked) => booked === date).length;
    if (person.capPerDay !== undefined && today >= person.capPerDay) return false;
    return person.capPerWeek === undefined || countWeeks(person, date, 0) < person.capPerWeek;
  }

  /** Starts on the candidate's grid, inside their windows, not past, with a room where one is needed. */
  listOpenStarts(session: Session): number[] {
    const { candidate, now, stepMinutes = 15, rooms = [] } = this.request;
    const starts: number[] = [];
    const isTheirs = remember((minute) => isCandidateFree(candidate, minute));
    const free = rooms.map((room) =>
      remember((minute) => !touches(room.busy, minute) && !touches(room.unknown ?? [], minute)),
    );
    for (const start of minutesNear(candidate)) {
      if (start * MINUTE < now.getTime()) continue;
      const isOnGrid = session.pinnedAt
        ? start % 5 === 0 && start * MINUTE === session.pinnedAt.getTime()
        : wallAt(candidate.zone, start).minuteOfDay % stepMinutes === 0;
      if (!isOnGrid) continue;
      if (!eachMinute(start, session.minutes, isTheirs)) continue;
      if (session.place === 'link' || free.some((isEmpty) => eachMinute(start, session.minutes, isEmpty))) {
        starts.push(start);
      }
    }
    return starts;
  }

  /** Everybody who may ever fill a lead or second seat of the session. */
  listAble(session: Session): Interviewer[] {
    const { candidate } = this.request;
    const seats = session.panel.seats.filter(({ part }) => part === 'lead' || part === 'second');
    return this.people.filter((person) => seats.some((seat) => mayFill(person, seat, session, candidate)));
  }

  /** Every way to fill the lead and second seats at the start, as ids in the order of the seats. */
  listPanels(session: Session, start: number): string[][] {
    const { candidate } = this.request;
    const sittings = session.panel.seats
      .filter(({ part }) => part === 'lead' || part === 'second')
      .flatMap((seat) => Array.from({ length: seat.count }, () => seat));
    const free = this.listAble(session).filter((person) => this.canSit(person, start, session.minutes));
    let panels: string[][] = [[]];
    for (const seat of sittings) {
      panels = panels.flatMap((panel) =>
        free
          .filter(({ id }) => !panel.includes(id))
          .filter((person) => mayFill(person, seat, session, candidate))
          .map(({ id }) => [...panel, id]),
      );
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

function isCandidateFree(candidate: Candidate, minute: number): boolean {
  const wall = wallAt(candidate.zone, minute);
  const inside = candidate.windows.some(
    ({ from, to, hours }) =>
      from <= wall.date &&
      wall.date <= to &&
      isIn(hours ?? candidate.hours ?? [{ from: '08:00', to: '19:00' }], wall.minuteOfDay),
  );
  return inside && !touches(candidate.busy ?? [], minute);
}

/** All minutes that can lie in the candidate's dates, whatever the zone, in turn. */
function* minutesNear({ windows }: Candidate): Generator<number> {
  const days = new Set<number>();
  for (const { from, to } of windows) {
    for (let day = dayOf(from) - 1; day <= dayOf(to) + 1; day++) days.add(day);
  }
  for (const day of [...days].sort((a, b) => a - b)) {
    for (let minute = day * DAY; minute < (day + 1) * DAY; minute++) yield minute;
  }
}

const daysRead = new Map<string, number>();

function dayOf(date: string): number {
  const day = daysRead.get(date) ?? DateTime.fromISO(date, { zone: 'utc' }).toMillis() / (DAY * MINUTE);
  daysRead.set(date, day);
  return day;
}
