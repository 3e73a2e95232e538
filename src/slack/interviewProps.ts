import type { InterviewCardProps, InterviewHistoryLineProps } from '../../blocks/interview/props';
import type { Naming } from '../../blocks/naming';
import type {
  CandidateProps,
  InterviewLinks,
  InterviewProps,
  PersonProps,
  SeatProps,
  SeatStateProps,
} from '../../blocks/props';
import type { ReadAt } from '../../blocks/reasons';
import type { Rubric } from '../../scorecards/rubric';
import { isoWeek } from '../civil';
import type { Candidate, Interview, Person, Seat } from '../entities';
import { countsInSummary, personOf, roomOf } from '../flows/loadFacts';
import { placeOf } from '../flows/outside/desiredEvents';
import type { Ports } from '../ports';
import type { InterviewFacts } from '../telling';

/** An interview in one line. */
export function interviewProps({ interview, candidate, stage }: InterviewFacts): InterviewProps {
  return {
    interviewId: interview.id,
    stageName: stage.name,
    candidate: candidateProps(candidate),
    startsAt: interview.startsAt,
    endsAt: interview.endsAt,
  };
}

export function candidateProps({ id, name, zone }: Candidate): CandidateProps {
  return { id, name, zone };
}

export function personProps({ id, name, slackUserId }: Person): PersonProps {
  return { id, name, slackUserId };
}

export function seatProps(
  people: ReadonlyMap<string, Person>,
  seat: Pick<Seat, 'personId' | 'part'>,
): SeatProps {
  return { person: personProps(personOf(people, seat.personId)), part: seat.part };
}

/** The room's name, where it is held in one. */
export function roomNameOf(facts: Pick<InterviewFacts, 'interview' | 'rooms'>): { roomName?: string } {
  const room = roomOf(facts);
  return room ? { roomName: room.name } : {};
}

export function seatStateProps({ people, interview }: InterviewFacts): SeatStateProps[] {
  return interview.panel.map((seat) => ({
    ...seatProps(people, seat),
    answer: seat.answer,
    sinceAt: seat.answeredAt ?? seat.askedAt,
    ...(seat.declineReason && { reason: seat.declineReason }),
  }));
}

/** The others of the panel, as one of them sees it. */
export function otherSeats({ people, interview }: InterviewFacts, personId: string): SeatProps[] {
  return interview.panel
    .filter((seat) => seat.personId !== personId && seat.answer !== 'declined')
    .map((seat) => seatProps(people, seat));
}

export function linksOf(facts: InterviewFacts): InterviewLinks {
  const { interview, candidate } = facts;
  const room = roomOf(facts);
  const { meetUrl, panelEventUrl } = interview.calendar;
  return {
    ...(room && { place: placeOf(room) }),
    ...(meetUrl && { meetUrl }),
    ...(panelEventUrl && { eventUrl: panelEventUrl }),
    ...(candidate.resumeUrl && { resumeUrl: candidate.resumeUrl }),
  };
}

/** The recruiter's card. */
export function cardProps(
  facts: InterviewFacts,
  cards: { in: number; expected: number },
  now: Date,
): InterviewCardProps {
  const { interview, recruiter } = facts;
  const room = roomOf(facts);
  const { fault } = interview.calendar;
  const cancelled = interview.history.findLast((line) => line.what === 'cancelled');
  return {
    ...interviewProps(facts),
    zone: recruiter.zone,
    now,
    state: cardState(interview, now),
    seats: seatStateProps(facts),
    links: linksOf(facts),
    ...(room && interview.room && { room: { name: room.name, answer: interview.room.answer } }),
    ...(interview.endsAt <= now && { cards: { submitted: cards.in, expected: cards.expected } }),
    ...(fault && {
      fault: {
        what: 'Google did not answer. The interview is kept; the event follows as soon as it does.',
        reference: fault.reference,
      },
    }),
    ...(cancelled && {
      cancelled: { byName: nameOf(facts, cancelled.byId), ...(cancelled.note && { reason: cancelled.note }) },
    }),
    actionable: interview.status === 'booked' && interview.startsAt > now,
  };
}

/** Once it is over nobody is waited for any more, and for those who only learn never. */
function cardState(interview: Interview, now: Date): InterviewCardProps['state'] {
  if (interview.status === 'cancelled') return 'cancelled';
  const judging = interview.panel.filter(({ part }) => countsInSummary(part));
  const answers = [...judging, ...(interview.room ? [interview.room] : [])];
  const isSettled = interview.endsAt <= now || answers.every(({ answer }) => answer === 'accepted');
  return isSettled ? 'booked' : 'waiting';
}

/** Line `index` of the interview's story; null for what the card itself says. */
export function historyProps(
  facts: InterviewFacts,
  index: number,
  cards: { in: number; expected: number },
): InterviewHistoryLineProps | null {
  const line = facts.interview.history[index];
  if (!line || line.what === 'booked') return null;
  return {
    what: line.what,
    ...(line.byId && { byName: nameOf(facts, line.byId) }),
    ...(line.aboutId && { aboutName: nameOf(facts, line.aboutId) }),
    ...(line.leftId && { outName: nameOf(facts, line.leftId) }),
    ...(line.note && { note: line.note }),
    ...(line.roomId && { roomName: facts.rooms.get(line.roomId)?.name ?? 'a room' }),
    ...(line.fromAt && { fromAt: line.fromAt, toAt: line.toAt ?? facts.interview.startsAt }),
    ...(line.what === 'card in' && {
      cards: { submitted: cardsInBy(facts, index), expected: cards.expected },
    }),
    zone: facts.recruiter.zone,
  };
}

/** How many counted cards were in when this line was written. */
function cardsInBy({ interview }: InterviewFacts, index: number): number {
  const counted = (personId: string | undefined) =>
    interview.panel.some(
      (seat) => seat.personId === personId && (seat.part === 'lead' || seat.part === 'second'),
    );
  return interview.history.slice(0, index + 1).filter((line) => line.what === 'card in' && counted(line.byId))
    .length;
}

export function nameOf({ people }: Pick<InterviewFacts, 'people'>, id: string | undefined): string {
  return (id && people.get(id)?.name) || 'Somebody';
}

/** Names for what scheduling calls by id. */
/** Reasons for a time, for somebody who reads them now. */
export function readAt({ clock }: Pick<Ports, 'clock'>, startsAt: Date, { zone }: Person): ReadAt {
  const isNow = isoWeek(startsAt, zone) === isoWeek(clock.now(), zone);
  return { zone, week: isNow ? 'this week' : 'that week' };
}

export function namingOf(
  people: Iterable<Person>,
  candidate: Candidate,
  rubric: Rubric,
  rooms?: string[],
): Naming {
  const names = new Map([...people].map((person) => [person.id, person.name]));
  const pools = new Map(rubric.pools.map((pool) => [pool.key, pool.name]));
  return {
    person: (personId) => names.get(personId) ?? 'Somebody',
    candidate: candidateProps(candidate),
    pool: (key) => pools.get(key) ?? key,
    ...(rooms && { rooms }),
  };
}
