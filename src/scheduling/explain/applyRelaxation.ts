import type { Relaxation } from '../answers';
import { isInPools, isTraineeSeat } from '../people/seating';
import { civilDate, DAY_MINUTES, findDayNumber, findMinuteOfDay, WEEKDAYS, wallTime } from '../time/civil';
import type {
  CandidateWindow,
  HoursWindow,
  Interviewer,
  LoopRequest,
  Panel,
  Seat,
  Session,
  SlotRequest,
  WeeklyHours,
} from '../types';
import { CIVIL_HOURS } from '../weights';

/**
 * The request with one change made; everything the change does not touch is the same object as before. A change that
 * names a person, seat or session the request does not have changes nothing.
 */
export function applyRelaxation<R extends SlotRequest | LoopRequest>(request: R, change: Relaxation): R {
  switch (change.kind) {
    case 'raiseCap':
    case 'shortenBuffer':
    case 'shortenNotice':
    case 'liftPause':
    case 'widenHours':
      return { ...request, interviewers: request.interviewers.map((person) => changePerson(person, change)) };
    case 'widenCandidate':
      return { ...request, candidate: widenCandidate(request.candidate, change.side, change.minutes) };
    case 'moreDays':
      return {
        ...request,
        candidate: { ...request.candidate, windows: extend(request.candidate.windows, change.days) },
      };
    case 'addPool':
    case 'fewerSeats':
    case 'dropRequired':
    case 'replaceNamed':
    case 'liftApart':
      return mapSessions(request, (session) =>
        session.id === change.sessionId ? changeSession(session, change, request.interviewers) : session,
      );
    case 'linkInsteadOfRoom':
      return mapSessions(request, (session) =>
        session.place === 'room' ? { ...session, place: 'link' } : session,
      );
    case 'finerStep':
      return { ...request, stepMinutes: change.to };
    default:
      return 'sessions' in request ? { ...request, ...changeLoop(request, change) } : request;
  }
}

export type PersonChange = Extract<
  Relaxation,
  { kind: 'raiseCap' | 'shortenBuffer' | 'shortenNotice' | 'liftPause' | 'widenHours' }
>;
type SessionChange = Extract<
  Relaxation,
  { kind: 'addPool' | 'fewerSeats' | 'dropRequired' | 'replaceNamed' | 'liftApart' }
>;
type LoopChange = Extract<
  Relaxation,
  { kind: 'moreLoopDays' | 'freeOrder' | 'dropLunch' | 'longerBreaks' | 'allowRepeat' }
>;

export function changePerson(person: Interviewer, change: PersonChange): Interviewer {
  if (change.kind === 'widenHours') {
    return change.personIds.includes(person.id) ? widenPerson(person, change.side, change.minutes) : person;
  }
  if (person.id !== change.personId) return person;
  switch (change.kind) {
    case 'raiseCap':
      return change.per === 'day'
        ? { ...person, capPerDay: change.to }
        : { ...person, capPerWeek: change.to };
    case 'shortenBuffer':
      return { ...person, bufferMinutes: change.to };
    case 'shortenNotice':
      return { ...person, leastNoticeMinutes: change.to };
    case 'liftPause': {
      const { pausedUntil: _, ...rest } = person;
      return rest;
    }
  }
}

function widenPerson(person: Interviewer, side: 'earlier' | 'later', minutes: number): Interviewer {
  const weeklyHours: { -readonly [day in keyof WeeklyHours]: WeeklyHours[day] } = {};
  for (const day of WEEKDAYS) {
    const windows = person.weeklyHours[day];
    if (windows) weeklyHours[day] = widen(windows, side, minutes);
  }
  return {
    ...person,
    weeklyHours,
    ...(person.overrides && {
      overrides: person.overrides.map(({ date, windows }) => ({
        date,
        windows: widen(windows, side, minutes),
      })),
    }),
  };
}

function widenCandidate(
  candidate: SlotRequest['candidate'],
  side: 'earlier' | 'later',
  minutes: number,
): SlotRequest['candidate'] {
  return {
    ...candidate,
    hours: widen(candidate.hours ?? CIVIL_HOURS, side, minutes),
    windows: candidate.windows.map((window) =>
      window.hours ? { ...window, hours: widen(window.hours, side, minutes) } : window,
    ),
  };
}

