import type { CoverageProps } from '../../../blocks/schedule/props';
import { foreseeCoverage, type PlannedSession } from '../../../scorecards/coverage';
import { findCompetency } from '../../../scorecards/rubric';
import type { Candidate, Interview } from '../../entities';
import type { Ports } from '../../ports';

/** What all interviews of the candidate assess together: those held and booked, and those that are planned. */
export function coverageProps(
  { rubrics }: Ports,
  { roleKey }: Candidate,
  earlier: readonly Interview[],
  planned: readonly PlannedSession[],
): CoverageProps {
  const rubric = rubrics.current(roleKey);
  const held = earlier.map(({ stageKey, panel }) => ({ stageKey, seats: panel }));
  const coverage = foreseeCoverage(rubric, [...held, ...planned]);
  const named = (word: 'twice' | 'once' | 'never') =>
    coverage
      .filter((each) => each.word === word)
      .map(({ competencyKey }) => findCompetency(rubric, competencyKey)?.name ?? competencyKey);
  return { twice: named('twice'), once: named('once'), never: named('never'), earlier: earlier.length };
}
