import { unableText } from '../../../blocks/bars';
import type { Naming } from '../../../blocks/naming';
import { reasonsText, reasonsToStepIn } from '../../../blocks/reasons';
import { planWords } from '../../../blocks/schedule/planWords';
import type {
  LoopModalProps,
  LoopSessionProps,
  NoTimesModalProps,
  PlanChoiceProps,
  SwapModalProps,
} from '../../../blocks/schedule/props';
import { count, firstName } from '../../../blocks/text';
import type { Candidate, Interview, Person, Room } from '../../entities';
import { countsInSummary, getStage } from '../../flows/loadFacts';
import { invitation } from '../../flows/outside/desiredEvents';
import { cardDueAt } from '../../flows/outside/plannedJobs';
import type { LoopChange } from '../../flows/times/changeLoop';
import { type FoundLoop, findPlannedLoop } from '../../flows/times/findLoop';
import type { LoopChoices } from '../../flows/times/listLoopChoices';
import { LUNCH } from '../../flows/times/loopRequest';
import { plannedSeats } from '../../flows/times/trainees';
import type { LoopSession, Plan, PlannedLoop } from '../../plan';
import type { Ports } from '../../ports';
import { candidateProps, namingOf, personProps, readAt, seatProps } from '../interviewProps';
import { coverageProps } from './coverageProps';
import { heldIn, namesOf } from './places';
import { rangeText } from './rangeText';
import { REMIND_MINUTES, shortageProps, termsProps, traineesProps } from './scheduleProps';

/** A loop that is looked at, with everybody it may name and what the candidate has behind them or booked. */
export interface LoopFacts {
  found: FoundLoop;
  loop: PlannedLoop;
  people: Person[];
  rooms: Room[];
  earlier: Interview[];
}

/** The day plan of a loop. */
export function loopProps(ports: Ports, facts: LoopFacts, by: Person, notice?: string): LoopModalProps {
  const { found, loop, rooms } = facts;
  const { plan, candidate } = found;
  const { loops, more } = plan.loop;
  const naming = loopNaming(ports, found, facts);
  const shape = loop.reasons.filter(({ kind }) => kind === 'loopShape');
  const doubt = loop.reasons.filter(({ kind }) => kind === 'unproven');
  const first = loop.sessions[0]?.startsAt ?? ports.clock.now();
  const short = shortageProps(more ? null : plan.shortage, naming);
  return {
    requestId: plan.id,
    planId: loop.id,
    candidate: candidateProps(candidate),
    zone: by.zone,
    sessions: loop.sessions.map((session) => sessionProps(ports, plan, candidate, facts, session)),
    reasons: [
      ...reasonsText(shape, naming),
      ...reasonsText(
        loop.reasons.filter((reason) => !shape.includes(reason) && !doubt.includes(reason)),
        naming,
        readAt(ports, first, by),
      ),
      ...reasonsText(doubt, naming),
    ],
    coverage: coverageProps(ports, candidate, facts.earlier, loop.sessions),
    plan: planProps(ports, found, loop, naming),
    plans: loops.flatMap((each) => choiceProps(each, loop, naming)),
    lunch: LUNCH,
    more,
    relaxations: short.relaxations,
    exact: short.exact,
    terms: termsProps(plan, naming, rooms),
    trainees: traineesProps(
      plan,
      loop.sessions.flatMap(({ seats }) => seats),
      naming,
    ),
    consequences: consequenceProps(ports, facts, by),
    ...(notice && { notice }),
  };
}

type Known = Pick<LoopFacts, 'people' | 'rooms'>;

function loopNaming(ports: Ports, { plan, candidate }: FoundLoop, { people, rooms }: Known): Naming {
  const names = namesOf(rooms, plan.loop.ask.roomIds);
  return namingOf(people, candidate, ports.rubrics.current(candidate.roleKey), names);
}

/** Which plan it is, and what tells it from the others. */
function planProps(
  ports: Ports,
  { plan, candidate }: FoundLoop,
  loop: PlannedLoop,
  naming: Naming,
): LoopModalProps['plan'] {
  const { loops } = plan.loop;
  const stageName = (stageKey: string) => getStage(ports, candidate.roleKey, stageKey).name;
  const ranked = loops.map((each) => ({
    personIds: peopleOf(each),
    cost: each.cost,
    changed: each.settled.map(({ stageKey }) => stageName(stageKey)),
  }));
  const at = loops.findIndex(({ id }) => id === loop.id);
  const own = ranked[at];
  return { at: at + 1, words: own ? planWords(own, ranked, naming) : [] };
}

/** A plan to choose beside the one that is shown. */
function choiceProps({ id, sessions }: PlannedLoop, shown: PlannedLoop, naming: Naming): PlanChoiceProps[] {
  const [first] = sessions;
  const last = sessions.at(-1);
  if (!first || !last) return [];
  const known = peopleOf(shown);
  const others = peopleOf({ sessions }).filter((personId) => !known.includes(personId));
  return [
    {
      ...{ id, startsAt: first.startsAt, endsAt: last.endsAt },
      others: others.map((personId) => firstName(naming.person(personId))),
    },
  ];
}

