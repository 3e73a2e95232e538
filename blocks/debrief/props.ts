/** Props of the debrief: evidence, votes, the decision. */
import type { CandidateProps, PersonProps } from '../props';
import type { Level, Recommendation } from '../scorecard/props';

export type VoteOutcome = 'hire' | 'no hire' | 'more evidence';

/** One interviewer's column. */
export interface DebriefCardProps {
  scorecardId: string;
  interviewer: PersonProps;
  stageName: string;
  recommendation: Recommendation;
  /** Keys of the competencies that the stage assesses: of these, one without a level is a gap. */
  assesses: string[];
  /** A competency that is absent, or null, is not assessed. */
  ratings: { competencyKey: string; level: Level | null }[];
}

/** A thing to talk about first. */
export interface DebriefTopicProps {
  /** "Data modelling", or "Omar's recommendation". */
  title: string;
  /** "Priya 4, Omar 2", or "Omar rates 3 on everything and says no: ask why". */
  line: string;
  /** The opposing evidences, at most two are drawn side by side. */
  evidence: { name: string; level: Level | null; text: string }[];
}

export interface MissingCardProps {
  /** Opaque; comes back as the value of Nudge. */
  id: string;
  person: PersonProps;
  stageName: string;
  dueAt: Date;
  /** The last nudge: by whom (`you` for the reader); the button is away until another may follow. */
  nudged?: { at: Date; byName: string; againAt: Date };
}

export interface VoteProps {
  person: PersonProps;
  outcome: VoteOutcome;
  reason: string;
}

export interface DebriefProps {
  candidate: CandidateProps;
  roleName: string;
  seniority: string;
  zone: string;
  now: Date;
  competencies: { key: string; name: string }[];
  /** Counted cards, in order of interview. */
  cards: DebriefCardProps[];
  /** Trainees' cards: shown apart, never counted. */
  traineeCards: DebriefCardProps[];
  expectedCards: number;
  missing: MissingCardProps[];
  topics: DebriefTopicProps[];
  /** Competencies nobody assessed, with the stage that would. */
  unassessed: { competencyKey: string; name: string; stage: { key: string; name: string } | null }[];
  assessedOnce: string[];
  /** Plain sentences about agreement and confidence, never more than n allows. */
  agreementText?: string;
  /** Of the levels, by the rubric's weights; drawn last, with its n. */
  mean?: { value: number; ratings: number };
  /** The picture, uploaded: Slack's file id. Without it a text table is drawn. */
  pictureFileId?: string;
  /** Cards on another rubric version: said in one line. */
  versionNote?: string;
  votes: VoteProps[];
  quorum: number;
  decision?: DecisionProps;
  /** Decisions for more evidence that new cards followed, oldest first. */
  earlierDecisions: Pick<DecisionProps, 'outcome' | 'rationale' | 'byName' | 'decidedAt'>[];
  /** Which buttons this reader has. */
  may: {
    vote: boolean;
    decide: boolean;
    nudge: boolean;
    addInterview: boolean;
    export: boolean;
    post: boolean;
  };
}

export interface DecisionProps {
  outcome: VoteOutcome;
  rationale: string;
  byName: string;
  decidedAt: Date;
  dissent: { name: string; outcome: VoteOutcome; reason: string }[];
  /** Cards amended since, which the decision does not follow: "Omar Haddad (Coding)". */
  amendedSince: string[];
  /** Cards that came in after it. */
  inSince: string[];
}

export interface VoteModalProps {
  candidate: CandidateProps;
  /** The outcome whose button was pressed, from `readVotePick`. */
  picked?: VoteOutcome;
  /** The reader's earlier vote. */
  current?: { outcome: VoteOutcome; reason: string };
  voted: number;
  quorum: number;
}

export interface VoteReading {
  outcome: VoteOutcome;
  reason: string;
}

export interface DecideModalProps {
  candidate: CandidateProps;
  /** Says which cards and votes stand now. */
  seen: string;
  /** Says what changed since it was opened. */
  notice?: string;
  /** What was filled in before. */
  draft?: DecideReading;
  votes: VoteProps[];
  quorum: number;
  /** Stages offered with `more evidence`. */
  stages: { key: string; name: string }[];
}

export interface DecideReading {
  outcome: VoteOutcome;
  rationale: string;
  /** The stage to schedule, with `more evidence`. */
  stageKey: string | null;
}

export interface DecisionMessageProps {
  candidate: CandidateProps;
  roleName: string;
  zone: string;
  decision: DecisionProps;
  votes: VoteProps[];
  /** The stage that is scheduled next, with `more evidence`. */
  nextStage?: { key: string; name: string };
}

/** The cards a reader may open from the debrief. */
export interface CardsModalProps {
  candidate: CandidateProps;
  cards: {
    scorecardId: string;
    interviewerName: string;
    stageName: string;
    recommendation: Recommendation;
    trainee: boolean;
  }[];
}
