import type { InterviewerProfile } from './interviewerProfile';

/** What a person may do in a workspace; one person may hold several. */
export type Role = 'recruiter' | 'interviewer' | 'committee' | 'admin';

/** Somebody of the company, known by Slack account and mailbox. */
export interface Person {
  id: string;
  teamId: string;
  slackUserId: string;
  name: string;
  email: string;
  /** IANA zone. */
  zone: string;
  roles: Role[];
  /** False once the Slack account is deactivated: never asked, never on a panel. */
  active: boolean;
  /** Where in the company they work, in its own words: "Payments". Unset: no team. `teamId` is Slack's. */
  team?: string;
  /** Whom they never sit on a panel with, said on both sides. Unset: nobody. */
  apartIds?: string[];
  /** Set for those who interview. */
  interviewer?: InterviewerProfile;
}

export type Seniority = 'mid' | 'senior' | 'staff';

/** Somebody who applied. Never a Slack user of ours, unless internal (`slackUserId`). */
export interface Candidate {
  id: string;
  teamId: string;
  name: string;
  email: string;
  /** IANA zone. */
  zone: string;
  resumeUrl?: string;
  /** The rubric's role, e.g. `back-end-engineer`. */
  roleKey: string;
  seniority: Seniority;
  recruiterId: string;
  /** The candidate's own Slack account when internal: never on the panel, never shown a card. */
  slackUserId?: string;
  /** Who referred the candidate: never on the panel, never shown a card. */
  referrerId?: string;
  /** People who declared a conflict of interest. */
  conflictIds: string[];
  createdAt: Date;
}

/** A meeting room of the company, in which interviews may be held. */
export interface Room {
  id: string;
  teamId: string;
  name: string;
  /** Where a candidate comes to. Rooms at one address stand in for each other. */
  address: string;
  /** The room's own calendar in Google, by its mail address. */
  calendarId: string;
  /** How many people it seats, the candidate among them. Unset: as many as come. */
  seats?: number;
  /** False once it is no longer offered: what is booked in it stays. */
  active: boolean;
}

/** The room an interview is held in; the room's calendar accepts or declines by itself. */
export interface BookedRoom {
  roomId: string;
  answer: Answer;
}

export type Part = 'lead' | 'second' | 'shadow' | 'reverse shadow';
export type Answer = 'waiting' | 'accepted' | 'declined';

/** One person's place in an interview's panel. */
export interface Seat {
  personId: string;
  part: Part;
  answer: Answer;
  askedAt: Date;
  answeredAt?: Date;
  declineReason?: string;
}

/** One line of an interview's story, shown in the thread of its card. */
export interface HistoryLine {
  at: Date;
  what:
    | 'booked'
    | 'accepted'
    | 'declined'
    | 'replaced'
    | 'added'
    | 'rescheduled'
    | 'cancelled'
    | 'did not happen'
    | 'moved in Google'
    | 'deleted in Google'
    | 'room declined'
    | 'room changed'
    | 'nudged'
    | 'card in'
    | 'card amended';
  /** Who did it, when a person did. */
  byId?: string;
  /** Whom it concerns, when somebody else. */
  aboutId?: string;
  /** A reason in somebody's own words. */
  note?: string;
  /** The room that declined, or that was chosen; missing where a room was given up. */
  roomId?: string;
  /** Who left, when somebody was replaced. */
  leftId?: string;
  /** Who sat before and after a move: they are told that it moved. */
  keptIds?: string[];
  /** The start before and after a move. */
  fromAt?: Date;
  toAt?: Date;
}

/** What Google showed last for an interview. */
export interface CalendarState {
  /** Counts events made anew after a deletion in Google; part of the events' derived ids. */
  generation: number;
  meetUrl?: string;
  panelEventUrl?: string;
  /** The start that Google is known to show; differs from `startsAt` while a change is under way. */
  shownStartsAt?: Date;
  /** Set while Google could not be brought up to date. */
  fault?: { reference: string; since: Date };
  /** A person's edit in Google that waits for the recruiter's answer. */
  drift?: { kind: 'moved' | 'deleted'; seenAt: Date; startsAt?: Date; endsAt?: Date };
}

