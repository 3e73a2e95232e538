import type { CardCompetencyProps } from './props';

/** Two fit a phone with their anchors, and four competencies are three screens. */
const COMPETENCIES_A_PAGE = 2;

/** Screens of a card: its competencies, and the overall one. */
export function countPages(competencies: number): number {
  return Math.ceil(competencies / COMPETENCIES_A_PAGE) + 1;
}

/** The competencies of a screen; none on the last. */
export function pageCompetencies(competencies: CardCompetencyProps[], page: number): CardCompetencyProps[] {
  return competencies.slice(page * COMPETENCIES_A_PAGE, (page + 1) * COMPETENCIES_A_PAGE);
}

/** The screen that a competency is on; an unknown one is looked for on the last. */
export function pageOf(competencies: CardCompetencyProps[], key: string): number {
  const index = competencies.findIndex((competency) => competency.key === key);
  return index < 0 ? countPages(competencies.length) - 1 : Math.floor(index / COMPETENCIES_A_PAGE);
}
