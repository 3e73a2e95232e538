import type {
  CardCompetencyProps,
  PendingCardProps,
  ScorecardModalProps,
  ScorecardViewProps,
  SubmittedMessageProps,
} from '../../blocks/scorecard/props';
import { checkCard } from '../../scorecards/evidenceCheck';
import { findCompetency, findStage, listStageCompetencies, type Rubric } from '../../scorecards/rubric';
import type { Candidate, Interview, Person, Scorecard, ScorecardContent } from '../entities';
import { contentOf } from '../flows/judgement/fillScorecard';
import type { OpenCard } from '../flows/judgement/openScorecard';
import { cardDueAt } from '../flows/outside/plannedJobs';
import { countCards } from '../flows/outside/tellInterview';
import { candidateProps, personProps } from './interviewProps';
import { anchorLines } from './letters/panelLetters';

/** The competencies of a card's stage, with one line an anchor. */
export function cardCompetencies(rubric: Rubric, stageKey: string): CardCompetencyProps[] {
  const stage = findStage(rubric, stageKey);
  const competencies = stage ? listStageCompetencies(rubric, stage) : [];
  return competencies.map((competency) => ({
    key: competency.key,
    name: competency.name,
    what: competency.what,
    anchors: anchorLines(competency),
  }));
}

/** One screen of somebody's own card. */
export function scorecardProps(
  { card, facts }: OpenCard,
  zone: string,
  page: number,
  extra: Pick<ScorecardModalProps, 'showMissing' | 'conflict'> = {},
): ScorecardModalProps {
  return {
    interviewId: card.interviewId,
    scorecardId: card.id,
    revision: card.revision,
    candidate: candidateProps(facts.candidate),
    stageName: facts.stage.name,
    competencies: cardCompetencies(facts.rubric, card.stageKey),
    draft: contentOf(card),
    page,
    keptAt: card.revision > 1 ? card.savedAt : null,
    zone,
    trainee: isTrainee(card),
    advice: adviceFor(facts.rubric, card),
    ...extra,
  };
}

function adviceFor(rubric: Rubric, card: Scorecard) {
  const ratings = card.ratings.map((rating) => ({ ...rating, level: rating.level ?? null }));
  return checkCard(rubric, { ...card, ratings });
}

/** After submitting: how many are in, and which may be read now. */
export function submittedProps({ card, facts }: OpenCard, cards: Scorecard[]): SubmittedMessageProps {
  const counts = countCards(facts.interview, cards);
  return {
    scorecardId: card.id,
    interviewId: card.interviewId,
    candidate: candidateProps(facts.candidate),
    stageName: facts.stage.name,
    submitted: counts.in,
    expected: counts.expected,
    readable: cards
      .filter(({ id, status }) => id !== card.id && status === 'submitted')
      .map(({ id, personId }) => ({
        scorecardId: id,
        interviewerName: facts.people.get(personId)?.name ?? 'Somebody',
      })),
    trainee: isTrainee(card),
    afterDecision: card.lockedAt !== undefined,
  };
}

/** A submitted card as a reader sees it. */
export function scorecardViewProps(
  { card, facts }: OpenCard,
  author: Person,
  reader: Person,
  people: ReadonlyMap<string, Person>,
): ScorecardViewProps {
  return {
    scorecardId: card.id,
    candidate: candidateProps(facts.candidate),
    stageName: facts.stage.name,
    interviewer: personProps(author),
    part: card.part,
    zone: reader.zone,
    submittedAt: card.submittedAt ?? card.savedAt,
    competencies: cardCompetencies(facts.rubric, card.stageKey),
    draft: contentOf(card),
    showRecruiterNote: reader.roles.includes('recruiter') || reader.id === author.id,
    amendments: card.amendments
      .map(({ at, reason, before }, index) => {
        const after = card.amendments[index + 1]?.before ?? contentOf(card);
        return { amendedAt: at, reason, changes: changesBetween(facts.rubric, before, after) };
      })
      .reverse(),
    amendable: reader.id === author.id && card.status === 'submitted',
    unlockable: reader.roles.includes('admin') && reader.id !== author.id,
    unlocks: (card.unlocks ?? []).map(({ at, byId, reason }) => ({
      at,
      byName: people.get(byId)?.name ?? 'an admin',
      reason,
    })),
    ...(card.lockedAt && { lockedAt: card.lockedAt }),
  };
}

const TEXTS = [
  { key: 'summary', label: 'Summary' },
  { key: 'strongestSignal', label: 'Strongest signal' },
  { key: 'concern', label: 'Concern' },
] as const;

/** "Data modelling: 2 to 3", "Recommendation: no to yes", "Concern said before: ...". */
function changesBetween(rubric: Rubric, before: ScorecardContent, after: ScorecardContent): string[] {
  const word = (level: number | null | undefined) => (level == null ? 'not assessed' : String(level));
  const ratings = after.ratings.flatMap(({ competencyKey, level, evidence }) => {
    const earlier = before.ratings.find((rating) => rating.competencyKey === competencyKey);
    const name = findCompetency(rubric, competencyKey)?.name ?? competencyKey;
    const isSameText = (earlier?.evidence ?? '') === evidence;
    const moved = earlier?.level === level ? [] : [`${name}: ${word(earlier?.level)} to ${word(level)}`];
    return isSameText ? moved : [...moved, `${name} said before: ${earlier?.evidence || 'nothing'}`];
  });
  const texts = TEXTS.flatMap(({ key, label }) =>
    before[key] === after[key] ? [] : [`${label} said before: ${before[key] || 'nothing'}`],
  );
  const isSame = before.recommendation === after.recommendation;
  return isSame
    ? [...ratings, ...texts]
    : [
        ...ratings,
        ...texts,
        `Recommendation: ${before.recommendation ?? 'none'} to ${after.recommendation ?? 'none'}`,
      ];
}

/** A card that somebody owes. */
export function pendingProps(
  interview: Interview,
  candidate: Candidate,
  rubric: Rubric,
  draft: Scorecard | null,
): PendingCardProps {
  const stage = findStage(rubric, interview.stageKey);
  const of = cardCompetencies(rubric, interview.stageKey).length;
  const done = draft?.ratings.filter(({ level }) => level !== undefined).length ?? 0;
  return {
    interviewId: interview.id,
    candidate: candidateProps(candidate),
    stageName: stage?.name ?? interview.stageKey,
    dueAt: cardDueAt(interview),
    status: draft ? 'draft' : 'waiting',
    ...(draft && { rated: { done, of } }),
  };
}

function isTrainee({ part }: Scorecard): boolean {
  return part === 'shadow' || part === 'reverse shadow';
}