/** One session of a candidate with a panel. */
export interface Interview {
  id: string;
  teamId: string;
  candidateId: string;
  roleKey: string;
  stageKey: string;
  rubricVersion: number;
  startsAt: Date;
  endsAt: Date;
  status: 'booked' | 'cancelled' | 'did not happen';
  panel: Seat[];
  /** Missing: everybody meets by link. In a room too there is a link, for those who are elsewhere. */
  room?: BookedRoom;
  /** People who left the panel: their messages are brought up to date once, and they are not proposed again. */
  formerPanel: { personId: string; why: 'declined' | 'replaced' }[];
  recruiterId: string;
  /** The recruiter's note to the panel; never in the candidate's event. */
  note?: string;
  /** Grows with every change; a writer that saw an older one is refused. */
  revision: number;
  /** Grows when the time changes: asks and reminders of an older one are void. */
  timeRevision: number;
  calendar: CalendarState;
  history: HistoryLine[];
  bookedAt: Date;
}

export type Recommendation = 'strong no' | 'no' | 'yes' | 'strong yes';

/** One competency's rating; `level` null means not assessed, absent that nothing is chosen yet (only in a draft). */
export interface Rating {
  competencyKey: string;
  level?: 1 | 2 | 3 | 4 | null;
  evidence: string;
}

/** What an interviewer writes on a card. */
export interface ScorecardContent {
  ratings: Rating[];
  recommendation?: Recommendation;
  summary: string;
  strongestSignal: string;
  concern: string;
  /** For the recruiter only. */
  noteToRecruiter: string;
}

/** An interviewer's card for one interview, on the rubric version it was opened with. */
export interface Scorecard extends ScorecardContent {
  id: string;
  teamId: string;
  interviewId: string;
  candidateId: string;
  personId: string;
  part: Part;
  roleKey: string;
  stageKey: string;
  rubricVersion: number;
  status: 'draft' | 'submitted';
  /** Grows with every save: a later device that saw an older one is warned. */
  revision: number;
  savedAt: Date;
  /** The window that saved last: its own later saves are no conflict. */
  savedFrom?: string;
  /** When what was saved last was said: what that window said earlier and arrives later changes nothing. */
  saidAt?: Date;
  submittedAt?: Date;
  /** Set once the decision is recorded; an admin's unlock clears it. */
  lockedAt?: Date;
  /** Each time an admin opened it after the decision, and why; oldest first. */
  unlocks?: { at: Date; byId: string; reason: string }[];
  /** Earlier submitted versions, oldest first. */
  amendments: { at: Date; reason: string; before: ScorecardContent }[];
}

export type VoteOutcome = 'hire' | 'no hire' | 'more evidence';

export interface Vote {
  personId: string;
  outcome: VoteOutcome;
  reason: string;
  votedAt: Date;
}

/** The committee's decision, with what it was based on, frozen. */
export interface Decision {
  outcome: VoteOutcome;
  rationale: string;
  /** With `more evidence`: the stage that is held next. */
  nextStageKey?: string;
  decidedById: string;
  decidedAt: Date;
  /** Members whose vote differed. */
  dissenterIds: string[];
  /** The submitted cards and rubric version as they stood. */
  snapshot: { rubricVersion: number; cards: Scorecard[]; votes: Vote[] };
}

/** The committee's file on one candidate. */
export interface Debrief {
  candidateId: string;
  teamId: string;
  /** Grows with every vote and decision. */
  revision: number;
  votes: Vote[];
  decision?: Decision;
  /** Decisions that a later one, after more evidence, followed. */
  earlierDecisions: Decision[];
  openedAt: Date;
}
