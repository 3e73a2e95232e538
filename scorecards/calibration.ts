import { type CardForSummary, isCounted } from './card';
import { estimateCredibility } from './credibility';
import { mean } from './spread';

/** Below this many candidates rated together with somebody else, nothing is shown: not even a sign. */
const CALIBRATION_MIN_CANDIDATES = 5;

/** Printed wherever a figure is shown. */
export const CALIBRATION_METHOD = {
  name: 'Bühlmann-Straub credibility (empirical Bayes shrinkage)',
  how:
    'For each candidate: the mean difference from the others who rated the same competency. The mean over candidates is ' +
    'pulled to zero, the more the fewer candidates there are and the more they vary. Never applied to a candidate.',
  source: 'H. Bühlmann, A. Gisler: A Course in Credibility Theory, Springer 2005, chapter 4',
} as const;

/** A submitted card with the candidate it is of. */
export interface CardOfCandidate
  extends Pick<CardForSummary, 'personId' | 'part' | 'rubricVersion' | 'ratings'> {
  candidateId: string;
  roleKey: string;
}

/** How one interviewer rates beside the people they sat with. Shown to that interviewer and to admins, to nobody else. */
export type Calibration =
  | { shown: false; personId: string; candidates: number; needed: number }
  | {
      shown: true;
      personId: string;
      /** Candidates that they and somebody else rated in a same competency: the n. */
      candidates: number;
      /** Mean of co-raters' level minus own level: above 0 is more severe. As observed. */
      observed: number;
      /** The same after shrinkage, in levels. */
      severity: number;
      /** How far the observation is believed, 0 to 1. */
      credibility: number;
      words: string;
    };

interface Difference {
  candidateId: string;
  personId: string;
  value: number;
}

const cellKey = (card: CardOfCandidate, competencyKey: string) =>
  [card.candidateId, card.roleKey, card.rubricVersion, competencyKey].join(' ');

/** Others' mean level minus own, for each competency of a candidate that more than one person rated on one version. */
function listDifferences(cards: readonly CardOfCandidate[]): Difference[] {
  const cells = new Map<string, Map<string, Difference>>();
  for (const card of cards.filter((item) => isCounted(item.part))) {
    for (const { competencyKey, level } of card.ratings) {
      if (level === null) continue;
      const key = cellKey(card, competencyKey);
      const cell = cells.get(key) ?? new Map<string, Difference>();
      cell.set(card.personId, { candidateId: card.candidateId, personId: card.personId, value: level });
      cells.set(key, cell);
    }
  }
  return [...cells.values()].flatMap((cell) =>
    [...cell.values()].flatMap((own) => {
      const others = [...cell.values()].filter((other) => other.personId !== own.personId);
      const level = mean(others.map((other) => other.value));
      return level === null ? [] : [{ ...own, value: level - own.value }];
    }),
  );
}

/** One figure for each candidate: levels that one person gives one candidate on one day hang together. */
function meansByCandidate(differences: readonly Difference[]): Map<string, number[]> {
  const byCandidate = new Map<string, Difference[]>();
  for (const difference of differences) {
    const key = `${difference.personId} ${difference.candidateId}`;
    byCandidate.set(key, [...(byCandidate.get(key) ?? []), difference]);
  }
  const byPerson = new Map<string, number[]>();
  for (const group of byCandidate.values()) {
    const [first] = group;
    const value = mean(group.map((difference) => difference.value));
    if (first && value !== null)
      byPerson.set(first.personId, [...(byPerson.get(first.personId) ?? []), value]);
  }
  return byPerson;
}

function describe(severity: number, credibility: number, candidates: number): string {
  const over = `over ${candidates} candidates rated together with others, after shrinkage`;
  if (credibility === 0) return `No difference from co-raters that can be told from chance, ${over}.`;
  const size = Math.abs(severity).toFixed(1);
  if (size === '0.0') return `Less than a tenth of a level from co-raters, ${over}.`;
  return `About ${size} levels ${severity > 0 ? 'lower' : 'higher'} than co-raters, ${over}.`;
}

/**
 * Each interviewer's severity against those who rated the same candidates in the same competency on the same version.
 * It says nothing of who is right, and is relative: two people who always sit together get opposite figures. Trainees neither get a figure nor count as co-raters. Order: by person id.
 */
export function calibrate(cards: readonly CardOfCandidate[]): Calibration[] {
  const byPerson = meansByCandidate(listDifferences(cards));
  const groups = [...byPerson].map(([key, values]) => ({
    key,
    observations: values.map((value) => ({ value })),
  }));
  const estimate = estimateCredibility(groups);
  const everybody = [
    ...new Set(cards.filter((card) => isCounted(card.part)).map((card) => card.personId)),
  ].sort();
  return everybody.map((personId) => {
    const group = estimate.groups.find((item) => item.key === personId);
    const candidates = byPerson.get(personId)?.length ?? 0;
    if (!group || candidates < CALIBRATION_MIN_CANDIDATES) {
      return { shown: false, personId, candidates, needed: CALIBRATION_MIN_CANDIDATES - candidates };
    }
    // Differences from co-raters are neutral at zero by construction, so zero is what they are pulled to.
    const severity = group.factor * group.mean;
    const words = describe(severity, group.factor, candidates);
    return {
      shown: true,
      personId,
      candidates,
      observed: group.mean,
      severity,
      credibility: group.factor,
      words,
    };
  });
}
