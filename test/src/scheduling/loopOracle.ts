import type { HoursWindow, LoopRequest, Session } from '../../../src/scheduling/types';
import { DEFAULT_WEIGHTS } from '../../../src/scheduling/weights';
import { hourPoints, personPoints, waitPoints } from './costOracle';
import type { Choice } from './greedy';
import { listBookedDates, Oracle, wallAt } from './oracle';

export interface Option {
  readonly session: Session;
  readonly start: number;
  readonly end: number;
  readonly people: readonly string[];
  readonly points: number;
  readonly day: string;
}

/** Every legal loop of a small request, priced: each session at each start with each panel, all together. */
export function listLoops(request: LoopRequest): Choice[] {
  const oracle = new Oracle(request);
  const options = request.sessions.map((session) => listOptions(oracle, session));
  const loops: Choice[] = [];
  const chosen: Option[] = [];
  const choose = (at: number): void => {
    const next = options[at];
    if (!next) {
      const loop = [...chosen].sort((a, b) => a.start - b.start);
      if (isLoop(request, loop)) loops.push(price(request, oracle, loop));
      return;
    }
    for (const option of next) {
      if (chosen.some((other) => clash(request, oracle, other, option))) continue;
      chosen.push(option);
      choose(at + 1);
      chosen.pop();
    }
  };
  choose(0);
  return loops;
}

/** Each start of the session with each panel, priced. */
export function listOptions(oracle: Oracle, session: Session): Option[] {
  const byId = new Map(oracle.request.interviewers.map((person) => [person.id, person]));
  return oracle.listOpenStarts(session).flatMap((start) =>
    oracle.listPanels(session, start).map((people) => ({
      session,
      start,
      end: start + session.minutes,
      people,
      day: wallAt(oracle.request.candidate.zone, start).date,
      points: people.reduce(
        (sum, id) => {
          const person = byId.get(id);
          return person ? sum + personPoints(oracle, session, person, start) : sum;
        },
        hourPoints(oracle, start, session.minutes),
      ),
    })),
  );
}

/** Two sessions that cannot both be, whatever else the loop holds. */
function clash(request: LoopRequest, oracle: Oracle, a: Option, b: Option): boolean {
  if (a.start < b.end && b.start < a.end) return true;
  const shared = a.people.filter((id) => b.people.includes(id));
  if (!request.mayRepeatPeople) return shared.length > 0;
  return shared.some((id) => {
    const buffer = oracle.request.interviewers.find((person) => person.id === id)?.bufferMinutes ?? 0;
    return a.start < b.end + buffer && b.start < a.end + buffer;
  });
}

function isLoop(request: LoopRequest, loop: readonly Option[]): boolean {
  const days = [...new Set(loop.map(({ day }) => day))];
  return (
    days.length <= request.mostDays &&
    isOrdered(request, loop) &&
    days.every((day) =>
      isDay(
        request,
        loop.filter((option) => option.day === day),
        day,
      ),
    ) &&
    keepsCaps(request, loop)
  );
}

function isOrdered(request: LoopRequest, loop: readonly Option[]): boolean {
  const position = (id: string) => loop.findIndex(({ session }) => session.id === id);
  if (request.order === 'free') return true;
  if (request.order === 'partial') {
    return loop.every(({ session }, at) => (session.after ?? []).every((id) => position(id) < at));
  }
  return request.sessions.every(({ id }, at) => position(id) === at);
}

function isDay(request: LoopRequest, day: readonly Option[], date: string): boolean {
  const { leastMinutes, mostMinutes = Number.POSITIVE_INFINITY, lunch } = request.breaks;
  for (let at = 1; at < day.length; at++) {
    const [from, to] = [day[at - 1]?.end ?? 0, day[at]?.start ?? 0];
    const extra = lunch && lunchIn(request, date, from, to) ? lunch.minutes : 0;
    if (to - from < leastMinutes || to - from > mostMinutes + extra) return false;
  }
  if (!lunch) return true;
  const ends = [Number.NEGATIVE_INFINITY, ...day.map(({ end }) => end)];
  const starts = [...day.map(({ start }) => start), Number.POSITIVE_INFINITY];
  return ends.some((end, at) => lunchIn(request, date, end, starts[at] ?? 0));
}

/** True where lunch's minutes lie in the window between the two moments. */
function lunchIn(request: LoopRequest, date: string, from: number, to: number): boolean {
  const { lunch } = request.breaks;
  if (!lunch) return false;
  const inside = listInside(request.candidate.zone, date, lunch);
  return inside.filter((minute) => minute >= from && minute < to).length >= lunch.minutes;
}

const insides = new Map<string, number[]>();

/** The minutes of the date at which the zone's clock is inside the window. */
function listInside(zone: string, date: string, window: HoursWindow): number[] {
  const key = `${zone} ${date} ${window.from} ${window.to}`;
  const known = insides.get(key);
  if (known) return known;
  const two = (n: number) => String(n).padStart(2, '0');
  const utc = Date.parse(date) / 60_000;
  const inside: number[] = [];
  for (let minute = utc - 1440; minute < utc + 2 * 1440; minute++) {
    const wall = wallAt(zone, minute);
    const clock = `${two(Math.floor(wall.minuteOfDay / 60))}:${two(wall.minuteOfDay % 60)}`;
    if (wall.date === date && window.from <= clock && clock < window.to) inside.push(minute);
  }
  insides.set(key, inside);
  return inside;
}

function keepsCaps(request: LoopRequest, loop: readonly Option[]): boolean {
  return request.interviewers.every((person) => {
    const own = loop.filter(({ people }) => people.includes(person.id));
    const dates = own.map(({ start }) => wallAt(person.zone, start).date);
    const week = (date: string) => Math.floor((Date.parse(date) / 86_400_000 + 3) / 7);
    const all = [...listBookedDates(person), ...dates];
    return dates.every(
      (date) =>
        all.filter((other) => other === date).length <= (person.capPerDay ?? Number.POSITIVE_INFINITY) &&
        all.filter((other) => week(other) === week(date)).length <=
          (person.capPerWeek ?? Number.POSITIVE_INFINITY),
    );
  });
}

function price(request: LoopRequest, oracle: Oracle, loop: readonly Option[]): Choice {
  let points = loop.reduce((sum, option) => sum + option.points, 0);
  const first = loop[0];
  const last = loop[loop.length - 1];
  if (!first || !last) throw new Error('a loop has sessions');
  points += waitPoints(oracle, last.start);
  points += DEFAULT_WEIGHTS.extraDay * (new Set(loop.map(({ day }) => day)).size - 1);
  for (let at = 1; at < loop.length; at++) {
    const [a, b] = [loop[at - 1], loop[at]];
    if (!a || !b || a.day !== b.day) continue;
    const lunch = lunchIn(request, a.day, a.end, b.start) ? (request.breaks.lunch?.minutes ?? 0) : 0;
    const idle = b.start - a.end - Math.max(request.breaks.leastMinutes, lunch);
    points += (DEFAULT_WEIGHTS.gaps * idle) / 5;
  }
  return {
    points,
    people: loop.flatMap(({ people }) => people),
    day: first.day,
    key: first.start,
    from: first.start,
    to: last.end,
  };
}
