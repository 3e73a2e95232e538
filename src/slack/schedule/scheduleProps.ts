import type { Naming } from '../../../blocks/naming';
import { obstaclesText } from '../../../blocks/obstacles';
import type { StageProps } from '../../../blocks/props';
import { reasonsText } from '../../../blocks/reasons';
import { agreedText, offerText } from '../../../blocks/relaxations';
import { BY_LINK } from '../../../blocks/schedule/placeSelect';
import type {
  ConfirmModalProps,
  ConsequenceProps,
  NoTimesModalProps,
  ProposalProps,
  ScheduleModalProps,
  TermsProps,
  TimesModalProps,
  TraineesProps,
} from '../../../blocks/schedule/props';
import { listText } from '../../../blocks/text';
import { findStage, listStageCompetencies, type Rubric } from '../../../scorecards/rubric';
import type { Candidate, Interview, Person, Room } from '../../entities';
import { countsInSummary, getStage } from '../../flows/loadFacts';
import { invitation, placeOf } from '../../flows/outside/desiredEvents';
import { cardDueAt } from '../../flows/outside/plannedJobs';
import { proposalId } from '../../flows/times/findTimes';
import { listTrainees, plannedReasons, plannedSeats } from '../../flows/times/trainees';
import type { Plan, ScheduleAsk, ScheduleForm } from '../../plan';
import type { Ports } from '../../ports';
import type { SlotProposal } from '../../scheduling/answers';
import type { SeatedPerson } from '../../scheduling/types';
import { candidateProps, namingOf, personProps, readAt } from '../interviewProps';
import { coverageProps } from './coverageProps';
import { heldIn, listChoosable, namesOf, roomProps, unreadText } from './places';
import { offeredText, rangeText } from './rangeText';

/** Minutes before the start at which the panel gets its kit. */
export const REMIND_MINUTES = [1440, 10];

/** An empty form: the whole of next week, office hours, the best of the pool. */
export const EMPTY_FORM: ScheduleForm = {
  candidateId: null,
  what: 'one',
  stageKeys: [],
  preset: 'next_two_weeks',
  fromDate: null,
  toDate: null,
  hoursFrom: '09:00',
  hoursTo: '17:00',
  times: '',
  mostDays: 'fit',
  place: BY_LINK,
  people: 'pool',
  slackUserIds: [],
  leftOutSlackUserIds: [],
  note: '',
};

/** The role, where people are interviewed for one only. */
export function findOnlyRole({ rubrics }: Ports): Rubric | null {
  const [first, ...others] = rubrics.roles();
  return first && others.length === 0 ? first : null;
}

/** The form for a candidate, or an empty one. */
export async function formProps(
  ports: Ports,
  { id: planId, form, movesInterviewId }: Plan,
  notice?: string,
): Promise<ScheduleModalProps> {
  const candidate = form.candidateId ? await ports.db.candidates.getCandidate(form.candidateId) : null;
  const rubric = candidate ? ports.rubrics.current(candidate.roleKey) : findOnlyRole(ports);
  const interviews = candidate
    ? await ports.db.interviews.listInterviews({ candidateId: candidate.id, status: 'booked' })
    : null;
  return {
    requestId: planId,
    candidate: candidate && candidateProps(candidate),
    offered: movesInterviewId ? ['one'] : ['one', 'several', 'loop'],
    stages: rubric && stageProps(rubric, interviews, ports.clock.now()),
    rooms: (await listChoosable(ports)).map(roomProps),
    draft: form,
    ...(notice && { notice }),
  };
}

/** A candidate's stages in the order of the plan, each with where it is. */
export async function listStages(ports: Ports, candidateId: string): Promise<StageProps[]> {
  const candidate = await ports.db.candidates.getCandidate(candidateId);
  const interviews = await ports.db.interviews.listInterviews({ candidateId, status: 'booked' });
  return stageProps(ports.rubrics.current(candidate.roleKey), interviews, ports.clock.now());
}

