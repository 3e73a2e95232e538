import { askMessage } from '../../../blocks/interview/askMessage';
import { cancelledMessage } from '../../../blocks/interview/cancelledMessage';
import { kitMessage } from '../../../blocks/interview/kitMessage';
import { nagMessage } from '../../../blocks/interview/nagMessage';
import type { AskState, ScorecardRequestProps } from '../../../blocks/interview/props';
import { replacedMessage } from '../../../blocks/interview/replacedMessage';
import { scorecardRequest } from '../../../blocks/interview/scorecardRequest';
import {
  anchorLine,
  type Competency,
  findStage,
  listStageCompetencies,
  type Rubric,
  type Stage,
} from '../../../scorecards/rubric';
import type { Part } from '../../entities';
import { personOf } from '../../flows/loadFacts';
import type { CardState, InterviewFacts, Telling } from '../../telling';
import { interviewProps, linksOf, nameOf, otherSeats } from '../interviewProps';
import type { Letter } from '../letter';

type Of<Kind extends Telling['kind']> = Extract<Telling, { kind: Kind }>;

/**
 * The ask for the time that stands, the earlier asks of times that no longer do, and a word to somebody who need not come
 * any more: an update in place notifies nobody.
 */
export function askLetters({ facts, personId, week }: Of<'ask'>): Letter[] {
  const { interview } = facts;
  const revisions = Array.from({ length: interview.timeRevision }, (_, index) => index + 1);
  const state = currentState(facts, personId);
  const asks = revisions.map((revision) => {
    const stands = revision === interview.timeRevision || isOver(state);
    return askLetter(facts, personId, week, revision, stands ? state : { kind: 'asked anew' });
  });
  return isOver(state) ? [...asks, endLetter(facts, personId, state)] : asks;
}

const isOver = (state: AskState): state is Extract<AskState, { kind: 'cancelled' | 'replaced' }> =>
  state.kind === 'cancelled' || state.kind === 'replaced';

const askKey = (interviewId: string, revision: number, personId: string) =>
  `ask:${interviewId}:${revision}:${personId}`;

/** In the thread of the latest ask: the interview is cancelled, or somebody else takes it. */
function endLetter(
  facts: InterviewFacts,
  personId: string,
  state: Extract<AskState, { kind: 'cancelled' | 'replaced' }>,
): Letter {
  const { interview, people } = facts;
  const person = personOf(people, personId);
  const props = { ...interviewProps(facts), zone: person.zone };
  const { length: joined } = interview.history.filter(({ aboutId }) => aboutId === personId);
  return {
    key: `end:${interview.id}:${interview.timeRevision}:${joined}:${personId}:${state.kind}`,
    toSlackUserId: person.slackUserId,
    message:
      state.kind === 'replaced'
        ? replacedMessage({ ...props, inName: state.inName })
        : cancelledMessage({ ...props, ...(state.reason && { reason: state.reason }) }),
    threadKeys: Array.from({ length: interview.timeRevision }, (_, index) =>
      askKey(interview.id, interview.timeRevision - index, personId),
    ),
    isNews: true,
  };
}

function askLetter(
  facts: InterviewFacts,
  personId: string,
  week: { booked: number; cap: number | null },
  revision: number,
  state: AskState,
): Letter {
  const { interview, rubric, stage, people } = facts;
  const person = personOf(people, personId);
  const part = partOf(facts, personId);
  return {
    key: askKey(interview.id, revision, personId),
    toSlackUserId: person.slackUserId,
    message: askMessage({
      ...interviewProps(facts),
      zone: person.zone,
      part,
      others: otherSeats(facts, personId),
      assesses: isTrainee(part) ? [] : listStageCompetencies(rubric, stage).map(({ name }) => name),
      week,
      links: linksOf(facts),
      ...(interview.note && { note: interview.note }),
      state,
    }),
    // Whoever was never asked need not hear that they are not needed.
    ...(state.kind !== 'waiting' && state.kind !== 'moved' && { onlyIfSent: true }),
  };
}

function currentState(facts: InterviewFacts, personId: string): AskState {
  const { interview } = facts;
  const seat = interview.panel.find((each) => each.personId === personId);
  if (!seat) return formerState(facts, personId);
  if (seat.answer === 'declined') {
    return { kind: 'declined', ...(seat.declineReason && { reason: seat.declineReason }) };
  }
  if (interview.status === 'cancelled') {
    const note = interview.history.findLast(({ what }) => what === 'cancelled')?.note;
    return { kind: 'cancelled', ...(note && { reason: note }) };
  }
  if (seat.answer === 'accepted') return { kind: 'accepted' };
  const move = interview.history.findLast(({ what }) => what === 'rescheduled');
  const joined = interview.history.findLast(
    ({ what, aboutId }) => what === 'replaced' && aboutId === personId,
  );
  const sawEarlier = move?.keptIds?.includes(personId) && !(joined && joined.at > move.at);
  return move?.fromAt && sawEarlier ? { kind: 'moved', fromAt: move.fromAt } : { kind: 'waiting' };
}

