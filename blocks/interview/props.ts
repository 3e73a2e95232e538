/** Props of an interview's card, its modals, and what the panel is told. */
import type {
  InterviewLinks,
  InterviewProps,
  Part,
  PersonProps,
  RoomProps,
  SeatProps,
  SeatStateProps,
} from '../props';

export interface InterviewCardProps extends InterviewProps {
  zone: string;
  now: Date;
  state: 'booked' | 'waiting' | 'cancelled';
  seats: SeatStateProps[];
  links: InterviewLinks;
  /** The room it is held in, and what the room's calendar says. */
  room?: { name: string; answer: 'waiting' | 'accepted' | 'declined' };
  /** Cards in and expected, once the interview is over. */
  cards?: { submitted: number; expected: number };
  /** What the outside world has not answered yet, with the reference of the log. */
  fault?: { what: string; reference: string };
  cancelled?: { byName: string; reason?: string };
  /** False in a channel and once it is over: no buttons. */
  actionable: boolean;
}

/** What may happen to an interview; one line of its card's thread. */
export type HistoryWhat =
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

export interface InterviewHistoryLineProps {
  what: HistoryWhat;
  /** Who did it: the recruiter, the interviewer. For `replaced`, who steps in is `aboutName`, who leaves is `outName`. */
  byName?: string;
  aboutName?: string;
  outName?: string;
  /** A reason in somebody's own words. */
  note?: string;
  /** The room that declined, or that was chosen; absent where the link was. */
  roomName?: string;
  /** For a move: the start before and after. */
  fromAt?: Date;
  toAt?: Date;
  /** With `card in`. */
  cards?: { submitted: number; expected: number };
  zone: string;
}

/** Somebody who could take a seat. `id` is opaque and comes back. */
export interface ReplacementProps {
  id: string;
  person: PersonProps;
  /** Plain sentences from `reasonsText`. */
  reasons: string[];
}

export interface ReplaceModalProps extends InterviewProps {
  zone: string;
  mode: 'replace' | 'shadow';
  /** Who may be replaced; with `shadow`, who is in the room. */
  seats: SeatStateProps[];
  /** The seat that is being filled; null lets the reader choose among `seats`. */
  outPersonId: string | null;
  choices: ReplacementProps[];
  /** Who cannot, and why, in plain words from `unableText`; empty where nobody is left. */
  unable: string;
  /** Changes that make one more able, in plain words from `agreedText`; `id` comes back as the button's value. */
  offers: { id: string; text: string; changes: number }[];
  /** What was agreed to already: in words, and by the offers' ids. */
  agreed: { text: string; ids: string[] };
}

export interface ReplaceReading {
  /** Null where the modal did not ask; its metadata has `personId` then. */
  outPersonId: string | null;
  /** The `id` of the chosen replacement. */
  id: string;
}

export interface CancelModalProps extends InterviewProps {
  zone: string;
  interviewerNames: string[];
}

export interface DeclinedNoticeProps extends InterviewProps {
  zone: string;
  /** Who must act: mentioned. */
  recruiter: PersonProps;
  declinedBy: SeatProps;
  reason?: string;
  replacements: ReplacementProps[];
  /** Set when it is settled: the buttons go. */
  settled?: { byName: string; inName: string } | { byName: string; outcome: 'rescheduled' | 'cancelled' };
}

/** Another place for a booked interview. */
export interface PlaceModalProps extends InterviewProps {
  zone: string;
  /** The room it is in; absent by link alone. */
  roomName?: string;
  /** Rooms that are free at its time and seat everybody, its own left out. */
  free: RoomProps[];
}

/** The room's calendar declined. */
export interface RoomNoticeProps extends InterviewProps {
  zone: string;
  /** Who must act: mentioned. */
  recruiter: PersonProps;
  roomName: string;
  /** Rooms at the same address that are free then. */
  free: { id: string; name: string }[];
  /** Set when it is settled; `inName` is the room chosen instead, absent where the link was. */
  settled?: { byName: string; outcome: 'changed' | 'rescheduled' | 'cancelled'; inName?: string };
}

export type AskState =
  | { kind: 'waiting' }
  | { kind: 'accepted' }
  | { kind: 'declined'; reason?: string }
  | { kind: 'moved'; fromAt: Date }
  /** The time that was asked for is past; a newer message asks for the next one. */
  | { kind: 'asked anew' }
  | { kind: 'cancelled'; reason?: string }
  | { kind: 'replaced'; inName: string };

export interface AskMessageProps extends InterviewProps {
  zone: string;
  part: Part;
  others: SeatProps[];
  /** Competencies this interviewer assesses; empty for a shadow. */
  assesses: string[];
  week: { booked: number; cap: number | null };
  links: InterviewLinks;
  /** The recruiter's note to the panel. */
  note?: string;
  state: AskState;
}

export interface DeclineModalProps extends InterviewProps {
  zone: string;
  recruiterName: string;
  /** They only learn there: nobody need step in. */
  learns: boolean;
}

export interface DeclineReading {
  /** Empty where none was given. */
  reason: string;
  isConflict: boolean;
}

export interface KitCompetencyProps {
  name: string;
  /** One line an anchor, levels 1 to 4 in order. */
  anchors: [string, string, string, string];
}

export interface KitQuestionProps {
  text: string;
  followUps: string[];
  goodAnswers: string[];
}

export interface KitMessageProps extends InterviewProps {
  zone: string;
  when: 'day before' | 'ten minutes';
  part: Part;
  others: SeatProps[];
  links: InterviewLinks;
  competencies: KitCompetencyProps[];
  questions: KitQuestionProps[];
  /** What other stages cover, so that nobody asks it twice. */
  elsewhere: { stageName: string; competencies: string[] }[];
  note?: string;
}

export interface ScorecardRequestProps extends InterviewProps {
  zone: string;
  dueAt: Date;
  state:
    | { kind: 'due' }
    | { kind: 'draft' }
    | { kind: 'in'; submitted: number; expected: number }
    | { kind: 'did not happen'; reason?: string }
    | { kind: 'cancelled' };
}

export interface NagMessageProps extends InterviewProps {
  zone: string;
  now: Date;
  dueAt: Date;
  status: 'waiting' | 'draft';
  /** How far the draft is, when known. */
  rated?: { done: number; of: number };
  /** Who waits for the card, where that is said. */
  waitingNames: string[];
}

export interface ReplacedMessageProps extends InterviewProps {
  zone: string;
  inName: string;
  reason?: string;
}

export interface CancelledMessageProps extends InterviewProps {
  zone: string;
  reason?: string;
}

export interface NotHeldModalProps extends InterviewProps {
  zone: string;
}

/** The interview's time changed or its event went in Google: the recruiter says what is true. */
export interface DriftNoticeProps extends InterviewProps {
  zone: string;
  recruiter: PersonProps;
  drift: { kind: 'moved'; toAt: Date; toEndsAt: Date; conflicts: string[] } | { kind: 'deleted' };
  settled?: { byName: string; outcome: 'kept' | 'restored' | 'cancelled' };
}

/** A note that an interviewer left for the recruiter only. */
export interface RecruiterNoteProps extends InterviewProps {
  zone: string;
  interviewerName: string;
  note: string;
}
