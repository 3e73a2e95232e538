import type { CardForSummary } from './card';
import type { Rubric } from './rubric';

/** Which versions of the rubric a candidate's cards were filled on. */
export interface VersionMix {
  versions: { version: number; cards: number }[];
  mixed: boolean;
  /** Competencies rated on a card that the rubric at hand does not know. */
  unknownCompetencyKeys: string[];
  /** A sentence when cards are not all on the rubric at hand; null otherwise. */
  words: string | null;
}

/** Says so when cards are on several versions, or on another one than the rubric they are read with. */
export function describeVersions(rubric: Rubric, cards: readonly CardForSummary[]): VersionMix {
  const counts = new Map<number, number>();
  for (const card of cards) counts.set(card.rubricVersion, (counts.get(card.rubricVersion) ?? 0) + 1);
  const versions = [...counts].sort(([a], [b]) => a - b).map(([version, n]) => ({ version, cards: n }));
  const known = new Set(rubric.competencies.map((competency) => competency.key));
  const rated = cards.flatMap((card) => card.ratings.filter((rating) => rating.level !== null));
  const unknownCompetencyKeys = [...new Set(rated.map((rating) => rating.competencyKey))].filter(
    (key) => !known.has(key),
  );
  const foreign = versions.some(({ version }) => version !== rubric.version);
  const list = versions.map(
    ({ version, cards: n }) => `version ${version} (${n} ${n === 1 ? 'card' : 'cards'})`,
  );
  const left =
    unknownCompetencyKeys.length > 0
      ? ` Not in version ${rubric.version}, so left out of the figures: ${unknownCompetencyKeys.join(', ')}.`
      : '';
  return {
    versions,
    mixed: versions.length > 1,
    unknownCompetencyKeys,
    words: foreign
      ? `Rated on rubric ${list.join(' and ')}, read with version ${rubric.version}: the anchors may differ.${left}`
      : null,
  };
}
