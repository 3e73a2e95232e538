import type { Rubric } from '../scorecards/rubric';
import type { CalendarChange, DesiredEvent, ShownEvent } from './calendarEvent';
import type { Candidate, Debrief, Interview, Person, Role, Room, Scorecard } from './entities';
import type { CardFacts, InterviewFigures } from './figureFacts';
import type { Packet, PacketFormat } from './packet';
import type { Plan, ScheduleForm } from './plan';
import type { BatchAnswer, ReplacementAnswer, SlotAnswer } from './scheduling/answers';
import type { PlannedLoops } from './scheduling/planLoops';
import type { BatchRequest, LoopRequest, ReplacementRequest, Session, SlotRequest } from './scheduling/types';
import type { Telling } from './telling';

/** The outside world on one page: what flows may ask of it. Adapters are named in wiring.ts only. */

/** The only source of the current time. */
export interface Clock {
  now(): Date;
}

/** Structured logs. Ids and codes only: never a name, an address or a text that somebody typed. */
export interface Log {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}

/** A half-open stretch of time. */
export interface Span {
  startsAt: Date;
  endsAt: Date;
}

// ---------------------------------------------------------------------------------------------------------------------
// What is stored. `getX` throws NotFoundError, `findX` may return null, `listX` returns arrays.

export interface PeopleStore {
  getPerson(id: string): Promise<Person>;
  findPersonBySlack(slackUserId: string): Promise<Person | null>;
  findPersonByEmail(email: string): Promise<Person | null>;
  listPeople(filter?: { ids?: string[]; role?: Role }): Promise<Person[]>;
  /** Makes the person or overwrites the stored one. */
  savePerson(person: Person): Promise<void>;
}

export interface RoomStore {
  getRoom(id: string): Promise<Room>;
  findRoomByCalendar(calendarId: string): Promise<Room | null>;
  /** By address, then name. */
  listRooms(filter?: { ids?: string[]; active?: boolean }): Promise<Room[]>;
  /** Makes the room or overwrites the stored one. @throws AlreadyMadeError when another one has its calendar. */
  saveRoom(room: Room): Promise<void>;
}

export interface CandidateStore {
  getCandidate(id: string): Promise<Candidate>;
  findCandidateByEmail(email: string): Promise<Candidate | null>;
  /** Up to `limit` whose name or email has a word that starts with each word of `text`, case and accents aside; newest first. */
  searchCandidates(text: string, limit: number): Promise<Candidate[]>;
  listCandidates(filter?: { ids?: string[]; recruiterId?: string }): Promise<Candidate[]>;
  saveCandidate(candidate: Candidate): Promise<void>;
  /** None is there: that is fine, here and wherever something is removed. */
  removeCandidate(id: string): Promise<void>;
}

export interface InterviewStore {
  getInterview(id: string): Promise<Interview>;
  findInterview(id: string): Promise<Interview | null>;
  /** By candidate, person on the panel, room or overlap with a span; oldest start first. */
  listInterviews(filter: {
    candidateId?: string;
    candidateIds?: string[];
    personIds?: string[];
    roomIds?: string[];
    overlaps?: Span;
    status?: Interview['status'];
    endedBefore?: Date;
  }): Promise<Interview[]>;
  /** Stores a new interview. @throws AlreadyMadeError when the id exists. */
  insertInterview(interview: Interview): Promise<void>;
  /** Overwrites the revision before `interview.revision`. @throws StaleError when the stored one is another. */
  updateInterview(interview: Interview): Promise<void>;
  /**
   * Sets what Google was seen to show, without a new revision. Nothing is set when the interview has changed since
   * `revision`: whoever changed it wished it to be shown again.
   */
  noteCalendar(id: string, revision: number, calendar: Interview['calendar']): Promise<void>;
  removeInterviews(candidateId: string): Promise<void>;
}

