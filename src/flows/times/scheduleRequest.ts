import { addDays } from 'date-fns';
import type { Stage } from '../../../scorecards/rubric';
import { instantOf, shiftDay } from '../../civil';
import type { Candidate, Interview, Part, Person } from '../../entities';
import type { Plan, ScheduleAsk } from '../../plan';
import type { Busy, Ports, Span } from '../../ports';
import type { Relaxation } from '../../scheduling/answers';
import type { Conflict, Interviewer, Seat, Session, SlotRequest } from '../../scheduling/types';
import { countsInSummary, getStage, sittingPanel } from '../loadFacts';
import { listApart } from '../team/apart';
import { listHeld, listOffered, toAskedRoom } from './readRooms';

/** Caps look back four weeks (`Interviewer.booked`). */
const LOAD_DAYS = 28;
/** A civil day lies at most this far from the same day in UTC, and a week's cap reaches to its Sunday. */
const SLACK_DAYS = 8;

/** When and where, as the recruiter asks for it. */
type DaysAndHours = Pick<ScheduleAsk, 'from' | 'to' | 'windows' | 'roomIds'>;

/** A search whose ask is complete. */
export type Search = Pick<Plan, 'movesInterviewId' | 'excludedIds'> & {
  ask: ScheduleAsk;
  relaxations?: readonly Relaxation[];
};

/**
 * Everything scheduling needs to answer a plan: the pool's profiles, what their calendars say and what is booked.
 * @throws OutsideError when Google does not answer.
 */
export async function makeScheduleRequest(ports: Ports, plan: Search): Promise<SlotRequest> {
  const { ask, movesInterviewId } = plan;
  const candidate = await ports.db.candidates.getCandidate(ask.candidateId);
  const stage = getStage(ports, candidate.roleKey, ask.stageKey);
  const people = await listAskable(ports, [stage.key], ask.chosenIds);
  const moved = movesInterviewId ? await ports.db.interviews.getInterview(movesInterviewId) : null;
  const session = sessionOf(stage, ask, people);
  const judging = listJudging(stage, people, ask.chosenIds);
  return {
    ...(await readAvailability(ports, ask, candidate, people, {
      movesInterviewId,
      moreDays: agreedDays(plan.relaxations ?? []),
    })),
    session: {
      ...session,
      panel: {
        ...session.panel,
        seats: [
          ...judgingSeats(stage, judging),
          ...(moved ? keptLearningSeats(moved) : learningSeats(stage, ask.chosenIds)),
        ],
        required: judging,
        excluded: [...ask.leftOutIds, ...plan.excludedIds],
      },
    },
    ...(moved && { continuity: [continuityOf(moved, stage)] }),
  };
}

/** Days that the recruiter agreed to add at the end. */
export function agreedDays(relaxations: readonly Relaxation[]): number {
  return relaxations.reduce((days, change) => days + (change.kind === 'moreDays' ? change.days : 0), 0);
}

/**
 * A stage as a session of its own name, before anybody is asked or left out; in a room where one was asked for. `people` are
 * those who may be asked.
 */
export function sessionOf(
  stage: Stage,
  { roomIds }: Pick<ScheduleAsk, 'roomIds'>,
  people: Person[],
): Session {
  return {
    id: stage.key,
    stageId: stage.key,
    minutes: stage.minutes,
    place: roomIds.length > 0 ? 'room' : 'link',
    panel: {
      seats: [...judgingSeats(stage, []), ...learningSeats(stage, [])],
      apart: listApart(people),
    },
  };
}

/**
 * Who could be asked and when they and the candidate can. A calendar that could not be read is unknown for the whole
 * range. `moreDays` are read beyond the days asked for; nothing later is known. `readBusy` stands in for Google's answer.
 * @throws OutsideError when Google does not answer.
 */