/** The stages in the order of the plan; with a candidate's interviews, each with where they are. */
function stageProps(rubric: Rubric, interviews: Interview[] | null, now: Date): StageProps[] {
  return rubric.stages.map((stage) => ({
    key: stage.key,
    name: stage.name,
    minutes: stage.minutes,
    assesses: listStageCompetencies(rubric, stage).map(({ name }) => name),
    ...(interviews && {
      mark: markOf(
        interviews.filter(({ stageKey }) => stageKey === stage.key),
        now,
      ),
    }),
  }));
}

function markOf(interviews: Interview[], now: Date): 'done' | 'booked' | 'open' {
  if (interviews.some(({ endsAt }) => endsAt <= now)) return 'done';
  return interviews.length > 0 ? 'booked' : 'open';
}

/** What a search found, with the people's names read. */
export interface FoundTimes {
  plan: Plan;
  ask: ScheduleAsk;
  candidate: Candidate;
  people: Person[];
  rooms: Room[];
}

/** So many stand on one screen: whoever sees no more is told what would help. */
const FEW_TIMES = 12;

export function timesProps(
  ports: Ports,
  found: FoundTimes,
  by: Person,
  place: { page: number; day?: string },
): TimesModalProps {
  const stage = getStage(ports, found.candidate.roleKey, found.ask.stageKey);
  const naming = timesNaming(ports, found);
  return {
    requestId: found.plan.id,
    purpose: found.plan.movesInterviewId ? 'move' : 'book',
    candidate: candidateProps(found.candidate),
    stageName: stage.name,
    minutes: stage.minutes,
    seatCount: (found.plan.proposals[0]?.seats ?? []).filter(({ part }) => countsInSummary(part)).length,
    zone: by.zone,
    proposals: found.plan.proposals.map((proposal) => ({
      ...proposalProps(proposal, found),
      reasons: reasonsText(
        plannedReasons(found.plan, proposal),
        naming,
        readAt(ports, proposal.startsAt, by),
      ),
    })),
    moreTimes: Math.max(0, found.plan.total - found.plan.proposals.length),
    terms: termsProps(found.plan, naming, found.rooms),
    ...shortageProps(found.plan.total <= FEW_TIMES ? found.plan.shortage : null, naming),
    page: place.page,
    ...(place.day && { day: place.day }),
  };
}

function timesNaming(ports: Ports, { candidate, people, rooms, ask }: FoundTimes): Naming {
  const { roomIds, chosenIds } = ask;
  const names = namesOf(rooms, roomIds);
  const naming = namingOf(people, candidate, ports.rubrics.current(candidate.roleKey), names);
  return { ...naming, isByName: chosenIds.length > 0 };
}

function proposalProps(
  proposal: SlotProposal,
  { plan, people, rooms }: Pick<FoundTimes, 'plan' | 'people' | 'rooms'>,
): ProposalProps {
  const room = rooms.find(({ id }) => id === proposal.roomId);
  return {
    id: proposalId(proposal),
    startsAt: proposal.startsAt,
    endsAt: proposal.endsAt,
    seats: plannedSeats(plan, proposal.seats).flatMap(({ personId, part }) => {
      const person = people.find(({ id }) => id === personId);
      return person ? [{ person: personProps(person), part }] : [];
    }),
    ...(room && { roomName: room.name }),
    reasons: [],
  };
}

export function noTimesProps(ports: Ports, found: FoundTimes): NoTimesModalProps {
  const { plan, ask, candidate, people, rooms } = found;
  const rubric = ports.rubrics.current(candidate.roleKey);
  const naming = timesNaming(ports, found);
  const short = shortageProps(plan.shortage, naming);
  return {
    requestId: plan.id,
    candidate: candidateProps(candidate),
    stageName: getStage(ports, candidate.roleKey, ask.stageKey).name,
    rangeText: rangeText(ask, candidate.zone),
    ...short,
    obstacles: [...emptyPool(rubric, ask.stageKey, people), ...short.obstacles],
    terms: termsProps(plan, naming, rooms),
  };
}

/** What is in the way, and what helps; nothing of either without a shortage. */
export function shortageProps(
  shortage: Plan['shortage'],
  naming: Naming,
): Pick<NoTimesModalProps, 'obstacles' | 'relaxations' | 'exact'> {
  return {
    obstacles: shortage ? obstaclesText(shortage, naming) : [],
    relaxations: (shortage?.offers ?? []).map((offer, index) => ({
      id: String(index),
      text: offerText(offer, shortage?.unit ?? 'starts', naming),
      changes: offer.changes.length,
    })),
    exact: shortage?.exact ?? true,
  };
}

