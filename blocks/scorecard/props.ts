/** Props of the scorecard: filling, reading, amending. */
import type { Recommendation } from '../../scorecards/card';
import type { Level } from '../../scorecards/rubric';
import type { CandidateProps, Part, PersonProps } from '../props';

export type { Level, Recommendation };

/** A competency as the card shows it. `key` is stable in its rubric version. */
export interface CardCompetencyProps {
  key: string;
  name: string;
  /** What it is, in one line. */
  what: string;
  /** What each level looks like, levels 1 to 4 in order, one line each; any length. */
  anchors: [string, string, string, string];
}

/** `level` null means not assessed; absent (undefined) means nothing chosen yet, though evidence may be there. */
export interface DraftRating {
  competencyKey: string;
  level?: Level | null;
  evidence: string;
}

/** What is kept between two screens; nothing of it is ever lost by reading a page. A stored card's content fits. */
export interface ScorecardDraft {
  ratings: DraftRating[];
  recommendation?: Recommendation;
  strongestSignal: string;
  concern: string;
  summary: string;
  /** For the recruiter only. */
  noteToRecruiter: string;
}

export interface ScorecardModalProps {
  interviewId: string;
  scorecardId: string;
  /** The draft's revision when this view was drawn: a second device is found out by it. */
  revision: number;
  candidate: CandidateProps;
  stageName: string;
  competencies: CardCompetencyProps[];
  draft: ScorecardDraft;
  /** From 0; the last page is the overall one. Too high shows the last. */
  page: number;
  /** When the draft was kept, and the reader's zone; null before the first time. */
  keptAt: Date | null;
  zone: string;
  /** A shadow's card: marked, and never counted. */
  trainee: boolean;
  /** Advice about the evidence, with its source; never a block. Shown on the last page. */
  advice?: CardAdviceProps[];
  /** Set after a refused submission: what is missing is said beside each competency too. */
  showMissing?: boolean;
  /** Another device wrote after this view was drawn; what it wrote is in `draft`. */
  conflict?: { keptAt: Date };
}

/** One piece of advice, as `checkCard` gives it. */
export interface CardAdviceProps {
  /** "Data modelling", "Summary". */
  where: string;
  /** One plain sentence. */
  text: string;
  source: { name: string; url?: string };
}

export interface SubmittedMessageProps {
  scorecardId: string;
  interviewId: string;
  candidate: CandidateProps;
  stageName: string;
  submitted: number;
  expected: number;
  /** Cards that may be read now; empty while none is in. */
  readable: { scorecardId: string; interviewerName: string }[];
  trainee: boolean;
  /** It came in after the decision: kept beside it, and locked. */
  afterDecision: boolean;
}

/** Another's card, read after one's own is in. */
export interface ScorecardViewProps {
  scorecardId: string;
  candidate: CandidateProps;
  stageName: string;
  interviewer: PersonProps;
  part: Part;
  zone: string;
  submittedAt: Date;
  competencies: { key: string; name: string }[];
  draft: ScorecardDraft;
  /** The recruiter note is drawn only for a recruiter. */
  showRecruiterNote: boolean;
  /** Earlier versions, newest first. */
  amendments: { amendedAt: Date; reason: string; changes: string[] }[];
  /** The reader's own card that may still be amended. */
  amendable: boolean;
  lockedAt?: Date;
  /** The reader may unlock it. */
  unlockable: boolean;
  /** Who opened it after the decision, and why. */
  unlocks: { at: Date; byName: string; reason: string }[];
}

/** A trainee's card beside the lead's. */
export interface TraineeFeedbackProps {
  candidate: CandidateProps;
  stageName: string;
  leadName: string;
  leadCardId: string;
  rows: { name: string; trainee: Level | null; lead: Level | null }[];
  /** Competencies that both rated, and how many of them at the same level. */
  shared: number;
  same: number;
  recommendation: { trainee: Recommendation; lead: Recommendation };
}

export interface AmendModalProps {
  scorecardId: string;
  revision: number;
  candidate: CandidateProps;
  stageName: string;
  competencies: CardCompetencyProps[];
  draft: ScorecardDraft;
  /** null: the list of what can be amended; else the competency (or `overall`) on the screen. */
  competencyKey: string | 'overall' | null;
}

export interface AmendReading {
  draft: ScorecardDraft;
  reason: string;
}

/** A card that is due: `interviewId` comes back as the value of Fill scorecard. */
export interface PendingCardProps {
  interviewId: string;
  candidate: CandidateProps;
  stageName: string;
  dueAt: Date;
  status: 'waiting' | 'draft';
  rated?: { done: number; of: number };
}

/** Answer to a bare /scorecard. */
export interface ScorecardListProps {
  zone: string;
  now: Date;
  cards: PendingCardProps[];
}