export async function readAvailability(
  ports: Ports,
  ask: DaysAndHours,
  candidate: Candidate,
  people: Person[],
  options: {
    movesInterviewId?: string | undefined;
    moreDays?: number;
    readBusy?: Ports['calendar']['busy'];
  } = {},
): Promise<Omit<SlotRequest, 'session'>> {
  const { movesInterviewId, moreDays = 0, readBusy = ports.calendar.busy } = options;
  const range = rangeOf(ask, candidate, moreDays);
  const [calendars, asked] = await Promise.all([
    readCalendars(ports, people, ask.roomIds, { range, movesInterviewId, readBusy }),
    readCandidate(ports, ask, candidate, people, { range, movesInterviewId }),
  ]);
  return { now: ports.clock.now(), ...calendars, candidate: asked, knownUntil: range.endsAt };
}

/**
 * What is booked with people and in rooms, and what their calendars say in a stretch of time: all calendars are read at once.
 * @throws OutsideError when Google does not answer.
 */
export async function readCalendars(
  ports: Ports,
  people: Person[],
  roomIds: readonly string[],
  {
    range,
    movesInterviewId: movesId,
    readBusy = ports.calendar.busy,
  }: { range: Span; movesInterviewId?: string | undefined; readBusy?: Ports['calendar']['busy'] },
): Promise<Pick<SlotRequest, 'interviewers' | 'rooms'>> {
  const rooms = await listOffered(ports, roomIds);
  const [booked, held, busy] = await Promise.all([
    ports.db.interviews.listInterviews({
      personIds: people.map((person) => person.id),
      overlaps: { startsAt: addDays(range.startsAt, -LOAD_DAYS), endsAt: addDays(range.endsAt, SLACK_DAYS) },
      status: 'booked',
    }),
    listHeld(
      ports,
      rooms.map(({ id }) => id),
      range,
    ),
    readBusy(
      [
        ...people.flatMap((person) => person.interviewer?.calendarId ?? []),
        ...rooms.map(({ calendarId }) => calendarId),
      ],
      range,
    ),
  ]);
  return {
    interviewers: people.flatMap((person) => toInterviewer(person, booked, busy, range)),
    ...(rooms.length > 0 && {
      rooms: rooms.map((room) =>
        toAskedRoom(room, { held, busy: busy.get(room.calendarId), range, ...(movesId && { movesId }) }),
      ),
    }),
  };
}

/** When a candidate can, as asked, but for what is booked with them already. */
export async function readCandidate(
  ports: Ports,
  ask: Omit<DaysAndHours, 'roomIds'>,
  candidate: Candidate,
  people: Person[],
  { range, movesInterviewId }: { range: Span; movesInterviewId?: string | undefined },
): Promise<SlotRequest['candidate']> {
  const own = await ports.db.interviews.listInterviews({
    candidateId: candidate.id,
    overlaps: range,
    status: 'booked',
  });
  return {
    id: candidate.id,
    zone: candidate.zone,
    windows: ask.windows,
    busy: own.filter((interview) => interview.id !== movesInterviewId),
    conflicts: conflictsOf(candidate, people),
  };
}

/** Those of the chosen who judge. Who only learns the stage is no reason against a time. */
function listJudging(stage: Stage, people: Person[], chosenIds: string[]): string[] {
  const learns = (id: string) => {
    const level = people.find((person) => person.id === id)?.interviewer?.skills[stage.key];
    return stage.panel.some(({ part }) => part === level);
  };
  return chosenIds.filter((id) => !learns(id));
}

/** The seats of a stage that must be filled; when more people are chosen than it has, the rest sit as seconds. */
function judgingSeats(stage: Stage, chosenIds: string[]): Seat[] {
  const named = chosenIds.length > 0 ? { named: chosenIds } : {};
  const planned = seatsOf(stage, countsInSummary);
  const missing = chosenIds.length - planned.reduce((sum, { count }) => sum + count, 0);
  if (missing < 0) return planned;
  const seats = planned.map((seat) => ({ ...seat, ...named }));
  return missing > 0
    ? [...seats, { id: 'second-extra', part: 'second', count: missing, pools: [], ...named }]
    : seats;
}