/** When the candidate can, who is left out of a search, what was agreed for it, and which rooms nobody could look at. */
export function termsProps(
  plan: Pick<Plan, 'form' | 'ask' | 'loop' | 'excludedIds' | 'relaxations' | 'unreadRoomIds'>,
  naming: Naming,
  rooms: readonly Room[],
): TermsProps {
  const { excludedIds, relaxations } = plan;
  const unread = unreadText(rooms, plan.unreadRoomIds);
  const offered = offeredText(plan, naming.candidate);
  return {
    ...(offered && { offered }),
    ...(unread && { unread }),
    without: excludedIds.map((id) => naming.person(id)),
    agreed: agreedText(relaxations, naming),
  };
}

/** Who would come along to learn, whether they are left off or not. */
export function traineesProps(
  { traineesLeftOff }: Pick<Plan, 'traineesLeftOff'>,
  seats: readonly SeatedPerson[],
  naming: Pick<Naming, 'person'>,
): TraineesProps {
  return {
    names: listTrainees(seats).map((id) => naming.person(id)),
    leftOff: traineesLeftOff ?? false,
  };
}

/** That nobody at all may run a stage: no change of days or hours helps then. */
function emptyPool(rubric: Rubric, stageKey: string, people: Person[]): string[] {
  const stage = findStage(rubric, stageKey);
  const mayRun = ({ active, roles, interviewer }: Person) =>
    active && roles.includes('interviewer') && interviewer?.skills[stageKey] === 'qualified';
  if (!stage || people.some(mayRun)) return [];
  const pools = new Set(stage.pools);
  const names = rubric.pools.flatMap(({ key, name }) => (pools.has(key) ? [name] : []));
  return [
    `Nobody in the pool ${listText(names)} may run ${stage.name}. An admin adds interviewers in the Home tab.`,
  ];
}

/** The last look before a booking. */
export function confirmProps(
  ports: Ports,
  found: FoundTimes & { moves: Interview | null; earlier: Interview[] },
  proposal: SlotProposal,
  by: Person,
  mailShown: boolean,
): ConfirmModalProps {
  const stage = getStage(ports, found.candidate.roleKey, found.ask.stageKey);
  const room = found.rooms.find(({ id }) => id === proposal.roomId);
  const naming = timesNaming(ports, found);
  return {
    requestId: found.plan.id,
    proposal: proposalProps(proposal, found),
    purpose: found.moves ? 'move' : 'book',
    candidate: candidateProps(found.candidate),
    stageName: stage.name,
    zone: by.zone,
    ...(found.moves && { movedFromAt: found.moves.startsAt }),
    place: room ? `In ${placeOf(room)}, and Google Meet` : 'Google Meet',
    terms: termsProps(found.plan, naming, found.rooms),
    trainees: traineesProps(found.plan, proposal.seats, naming),
    coverage: coverageProps(ports, found.candidate, found.earlier, [
      { stageKey: found.ask.stageKey, seats: proposal.seats },
    ]),
    consequences: consequenceProps(ports, found, proposal, by),
    mailShown,
  };
}

function consequenceProps(
  ports: Ports,
  found: FoundTimes,
  proposal: SlotProposal,
  by: Person,
): ConsequenceProps {
  const stage = getStage(ports, found.candidate.roleKey, found.ask.stageKey);
  const panel = proposal.seats.map(({ personId, part }) => ({
    personId,
    part,
    answer: 'waiting' as const,
    askedAt: ports.clock.now(),
  }));
  const people = new Map(found.people.map((person) => [person.id, person]));
  return {
    remindMinutesBefore: REMIND_MINUTES,
    scorecardsDueAt: cardDueAt(proposal),
    mail: invitation(
      {
        ...{
          candidate: found.candidate,
          stage,
          recruiter: by,
          people,
          interview: { panel, ...heldIn(proposal) },
        },
        rooms: new Map(found.rooms.map((room) => [room.id, room])),
      },
      ports.settings.companyName,
    ),
  };
}