/** The day begins earlier (its first window) or ends later (its last); a day off stays one. */
function widen(windows: readonly HoursWindow[], side: 'earlier' | 'later', minutes: number): HoursWindow[] {
  const edge = side === 'earlier' ? earliest(windows) : latest(windows);
  return windows.map((window, at) => {
    if (at !== edge) return window;
    return side === 'earlier'
      ? { from: wallTime(Math.max(0, (findMinuteOfDay(window.from) ?? 0) - minutes)), to: window.to }
      : {
          from: window.from,
          to: wallTime(Math.min(DAY_MINUTES, (findMinuteOfDay(window.to) ?? 0) + minutes)),
        };
  });
}

function earliest(windows: readonly HoursWindow[]): number {
  return windows.reduce((at, window, w) => (window.from < (windows[at]?.from ?? '') ? w : at), 0);
}

function latest(windows: readonly HoursWindow[]): number {
  return windows.reduce((at, window, w) => (window.to > (windows[at]?.to ?? '') ? w : at), 0);
}

/** The window that ends last ends so many days later. */
function extend(windows: readonly CandidateWindow[], days: number): CandidateWindow[] {
  const last = windows.reduce((at, window, w) => (window.to > (windows[at]?.to ?? '') ? w : at), 0);
  return windows.map((window, w) =>
    w === last ? { ...window, to: civilDate((findDayNumber(window.to) ?? 0) + days) } : window,
  );
}

function mapSessions<R extends SlotRequest | LoopRequest>(
  request: R,
  change: (session: Session) => Session,
): R {
  return 'sessions' in request
    ? { ...request, sessions: request.sessions.map(change) }
    : { ...request, session: change(request.session) };
}

function changeSession(
  session: Session,
  change: SessionChange,
  interviewers: readonly Interviewer[],
): Session {
  const { panel } = session;
  switch (change.kind) {
    case 'dropRequired':
      return { ...session, panel: withoutRequired(panel, change.personId) };
    case 'replaceNamed': {
      const seats = panel.seats.map((seat) =>
        !isTraineeSeat(seat) && seat.named?.includes(change.personId)
          ? openToPools(seat, seat.named, interviewers)
          : seat,
      );
      return { ...session, panel: { ...withoutRequired(panel, change.personId), seats } };
    }
    case 'liftApart':
      return {
        ...session,
        panel: { ...panel, apart: (panel.apart ?? []).filter((pair) => !isPair(pair, change.personIds)) },
      };
    case 'fewerSeats':
    case 'addPool': {
      const seats = panel.seats.map((seat) => {
        if (seat.id !== change.seatId) return seat;
        return change.kind === 'addPool'
          ? { ...seat, pools: [...seat.pools, change.pool] }
          : { ...seat, count: change.to };
      });
      return { ...session, panel: { ...panel, seats: seats.filter(({ count }) => count > 0) } };
    }
  }
}

function withoutRequired(panel: Panel, personId: string): Panel {
  return { ...panel, required: (panel.required ?? []).filter((id) => id !== personId) };
}

/** Whoever was named may still sit. */
function openToPools(seat: Seat, named: readonly string[], interviewers: readonly Interviewer[]): Seat {
  const { named: _, ...open } = seat;
  const members = interviewers.filter((person) => isInPools(open, person)).map(({ id }) => id);
  return { ...seat, named: [...new Set([...named, ...members])] };
}

function isPair(pair: readonly [string, string], other: readonly [string, string]): boolean {
  return (pair[0] === other[0] && pair[1] === other[1]) || (pair[0] === other[1] && pair[1] === other[0]);
}

function changeLoop(request: LoopRequest, change: LoopChange): Partial<LoopRequest> {
  switch (change.kind) {
    case 'moreLoopDays':
      return { mostDays: change.to };
    case 'freeOrder':
      return { order: 'free' };
    case 'allowRepeat':
      return { mayRepeatPeople: true };
    case 'longerBreaks':
      return { breaks: { ...request.breaks, mostMinutes: change.to } };
    case 'dropLunch': {
      const { lunch: _, ...breaks } = request.breaks;
      return { breaks };
    }
  }
}