/** A reservation of somebody's or a room's time and of a place under the caps, kept under a unique index. */
export interface ClaimStore {
  /**
   * Claims the ticks of `span` widened by `bufferMinutes` after it, and one of `dayCap` / `weekCap` places for the
   * person's civil day and ISO week. @throws ClaimTakenError when a tick or the last place is taken.
   */
  take(claim: {
    /** A person's, a candidate's or a room's id. */
    personId: string;
    interviewId: string;
    span: Span;
    bufferMinutes: number;
    /** Civil day `2026-12-03` in the person's zone and the most interviews on it. */
    day: { key: string; cap: number };
    /** ISO week `2026-W49` in the person's zone and the most interviews in it. */
    week: { key: string; cap: number };
  }): Promise<void>;
  /** Gives back the claims of an interview: of one person, or all. */
  release(interviewId: string, personId?: string): Promise<void>;
}

export interface PlanStore {
  getPlan(id: string): Promise<Plan>;
  findPlan(id: string): Promise<Plan | null>;
  savePlan(plan: Plan): Promise<void>;
  /** Keeps what a choice made of the form; null where a later one is kept, or the form no longer stands. */
  keepChoice(id: string, said: string, form: ScheduleForm): Promise<Plan | null>;
  /** Notes the view drawn for a choice, where none was drawn for a later one. */
  keepDrawn(id: string, said: string, hash: string): Promise<void>;
  /** Searches for a candidate, alone or beside others, and those that move one of the interviews; oldest first. */
  listPlans(about: { candidateId: string; interviewIds: string[] }): Promise<Plan[]>;
  removePlans(ids: string[]): Promise<void>;
}

export interface ScorecardStore {
  getScorecard(id: string): Promise<Scorecard>;
  findScorecard(interviewId: string, personId: string): Promise<Scorecard | null>;
  listScorecards(filter: {
    interviewIds?: string[];
    candidateId?: string;
    personId?: string;
  }): Promise<Scorecard[]>;
  /** @throws AlreadyMadeError when the person has a card for the interview. */
  insertScorecard(card: Scorecard): Promise<void>;
  /** Overwrites the revision before `card.revision`. @throws StaleError when the stored one is another. */
  updateScorecard(card: Scorecard): Promise<void>;
  removeScorecards(candidateId: string): Promise<void>;
}

export interface DebriefStore {
  findDebrief(candidateId: string): Promise<Debrief | null>;
  listDebriefs(candidateIds: string[]): Promise<Debrief[]>;
  /** Makes the file (revision 1) or overwrites the revision before `debrief.revision`. @throws StaleError */
  saveDebrief(debrief: Debrief): Promise<void>;
  removeDebrief(candidateId: string): Promise<void>;
}

/** Something outside that must be brought in line with what is stored: an interview, or a candidate's debrief. */
export interface Want {
  kind: 'interview' | 'candidate';
  id: string;
  /** Counts the wishes: a newer one is not settled with an older. */
  wanted: number;
  attempts: number;
  /** The end of the lease, by which it is known. */
  leasedUntil: Date;
}

/** Desired state first: what was committed and is not yet shown outside. */
export interface WantStore {
  /** Asks for the thing to be brought in line, from `dueAt` on; part of the transaction that changed it. */
  want(kind: Want['kind'], id: string, dueAt: Date): Promise<void>;
  /**
   * Leases the next thing due, for `leaseMs`; null when nothing is. With an id: that thing, when it is due, or sooner where
   * nobody has tried yet.
   */
  lease(now: Date, leaseMs: number, only?: { kind: Want['kind']; id: string }): Promise<Want | null>;
  /**
   * It is so, as of `want.wanted`. Of a lease that ran out meanwhile it is wished anew, for somebody else may have shown what
   * is newer, and this worker then something older; the same where it is postponed.
   */
  settle(want: Want): Promise<void>;
  /** It failed; due again at `dueAt`. */
  postpone(want: Want, dueAt: Date): Promise<void>;
  /** Whether the thing is still to be brought in line. */
  isDue(kind: Want['kind'], id: string): Promise<boolean>;
  /**
   * Leases the thing for good: nobody brings it in line any more, whatever is wished. False while somebody is at it. Twice is
   * once.
   */
  hold(kind: Want['kind'], id: string, now: Date): Promise<boolean>;
  removeWant(kind: Want['kind'], id: string): Promise<void>;
}

