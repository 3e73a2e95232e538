import { reasonsText } from '../../../blocks/reasons';
import type { BatchModalProps, BatchRowProps } from '../../../blocks/schedule/props';
import type { Candidate, Person, Room } from '../../entities';
import { getStage } from '../../flows/loadFacts';
import { cardDueAt } from '../../flows/outside/plannedJobs';
import type { FoundBatch } from '../../flows/times/findBatch';
import { countComing, seatsAll } from '../../flows/times/roomSeats';
import { plannedReasons, plannedSeats } from '../../flows/times/trainees';
import type { BatchSitting, Plan } from '../../plan';
import type { Ports } from '../../ports';
import { candidateProps, namingOf, readAt, seatProps } from '../interviewProps';
import { roomProps, unreadText } from './places';
import { rangeText } from './rangeText';
import { REMIND_MINUTES, traineesProps } from './scheduleProps';

/** Times for several candidates; days are named as the first candidate's. */
export function batchProps(
  ports: Ports,
  { plan, candidates }: FoundBatch,
  { people, rooms }: { people: Person[]; rooms: Room[] },
  by: Person,
): BatchModalProps {
  const { ask, id, sittings, exact } = plan.batch;
  const [first] = candidates;
  const stage = getStage(ports, first?.roleKey ?? '', ask.stageKey);
  const fit = rooms.filter(seatsAll(countComing(ports, first?.roleKey ?? '', [ask.stageKey], 0)));
  const unread = unreadText(rooms, plan.unreadRoomIds);
  const placed = new Set(sittings.map(({ candidateId }) => candidateId));
  return {
    ...{ requestId: plan.id, planId: id, zone: by.zone, exact },
    ...{ stageName: stage.name, minutes: stage.minutes },
    rows: sittings.flatMap((sitting) => rowProps(ports, plan, sitting, candidates, { people, rooms }, by)),
    trainees: traineesProps(
      plan,
      sittings.flatMap(({ seats }) => seats),
      { person: (id) => people.find((person) => person.id === id)?.name ?? 'Somebody' },
    ),
    unplaced: candidates.filter((candidate) => !placed.has(candidate.id)).map(candidateProps),
    ...{ rooms: fit.map(roomProps), place: plan.form.place },
    ...(unread && { unread }),
    preset: plan.form.preset,
    rangeText: rangeText(ask, first?.zone ?? by.zone),
    consequences: {
      remindMinutesBefore: REMIND_MINUTES,
      scorecardsDueAt: cardDueAt({ endsAt: sittings.at(-1)?.endsAt ?? ports.clock.now() }),
    },
  };
}

function rowProps(
  ports: Ports,
  plan: Plan,
  sitting: BatchSitting,
  candidates: Candidate[],
  { people, rooms }: { people: Person[]; rooms: Room[] },
  by: Person,
): BatchRowProps[] {
  const { candidateId, startsAt, endsAt, seats, roomId } = sitting;
  const room = rooms.find(({ id }) => id === roomId);
  const byId = new Map(people.map((person) => [person.id, person]));
  return candidates
    .filter(({ id }) => id === candidateId)
    .map((candidate) => ({
      ...{ candidate: candidateProps(candidate), startsAt, endsAt },
      ...(room && { roomName: room.name }),
      seats: plannedSeats(plan, seats).map((seat) => seatProps(byId, seat)),
      reasons: reasonsText(
        plannedReasons(plan, sitting),
        namingOf(people, candidate, ports.rubrics.current(candidate.roleKey)),
        readAt(ports, startsAt, by),
      ),
    }));
}
