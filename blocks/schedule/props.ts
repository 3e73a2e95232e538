/** Props of the way from /schedule to booked. `zone` is always the reader's own, for what cannot draw a date token. */
import type { CandidateWindow } from '../../src/scheduling/types';
import type { CandidateProps, PersonProps, RoomProps, SeatProps, StageProps } from '../props';

export type ScheduleWhat = 'one' | 'several' | 'loop';
export type SchedulePreset = 'this_week' | 'next_week' | 'next_two_weeks' | 'dates' | 'times';
/** Over how many days a loop may go: as few as fit, or so many. */
export type ScheduleDays = 'fit' | '1' | '2' | '3';

/** What is in the form now. `readScheduleDraft` gives it back from a view at any moment, for a redraw without loss. */
export interface ScheduleDraft {
  candidateId: string | null;
  what: ScheduleWhat;
  /** One key for `one`, any number for `several`, ignored for `loop`. */
  stageKeys: string[];
  preset: SchedulePreset;
  /** YYYY-MM-DD, inclusive, in the candidate's zone; only with `dates`. */
  fromDate: string | null;
  toDate: string | null;
  /** HH:mm in the candidate's zone; not with `times`. */
  hoursFrom: string;
  hoursTo: string;
  /** As it was typed: the days and hours that the candidate gave; only with `times`. */
  times: string;
  /** Not with `one`. */
  mostDays: ScheduleDays;
  /** `link`, a room's id, or `any/` with the id of a room: any at its address. */
  place: string;
  people: 'pool' | 'chosen';
  slackUserIds: string[];
  /** Who is left out of the pool. */
  leftOutSlackUserIds: string[];
  note: string;
}

export interface ScheduleModalProps {
  /** Kept in private_metadata: the stored plan, when there is one (opaque). */
  requestId?: string;
  /** The chosen candidate; null draws an empty search. */
  candidate: CandidateProps | null;
  /** Which kinds may be chosen; one alone draws no radio. */
  offered: ScheduleWhat[];
  /** Null until the role is known: it is the candidate's, where there are several. */
  stages: StageProps[] | null;
  /** Rooms to choose from, those of an address beside each other, the smallest first; with none it is by link. */
  rooms: RoomProps[];
  draft: ScheduleDraft;
  /** A plain sentence above the form, for what the words of /schedule did not tell. */
  notice?: string;
}

/** A complete request, dates resolved: both inclusive, in the candidate's zone. */
export interface ScheduleRequest {
  candidateId: string;
  what: ScheduleWhat;
  stageKeys: string[];
  fromDate: string;
  toDate: string;
  /** When the candidate can on these days. */
  windows: CandidateWindow[];
  /** Null: as few as fit. */
  mostDays: number | null;
  /** As in the draft. */
  place: string;
  /** Empty: the best of the pool. */
  slackUserIds: string[];
  leftOutSlackUserIds: string[];
  note: string;
}

export type Seniority = 'mid' | 'senior' | 'staff';

export interface CandidateModalProps {
  requestId?: string;
  /** A name typed in /schedule or in the search. */
  name?: string;
  /** The zone that is offered first: the recruiter's. */
  zone: string;
  /** For what people are interviewed; one alone is not asked for. */
  roles: { key: string; name: string }[];
  /** Where the draft of the request underneath is kept, if the handler wants it back (opaque). */
  parentViewId?: string;
  /** Somebody who is known already: what stands there, and an opaque name of it. */
  known?: { candidateId: string; seen: string; form: Omit<CandidateForm, 'roleKey'> };
}

/** Who is booked with a candidate whom they may no longer judge. */
export interface ClashesModalProps {
  candidate: CandidateProps;
  zone: string;
  clashes: { interviewId: string; stageName: string; startsAt: Date; person: PersonProps }[];
}

