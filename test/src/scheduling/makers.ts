import type {
  Candidate,
  HoursWindow,
  Interval,
  Interviewer,
  Seat,
  Session,
  SlotRequest,
  WeeklyHours,
} from '../../../src/scheduling/types';

export const NINE_TO_FIVE: HoursWindow = { from: '09:00', to: '17:00' };

/** The same windows from Monday to Friday. */
function weekdays(...windows: HoursWindow[]): WeeklyHours {
  return { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows };
}

/** The same windows every day of the week. */
export function everyDay(...windows: HoursWindow[]): WeeklyHours {
  return { ...weekdays(...windows), sat: windows, sun: windows };
}

/** `2026-12-03T10:00Z` and so on. */
export function at(iso: string): Date {
  return new Date(iso);
}

export function between(from: string, to: string): Interval {
  return { startsAt: at(from), endsAt: at(to) };
}

export function makeInterviewer(overrides: Partial<Interviewer> = {}): Interviewer {
  return {
    id: 'priya',
    zone: 'UTC',
    weeklyHours: weekdays(NINE_TO_FIVE),
    busy: [],
    booked: [],
    skills: { design: 'qualified' },
    pools: ['core'],
    ...overrides,
  };
}

export function makeCandidate(overrides: Partial<Candidate> = {}): Candidate {
  return { id: 'ada', zone: 'UTC', windows: [{ from: '2026-12-01', to: '2026-12-01' }], ...overrides };
}

export function makeSeat(overrides: Partial<Seat> = {}): Seat {
  return { id: 'lead', part: 'lead', count: 1, pools: [], ...overrides };
}

export function makeSession(overrides: Partial<Session> = {}): Session {
  return {
    id: 'design',
    stageId: 'design',
    minutes: 60,
    place: 'link',
    panel: { seats: [makeSeat()] },
    ...overrides,
  };
}

export function makeSlotRequest(overrides: Partial<SlotRequest> = {}): SlotRequest {
  return {
    now: at('2026-11-30T08:00Z'),
    interviewers: [makeInterviewer()],
    candidate: makeCandidate(),
    session: makeSession(),
    ...overrides,
  };
}