/** Who declined knows it; who was replaced is told by whom. */
function formerState(facts: InterviewFacts, personId: string): AskState {
  const { formerPanel, history } = facts.interview;
  const declined = history.findLast(({ what, byId }) => what === 'declined' && byId === personId);
  if (formerPanel.some((former) => former.personId === personId && former.why === 'declined')) {
    return { kind: 'declined', ...(declined?.note && { reason: declined.note }) };
  }
  const swap = history.findLast(({ what, leftId }) => what === 'replaced' && leftId === personId);
  return { kind: 'replaced', inName: swap ? nameOf(facts, swap.aboutId) : 'Somebody else' };
}

/** Who, where, what to assess with one line an anchor, the questions, and what others ask. */
export function kitLetter({ facts, personId, when }: Of<'kit'>): Letter {
  const { interview, rubric, stage, people } = facts;
  const person = personOf(people, personId);
  const assessed = listStageCompetencies(rubric, stage);
  return {
    key: `kit:${interview.id}:${interview.timeRevision}:${personId}:${when}`,
    toSlackUserId: person.slackUserId,
    message: kitMessage({
      ...interviewProps(facts),
      zone: person.zone,
      when,
      part: partOf(facts, personId),
      others: otherSeats(facts, personId),
      links: linksOf(facts),
      competencies: assessed.map((competency) => ({
        name: competency.name,
        anchors: anchorLines(competency),
      })),
      questions: stage.questions.map(({ ask, followUps, goodAnswers }) => ({
        text: ask,
        followUps,
        goodAnswers,
      })),
      elsewhere: elsewhere(rubric, stage),
      ...(interview.note && { note: interview.note }),
    }),
  };
}

/** The anchors of levels 1 to 4, one line each. */
export function anchorLines(competency: Competency): [string, string, string, string] {
  const line = (level: number) => {
    const anchor = competency.anchors.find((each) => each.level === level);
    return anchor ? anchorLine(anchor) : '';
  };
  return [line(1), line(2), line(3), line(4)];
}

/** What the other stages of the plan assess. */
function elsewhere(rubric: Rubric, stage: Stage): { stageName: string; competencies: string[] }[] {
  const planned = rubric.plan.rounds.flatMap((round) => round.stages).filter((key) => key !== stage.key);
  return planned.flatMap((key) => {
    const other = findStage(rubric, key);
    return other
      ? [
          {
            stageName: other.name,
            competencies: listStageCompetencies(rubric, other).map(({ name }) => name),
          },
        ]
      : [];
  });
}

export function requestLetter({ facts, personId, card, ifAsked }: Of<'scorecard request'>): Letter {
  const person = personOf(facts.people, personId);
  return {
    key: `request:${facts.interview.id}:${facts.interview.timeRevision}:${personId}`,
    toSlackUserId: person.slackUserId,
    message: scorecardRequest({
      ...interviewProps(facts),
      zone: person.zone,
      dueAt: card.dueAt,
      state: requestState(facts, card),
    }),
    ...(ifAsked && { onlyIfSent: true }),
  };
}

function requestState({ interview }: InterviewFacts, card: CardState): ScorecardRequestProps['state'] {
  if (card.status === 'in') {
    return { kind: 'in', submitted: card.counts?.in ?? 1, expected: card.counts?.expected ?? 1 };
  }
  if (interview.status === 'cancelled') return { kind: 'cancelled' };
  if (interview.status === 'did not happen') {
    const note = interview.history.findLast(({ what }) => what === 'did not happen')?.note;
    return { kind: 'did not happen', ...(note && { reason: note }) };
  }
  return { kind: card.status === 'draft' ? 'draft' : 'due' };
}

/** From the second on it says who waits for the card. */
export function nagLetter({ facts, personId, number, card }: Of<'nag'>, now: Date): Letter {
  const { interview, recruiter } = facts;
  return {
    key: `nag:${interview.id}:${interview.timeRevision}:${personId}:${number}`,
    ...lateLetter(facts, personId, card, number > 1 ? [recruiter.name] : [], now),
  };
}

export function nudgeLetter({ facts, personId, index, card }: Of<'nudge'>, now: Date): Letter {
  const { id, history } = facts.interview;
  return {
    key: `nudge:${id}:${index}`,
    ...lateLetter(facts, personId, card, [nameOf(facts, history[index]?.byId)], now),
  };
}

function lateLetter(
  facts: InterviewFacts,
  personId: string,
  { status, dueAt, ratings }: CardState,
  waitingNames: string[],
  now: Date,
) {
  const person = personOf(facts.people, personId);
  const of = listStageCompetencies(facts.rubric, facts.stage).length;
  return {
    toSlackUserId: person.slackUserId,
    message: nagMessage({
      ...interviewProps(facts),
      ...{ zone: person.zone, now, dueAt, waitingNames },
      status: status === 'draft' ? 'draft' : 'waiting',
      ...(ratings && { rated: { done: ratings.filter(({ level }) => level !== undefined).length, of } }),
    }),
  };
}

function partOf({ interview }: InterviewFacts, personId: string): Part {
  return interview.panel.find((seat) => seat.personId === personId)?.part ?? 'second';
}

function isTrainee(part: Part): boolean {
  return part === 'shadow' || part === 'reverse shadow';
}
