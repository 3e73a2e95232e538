/**
 * What all views share. Props are plain data: names are resolved and raw (the view escapes them), instants are `Date`,
 * zones are IANA names, `YYYY-MM-DD` and `HH:mm` are wall times of the zone that is named beside them.
 */
import type { HomeView, KnownBlock, ModalView } from '@slack/types';

export type { HomeView, ModalView };

/** What chat.postMessage and chat.update take: `text` is the whole news, for a phone's notification. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

/** A person of the company. `slackUserId` is used for a mention, and only where they must act. */
export interface PersonProps {
  id: string;
  name: string;
  slackUserId: string;
}

export interface CandidateProps {
  id: string;
  name: string;
  /** The candidate's own IANA zone: their time stands beside the reader's. */
  zone: string;
}

/** What a person does in an interview. */
export type Part = 'lead' | 'second' | 'shadow' | 'reverse shadow';

export interface SeatProps {
  person: PersonProps;
  part: Part;
}

/** The five words of state, the same on every screen. */
export type StateWord = 'booked' | 'waiting' | 'accepted' | 'declined' | 'cancelled';

export interface SeatStateProps extends SeatProps {
  answer: 'waiting' | 'accepted' | 'declined';
  /** Since when it is so: shown for who is waited for. */
  sinceAt?: Date;
  /** Why they declined, in their words. */
  reason?: string;
}

/** A stage of the interview plan as a recruiter picks it. */
export interface StageProps {
  key: string;
  name: string;
  minutes: number;
  /** Names of the competencies that it assesses. */
  assesses: string[];
  /** Where this candidate is with it; absent while no candidate is chosen. */
  mark?: 'done' | 'booked' | 'open';
}

/** A meeting room. */
export interface RoomProps {
  id: string;
  name: string;
  /** Where candidates come to. */
  address: string;
  seats?: number;
}

/** Where an interview is, and its links; what is absent, or is no http(s) address, is left out. */
export interface InterviewLinks {
  /** The room it is held in, with its address; absent by link alone. */
  place?: string;
  meetUrl?: string;
  eventUrl?: string;
  resumeUrl?: string;
}

/** An interview in one line, wherever it is named. */
export interface InterviewProps {
  interviewId: string;
  stageName: string;
  candidate: CandidateProps;
  startsAt: Date;
  endsAt: Date;
}

/** A view that was read: typed values, or what is wrong by block_id, as `response_action: 'errors'` wants it. */
export type Reading<Value> = { ok: true; value: Value } | { ok: false; errors: Record<string, string> };

/** One value of a view's state, the part of it that our views use; Bolt's `ViewStateValue` fits. */
export interface StateValue {
  type: string;
  value?: string | null;
  selected_option?: { value: string } | null;
  selected_options?: { value: string }[];
  selected_date?: string | null;
  selected_time?: string | null;
  selected_user?: string | null;
  selected_users?: string[];
  selected_conversation?: string | null;
}

/** `view.state` of a submission or of an action inside a view. */
export interface ViewState {
  values: Record<string, Record<string, StateValue>>;
}