/** The seats of a stage for those who learn; where people were chosen nobody else comes to learn. */
function learningSeats(stage: Stage, chosenIds: string[]): Seat[] {
  const seats = seatsOf(stage, (part) => !countsInSummary(part));
  return chosenIds.length > 0 ? seats.map((seat) => ({ ...seat, named: chosenIds })) : seats;
}

/** Whoever comes along to learn still does where they can; nobody new is asked because the time changes. */
function keptLearningSeats(moved: Interview): Seat[] {
  return sittingPanel(moved)
    .filter(({ part }) => !countsInSummary(part))
    .map(({ personId, part }) => ({
      id: `${part}-${personId}`,
      part,
      count: 1,
      pools: [],
      named: [personId],
    }));
}

function seatsOf(stage: Stage, wanted: (part: Part) => boolean): Seat[] {
  return stage.panel
    .map(({ part, count, pools }, index) => ({ id: `${part}-${index}`, part, count, pools }))
    .filter(({ part }) => wanted(part));
}

/** The instants that could matter for a candidate: the days asked for, and some on each side for people in other zones and for changes. */
export function rangeOf(ask: Pick<ScheduleAsk, 'from' | 'to'>, candidate: Candidate, moreDays: number): Span {
  return {
    startsAt: instantOf(shiftDay(ask.from, -1), '00:00', candidate.zone),
    endsAt: instantOf(shiftDay(ask.to, SLACK_DAYS + moreDays), '00:00', candidate.zone),
  };
}

/** Active interviewers who could sit somewhere: with a skill for one of the stages, or chosen by name. */
export async function listAskable(
  ports: Ports,
  stageKeys: readonly string[],
  chosenIds: readonly string[],
): Promise<Person[]> {
  const people = await ports.db.people.listPeople({ role: 'interviewer' });
  return people.filter(
    ({ id, active, interviewer }) =>
      active &&
      interviewer &&
      (stageKeys.some((key) => interviewer.skills[key] !== undefined) || chosenIds.includes(id)),
  );
}

function toInterviewer(
  person: Person,
  interviews: Interview[],
  busyByCalendar: Map<string, Busy>,
  range: Span,
): Interviewer[] {
  if (!person.interviewer) return [];
  const { calendarId, ...profile } = person.interviewer;
  const busy = busyByCalendar.get(calendarId);
  const sits = (interview: Interview) =>
    interview.panel.some((seat) => seat.personId === person.id && seat.answer !== 'declined');
  return [
    {
      ...profile,
      id: person.id,
      zone: person.zone,
      busy: busy?.known ? busy.busy : [],
      ...(!busy?.known && { unknown: [range] }),
      booked: interviews.filter(sits).map(({ id, startsAt, endsAt }) => ({ id, startsAt, endsAt })),
    },
  ];
}

/** Who may never sit opposite this candidate: the candidate, the referrer, those who said so. */
function conflictsOf(candidate: Candidate, people: Person[]): Conflict[] {
  const self = people.find((person) => isCandidate(person, candidate));
  return [
    ...(self ? [{ personId: self.id, kind: 'self' as const }] : []),
    ...(candidate.referrerId ? [{ personId: candidate.referrerId, kind: 'referrer' as const }] : []),
    ...candidate.conflictIds.map((personId) => ({ personId, kind: 'declared' as const })),
  ];
}

/** Whether a person of the company is the candidate, by Slack account or mailbox. */
export function isCandidate(person: Person, candidate: Candidate): boolean {
  return (
    person.slackUserId === candidate.slackUserId ||
    person.email.toLowerCase() === candidate.email.toLowerCase()
  );
}

function continuityOf(interview: Interview, stage: Stage) {
  return {
    interviewId: interview.id,
    startsAt: interview.startsAt,
    endsAt: interview.endsAt,
    sessionId: stage.key,
    personIds: interview.panel.filter(({ part }) => countsInSummary(part)).map(({ personId }) => personId),
  };
}
