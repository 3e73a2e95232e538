import { declinedNotice } from '../../../blocks/interview/declinedNotice';
import { driftNotice } from '../../../blocks/interview/driftNotice';
import { interviewCard } from '../../../blocks/interview/interviewCard';
import { interviewHistoryLine } from '../../../blocks/interview/interviewHistoryLine';
import type { DeclinedNoticeProps } from '../../../blocks/interview/props';
import { roomNotice } from '../../../blocks/interview/roomNotice';
import { reasonsToStepIn } from '../../../blocks/reasons';
import type { InterviewFacts, Telling } from '../../telling';
import {
  cardProps,
  historyProps,
  interviewProps,
  nameOf,
  namingOf,
  personProps,
  seatProps,
} from '../interviewProps';
import type { Letter } from '../letter';

type Of<Kind extends Telling['kind']> = Extract<Telling, { kind: Kind }>;

const cardKey = (interviewId: string) => `card:${interviewId}`;

export function interviewCardLetter({ facts, cards }: Of<'interview card'>, now: Date): Letter {
  return {
    key: cardKey(facts.interview.id),
    toSlackUserId: facts.recruiter.slackUserId,
    message: interviewCard(cardProps(facts, cards, now)),
  };
}

/** A line of the story, in the card's thread; none for what the card says itself. */
export function historyLetter({ facts, index, cards }: Of<'history line'>): Letter | null {
  const props = historyProps(facts, index, cards);
  if (!props) return null;
  return {
    key: `history:${facts.interview.id}:${index}`,
    toSlackUserId: facts.recruiter.slackUserId,
    message: interviewHistoryLine(props),
    threadKeys: [cardKey(facts.interview.id)],
  };
}

export function declinedLetter({ facts, personId, replacements }: Of<'declined'>): Letter {
  const { interview, candidate, rubric, recruiter, people } = facts;
  const line = interview.history.findLast(({ what, byId }) => what === 'declined' && byId === personId);
  const naming = namingOf(people.values(), candidate, rubric);
  const part = interview.panel.find((seat) => seat.personId === personId)?.part ?? replacements[0]?.part;
  const settled = settledDecline(facts, personId);
  return {
    key: `declined:${interview.id}:${interview.timeRevision}:${personId}`,
    toSlackUserId: recruiter.slackUserId,
    message: declinedNotice({
      ...interviewProps(facts),
      zone: recruiter.zone,
      recruiter: personProps(recruiter),
      declinedBy: seatProps(people, { personId, part: part ?? 'second' }),
      ...(line?.note && { reason: line.note }),
      replacements: replacements.flatMap((each) => {
        const person = people.get(each.personId);
        return person
          ? [
              {
                id: `${personId}.${person.id}`,
                person: personProps(person),
                // The letter is read for weeks.
                reasons: reasonsToStepIn(each.reasons, naming, { zone: recruiter.zone, week: 'that week' }),
              },
            ]
          : [];
      }),
      ...(settled && { settled }),
    }),
    ...(settled && { onlyIfSent: true }),
  };
}

function settledDecline(facts: InterviewFacts, personId: string): DeclinedNoticeProps['settled'] | null {
  const { history } = facts.interview;
  const swap = history.findLast((line) => line.what === 'replaced' && line.leftId === personId);
  if (swap) return { byName: nameOf(facts, swap.byId), inName: nameOf(facts, swap.aboutId) };
  const cancelled = history.findLast((line) => line.what === 'cancelled');
  return cancelled ? { byName: nameOf(facts, cancelled.byId), outcome: 'cancelled' } : null;
}

/** What stands in place of a room that declined is read from the story: the next line that answers it. */
export function roomLetter({ facts, index, free, settled }: Of<'room declined'>): Letter | null {
  const { interview, recruiter, rooms } = facts;
  const line = interview.history[index];
  if (!line) return null;
  const after = interview.history.slice(index + 1).find(({ what }) => what === 'room changed');
  const inName = rooms.get(after?.roomId ?? '')?.name;
  return {
    key: `room:${interview.id}:${index}`,
    toSlackUserId: recruiter.slackUserId,
    message: roomNotice({
      ...interviewProps(facts),
      zone: recruiter.zone,
      recruiter: personProps(recruiter),
      roomName: rooms.get(line.roomId ?? '')?.name ?? '',
      free: free.map(({ id, name }) => ({ id, name })),
      ...(settled && { settled: { ...settled, ...(inName && { inName }) } }),
    }),
    ...(settled && { onlyIfSent: true }),
  };
}

export function driftLetter({ facts, conflictNames, settled }: Of<'drift'>): Letter | null {
  const { drift } = facts.interview.calendar;
  const seen = facts.interview.history.findLast(
    ({ what }) => what === 'moved in Google' || what === 'deleted in Google',
  );
  if (!seen) return null;
  const isMoved = seen.what === 'moved in Google';
  const toAt = drift?.startsAt ?? seen.toAt ?? facts.interview.startsAt;
  return {
    key: `drift:${facts.interview.id}:${seen.at.getTime()}`,
    toSlackUserId: facts.recruiter.slackUserId,
    message: driftNotice({
      ...interviewProps(facts),
      zone: facts.recruiter.zone,
      recruiter: personProps(facts.recruiter),
      drift: isMoved
        ? { kind: 'moved', toAt, toEndsAt: drift?.endsAt ?? toAt, conflicts: conflictNames }
        : { kind: 'deleted' },
      ...(settled && { settled }),
    }),
    ...(settled && { onlyIfSent: true }),
  };
}
