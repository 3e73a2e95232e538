import type { Interviewer, Session } from '../../../src/scheduling/types';
import { DEFAULT_WEIGHTS } from '../../../src/scheduling/weights';
import { countWeeks, type Oracle, wallAt } from './oracle';

const TICK = 5;

/** What a start costs whoever sits: the candidate's hour (10:00-17:00 is free), by the half-hour begun. */
export function hourPoints(oracle: Oracle, start: number, length: number): number {
  const { zone } = oracle.request.candidate;
  const from = wallAt(zone, start).minuteOfDay;
  const lastTick = wallAt(zone, start + length - TICK).minuteOfDay + TICK;
  const to = lastTick <= from ? lastTick + 1440 : lastTick;
  const early = Math.max(0, 600 - from);
  const late = Math.max(0, to - 1020);
  return DEFAULT_WEIGHTS.candidateHours * (Math.ceil(early / 30) + Math.ceil(late / 30));
}

export function waitPoints(oracle: Oracle, start: number): number {
  const { candidate, now } = oracle.request;
  const today = wallAt(candidate.zone, Math.floor(now.getTime() / 60_000)).date;
  const days = (Date.parse(wallAt(candidate.zone, start).date) - Date.parse(today)) / 86_400_000;
  return DEFAULT_WEIGHTS.soonest * days;
}

/** Load above the least loaded who may sit in the session, continuity and focus. */
export function personPoints(oracle: Oracle, session: Session, person: Interviewer, start: number): number {
  const monday = wallAt(person.zone, start).date;
  const colleagues = oracle.listAble(session);
  const above = (back: number) => {
    const counts = colleagues.map((other) => countWeeks(other, monday, back));
    return countWeeks(person, monday, back) - Math.min(...counts);
  };
  const before = oracle.request.continuity?.find(({ sessionId }) => sessionId === session.id);
  const joins = before && !before.personIds.includes(person.id) ? DEFAULT_WEIGHTS.continuity : 0;
  const load = DEFAULT_WEIGHTS.loadWeek * above(0) + DEFAULT_WEIGHTS.loadFourWeeks * above(3);
  return load + joins + DEFAULT_WEIGHTS.focus * halfHoursCut(oracle, person, start, session.minutes);
}

function halfHoursCut(oracle: Oracle, person: Interviewer, start: number, length: number): number {
  const run = (from: number, step: number) => {
    let minutes = 0;
    for (let tick = from; minutes < 120 && isTickFree(oracle, person, tick); tick += step) minutes += TICK;
    return minutes;
  };
  return Math.ceil(Math.min(run(start - TICK, -TICK), run(start + length, TICK)) / 30);
}

function isTickFree(oracle: Oracle, person: Interviewer, tick: number): boolean {
  for (let minute = tick; minute < tick + TICK; minute++) if (!oracle.isFree(person, minute)) return false;
  return true;
}
