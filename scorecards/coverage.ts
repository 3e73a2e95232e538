import { type CardPart, isCounted } from './card';
import type { Rubric } from './rubric';

export type CoverageWord = 'twice' | 'once' | 'never';

/** How many people judge a competency. */
export interface CompetencyCoverage {
  competencyKey: string;
  /** Different people; the same person in two interviews is one view. */
  raters: number;
  word: CoverageWord;
  /** Stages of the rubric that assess it, in the order of the plan: what to add where the word is `never`. */
  stageKeys: string[];
}

/** An interview that is planned. Without seats, the panel that the rubric asks for is assumed. */
export interface PlannedSession {
  stageKey: string;
  seats?: readonly { part: CardPart; personId?: string }[];
}

/** One view is once, two or more are twice: two independent judgements are what a comparison needs. */
function coverageWord(raters: number): CoverageWord {
  if (raters === 0) return 'never';
  return raters === 1 ? 'once' : 'twice';
}

/** Stage keys in the order in which the plan holds them. */
function listPlannedStages(rubric: Rubric): string[] {
  return rubric.plan.rounds.flatMap((round) => round.stages);
}

/** The coverage of every competency of the rubric, given who judges which. */
export function describeCoverage(
  rubric: Rubric,
  raters: ReadonlyMap<string, ReadonlySet<string>>,
): CompetencyCoverage[] {
  const order = listPlannedStages(rubric);
  return rubric.competencies.map(({ key }) => {
    const count = raters.get(key)?.size ?? 0;
    const stageKeys = order.filter((stageKey) =>
      rubric.stages.some((stage) => stage.key === stageKey && stage.competencies.includes(key)),
    );
    return { competencyKey: key, raters: count, word: coverageWord(count), stageKeys };
  });
}

/**
 * What a set of interviews will assess twice, once, never: shown before booking.
 * Trainees do not count; a stage that the rubric does not know assesses nothing.
 */
export function foreseeCoverage(rubric: Rubric, sessions: readonly PlannedSession[]): CompetencyCoverage[] {
  const raters = new Map<string, Set<string>>();
  sessions.forEach((session, sessionAt) => {
    const stage = rubric.stages.find((candidate) => candidate.key === session.stageKey);
    const seats: PlannedSession['seats'] =
      session.seats ??
      stage?.panel.flatMap((seat) => Array.from({ length: seat.count }, () => ({ part: seat.part })));
    seats?.forEach((seat, seatAt) => {
      if (!isCounted(seat.part)) return;
      for (const key of stage?.competencies ?? []) {
        const people = raters.get(key) ?? new Set<string>();
        raters.set(key, people.add(seat.personId ?? `seat ${sessionAt}.${seatAt}`));
      }
    });
  });
  return describeCoverage(rubric, raters);
}