/** A line of the audit trail; by nobody where the product, or an operator, did it. */
export interface AuditLine {
  at: Date;
  byId: string | null;
  verb: string;
  aboutId: string;
  detail?: Record<string, string>;
}

/** Who did what to what, appended only. No names or texts: ids and verbs. */
export interface AuditStore {
  append(line: AuditLine): Promise<void>;
  /** What was done to these things, oldest first. */
  listAbout(aboutIds: string[]): Promise<AuditLine[]>;
}

/** Where a Slack message with a name of ours stands, so that a retry updates instead of posting again. */
export interface MessageStore {
  find(key: string): Promise<{ channel: string; ts: string; digest: string } | null>;
  /** The messages about these things, whose id is the second part of a key, as in `ask:<interview>:1:<person>`; by key. */
  listAbout(aboutIds: string[]): Promise<{ key: string; channel: string; ts: string }[]>;
  save(key: string, place: { channel: string; ts: string; digest: string }): Promise<void>;
  removeMessages(keys: string[]): Promise<void>;
}

/** Files that Slack has of ours: pictures by what they show, so that each is uploaded once, and exports. */
export interface PictureStore {
  findFile(key: string): Promise<string | null>;
  /** Slack's file ids of what is of a candidate, oldest first. */
  listFiles(aboutId: string): Promise<string[]>;
  saveFile(picture: { key: string; fileId: string; aboutId: string; madeAt: Date }): Promise<void>;
  removeFiles(aboutId: string): Promise<void>;
}

/** What the workspace's figures are made of, read by the indexes of time. */
export interface AnalyticsStore {
  /** Interviews that begin at or after an instant, cancelled ones too. */
  listInterviewsSince(since: Date): Promise<InterviewFigures[]>;
  /** Cards submitted at or after an instant. */
  listCardsSince(since: Date): Promise<CardFacts[]>;
}

export interface Stores {
  people: PeopleStore;
  rooms: RoomStore;
  candidates: CandidateStore;
  interviews: InterviewStore;
  claims: ClaimStore;
  plans: PlanStore;
  scorecards: ScorecardStore;
  debriefs: DebriefStore;
  wants: WantStore;
  audit: AuditStore;
  messages: MessageStore;
  pictures: PictureStore;
  analytics: AnalyticsStore;
}

/** The database: its stores, and all-or-nothing work on them. */
export interface Database extends Stores {
  /** Runs `work` in one transaction; a throw rolls all of it back. It may run more than once: no outside effects in it. */
  transact<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
}

// ---------------------------------------------------------------------------------------------------------------------
// What is driven.

/** One calendar's busy time, or that it could not be read: unknown is busy. */
export type Busy = { known: true; busy: Span[] } | { known: false; why: string };

export interface Calendar {
  /** Busy time by calendar id (a mailbox); every id asked for has an entry. @throws OutsideError when Google does not answer. */
  busy(calendarIds: string[], range: Span): Promise<Map<string, Busy>>;
  /** Makes Google show the event: inserts, or changes what differs. Idempotent. @throws OutsideError */
  show(event: DesiredEvent): Promise<ShownEvent>;
  /** Removes the event; gone already is fine. Its guests get a mail, unless they are `not told`. @throws OutsideError */
  remove(eventId: string, guests?: 'told' | 'not told'): Promise<void>;
  /**
   * Tells what changed since the last call that returned, our own writes included; a change may be told again. The place
   * reached is kept only when `notice` dealt with every change. @throws OutsideError, and what `notice` throws.
   */
  changes(notice: (change: CalendarChange) => Promise<void>): Promise<void>;
}

/** What an interview's jobs are: told again whole at each change. */
export interface PlannedJob {
  /** Unique: the same key is one job. */
  key: string;
  kind: ReminderKind;
  runAt: Date;
  interviewId: string;
  personId: string;
  timeRevision: number;
}

export type ReminderKind = 'day before' | 'ten minutes' | 'scorecard request' | 'nag';

