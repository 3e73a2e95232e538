import type { Rating, Recommendation } from '../../../src/entities';

/** A card in the words of the seed. */
export interface SeedCard {
  candidate: string;
  stageKey: string;
  person: string;
  /** Competency, level (null: not assessed), what was seen or heard. */
  ratings: [competencyKey: string, level: Rating['level'], evidence: string][];
  /** Missing on a draft that is not that far. */
  recommendation?: Recommendation;
  summary: string;
  strongestSignal: string;
  concern: string;
  noteToRecruiter?: string;
  /** Hours between the interview's end and the last save. */
  afterHours: number;
  status?: 'draft';
}
