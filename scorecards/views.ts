import type { CardForSummary } from './card';
import type { Level } from './rubric';

/** One person's judgement of one competency. */
export interface View {
  competencyKey: string;
  personId: string;
  interviewId: string;
  level: Level;
  evidence: string;
}

/** The ratings of a card that say something: "not assessed" is no judgement. */
export function listCardViews(card: CardForSummary): View[] {
  return card.ratings.flatMap(({ competencyKey, level, evidence }) =>
    level === null
      ? []
      : [{ competencyKey, personId: card.personId, interviewId: card.interviewId, level, evidence }],
  );
}

/** All views by competency, in the order of the cards. */
export function groupViews(cards: readonly CardForSummary[]): Map<string, View[]> {
  const grouped = new Map<string, View[]>();
  for (const view of cards.flatMap(listCardViews)) {
    const views = grouped.get(view.competencyKey) ?? [];
    views.push(view);
    grouped.set(view.competencyKey, views);
  }
  return grouped;
}

/** One view a person: the last given stands, because two by one person are not two judgements. */
export function onePerPerson(views: readonly View[]): View[] {
  return [...new Map(views.map((view) => [view.personId, view])).values()];
}

/** The view that says most: of those at a level, the one with the longest evidence. */
export function bestEvidenced(views: readonly View[]): View | null {
  return views.reduce<View | null>(
    (best, view) =>
      best === null || view.evidence.trim().length > best.evidence.trim().length ? view : best,
    null,
  );
}
