import type { CardForSummary, Recommendation } from './card';
import type { Level, Rubric } from './rubric';
import { listCardViews } from './views';

/** A trainee's card beside the lead's of the same interview: their feedback, shown once both are in. */
export interface TraineeComparison {
  competencies: {
    competencyKey: string;
    trainee: Level | null;
    lead: Level | null;
    /** Trainee minus lead; null unless both rated it. */
    difference: number | null;
  }[];
  /** Competencies both rated, and how many of them at the same level. */
  shared: number;
  same: number;
  recommendation: { trainee: Recommendation; lead: Recommendation };
}

/** Compares a trainee's card with the lead's. The trainee's card counts in no summary, whatever this says. */
export function compareToLead(
  rubric: Rubric,
  trainee: CardForSummary,
  lead: CardForSummary,
): TraineeComparison {
  const levelOn = (card: CardForSummary, key: string) =>
    listCardViews(card).find((view) => view.competencyKey === key)?.level ?? null;
  const competencies = rubric.competencies.flatMap(({ key }) => {
    const [own, other] = [levelOn(trainee, key), levelOn(lead, key)];
    if (own === null && other === null) return [];
    const difference = own === null || other === null ? null : own - other;
    return [{ competencyKey: key, trainee: own, lead: other, difference }];
  });
  const shared = competencies.filter(({ difference }) => difference !== null);
  return {
    competencies,
    shared: shared.length,
    same: shared.filter(({ difference }) => difference === 0).length,
    recommendation: { trainee: trainee.recommendation, lead: lead.recommendation },
  };
}
