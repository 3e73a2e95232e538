/**
 * The words of scheduling. Everything here is plain data: ids are opaque strings, instants are `Date`, wall times are
 * `HH:MM` in a named IANA zone, civil dates are `YYYY-MM-DD`, amounts carry their unit. Intervals are half-open.
 *
 * **Inside hours** means: at every minute the clock on that person's wall reads a time inside the window of that civil
 * date. A window of 01:00-04:00 therefore lasts two hours on the day clocks go forward and four when they go back.
 */

/** A civil date, `2026-12-03`. */
export type CivilDate = string;
/** A wall time, `09:00`; `24:00` closes a window at midnight. */
export type WallTime = string;

export interface Interval {
  readonly startsAt: Date;
  readonly endsAt: Date;
}
/** An interval as Google's free/busy writes it (ISO 8601 with an offset or Z), accepted wherever busy time is. */
export interface IsoInterval {
  readonly start: string;
  readonly end: string;
}
/** Unsorted, overlapping and empty intervals are all fine; an empty one blocks nothing. */
export type BusyInterval = Interval | IsoInterval;

/** Wall times, `from` < `to`. Work past midnight is two windows: 22:00-24:00 and, the next day, 00:00-02:00. */
export interface HoursWindow {
  readonly from: WallTime;
  readonly to: WallTime;
}
/** Both days included. */
export interface DateRange {
  readonly from: CivilDate;
  readonly to: CivilDate;
}
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
/** A missing weekday is a free day. */
export type WeeklyHours = Readonly<Partial<Record<Weekday, readonly HoursWindow[]>>>;

export type SkillLevel = 'shadow' | 'reverse shadow' | 'qualified';
export type Part = 'lead' | 'second' | 'shadow' | 'reverse shadow';

/** An interview somebody already has. It is busy time, keeps the buffer and counts against the caps. */
export interface BookedInterview extends Interval {
  readonly id: string;
}

export interface Interviewer {
  readonly id: string;
  /** IANA zone in which hours, days off, caps and weeks (Monday first) are read. */
  readonly zone: string;
  readonly weeklyHours: WeeklyHours;
  /** Replaces the weekly hours of one date; no windows means a day off. Stronger than `daysOff`. */
  readonly overrides?: readonly { readonly date: CivilDate; readonly windows: readonly HoursWindow[] }[];
  readonly daysOff?: readonly DateRange[];
  readonly busy: readonly BusyInterval[];
  /** Time nobody could read. Never free. */
  readonly unknown?: readonly BusyInterval[];
  /** Every interview of the four weeks before the range and inside it, cancelled ones left out. */
  readonly booked: readonly BookedInterview[];
  readonly capPerDay?: number;
  readonly capPerWeek?: number;
  /** Minutes kept free between two interviews (not between an interview and other meetings). */
  readonly bufferMinutes?: number;
  readonly leastNoticeMinutes?: number;
  readonly pausedUntil?: Date;
  /** Level by stage id; a missing stage is one they may not sit in. */
  readonly skills: Readonly<Record<string, SkillLevel>>;
  readonly pools: readonly string[];
}

/** `lead` and `second` need `qualified`; trainee seats need exactly their own level. */
export interface Seat {
  readonly id: string;
  readonly part: Part;
  readonly count: number;
  /** Any of these pools may fill it; empty means anybody with the skill. */
  readonly pools: readonly string[];
  /** When given, only these people may fill it (pools are then not asked). */
  readonly named?: readonly string[];
}
/** All lead and second seats must be filled by different people. Trainee seats are filled when somebody can, at no cost. */
export interface Panel {
  readonly seats: readonly Seat[];
  /** Must sit in one of the lead or second seats. */
  readonly required?: readonly string[];
  readonly excluded?: readonly string[];
  /** Never both on the panel. */
  readonly apart?: readonly (readonly [string, string])[];
}

export type ConflictKind = 'self' | 'referrer' | 'declared';
export interface Conflict {
  readonly personId: string;
  readonly kind: ConflictKind;
}

