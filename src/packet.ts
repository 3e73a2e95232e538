import type { Part, Recommendation, VoteOutcome } from './entities';

/** One card of a packet, names resolved. */
export interface PacketCard {
  interviewer: string;
  part: Part;
  /** Trainees' cards are in the packet, marked, and counted nowhere. */
  counted: boolean;
  stage: string;
  submittedAt: Date;
  rubricVersion: number;
  recommendation: Recommendation;
  summary: string;
  strongestSignal: string;
  concern: string;
  ratings: { competency: string; level: number | null; evidence: string }[];
  amendments: { at: Date; reason: string }[];
}

export interface PacketVote {
  name: string;
  outcome: VoteOutcome;
  reason: string;
}

export interface PacketDecision {
  outcome: VoteOutcome;
  rationale: string;
  byName: string;
  at: Date;
  dissent: PacketVote[];
}

/** A candidate's evidence as a document: what a recruiter may take out of Slack. Notes to the recruiter are not in it. */
export interface Packet {
  candidate: string;
  role: string;
  seniority: string;
  company: string;
  /** IANA zone in which a reader of the document sees its times: the exporter's. */
  zone: string;
  exportedAt: Date;
  exportedBy: string;
  /** Levels by interviewer, PNG; null where it could not be drawn. */
  picture: Uint8Array | null;
  /** "8 of 9 cards in. Missing: Chen Wei (Coding)." */
  state: string;
  topics: { title: string; line: string; sides: { name: string; level: number | null; text: string }[] }[];
  unassessed: string[];
  recommendations: string;
  /** What the numbers carry, the mean last. */
  figures: string[];
  votes: PacketVote[];
  decision: PacketDecision | null;
  cards: PacketCard[];
}

export type PacketFormat = 'pdf' | 'csv';
