import type {
  DebriefCardProps,
  DebriefProps,
  DebriefTopicProps,
  DecisionProps,
} from '../../blocks/debrief/props';
import { firstName } from '../../blocks/text';
import type { CardForSummary } from '../../scorecards/card';
import type { Side, Topic } from '../../scorecards/disagreements';
import { findCompetency, findStage, type Rubric } from '../../scorecards/rubric';
import { describeTopic } from '../../scorecards/topicWords';
import type { Decision, Person } from '../entities';
import { findNudge } from '../flows/outside/nudge';
import { cardDueAt } from '../flows/outside/plannedJobs';
import type { DebriefFacts } from '../telling';
import { candidateProps, personProps } from './interviewProps';

/** A candidate's evidence as one reader sees it. */
export function debriefProps(facts: DebriefFacts, reader: Person, now: Date, quorum: number): DebriefProps {
  const { candidate, rubric, summary, debrief } = facts;
  const votes = debrief?.votes ?? [];
  const decision = debrief?.decision;
  return {
    candidate: candidateProps(candidate),
    roleName: rubric.name,
    seniority: rubric.seniorities.find(({ key }) => key === candidate.seniority)?.name ?? candidate.seniority,
    zone: reader.zone,
    now,
    competencies: rubric.competencies.map(({ key, name }) => ({ key, name })),
    cards: summary.cards.map((card) => cardColumn(facts, card)),
    traineeCards: summary.traineeCards.map((card) => cardColumn(facts, card)),
    expectedCards: summary.cards.length + summary.missing.length,
    missing: missingProps(facts, reader),
    topics: summary.agenda.map((topic) => topicProps(facts, topic)),
    ...coverageProps(facts),
    agreementText: [summary.confidence, summary.agreement.words].filter(Boolean).join(' '),
    ...(summary.mean.value !== null && {
      mean: { value: summary.mean.value, ratings: summary.mean.ratings },
    }),
    ...(summary.versions.words && { versionNote: summary.versions.words }),
    votes: votes.map(({ personId, outcome, reason }) => ({
      person: personProps(who(facts, personId)),
      outcome,
      reason,
    })),
    quorum,
    ...(decision && { decision: decisionProps(facts, decision) }),
    earlierDecisions: (debrief?.earlierDecisions ?? []).map((earlier) => ({
      outcome: earlier.outcome,
      rationale: earlier.rationale,
      byName: who(facts, earlier.decidedById).name,
      decidedAt: earlier.decidedAt,
    })),
    may: mayOf(reader, votes.length >= quorum, decision),
  };
}

/** The decision with its dissent by name. */
function decisionProps(facts: DebriefFacts, decision: Decision): DecisionProps {
  return {
    outcome: decision.outcome,
    rationale: decision.rationale,
    byName: who(facts, decision.decidedById).name,
    decidedAt: decision.decidedAt,
    dissent: decision.snapshot.votes
      .filter(({ personId }) => decision.dissenterIds.includes(personId))
      .map(({ personId, outcome, reason }) => ({ name: who(facts, personId).name, outcome, reason })),
    amendedSince: facts.cards
      .filter(({ amendments }) => amendments.some(({ at }) => at > decision.decidedAt))
      .map((card) => cardName(facts, card)),
    inSince: facts.cards
      .filter(({ id }) => !decision.snapshot.cards.some((frozen) => frozen.id === id))
      .map((card) => cardName(facts, card)),
  };
}

/** "Omar Haddad (Coding)". */
function cardName(
  facts: DebriefFacts,
  { personId, stageKey }: { personId: string; stageKey: string },
): string {
  return `${who(facts, personId).name} (${stageName(facts.rubric, stageKey)})`;
}

function mayOf({ roles }: Person, hasQuorum: boolean, decision: Decision | undefined): DebriefProps['may'] {
  const isMember = roles.includes('committee');
  const isRecruiter = roles.includes('recruiter') || roles.includes('admin');
  return {
    vote: isMember && !decision,
    decide: isMember && hasQuorum && !decision,
    nudge: isMember || isRecruiter,
    addInterview: isRecruiter,
    export: roles.includes('recruiter'),
    post: isMember || roles.includes('recruiter'),
  };
}

