import type { CardFault } from '../../scorecards/cardFaults';
import { BLOCKS } from '../ids';
import type { CardCompetencyProps, ScorecardDraft } from './props';

/** The fault as one plain sentence, by the competency's name. */
export function faultText(
  fault: CardFault,
  competencies: Pick<CardCompetencyProps, 'key' | 'name'>[],
  draft?: ScorecardDraft,
): string {
  if (fault.what === 'recommendation') return 'Choose an overall recommendation.';
  const key = fault.competencyKey;
  const name = competencies.find((competency) => competency.key === key)?.name ?? key;
  if (fault.what === 'rating') return `${name}: choose a level, or not assessed.`;
  const level = draft?.ratings.find(({ competencyKey }) => competencyKey === key)?.level;
  return `${name}: ${level ? `a ${level}` : 'this level'} needs what you saw or heard.`;
}

/**
 * The faults as `response_action: 'errors'` for the last screen: what lies on another screen is named under the
 * recommendation, because Slack shows an error only at an input that is drawn.
 */
export function cardErrors(
  faults: CardFault[],
  competencies: Pick<CardCompetencyProps, 'key' | 'name'>[],
  draft?: ScorecardDraft,
): Record<string, string> {
  if (faults.length === 0) return {};
  return { [BLOCKS.recommendation]: faults.map((fault) => faultText(fault, competencies, draft)).join(' ') };
}
