import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CardForSummary, ExpectedCard, Recommendation } from '../../scorecards/card';
import { parseRubric } from '../../scorecards/parseRubric';
import type { Level, Rubric } from '../../scorecards/rubric';

const FOLDER = join(__dirname, '../../scorecards');

const readText = (path: string) => readFileSync(path, 'utf8');
export const backEndText = () => readText(join(FOLDER, 'back-end-engineer.yaml'));
export const backEndRole = () => readText(join(FOLDER, 'roles/back-end-engineer.md'));
export const supportText = () => readText(join(__dirname, 'roles/support-engineer.yaml'));
export const supportRole = () => readText(join(__dirname, 'roles/support-engineer.md'));

export function rubricOf(text: string): Rubric {
  const parsed = parseRubric(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults, null, 2));
  return parsed.rubric;
}

export const BACK_END = rubricOf(backEndText());
export const SYSTEM_DESIGN = ['data-modelling', 'scale', 'trade-offs', 'apis'] as const;

let count = 0;

/** A card; `levels` are rated with a word of evidence each. */
export function makeCard(
  overrides: Partial<CardForSummary> & { levels?: Record<string, Level | null> } = {},
): CardForSummary {
  const { levels = { 'data-modelling': 3 }, ...rest } = overrides;
  count += 1;
  return {
    interviewId: 'i-design',
    personId: 'priya',
    part: 'lead',
    stageKey: 'system-design',
    rubricVersion: 1,
    ratings: Object.entries(levels).map(([competencyKey, level]) => ({
      competencyKey,
      level,
      evidence: `seen for ${competencyKey}`,
    })),
    recommendation: 'yes',
    summary: 'summary',
    strongestSignal: 'signal',
    concern: 'concern',
    submittedAt: new Date(Date.UTC(2026, 11, 3, 15, 0, count)),
    ...rest,
  };
}

/** A card of somebody who gives these levels in the four competencies of System design. */
export function designCard(
  personId: string,
  levels: readonly (Level | null)[],
  recommendation: Recommendation = 'yes',
): CardForSummary {
  return makeCard({
    personId,
    recommendation,
    levels: Object.fromEntries(SYSTEM_DESIGN.map((key, at) => [key, levels[at] ?? null])),
  });
}

export function makeExpected(overrides: Partial<ExpectedCard> = {}): ExpectedCard {
  return {
    interviewId: 'i-design',
    personId: 'priya',
    part: 'lead',
    stageKey: 'system-design',
    since: new Date('2026-12-03T15:00:00Z'),
    ...overrides,
  };
}