export interface CandidateForm {
  name: string;
  email: string;
  zone: string;
  resumeUrl: string | null;
  /** Null where there was nothing to choose. */
  roleKey: string | null;
  seniority: Seniority;
  referrerSlackUserId: string | null;
  /** The candidate's own account, when they already work here: they never see their cards. */
  employeeSlackUserId: string | null;
  /** Others who may not judge the candidate. */
  conflictSlackUserIds: string[];
}

/** A ranked, explained slot. `id` comes back as the value of Pick. */
export interface ProposalProps {
  id: string;
  startsAt: Date;
  endsAt: Date;
  seats: SeatProps[];
  /** Absent: by link. */
  roomName?: string;
  /** Plain sentences from `reasonsText`, best first. */
  reasons: string[];
}

export interface TimesModalProps {
  requestId: string;
  /** `move` when an interview that exists is rescheduled. */
  purpose: 'book' | 'move';
  candidate: CandidateProps;
  stageName: string;
  minutes: number;
  seatCount: number;
  zone: string;
  /** The ones that were worked out, best first; the view groups, pages and cuts. */
  proposals: ProposalProps[];
  /** Legal times beyond `proposals`: More times asks for them. */
  moreTimes: number;
  /** Page of days, from 0; too high shows the last. */
  page: number;
  /** YYYY-MM-DD in `zone`: show every time of this day instead of the best of each. */
  day?: string;
  /** What this search leaves out or was eased by. */
  terms: TermsProps;
  /** Where there are few times: what is in the way of more, in plain sentences, and what helps. */
  obstacles: string[];
  relaxations: RelaxationProps[];
  exact: boolean;
}

/** Names of competencies by how many people judge them, and how many interviews that are held or booked count in. */
export interface CoverageProps {
  twice: string[];
  once: string[];
  never: string[];
  earlier: number;
}

/** Who would come along to learn. */
export interface TraineesProps {
  /** Names, also of those who are left off. */
  names: string[];
  leftOff: boolean;
}

/** What a search was narrowed or eased by, by one tap each. */
export interface TermsProps {
  /** Names of who is left out. */
  without: string[];
  /** Plain words from `agreedText`; empty where nothing was agreed. */
  agreed: string;
  /** A plain sentence with the days and hours that the candidate gave, as they were read; only where these were typed. */
  offered?: string;
  /** A plain sentence about rooms whose calendar cannot be read. */
  unread?: string;
}

/** A smallest change that helps. `id` comes back as the button's value. */
export interface RelaxationProps {
  id: string;
  /** Plain words from `offerText`: "Priya takes a 4th: 6 times". */
  text: string;
  /** How many changes it makes at once. */
  changes: number;
}

export interface NoTimesModalProps {
  requestId: string;
  candidate: CandidateProps;
  stageName: string;
  /** "next week", or "1 Dec to 4 Dec". */
  rangeText: string;
  /** Plain sentences from `obstaclesText`. */
  obstacles: string[];
  relaxations: RelaxationProps[];
  /** False where not every change that may help could be tried. */
  exact: boolean;
  terms: TermsProps;
}

/** What a booking sets in motion, said before and after it. */
export interface ConsequenceProps {
  /** Reminders to the panel, minutes before the start, largest first: [1440, 10]. */
  remindMinutesBefore: number[];
  scorecardsDueAt: Date;
  /** What the candidate gets by mail. */
  mail: { subject: string; body: string };
}

export interface ConfirmModalProps {
  requestId: string;
  proposal: ProposalProps;
  purpose: 'book' | 'move';
  candidate: CandidateProps;
  stageName: string;
  zone: string;
  /** The time it had, when it moves. */
  movedFromAt?: Date;
  /** Where it is held, in words. */
  place: string;
  consequences: ConsequenceProps;
  mailShown: boolean;
  terms: TermsProps;
  trainees: TraineesProps;
  /** With this interview and those there are. */
  coverage: CoverageProps;
}

export interface BookedModalProps {
  interviewId: string;
  purpose: 'book' | 'move';
  candidate: CandidateProps;
  stageName: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  seats: SeatProps[];
  roomName?: string;
  /** Google did not answer yet: the choice is kept, with a reference. */
  pending?: { reference: string };
}

