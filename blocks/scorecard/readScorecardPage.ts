import { RECOMMENDATIONS } from '../../scorecards/card';
import { LEVELS } from '../../scorecards/rubric';
import { aboutOf, BLOCKS } from '../ids';
import type { StateValue, ViewState } from '../props';
import { chosen, inputOf } from '../viewState';
import { NOT_ASSESSED } from './competencyBlocks';
import type { DraftRating, ScorecardDraft } from './props';

/**
 * The draft with what one screen holds now laid over it. What the screen does not show stays; an emptied text empties
 * it. The draft given is left as it was. Works for a submission and for any action inside the view.
 */
export function readScorecardPage(state: ViewState, draft: ScorecardDraft): ScorecardDraft {
  const recommendation = RECOMMENDATIONS.find((each) => each === chosen(state, BLOCKS.recommendation));
  const kept = recommendation ?? draft.recommendation;
  return {
    ratings: readRatings(state, draft.ratings),
    ...(kept && { recommendation: kept }),
    strongestSignal: words(state, BLOCKS.strongestSignal, draft.strongestSignal),
    concern: words(state, BLOCKS.concern, draft.concern),
    summary: words(state, BLOCKS.summary, draft.summary),
    noteToRecruiter: words(state, BLOCKS.noteToRecruiter, draft.noteToRecruiter),
  };
}

function readRatings(state: ViewState, ratings: DraftRating[]): DraftRating[] {
  const keys = Object.keys(state.values).flatMap((blockId) => {
    const key = aboutOf(BLOCKS.rating, blockId) ?? aboutOf(BLOCKS.evidence, blockId);
    return key === null ? [] : [key];
  });
  const read = new Map(ratings.map((rating) => [rating.competencyKey, rating]));
  for (const key of new Set(keys)) {
    const rating = readRating(state, key, read.get(key));
    if (rating) read.set(key, rating);
  }
  return [...read.values()];
}

/** Null where nothing was ever given: an untouched competency leaves no trace. */
function readRating(state: ViewState, key: string, before: DraftRating | undefined): DraftRating | null {
  const levels = inputAt(state, `${BLOCKS.rating}/${key}`);
  const text = inputAt(state, `${BLOCKS.evidence}/${key}`);
  const level = readLevel(levels?.selected_option?.value) ?? before?.level;
  const isNotAssessed = levels?.selected_option?.value === NOT_ASSESSED;
  const evidence = text ? (text.value?.trim() ?? '') : (before?.evidence ?? '');
  if (!isNotAssessed && level === undefined && evidence === '' && !before) return null;
  if (isNotAssessed) return { competencyKey: key, level: null, evidence };
  return { competencyKey: key, ...(level !== undefined && { level }), evidence };
}

function readLevel(value: string | undefined) {
  return LEVELS.find((level) => String(level) === value);
}

function words(state: ViewState, blockId: string, before: string): string {
  const element = inputOf(state, blockId);
  return element ? (element.value?.trim() ?? '') : before;
}

function inputAt(state: ViewState, blockId: string): StateValue | undefined {
  return Object.values(state.values[blockId] ?? {})[0];
}
