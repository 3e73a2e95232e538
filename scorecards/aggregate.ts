import {
  type CardForSummary,
  type ExpectedCard,
  isCounted,
  leansToHire,
  RECOMMENDATIONS,
  type Recommendation,
} from './card';
import { type Agreement, describeConfidence, measureAgreement } from './confidence';
import { type CompetencyCoverage, describeCoverage } from './coverage';
import { listDisagreements, type Topic } from './disagreements';
import { type Competency, expectedLevel, type Level, type Rubric, weightOf } from './rubric';
import { describeVersions, type VersionMix } from './rubricVersions';
import { countPairs, mean, median, range } from './spread';
import { groupViews, onePerPerson, type View } from './views';

/** How the raters of one competency stand to each other, in a word. */
export type AgreementWord = 'nobody' | 'one rater' | 'same level' | 'next to each other' | 'apart';

/** One competency over all counted cards: spread before the middle, the mean last. One level a person: their last. */
export interface CompetencySummary {
  competencyKey: string;
  /** Different people who rated it. */
  n: number;
  /** Highest minus lowest level; null when nobody rated it. */
  range: number | null;
  agreement: { word: AgreementWord; pairs: number; same: number; withinOne: number };
  /** Every rating given, also two by one person in two interviews. */
  ratings: View[];
  median: number | null;
  /** The level a hire of this seniority shows; null for a seniority the rubric does not know. */
  expected: Level | null;
  below: number;
  weight: number;
  mean: number | null;
}

export interface RecommendationSummary {
  given: { personId: string; interviewId: string; stageKey: string; recommendation: Recommendation }[];
  /** How often each was given, strong no first. */
  counts: { recommendation: Recommendation; n: number }[];
  /** People on both sides of the line. */
  split: boolean;
}

/** All that a committee reads of a candidate, from submitted cards. */
export interface CandidateSummary {
  /** Counted cards: leads and seconds, one a person and interview. */
  cards: CardForSummary[];
  /** Trainees' cards: shown apart, in no figure here. */
  traineeCards: CardForSummary[];
  /** Counted cards that are owed, the longest owed first. */
  missing: ExpectedCard[];
  /** What to talk about first. */
  agenda: Topic[];
  competencies: CompetencySummary[];
  coverage: CompetencyCoverage[];
  recommendations: RecommendationSummary;
  agreement: Agreement;
  /** What the recommendations carry at this n. */
  confidence: string;
  versions: VersionMix;
  /** Mean of the competencies' means, by the rubric's weights; for the last line, with its n. */
  mean: {
    value: number | null;
    competencies: number;
    ratings: number;
    weights: { competencyKey: string; value: number; reason: string }[];
  };
}

function wordFor(n: number, spread: number | null): AgreementWord {
  if (n === 0) return 'nobody';
  if (n === 1) return 'one rater';
  if (spread === 0) return 'same level';
  return spread === 1 ? 'next to each other' : 'apart';
}

function summariseCompetency(
  competency: Competency,
  seniorityKey: string,
  ratings: View[],
): CompetencySummary {
  const levels = onePerPerson(ratings).map((view) => view.level);
  const spread = range(levels);
  const expected = expectedLevel(competency, seniorityKey);
  return {
    competencyKey: competency.key,
    n: levels.length,
    range: spread,
    agreement: { word: wordFor(levels.length, spread), ...countPairs(levels) },
    ratings,
    median: median(levels),
    expected,
    below: expected === null ? 0 : levels.filter((level) => level < expected).length,
    weight: weightOf(competency),
    mean: mean(levels),
  };
}

function summariseRecommendations(cards: readonly CardForSummary[]): RecommendationSummary {
  const given = cards.map(({ personId, interviewId, stageKey, recommendation }) => ({
    personId,
    interviewId,
    stageKey,
    recommendation,
  }));
  const yes = given.filter(({ recommendation }) => leansToHire(recommendation)).length;
  return {
    given,
    counts: RECOMMENDATIONS.map((recommendation) => ({
      recommendation,
      n: given.filter((item) => item.recommendation === recommendation).length,
    })),
    split: yes > 0 && yes < given.length,
  };
}

function weightedMean(rubric: Rubric, summaries: readonly CompetencySummary[]): CandidateSummary['mean'] {
  const rated = summaries.flatMap(({ mean: value, weight, n }) =>
    value === null ? [] : [{ value, weight, n }],
  );
  const weights = rated.reduce((sum, item) => sum + item.weight, 0);
  return {
    value: weights === 0 ? null : rated.reduce((sum, item) => sum + item.value * item.weight, 0) / weights,
    competencies: rated.length,
    ratings: rated.reduce((sum, item) => sum + item.n, 0),
    weights: rubric.competencies.flatMap(({ key, weight }) =>
      weight ? [{ competencyKey: key, ...weight }] : [],
    ),
  };
}

const bySubmission = (a: CardForSummary, b: CardForSummary) =>
  a.submittedAt.getTime() - b.submittedAt.getTime();

/** One card for each person and interview: the last submitted stands. In order of submission, so that figures repeat. */
function latestCards(cards: readonly CardForSummary[]): CardForSummary[] {
  const inOrder = [...cards].sort(bySubmission);
  const latest = new Map(inOrder.map((card) => [`${card.interviewId} ${card.personId}`, card]));
  return [...latest.values()].sort(bySubmission);
}

function listMissing(expected: readonly ExpectedCard[], cards: readonly CardForSummary[]): ExpectedCard[] {
  const isIn = (owed: ExpectedCard) =>
    cards.some((card) => card.interviewId === owed.interviewId && card.personId === owed.personId);
  return expected
    .filter((owed) => isCounted(owed.part) && !isIn(owed))
    .sort((a, b) => a.since.getTime() - b.since.getTime());
}

function raterSets(views: ReadonlyMap<string, readonly View[]>): Map<string, Set<string>> {
  return new Map([...views].map(([key, list]) => [key, new Set(list.map((view) => view.personId))]));
}

/**
 * One candidate's cards as evidence: spread before average, what to talk about first, what nobody assessed, who is
 * missing. Pure; cards may come in any order. Ratings of competencies that this rubric does not know (cards on another
 * version) stay on their cards and are named in `versions`, in no figure.
 * @param expected the cards owed by now: whoever sat in interviews that have ended.
 */
export function summarise(
  rubric: Rubric,
  seniorityKey: string,
  cards: readonly CardForSummary[],
  expected: readonly ExpectedCard[],
): CandidateSummary {
  const latest = latestCards(cards);
  const counted = latest.filter((card) => isCounted(card.part));
  const views = groupViews(counted);
  const missing = listMissing(expected, latest);
  const competencies = rubric.competencies.map((competency) =>
    summariseCompetency(competency, seniorityKey, views.get(competency.key) ?? []),
  );
  return {
    cards: counted,
    traineeCards: latest.filter((card) => !isCounted(card.part)),
    missing,
    agenda: listDisagreements(rubric, seniorityKey, counted),
    competencies,
    coverage: describeCoverage(rubric, raterSets(views)),
    recommendations: summariseRecommendations(counted),
    agreement: measureAgreement(counted),
    confidence: describeConfidence(counted, missing.length),
    versions: describeVersions(rubric, counted),
    mean: weightedMean(rubric, competencies),
  };
}