/** Dates in the candidate's zone; without `hours` the candidate's own, without those `CIVIL_HOURS`. */
export interface CandidateWindow extends DateRange {
  readonly hours?: readonly HoursWindow[];
}
export interface Candidate {
  readonly id: string;
  readonly zone: string;
  readonly windows: readonly CandidateWindow[];
  readonly hours?: readonly HoursWindow[];
  /** Other interviews of the candidate, and what else they said they cannot. */
  readonly busy?: readonly BusyInterval[];
  readonly conflicts?: readonly Conflict[];
}

export interface Room {
  readonly id: string;
  readonly busy: readonly BusyInterval[];
  readonly unknown?: readonly BusyInterval[];
}

/** One sitting: a stage of the plan, or one session of a loop. Minutes are a multiple of 5. */
export interface Session {
  readonly id: string;
  readonly stageId: string;
  readonly minutes: number;
  readonly panel: Panel;
  /** `room` needs one of the request's rooms free; the first free one, in the order given, is taken. */
  readonly place: 'link' | 'room';
  /** Sessions that must end before this one starts; read only where the loop's order is `partial`. */
  readonly after?: readonly string[];
  /** Only this start (a session the recruiter has pinned); the rest plans around it. */
  readonly pinnedAt?: Date;
}

/** What is being moved: its own booking and a busy interval that equals it are not in its way. */
export interface Continuity {
  readonly interviewId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sessionId: string;
  readonly personIds: readonly string[];
}

/** Points, whole numbers from 0. `weights.ts` has the defaults, each with its reason. */
export interface Weights {
  readonly loadWeek: number;
  readonly loadFourWeeks: number;
  readonly candidateHours: number;
  readonly soonest: number;
  readonly focus: number;
  readonly gaps: number;
  readonly extraDay: number;
  readonly continuity: number;
  readonly repeatDay: number;
  readonly repeatPerson: number;
  /** Single interviews only. */
  readonly repeatTime: number;
}

export type StepMinutes = 5 | 10 | 15 | 30;

interface CommonRequest {
  readonly now: Date;
  readonly interviewers: readonly Interviewer[];
  readonly candidate: Candidate;
  readonly rooms?: readonly Room[];
  /** Starts stand on multiples of this past the hour, on the candidate's clock. Default 15. */
  readonly stepMinutes?: StepMinutes;
  /** How many proposals; default 5. */
  readonly k?: number;
  /** How many of the best were shown already ("find more"); default 0. */
  readonly skip?: number;
  readonly weights?: Partial<Weights>;
  /** Calendars were read up to here: what comes later is unknown for everybody, so never free. */
  readonly knownUntil?: Date;
  /** Given when rescheduling: one entry per session that is being moved. */
  readonly continuity?: readonly Continuity[];
}
export interface SlotRequest extends CommonRequest {
  readonly session: Session;
}

export interface Breaks {
  /** Multiples of 5. */
  readonly leastMinutes: number;
  /** The longest break; a break that holds lunch may be longer by lunch's minutes. No limit when missing. */
  readonly mostMinutes?: number;
  /** On each day of the loop this many minutes in a row stay free inside the window, on the candidate's clock. */
  readonly lunch?: HoursWindow & { readonly minutes: number };
}
export interface LoopRequest extends CommonRequest {
  readonly sessions: readonly Session[];
  /** `fixed`: as listed; `partial`: as each session's `after` says; `free`: any. */
  readonly order: 'fixed' | 'partial' | 'free';
  readonly breaks: Breaks;
  /** 1 = all on the same (candidate's) day. */
  readonly mostDays: number;
  /** Default false: nobody sits in two sessions. */
  readonly mayRepeatPeople?: boolean;
}

export interface SeatedPerson {
  readonly seatId: string;
  readonly part: Part;
  readonly personId: string;
}

/** One person leaves a booked panel; the time stays. */
export interface ReplacementRequest extends CommonRequest {
  readonly session: Session;
  readonly interviewId: string;
  readonly startsAt: Date;
  /** Everybody on the panel now, the leaver included. */
  readonly seats: readonly SeatedPerson[];
  readonly leaverId: string;
}

/** Several candidates at once, sharing people, rooms and caps. Each entry is asked as if it stood alone. */
export interface BatchRequest {
  readonly requests: readonly SlotRequest[];
}
