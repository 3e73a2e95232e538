import type { CandidateSummary } from '../scorecards/aggregate';
import type { Rubric, Stage } from '../scorecards/rubric';
import type { TraineeComparison } from '../scorecards/trainee';
import type { Candidate, Debrief, Interview, Person, Rating, Room, Scorecard } from './entities';
import type { Replacement } from './scheduling/answers';

/** An interview with everybody it concerns, read at one time: what most tellings carry. */
export interface InterviewFacts {
  interview: Interview;
  candidate: Candidate;
  rubric: Rubric;
  stage: Stage;
  recruiter: Person;
  /** Panel, former panel and recruiter, by id. */
  people: ReadonlyMap<string, Person>;
  /** Its room, and those that its story names, by id. */
  rooms: ReadonlyMap<string, Room>;
}

/** How full a person's week is, in the person's zone. */
export interface WeekLoad {
  booked: number;
  /** Null where nobody set one. */
  cap: number | null;
}

/** Where a person's card for an interview stands, as far as that person may know. */
export interface CardState {
  status: 'waiting' | 'draft' | 'in' | 'void';
  dueAt: Date;
  /** What the person's own draft holds. */
  ratings?: Rating[];
  /** Cards in, of those expected; known only to somebody whose own card is in. */
  counts?: { in: number; expected: number };
}

/** A candidate's evidence as it stands, for those who may read it. */
export interface DebriefFacts {
  candidate: Candidate;
  rubric: Rubric;
  summary: CandidateSummary;
  /** Submitted cards. */
  cards: Scorecard[];
  /** Booked interviews, held or to come, oldest first. */
  interviews: Interview[];
  debrief: Debrief | null;
  people: ReadonlyMap<string, Person>;
  /** Every stage of the plan was held, and no card that counts is missing. */
  isReady: boolean;
}

/** One thing to make known. Each has one message, brought up to date in place. */
export type Telling =
  /** To the recruiter: how the interview stands. */
  | { kind: 'interview card'; facts: InterviewFacts; cards: { in: number; expected: number } }
  /** In the card's thread: line `index` of the interview's history. */
  | { kind: 'history line'; facts: InterviewFacts; index: number; cards: { in: number; expected: number } }
  /** To the recruiter: a decline, with who could step in at the same time. */
  | { kind: 'declined'; facts: InterviewFacts; personId: string; replacements: readonly Replacement[] }
  /** To the recruiter: somebody changed the event in Google. */
  | {
      kind: 'drift';
      facts: InterviewFacts;
      /** What stands in the way of the new time, in words. */
      conflictNames: string[];
      settled?: { byName: string; outcome: 'kept' | 'restored' | 'cancelled' };
    }
  /** To the recruiter: line `index` of the interview's history is the room's decline; which others are free then. */
  | {
      kind: 'room declined';
      facts: InterviewFacts;
      index: number;
      free: readonly Room[];
      settled?: { byName: string; outcome: 'changed' | 'rescheduled' | 'cancelled' };
    }
  /** To somebody asked to be on the panel; shows the answer, the move or the end once there is one. */
  | { kind: 'ask'; facts: InterviewFacts; personId: string; week: WeekLoad }
  /** To the panel, before: who, where, what to assess, which questions. */
  | { kind: 'kit'; facts: InterviewFacts; personId: string; when: 'day before' | 'ten minutes' }
  /** To the panel, at the end: fill the card. With `ifAsked` only an earlier request is brought up to date. */
  | { kind: 'scorecard request'; facts: InterviewFacts; personId: string; card: CardState; ifAsked?: boolean }
  /** To the panel, later: the card is still due. */
  | { kind: 'nag'; facts: InterviewFacts; personId: string; number: number; card: CardState }
  /** To the panel: line `index` of the interview's history is somebody's nudge for the card. */
  | { kind: 'nudge'; facts: InterviewFacts; personId: string; index: number; card: CardState }
  /** To the recruiter: a note that an interviewer left for the recruiter only. */
  | { kind: 'note to recruiter'; facts: InterviewFacts; card: Scorecard }
  /** To somebody learning: their card beside the lead's of the same interview. */
  | {
      kind: 'trainee feedback';
      facts: InterviewFacts;
      trainee: Scorecard;
      lead: Scorecard;
      comparison: TraineeComparison;
    }
  /** To the author: an admin opened the locked card for an amendment. */
  | { kind: 'card unlocked'; facts: InterviewFacts; card: Scorecard; byName: string }
  /** To a channel, on request: where the debrief stands, without ratings. */
  | { kind: 'debrief post'; facts: DebriefFacts; channelId: string }
  /** To a committee member: a candidate's cards are in, a vote was cast, a decision recorded. */
  | { kind: 'debrief'; facts: DebriefFacts; personId: string };