function peopleOf({ sessions }: Pick<PlannedLoop, 'sessions'>): string[] {
  return [...new Set(sessions.flatMap(judgingIn))];
}

function sessionProps(
  ports: Ports,
  plan: Plan,
  candidate: Candidate,
  { people, rooms }: Known,
  { stageKey, startsAt, endsAt, seats, roomId }: LoopSession,
): LoopSessionProps {
  const room = rooms.find(({ id }) => id === roomId);
  const byId = new Map(people.map((person) => [person.id, person]));
  return {
    id: stageKey,
    stageName: getStage(ports, candidate.roleKey, stageKey).name,
    startsAt,
    endsAt,
    seats: plannedSeats(plan, seats).map((seat) => seatProps(byId, seat)),
    ...(room && { roomName: room.name }),
  };
}

function consequenceProps(
  ports: Ports,
  { found, loop, people, rooms }: LoopFacts,
  by: Person,
): LoopModalProps['consequences'] {
  const [first] = loop.sessions;
  const last = loop.sessions.at(-1);
  const stage = getStage(ports, found.candidate.roleKey, first?.stageKey ?? '');
  const panel = (first?.seats ?? []).map(({ personId, part }) => ({
    ...{ personId, part, answer: 'waiting' as const },
    askedAt: ports.clock.now(),
  }));
  return {
    remindMinutesBefore: REMIND_MINUTES,
    scorecardsDueAt: cardDueAt({ endsAt: last?.endsAt ?? ports.clock.now() }),
    mail: invitation(
      {
        ...{ candidate: found.candidate, stage, recruiter: by },
        people: new Map(people.map((person) => [person.id, person])),
        rooms: new Map(rooms.map((room) => [room.id, room])),
        interview: { panel, ...heldIn({ roomId: first?.roomId ?? null }) },
      },
      ports.settings.companyName,
    ),
  };
}

/** No loop: what is in the way, and what helps. */
export function noLoopProps(ports: Ports, found: FoundLoop, known: Known): NoTimesModalProps {
  const { plan, candidate } = found;
  const { ask } = plan.loop;
  const naming = loopNaming(ports, found, known);
  return {
    requestId: plan.id,
    candidate: candidateProps(candidate),
    stageName: count(ask.stageKeys.length, 'session'),
    rangeText: rangeText(ask, candidate.zone),
    ...shortageProps(plan.shortage, naming),
    terms: termsProps(plan, naming, known.rooms),
  };
}

/** What a change by hand brought with it: the other sessions that are planned anew. */
export function changeNotice(
  ports: Ports,
  { plan, candidate, shownId }: FoundLoop,
  beforeId: string,
  change: LoopChange,
): string {
  const before = findPlannedLoop(plan, beforeId);
  const now = shownId ? findPlannedLoop(plan, shownId) : null;
  const was = new Set(before?.sessions.map(sittingOf));
  const moved = now?.sessions.filter(
    (session) => session.stageKey !== change.stageKey && !was.has(sittingOf(session)),
  );
  const nameOf = (stageKey: string) => getStage(ports, candidate.roleKey, stageKey).name;
  const stage = nameOf(change.stageKey);
  if (!moved?.length) return `${stage} is changed; all else stays as it was.`;
  return `${stage} is changed; to make room, ${moved.map(({ stageKey }) => nameOf(stageKey)).join(', ')} ${moved.length === 1 ? 'is' : 'are'} planned anew.`;
}

function sittingOf(session: LoopSession): string {
  return [session.stageKey, session.startsAt.getTime(), ...judgingIn(session), session.roomId ?? ''].join(
    ' ',
  );
}

function judgingIn({ seats }: LoopSession): string[] {
  return seats.flatMap(({ part, personId }) => (countsInSummary(part) ? [personId] : []));
}

/** Who else could sit in a session, and when else it could be. */
export function swapProps(
  ports: Ports,
  { found, session, swaps, unfitIds, unable, starts, tried }: LoopChoices,
  { people, rooms }: Known,
  by: Person,
): SwapModalProps {
  const { candidate, plan } = found;
  const naming = namingOf(people, candidate, ports.rubrics.current(candidate.roleKey));
  const at = readAt(ports, session.startsAt, by);
  const propsOf = (id: string) => people.filter((person) => person.id === id).map(personProps);
  return {
    requestId: plan.id,
    planId: found.shownId ?? '',
    session: sessionProps(ports, plan, candidate, { people, rooms }, session),
    candidate: candidateProps(candidate),
    zone: by.zone,
    choices: swaps.flatMap(({ outId, inId, reasons, fromStageKey }) => {
      const [[out], [joining]] = [propsOf(outId), propsOf(inId)];
      if (!out || !joining) return [];
      const leaves = fromStageKey
        ? [`Sits in ${getStage(ports, candidate.roleKey, fromStageKey).name} now, which is planned anew.`]
        : [];
      const why = [...leaves, ...reasonsToStepIn(reasons, naming, at)];
      return [{ id: `${outId}/${inId}`, out, in: joining, reasons: why }];
    }),
    unable: unableText(unable, naming),
    unfit: unfitIds.map((id) => firstName(naming.person(id))),
    tried,
    shifts: starts.map((startsAt) => ({ id: String(startsAt.getTime()), startsAt })),
  };
}
