import { type CardForSummary, leansToHire, RECOMMENDATIONS, type Recommendation } from './card';
import { expectedLevel, findCompetency, type Level, type Rubric, weightOf } from './rubric';
import { mean, range } from './spread';
import { bestEvidenced, groupViews, listCardViews, onePerPerson, type View } from './views';

/** One voice in a disagreement: a level of a competency, or a recommendation, with what was written for it. */
export interface Side {
  personId: string;
  interviewId: string;
  level: Level | null;
  recommendation: Recommendation | null;
  evidence: string;
}

export type TopicKind =
  | 'two apart'
  | 'one against the rest'
  | 'recommendations apart'
  | 'levels against recommendation'
  | 'same level for all';

/** Something to talk about in the debrief. */
export interface Topic {
  kind: TopicKind;
  /** Null when it is about a card or the recommendations. */
  competencyKey: string | null;
  /** The opposing evidences, the higher first; one side when a single card is asked about. */
  sides: Side[];
  /** Everybody's level for the competency, or the levels of the card in question; the highest first. */
  levels: { personId: string; competencyKey: string; level: Level }[];
  /** How far apart, in levels or steps of recommendation. */
  size: number;
  weight: number;
  /** It would move the picture over the line: the expected level, or the majority. */
  decisive: boolean;
  /** weight x size, twice that when decisive: the order of the agenda. */
  score: number;
}

const APART = 2;

function makeTopic(topic: Omit<Topic, 'score'>): Topic {
  return { ...topic, score: topic.weight * topic.size * (topic.decisive ? 2 : 1) };
}

const rated = (view: View): Side => ({ ...pick(view), level: view.level, recommendation: null });
const pick = ({ personId, interviewId, evidence }: View) => ({ personId, interviewId, evidence });
const highestFirst = (views: readonly View[]) =>
  [...views]
    .sort((a, b) => b.level - a.level)
    .map(({ personId, competencyKey, level }) => ({ personId, competencyKey, level }));

/** The one view that stands two or more levels from all others, while those stay within one; null when there is none. */
function findOutlier(views: readonly View[]): { alone: View; rest: View[] } | null {
  if (views.length < 3) return null;
  for (const alone of views) {
    const rest = views.filter((view) => view !== alone);
    const far = rest.every((view) => Math.abs(view.level - alone.level) >= APART);
    if (far && (range(rest.map((view) => view.level)) ?? 0) <= 1) return { alone, rest };
  }
  return null;
}

function competencyTopic(rubric: Rubric, seniorityKey: string, key: string, all: readonly View[]): Topic[] {
  const views = onePerPerson(all);
  const competency = findCompetency(rubric, key);
  const size = range(views.map((view) => view.level)) ?? 0;
  if (competency === null || size < APART) return [];
  const low = Math.min(...views.map((view) => view.level));
  const bar = expectedLevel(competency, seniorityKey);
  const outlier = findOutlier(views);
  const atLevel = (level: number) => bestEvidenced(views.filter((view) => view.level === level));
  const pair = outlier ? [outlier.alone, bestEvidenced(outlier.rest)] : [atLevel(low + size), atLevel(low)];
  const sides = pair.flatMap((view) => (view ? [view] : [])).sort((a, b) => b.level - a.level);
  return [
    makeTopic({
      kind: outlier ? 'one against the rest' : 'two apart',
      competencyKey: key,
      sides: sides.map(rated),
      levels: highestFirst(views),
      size,
      weight: weightOf(competency),
      decisive: bar !== null && low < bar && low + size >= bar,
    }),
  ];
}

/** Yes-leaning cards minus no-leaning ones. */
export function countMargin(cards: readonly CardForSummary[]): number {
  return cards.reduce((sum, card) => sum + (leansToHire(card.recommendation) ? 1 : -1), 0);
}

/** Whether the majority would be lost if this card said the opposite. */
function tipsMajority(cards: readonly CardForSummary[], card: CardForSummary): boolean {
  const margin = countMargin(cards);
  return Math.abs(margin) <= 2 && (margin === 0 || leansToHire(card.recommendation) === margin > 0);
}

function cardWeight(rubric: Rubric, card: CardForSummary): number {
  const weights = listCardViews(card).flatMap(({ competencyKey }) => {
    const competency = findCompetency(rubric, competencyKey);
    return competency ? [weightOf(competency)] : [];
  });
  return mean(weights) ?? 1;
}

/** How far the levels of a card lie from what was expected, competency by competency; empty when nothing is known. */
function gapsOf(rubric: Rubric, seniorityKey: string, card: CardForSummary): { view: View; gap: number }[] {
  return listCardViews(card).flatMap((view) => {
    const competency = findCompetency(rubric, view.competencyKey);
    const bar = competency && expectedLevel(competency, seniorityKey);
    return bar ? [{ view, gap: view.level - bar }] : [];
  });
}