/** A session of a proposed loop. `id` comes back as the value of Swap. */
export interface LoopSessionProps {
  id: string;
  stageName: string;
  startsAt: Date;
  endsAt: Date;
  seats: SeatProps[];
  roomName?: string;
}

/** A plan among several. `id` comes back as the chosen value. */
export interface PlanChoiceProps {
  id: string;
  startsAt: Date;
  endsAt: Date;
  /** Names of who sits in it and not in the one that is shown. */
  others: string[];
}

export interface LoopModalProps {
  requestId: string;
  /** Opaque id of this plan. */
  planId: string;
  candidate: CandidateProps;
  zone: string;
  /** In order of time; breaks are the gaps between them. */
  sessions: LoopSessionProps[];
  reasons: string[];
  coverage: CoverageProps;
  /** Which plan this is, from 1, and what tells it from the others in plain sentences. */
  plan: { at: number; words: string[] };
  /** All plans, best first, this one among them. */
  plans: PlanChoiceProps[];
  /** The time of day, on the candidate's clock, in which a break is a lunch, and how long it is then. */
  lunch: { from: string; to: string; minutes: number };
  /** True while more plans may be found. */
  more: boolean;
  /** Smallest changes that open more, where few plans were found. */
  relaxations: RelaxationProps[];
  /** False where not every change that may help could be tried. */
  exact: boolean;
  terms: TermsProps;
  trainees: TraineesProps;
  /** A plain sentence above the plan: what was asked for and is not there. */
  notice?: string;
  consequences: ConsequenceProps;
}

export interface LoopBookedModalProps {
  candidate: CandidateProps;
  zone: string;
  sessions: LoopSessionProps[];
  lunch: LoopModalProps['lunch'];
  pending?: { reference: string };
}

/** Who else could sit in a session of the loop, and when else it could be. */
export interface SwapModalProps {
  requestId: string;
  planId: string;
  session: LoopSessionProps;
  candidate: CandidateProps;
  zone: string;
  choices: { id: string; out: PersonProps; in: PersonProps; reasons: string[] }[];
  /** First names of who could sit there, but whose swap leaves the other sessions without times or people. */
  unfit: string[];
  /** Who cannot sit there then, and why, from `unableText`. */
  unable: string;
  /** Other starts; `id` comes back as the chosen value. */
  shifts: { id: string; startsAt: Date }[];
  /** That the rest finds times around each of these is known. */
  tried: boolean;
}

/** One candidate's time in a set. */
export interface BatchRowProps {
  candidate: CandidateProps;
  startsAt: Date;
  endsAt: Date;
  seats: SeatProps[];
  roomName?: string;
  /** Plain sentences from `reasonsText`. */
  reasons: string[];
}

/** Times for several candidates, one each, that can all be booked together. */
export interface BatchModalProps {
  requestId: string;
  /** Opaque id of this set. */
  planId: string;
  stageName: string;
  minutes: number;
  zone: string;
  /** In order of time. */
  rows: BatchRowProps[];
  /** Who could not be placed beside the others. */
  unplaced: CandidateProps[];
  /** False where a better set may exist. */
  exact: boolean;
  /** The days that were asked for: as a choice, and "from Mon 30 Nov to Fri 11 Dec"; other days have no choice. */
  preset: SchedulePreset;
  rangeText: string;
  /** Rooms to choose from, and where it is now, as in the form. */
  rooms: RoomProps[];
  place: string;
  /** A plain sentence with the days and hours that the candidate gave, as they were read; only where these were typed. */
  offered?: string;
  /** A plain sentence about rooms whose calendar cannot be read. */
  unread?: string;
  trainees: TraineesProps;
  /** Of each interview, largest first; when the last card is due. */
  consequences: Omit<ConsequenceProps, 'mail'>;
}

export interface BatchBookedModalProps extends Pick<BatchModalProps, 'stageName' | 'zone' | 'rows'> {
  pending?: { reference: string };
}
