import { InvalidRequestError, type RequestFault, type RequestFaultCode } from '../faults';
import { findDayNumber, findMinuteOfDay, WEEKDAYS } from '../time/civil';
import { TICK_MINUTES } from '../time/horizon';
import { isZone } from '../time/zones';
import type {
  Candidate,
  HoursWindow,
  Interviewer,
  LoopRequest,
  ReplacementRequest,
  Session,
  SlotRequest,
} from '../types';

const MOST_RANGE_DAYS = 200;
const MOST_SEATS = 12;
const MOST_SESSIONS = 8;
const STEPS = [5, 10, 15, 30];
const AMOUNTS = ['capPerDay', 'capPerWeek', 'bufferMinutes', 'leastNoticeMinutes'] as const;

type Report = (code: RequestFaultCode, at: string, value: unknown) => void;

/** Throws InvalidRequestError with everything that makes the request meaningless. */
export function checkCommon(
  request: SlotRequest | LoopRequest | ReplacementRequest,
  sessions: readonly Session[],
): void {
  const faults: RequestFault[] = [];
  const report: Report = (code, at, value) => faults.push({ code, at, value: String(value) });
  const { stepMinutes = 15, k = 0, skip = 0 } = request;
  if (!STEPS.includes(stepMinutes)) report('bad-step', 'stepMinutes', stepMinutes);
  if (!isCount(k)) report('bad-count', 'k', k);
  if (!isCount(skip)) report('bad-count', 'skip', skip);
  if (sessions.length === 0) report('no-session', 'sessions', 0);
  checkTwins(request.interviewers, 'interviewers', report);
  checkTwins(sessions, 'sessions', report);
  for (const session of sessions) checkSession(session, report);
  checkCandidate(request.candidate, report);
  for (const person of request.interviewers) checkInterviewer(person, report);
  if (faults.length > 0) throw new InvalidRequestError(faults);
}

/** Throws InvalidRequestError where the loop's own shape means nothing. */
export function checkLoop(request: LoopRequest): void {
  const faults: RequestFault[] = [];
  const report: Report = (code, at, value) => faults.push({ code, at, value: String(value) });
  const { sessions, breaks, mostDays, order } = request;
  if (sessions.length > MOST_SESSIONS) report('too-many-sessions', 'sessions', sessions.length);
  if (!isCount(mostDays) || mostDays === 0) report('bad-count', 'mostDays', mostDays);
  const { leastMinutes, mostMinutes = leastMinutes, lunch } = breaks;
  for (const [name, minutes] of Object.entries({ leastMinutes, mostMinutes, lunch: lunch?.minutes ?? 0 })) {
    if (!isCount(minutes) || minutes % TICK_MINUTES !== 0) report('bad-minutes', `breaks.${name}`, minutes);
  }
  if (mostMinutes < leastMinutes) report('reversed-window', 'breaks', `${leastMinutes}..${mostMinutes}`);
  if (lunch) checkHours([lunch], 'breaks.lunch', report);
  if (order === 'partial') checkOrder(sessions, report);
  if (faults.length > 0) throw new InvalidRequestError(faults);
}

function checkOrder(sessions: readonly Session[], report: Report): void {
  const ids = new Set(sessions.map(({ id }) => id));
  const done = new Set<string>();
  for (const { id, after = [] } of sessions) {
    for (const other of after) if (!ids.has(other)) report('unknown-session', `sessions[${id}].after`, other);
  }
  for (let pass = 0; pass < sessions.length; pass++) {
    for (const { id, after = [] } of sessions) if (after.every((other) => done.has(other))) done.add(id);
  }
  for (const { id } of sessions) if (!done.has(id)) report('circular-order', 'sessions', id);
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

function checkTwins(items: readonly { readonly id: string }[], at: string, report: Report): void {
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) report('twin-id', at, id);
    seen.add(id);
  }
}

function checkSession({ id, minutes, panel }: Session, report: Report): void {
  const at = `sessions[${id}]`;
  const sound = minutes > 0 && minutes <= 1440 && minutes % TICK_MINUTES === 0;
  if (!sound) report('bad-minutes', `${at}.minutes`, minutes);
  checkTwins(panel.seats, `${at}.panel.seats`, report);
  let total = 0;
  for (const seat of panel.seats) {
    if (!isCount(seat.count)) report('bad-count', `${at}.panel.seats[${seat.id}].count`, seat.count);
    if (seat.part === 'lead' || seat.part === 'second') total += seat.count;
  }
  if (total === 0) report('no-seat', `${at}.panel.seats`, panel.seats.length);
  if (total > MOST_SEATS) report('bad-count', `${at}.panel.seats`, total);
}

function checkCandidate(candidate: Candidate, report: Report): void {
  if (!isZone(candidate.zone)) report('unknown-zone', 'candidate.zone', candidate.zone);
  if (candidate.windows.length === 0) report('no-window', 'candidate.windows', 0);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  candidate.windows.forEach((window, w) => {
    const at = `candidate.windows[${w}]`;
    const [from, to] = checkRange(window, at, report);
    first = Math.min(first, from);
    last = Math.max(last, to);
    checkHours(window.hours ?? [], `${at}.hours`, report);
  });
  if (last - first > MOST_RANGE_DAYS) report('too-long-range', 'candidate.windows', last - first);
  checkHours(candidate.hours ?? [], 'candidate.hours', report);
}

function checkInterviewer(person: Interviewer, report: Report): void {
  const at = `interviewers[${person.id}]`;
  if (!isZone(person.zone)) report('unknown-zone', `${at}.zone`, person.zone);
  for (const day of WEEKDAYS) {
    const windows = person.weeklyHours[day];
    if (windows) checkHours(windows, `${at}.weeklyHours.${day}`, report);
  }
  for (const { date, windows } of person.overrides ?? []) {
    if (findDayNumber(date) === null) report('bad-date', `${at}.overrides`, date);
    checkHours(windows, `${at}.overrides[${date}]`, report);
  }
  for (const range of person.daysOff ?? []) checkRange(range, `${at}.daysOff`, report);
  for (const name of AMOUNTS) {
    const value = person[name] ?? 0;
    if (!(value >= 0)) report('bad-count', `${at}.${name}`, value);
  }
}

function checkRange(range: { from: string; to: string }, at: string, report: Report): [number, number] {
  const [from, to] = [findDayNumber(range.from), findDayNumber(range.to)];
  if (from === null) report('bad-date', `${at}.from`, range.from);
  if (to === null) report('bad-date', `${at}.to`, range.to);
  if (from !== null && to !== null && from > to) report('reversed-window', at, `${range.from}..${range.to}`);
  return [from ?? 0, to ?? 0];
}

function checkHours(windows: readonly HoursWindow[], at: string, report: Report): void {
  for (const { from, to } of windows) {
    const [start, end] = [findMinuteOfDay(from), findMinuteOfDay(to)];
    if (start === null || end === null || start >= end) report('bad-hours', at, `${from}-${to}`);
  }
}