function cardColumn(facts: DebriefFacts, card: CardForSummary): DebriefCardProps {
  const stored = facts.cards.find(
    ({ interviewId, personId }) => interviewId === card.interviewId && personId === card.personId,
  );
  return {
    scorecardId: stored?.id ?? card.interviewId,
    interviewer: personProps(who(facts, card.personId)),
    stageName: stageName(facts.rubric, card.stageKey),
    recommendation: card.recommendation,
    assesses: findStage(facts.rubric, card.stageKey)?.competencies ?? [],
    ratings: card.ratings.map(({ competencyKey, level }) => ({ competencyKey, level })),
  };
}

function missingProps(facts: DebriefFacts, reader: Person): DebriefProps['missing'] {
  return facts.summary.missing.map((missing) => ({
    id: `${missing.interviewId}.${missing.personId}`,
    person: personProps(who(facts, missing.personId)),
    stageName: stageName(facts.rubric, missing.stageKey),
    dueAt: cardDueAt({ endsAt: missing.since }),
    ...nudgedProps(facts, reader, missing),
  }));
}

function nudgedProps(
  facts: DebriefFacts,
  reader: Person,
  { interviewId, personId }: DebriefFacts['summary']['missing'][number],
): Pick<DebriefProps['missing'][number], 'nudged'> {
  const interview = facts.interviews.find(({ id }) => id === interviewId);
  const last = interview && findNudge(interview, personId);
  if (!last) return {};
  const byName = last.byId === reader.id ? 'you' : who(facts, last.byId ?? '').name;
  return { nudged: { at: last.at, byName, againAt: last.againAt } };
}

function coverageProps({ rubric, summary }: DebriefFacts): Pick<DebriefProps, 'unassessed' | 'assessedOnce'> {
  const name = (key: string) => findCompetency(rubric, key)?.name ?? key;
  const stageOf = (key: string | undefined) => {
    const stage = key ? findStage(rubric, key) : null;
    return stage && { key: stage.key, name: stage.name };
  };
  return {
    unassessed: summary.coverage
      .filter(({ word }) => word === 'never')
      .map(({ competencyKey, stageKeys }) => ({
        competencyKey,
        name: name(competencyKey),
        stage: stageOf(stageKeys[0]),
      })),
    assessedOnce: summary.coverage
      .filter(({ word }) => word === 'once')
      .map(({ competencyKey }) => name(competencyKey)),
  };
}

function topicProps(facts: DebriefFacts, topic: Topic): DebriefTopicProps {
  const name = (personId: string) => firstName(who(facts, personId).name);
  return {
    ...describeTopic(topic, facts.rubric, name, (side) => stageOfSeveral(facts, side)),
    evidence: topic.sides.map(({ personId, level, evidence }) => ({
      name: name(personId),
      level,
      text: evidence,
    })),
  };
}

/** "Omar rates 3 on everything" is wrong of somebody with two cards, unless it is said of which. */
function stageOfSeveral(
  { summary, rubric }: DebriefFacts,
  { personId, interviewId }: Pick<Side, 'personId' | 'interviewId'>,
): string | null {
  const own = summary.cards.filter((card) => card.personId === personId);
  const card = own.find((one) => one.interviewId === interviewId);
  return card && own.length > 1 ? stageName(rubric, card.stageKey) : null;
}

function who(facts: DebriefFacts, personId: string): Person {
  const known = facts.people.get(personId);
  if (known) return known;
  const { teamId } = facts.candidate;
  return {
    id: personId,
    teamId,
    slackUserId: '',
    name: 'Somebody',
    email: '',
    zone: 'UTC',
    roles: [],
    active: false,
  };
}

export function stageName(rubric: Rubric, stageKey: string): string {
  return findStage(rubric, stageKey)?.name ?? stageKey;
}
