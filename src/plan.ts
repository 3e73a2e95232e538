import type { CivilDay } from './civil';
import type { Cost, Explanation, Reason, Relaxation, SlotProposal } from './scheduling/answers';
import type { CandidateWindow, SeatedPerson } from './scheduling/types';

/** What a recruiter asks for: complete and checked. */
export interface ScheduleAsk {
  candidateId: string;
  stageKey: string;
  /** Civil days in the candidate's zone, both included. */
  from: CivilDay;
  to: CivilDay;
  /** When the candidate can on these days, with hours each. */
  windows: CandidateWindow[];
  /** Who must sit on the panel; empty for the best of the pool. */
  chosenIds: string[];
  /** Who must not. */
  leftOutIds: string[];
  /** Rooms any of which will do, the one liked most first; empty: by link. */
  roomIds: string[];
  note: string;
}

/** What a recruiter asks for when several sessions are planned together. */
export interface LoopAsk extends Omit<ScheduleAsk, 'stageKey'> {
  /** In the order of the interview plan. */
  stageKeys: string[];
  /** `rounds`: one round of the interview plan after another. */
  order: 'rounds' | 'free';
  /** Null: as few as fit. */
  mostDays: number | null;
}

/** What the recruiter settled by hand in a loop; the rest is planned around it. */
export interface SettledSession {
  stageKey: string;
  startsAt: Date;
  /** Missing: whoever is best then. */
  seats?: SeatedPerson[];
}

/** A session of a proposed loop. */
export interface LoopSession {
  stageKey: string;
  startsAt: Date;
  endsAt: Date;
  seats: SeatedPerson[];
  /** Null: by link. */
  roomId: string | null;
}

/** A proposed loop as it is kept: what is shown and booked, no more. */
export interface PlannedLoop {
  /** Of what is planned, so that an older screen cannot book another. */
  id: string;
  /** In order of time. */
  sessions: LoopSession[];
  reasons: Reason[];
  /** What it asks of people, by which it ranks. */
  cost: Cost;
  settled: SettledSession[];
}

/** A search for a loop, and what it found. */
export interface LoopPlan {
  ask: LoopAsk;
  /** Best first; then those that were asked for later. */
  loops: PlannedLoop[];
  /** True while more may be found. */
  more: boolean;
}

/** What a recruiter asks for when several candidates get one stage at once. Days and hours are each candidate's own. */
export interface BatchAsk extends Pick<ScheduleAsk, 'stageKey' | 'from' | 'to' | 'windows' | 'roomIds'> {
  candidateIds: string[];
}

/** One candidate's time among those that can all be booked together. */
export interface BatchSitting {
  candidateId: string;
  startsAt: Date;
  endsAt: Date;
  seats: SeatedPerson[];
  /** Null: by link. */
  roomId: string | null;
  reasons: Reason[];
}

/** A search for several candidates at once, and what it found. */
export interface BatchPlan {
  ask: BatchAsk;
  /** Of what was found, so that an older screen cannot book another. */
  id: string;
  /** In order of time; whoever could not be placed beside the others is missing. */
  sittings: BatchSitting[];
  /** False where a better set may exist. */
  exact: boolean;
}

/** What stands in the form, complete or not, as it was typed: it comes back whenever the form is drawn again. */
export interface ScheduleForm {
  candidateId: string | null;
  what: 'one' | 'several' | 'loop';
  stageKeys: string[];
  preset: 'this_week' | 'next_week' | 'next_two_weeks' | 'dates' | 'times';
  fromDate: CivilDay | null;
  toDate: CivilDay | null;
  hoursFrom: string;
  hoursTo: string;
  /** The days and hours that the candidate gave; only with `times`. */
  times: string;
  mostDays: 'fit' | '1' | '2' | '3';
  /** `link`, a room's id, or `any/` with the id of a room: any at its address. */
  place: string;
  people: 'pool' | 'chosen';
  slackUserIds: string[];
  leftOutSlackUserIds: string[];
  note: string;
}

/** A form as it stands on somebody's screen. Choices are told apart by the time that Slack gives each. */
export interface FormDrawing {
  /** The last choice made in it; empty before the first. */
  said: string;
  /** The choice for which the view was drawn, and Slack's hash of that view; empty before the first. */
  drawnFor: string;
  hash: string;
}

/** A search for a time, kept so that a modal left open for an hour loses nothing. */
export interface Plan {
  id: string;
  teamId: string;
  recruiterId: string;
  createdAt: Date;
  form: ScheduleForm;
  /** Missing once the form was submitted. */
  drawing?: FormDrawing;
  /** Null while the form is not complete, and where several sessions or candidates are planned together. */
  ask: ScheduleAsk | null;
  /** Set where several sessions are planned together. */
  loop?: LoopPlan;
  /** Set where several candidates are. */
  batch?: BatchPlan;
  /** The interview that is being moved, when this is a reschedule. */
  movesInterviewId?: string;
  /** Changes the recruiter agreed to, in order. */
  relaxations: Relaxation[];
  /** People the recruiter wants left out ("other people"). */
  excludedIds: string[];
  /** Rooms that were asked for and whose calendar could not be read: taken all the time. */
  unreadRoomIds: string[];
  /** Nobody who learns is asked, though they stand among what was found. */
  traineesLeftOff?: true;
  /** The last answer, best first. */
  proposals: SlotProposal[];
  total: number;
  shortage: Explanation | null;
}