const said = (card: CardForSummary, evidence: string): Side => ({
  personId: card.personId,
  interviewId: card.interviewId,
  level: null,
  recommendation: card.recommendation,
  evidence: evidence || card.summary,
});

function contradictionTopic(rubric: Rubric, seniorityKey: string, cards: readonly CardForSummary[]) {
  return (card: CardForSummary): Topic[] => {
    const gaps = gapsOf(rubric, seniorityKey, card);
    const hire = leansToHire(card.recommendation);
    const contradicts = gaps.length >= 2 && gaps.every(({ gap }) => (hire ? gap < 0 : gap >= 0));
    const floored = card.recommendation === 'strong yes' && gaps.some(({ view }) => view.level === 1);
    if (!contradicts && !floored) return [];
    const steps = card.recommendation.startsWith('strong') ? 2 : 1;
    const asked = [...gaps].sort((a, b) => (hire ? a.gap - b.gap : b.gap - a.gap))[0];
    return [
      makeTopic({
        kind: 'levels against recommendation',
        competencyKey: null,
        sides: [
          ...(asked ? [rated(asked.view)] : []),
          said(card, hire ? card.strongestSignal : card.concern),
        ],
        levels: highestFirst(gaps.map(({ view }) => view)),
        size: steps,
        weight: cardWeight(rubric, card),
        decisive: tipsMajority(cards, card),
      }),
    ];
  };
}

/** Same level everywhere, although somebody in the same interview saw the same competencies two or more levels apart. */
function flatTopic(rubric: Rubric, cards: readonly CardForSummary[]) {
  return (card: CardForSummary): Topic[] => {
    const own = listCardViews(card);
    const keys = new Set(own.map((view) => view.competencyKey));
    if (keys.size < 3 || range(own.map((view) => view.level)) !== 0) return [];
    const toldApart = cards.some((other) => {
      const shared = listCardViews(other).filter((view) => keys.has(view.competencyKey));
      return (
        other.interviewId === card.interviewId && (range(shared.map((view) => view.level)) ?? 0) >= APART
      );
    });
    if (!toldApart) return [];
    return [
      makeTopic({
        kind: 'same level for all',
        competencyKey: null,
        sides: [said(card, card.summary)],
        levels: highestFirst(own),
        size: 1,
        weight: cardWeight(rubric, card),
        decisive: false,
      }),
    ];
  };
}

function recommendationTopic(cards: readonly CardForSummary[], asked: ReadonlySet<string>): Topic[] {
  const ranked = [...cards].sort(
    (a, b) => RECOMMENDATIONS.indexOf(b.recommendation) - RECOMMENDATIONS.indexOf(a.recommendation),
  );
  const [high, low] = [ranked[0], ranked.at(-1)];
  if (!high || !low || leansToHire(high.recommendation) === leansToHire(low.recommendation)) return [];
  const margin = countMargin(cards);
  const sides = [true, false].map((hire) =>
    cards.filter((card) => leansToHire(card.recommendation) === hire),
  );
  const asksAlready = sides.some(
    (side) => side.length === 1 && side.every((card) => asked.has(card.personId)),
  );
  if (asksAlready) return [];
  return [
    makeTopic({
      kind: 'recommendations apart',
      competencyKey: null,
      sides: [said(high, high.strongestSignal), said(low, low.concern)],
      levels: [],
      size: RECOMMENDATIONS.indexOf(high.recommendation) - RECOMMENDATIONS.indexOf(low.recommendation),
      weight: 1,
      decisive: Math.abs(margin) <= 2,
    }),
  ];
}

/**
 * What to talk about first: the disagreements among counted cards, by what the role weighs (the rubric's weights) and by
 * how much settling them would change the picture. Equal scores stay in the order of the rubric, cards after.
 */
export function listDisagreements(
  rubric: Rubric,
  seniorityKey: string,
  cards: readonly CardForSummary[],
): Topic[] {
  const views = groupViews(cards);
  const competencies = rubric.competencies.flatMap(({ key }) =>
    competencyTopic(rubric, seniorityKey, key, views.get(key) ?? []),
  );
  const contradictions = cards.flatMap(contradictionTopic(rubric, seniorityKey, cards));
  const asked = new Set(contradictions.flatMap((topic) => topic.sides.map((side) => side.personId)));
  const flat = cards.filter((card) => !asked.has(card.personId)).flatMap(flatTopic(rubric, cards));
  const topics = [...competencies, ...recommendationTopic(cards, asked), ...contradictions, ...flat];
  return topics.sort((a, b) => b.score - a.score);
}