export interface Reminders {
  /** Makes the queue hold exactly these jobs for the interview. */
  plan(interviewId: string, jobs: PlannedJob[]): Promise<void>;
  /** Takes the interview's jobs out of the queue, finished ones too. False while one of them runs. */
  drop(interviewId: string, now: Date): Promise<boolean>;
}

/** Says things to people. A flow says what; the messenger says how and remembers where. */
export interface Messenger {
  /** Posts what is told, or brings the earlier message of the same key up to date. @throws OutsideError */
  tell(telling: Telling): Promise<void>;
  /** Deletes a message of ours; gone already is fine. @throws OutsideError */
  takeBack(place: { channel: string; ts: string }): Promise<void>;
  /** Deletes a file of ours; gone already is fine. @throws OutsideError */
  deleteFile(fileId: string): Promise<void>;
}

/** Long searches, beside the process's own thread, so that Slack is answered meanwhile; null for one that was stopped. */
export interface Planner {
  slots(request: SlotRequest): Promise<SlotAnswer | null>;
  loops(request: LoopRequest, k: number): Promise<PlannedLoops | null>;
  /** For each list of sessions whether the request finds times for it in place of its own; sooner stopped where asked. */
  possible(
    request: LoopRequest,
    sessions: readonly (readonly Session[])[],
    withinMs?: number,
  ): Promise<boolean[] | null>;
  /** One time for each of several candidates. */
  batch(request: BatchRequest): Promise<BatchAnswer | null>;
  /** For each seat that is to be taken who could. */
  replacements(requests: readonly ReplacementRequest[]): Promise<ReplacementAnswer[] | null>;
}

/** An account of the workspace, as Slack knows it. */
export interface Account {
  slackUserId: string;
  name: string;
  email: string;
  /** IANA zone. */
  zone: string;
  /** False once deactivated, and for bots and guests of other companies. */
  active: boolean;
  /** Owns the Slack workspace: becomes the first admin. */
  owner: boolean;
}

/** Turns drawings into pictures that every client shows. */
export interface Painter {
  /** The SVG as PNG, at its own size. */
  png(svg: string): Promise<Uint8Array>;
}

/** Makes files of a candidate's evidence. */
export interface PacketMaker {
  make(packet: Packet, format: PacketFormat): Promise<Uint8Array>;
}

/** An account in a channel. */
export interface Member {
  slackUserId: string;
  isBot: boolean;
  /** A guest of the workspace, or somebody of another company. */
  isGuest: boolean;
}

/** Who is in the workspace. */
export interface Directory {
  /** Null for an account that Slack does not know. @throws OutsideError when Slack does not answer. */
  findAccount(slackUserId: string): Promise<Account | null>;
  /** Everybody in a channel that the bot is in; why not, where that cannot be said. @throws OutsideError */
  listMembers(
    channelId: string,
  ): Promise<{ ok: true; members: Member[] } | { ok: false; why: 'not in it' | 'shared' | 'too many' }>;
}

/** Rubrics by role and version, read from disk at the start. */
export interface Rubrics {
  /** The newest version. @throws NotFoundError */
  current(roleKey: string): Rubric;
  /** @throws NotFoundError */
  version(roleKey: string, version: number): Rubric;
  roles(): Rubric[];
}

/** A company's choices. */
export interface Settings {
  companyName: string;
  /** Votes that let the lead record a decision. */
  quorum: number;
}

/** How the services the product lives on answer now. */
export interface Health {
  check(): Promise<{ name: string; ok: boolean; detail: string; checkedAt: Date }[]>;
}

/** Work outside that may begin at once; the worker picks up what a crash leaves. */
export interface Errands {
  /** Brings the things in line soon, in this process, one after the other; never throws. */
  soon(kind: Want['kind'], ...ids: string[]): void;
}

/** All that a flow may reach. */
export interface Ports {
  db: Database;
  calendar: Calendar;
  planner: Planner;
  reminders: Reminders;
  messenger: Messenger;
  directory: Directory;
  health: Health;
  rubrics: Rubrics;
  errands: Errands;
  clock: Clock;
  settings: Settings;
  log: Log;
}
