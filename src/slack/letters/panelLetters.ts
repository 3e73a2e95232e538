import { askMessage } from '../../../blocks/interview/askMessage';
import { kitMessage } from '../../../blocks/interview/kitMessage';
import { nagMessage } from '../../../blocks/interview/nagMessage';
import type { AskState, ScorecardRequestProps } from '../../../blocks/interview/props';
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

/** The ask for the time that stands, and the earlier asks of times that no longer do. */
export function askLetters({ facts, personId, week }: Of<'ask'>): Letter[] {
  const { interview } = facts;
  const revisions = Array.from({ length: interview.timeRevision }, (_, index) => index + 1);
  return revisions.map((revision) => {
    const isCurrent = revision === interview.timeRevision;
    const moves = interview.history.filter(({ what }) => what === 'rescheduled');
    const fromAt = moves[revision - 1]?.fromAt ?? interview.startsAt;
    return askLetter(
      facts,
      personId,
      week,
      revision,
      isCurrent ? currentState(facts, personId) : { kind: 'moved', fromAt },
    );
  });
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
    key: `ask:${interview.id}:${revision}:${personId}`,
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
    ...(state.kind !== 'waiting' && { onlyIfSent: true }),
  };
}

function currentState(facts: InterviewFacts, personId: string): AskState {
  const { interview } = facts;
  const swap = interview.history.findLast(({ what, leftId }) => what === 'replaced' && leftId === personId);
  const seat = interview.panel.find((each) => each.personId === personId);
  if (!seat) return { kind: 'replaced', inName: nameOf(facts, swap?.aboutId) };
  if (interview.status === 'cancelled') {
    const note = interview.history.findLast(({ what }) => what === 'cancelled')?.note;
    return { kind: 'cancelled', ...(note && { reason: note }) };
  }
  if (seat.answer === 'declined') {
    return { kind: 'declined', ...(seat.declineReason && { reason: seat.declineReason }) };
  }
  return { kind: seat.answer };
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

export function nagLetter({ facts, personId, number, card }: Of<'nag'>, now: Date): Letter {
  const { interview, rubric, stage, recruiter, people } = facts;
  const person = personOf(people, personId);
  const of = listStageCompetencies(rubric, stage).length;
  return {
    key: `nag:${interview.id}:${interview.timeRevision}:${personId}:${number}`,
    toSlackUserId: person.slackUserId,
    message: nagMessage({
      ...interviewProps(facts),
      zone: person.zone,
      now,
      dueAt: card.dueAt,
      status: card.status === 'draft' ? 'draft' : 'waiting',
      ...(card.ratings && { rated: { done: card.ratings.length, of } }),
      count: number,
      waitingNames: [recruiter.name],
    }),
  };
}

function partOf({ interview }: InterviewFacts, personId: string): Part {
  return interview.panel.find((seat) => seat.personId === personId)?.part ?? 'second';
}

function isTrainee(part: Part): boolean {
  return part === 'shadow' || part === 'reverse shadow';
}
