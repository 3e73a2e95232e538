/** Props of the Home tab and of what opens from it. A role that the viewer has not is absent. */
import type { CandidateProps, InterviewProps, Part, PersonProps, RoomProps, StateWord } from '../props';
import type { PendingCardProps } from '../scorecard/props';
import type { HeadlineProps } from '../stats/props';

export type RoleName = 'recruiter' | 'interviewer' | 'committee' | 'admin';

export interface HomeInterviewProps extends InterviewProps {
  part: Part;
  /** The viewer's own answer. */
  state: StateWord;
  /** The room it is held in, with its address; absent by link alone. */
  place?: string;
  meetUrl?: string;
}

export interface HomeCandidateProps {
  candidate: CandidateProps;
  /** Stage marks in the order of the plan. */
  stages: ('done' | 'booked' | 'open')[];
  /** "Omar Haddad to accept", "a time for System design", "2 cards"; null when nothing is waited for. */
  waitsFor: string | null;
  sinceAt: Date | null;
  /** The one button that moves it on. */
  next: HomeNextStep | null;
}

/** Candidates who wait for a time for the same stage; `id` comes back as the button's value. */
export interface HomeTogetherProps {
  id: string;
  stageName: string;
  names: string[];
}

/** `value` of each is the id beside it. */
export type HomeNextStep =
  | { kind: 'schedule'; candidateId: string; stageName?: string }
  | { kind: 'open interview'; interviewId: string }
  | { kind: 'nudge'; id: string; personName: string }
  | { kind: 'open debrief'; candidateId: string };

export interface HomeDebriefProps {
  candidate: CandidateProps;
  cards: { submitted: number; expected: number };
  votes: { cast: number; quorum: number };
  /** Who is waited for, by name; empty when it is ready. */
  waitingNames: string[];
  sinceAt: Date | null;
}

export interface HomePersonProps {
  person: PersonProps;
  roles: RoleName[];
  team?: string;
  active: boolean;
}

export interface ConnectionProps {
  name: 'Slack' | 'Google Calendar' | 'MongoDB' | 'Reminders' | string;
  ok: boolean;
  /** "answers in 40 ms", or what is wrong and what to do. */
  detail: string;
  checkedAt: Date;
}

export interface HomeViewProps {
  viewer: PersonProps;
  zone: string;
  now: Date;
  interviewer?: {
    next: HomeInterviewProps[];
    cardsDue: PendingCardProps[];
    /** The viewer's own week, in their zone. */
    week: { booked: number; cap: number | null };
    /** How the viewer's levels lie beside their co-raters', in words; absent while there are too few to say. */
    calibration?: string;
  };
  /** The workspace's figures, for a recruiter or an admin. They may come later than the rest, or not at all. */
  figures?: HeadlineProps | 'counting' | 'out of reach';
  recruiter?: { candidates: HomeCandidateProps[]; page: number; together: HomeTogetherProps[] };
  committee?: { ready: HomeDebriefProps[]; waiting: HomeDebriefProps[] };
  admin?: {
    people: HomePersonProps[];
    page: number;
    rooms: RoomProps[];
    roomsPage: number;
    connections: ConnectionProps[];
  };
  /** Whom somebody without any role may turn to. */
  adminNames: string[];
}

/** What an admin says of a room. */
export interface RoomForm {
  name: string;
  address: string;
  /** The mail address of the room's calendar in Google. */
  calendarId: string;
  /** Null: no limit. */
  seats: number | null;
}

export interface RoomModalProps {
  /** Null: a new one. */
  room: { id: string; name: string } | null;
  form: RoomForm;
  /** Of the rooms that there are. */
  addresses: string[];
}

export interface RolesModalProps {
  /** null: the admin chooses whom. */
  person: PersonProps | null;
  roles: RoleName[];
}

export interface RolesReading {
  slackUserId: string;
  roles: RoleName[];
}

/** How somebody interviews, as the form shows it. A team and lists that are null are not drawn, and stay as they are. */
export interface ProfileForm {
  /** Empty: no team. */
  team: string | null;
  /** Accounts of those they never sit on a panel with. */
  apartSlackUserIds: string[] | null;
  pools: string[] | null;
  /** Stage keys. */
  qualified: string[] | null;
  shadow: string[] | null;
  reverseShadow: string[] | null;
  days: ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
  /** HH:mm in their zone. */
  from: string;
  to: string;
  /** A second stretch of the same days; null: none. */
  second: { from: string; to: string } | null;
  /** Days with hours in place of the usual ones, soonest first. */
  otherHours: { date: string; windows: { from: string; to: string }[] }[];
  /** Civil days, both included, soonest first. */
  daysOff: { from: string; to: string }[];
  /** null: no limit. */
  capPerDay: number | null;
  capPerWeek: number | null;
  bufferMinutes: number | null;
  noticeHours: number | null;
  /** YYYY-MM-DD in their zone. */
  pausedUntil: string | null;
}

export interface ProfileModalProps {
  person: PersonProps;
  /** Theirs. */
  zone: string;
  form: ProfileForm;
  /** For an admin: the teams that there are already, and what may be chosen. */
  teams?: string[];
  pools?: { key: string; name: string }[];
  stages?: { key: string; name: string }[];
}
