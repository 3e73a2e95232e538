import { recommendationCounts } from '../../blocks/debrief/debriefBlocks';
import type { DebriefProps } from '../../blocks/debrief/props';
import { count, listText } from '../../blocks/text';
import { findCompetency, type Rubric } from '../../scorecards/rubric';
import type { Person, Scorecard } from '../entities';
import { countsInSummary } from '../flows/loadFacts';
import type { Packet, PacketCard } from '../packet';
import type { Rubrics } from '../ports';
import type { DebriefFacts } from '../telling';
import { stageName } from './debriefProps';

/** The debrief as a document: all that `props` shows, and each card whole. */
export function packetOf(
  facts: DebriefFacts,
  props: DebriefProps,
  outside: { by: Person; company: string; exportedAt: Date; picture: Uint8Array | null; rubrics: Rubrics },
): Packet {
  const { by, company, exportedAt, picture, rubrics } = outside;
  return {
    candidate: facts.candidate.name,
    role: props.roleName,
    seniority: props.seniority,
    company,
    zone: by.zone,
    exportedAt,
    exportedBy: by.name,
    picture,
    state: [stateText(props), ...props.earlierDecisions.map(earlierText)].join(' '),
    topics: props.topics.map(({ title, line, evidence }) => ({ title, line, sides: evidence })),
    unassessed: props.unassessed.map(({ name }) => name),
    recommendations: recommendationCounts(props),
    figures: [
      props.versionNote ?? '',
      props.agreementText ?? '',
      props.mean
        ? `Mean level ${props.mean.value.toFixed(1)} of 4, from ${count(props.mean.ratings, 'rating')}.`
        : '',
    ].filter(Boolean),
    votes: props.votes.map(({ person, outcome, reason }) => ({ name: person.name, outcome, reason })),
    decision: props.decision ? { ...props.decision, at: props.decision.decidedAt } : null,
    cards: byStage(facts).flatMap((card) =>
      packetCard(card, facts, rubrics.version(card.roleKey, card.rubricVersion)),
    ),
  };
}

/** In the order of the plan, those that count first. */
function byStage({ cards, rubric }: DebriefFacts): Scorecard[] {
  const place = ({ stageKey, part }: Scorecard) =>
    2 * rubric.stages.findIndex(({ key }) => key === stageKey) + (countsInSummary(part) ? 0 : 1);
  return cards.toSorted((a, b) => place(a) - place(b));
}

function earlierText({ outcome, rationale, byName }: DebriefProps['earlierDecisions'][number]): string {
  return `Decided before by ${byName}: ${outcome}. ${rationale}`;
}

function stateText({ cards, expectedCards, missing }: DebriefProps): string {
  const names = missing.map(({ person, stageName: stage }) => `${person.name} (${stage})`);
  const counted = `${cards.length} of ${count(expectedCards, 'card')} in.`;
  return names.length > 0 ? `${counted} Missing: ${listText(names)}.` : counted;
}

function packetCard(card: Scorecard, { people }: DebriefFacts, rubric: Rubric): PacketCard[] {
  const { recommendation, submittedAt } = card;
  if (!recommendation || !submittedAt) return [];
  return [
    {
      interviewer: people.get(card.personId)?.name ?? 'Somebody',
      part: card.part,
      counted: countsInSummary(card.part),
      stage: stageName(rubric, card.stageKey),
      submittedAt,
      rubricVersion: card.rubricVersion,
      recommendation,
      summary: card.summary,
      strongestSignal: card.strongestSignal,
      concern: card.concern,
      ratings: card.ratings.map(({ competencyKey, level, evidence }) => ({
        competency: findCompetency(rubric, competencyKey)?.name ?? competencyKey,
        level: level ?? null,
        evidence,
      })),
      amendments: card.amendments.map(({ at, reason }) => ({ at, reason })),
    },
  ];
}
