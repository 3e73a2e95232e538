import type { KnownBlock, PlainTextInput } from '@slack/types';
import { RECOMMENDATIONS, type Recommendation } from '../../scorecards/card';
import { input, option, textInput } from '../elements';
import { ACTIONS, BLOCKS } from '../ids';
import type { ScorecardDraft } from './props';

/** "Strong yes". */
export function recommendationLabel(recommendation: Recommendation): string {
  return recommendation.charAt(0).toUpperCase() + recommendation.slice(1);
}

/** The overall judgement, which is the interviewer's own and never computed. */
export function overallBlocks(draft: ScorecardDraft): KnownBlock[] {
  const options = RECOMMENDATIONS.map((each) => option(recommendationLabel(each), each));
  const initial = options.find(({ value }) => value === draft.recommendation);
  return [
    input(
      BLOCKS.recommendation,
      'Overall: hire?',
      {
        type: 'radio_buttons',
        action_id: ACTIONS.scorecardRecommend,
        options,
        ...(initial && { initial_option: initial }),
      },
      { dispatch: true },
    ),
    words(BLOCKS.strongestSignal, 'Strongest signal', draft.strongestSignal),
    words(BLOCKS.concern, 'Concern', draft.concern),
    words(BLOCKS.summary, 'Summary', draft.summary),
    words(
      BLOCKS.noteToRecruiter,
      'Note to the recruiter',
      draft.noteToRecruiter,
      'Only the recruiter sees it.',
    ),
  ];
}

function words(blockId: string, label: string, initial: string, hint?: string): KnownBlock {
  const element: PlainTextInput = {
    ...textInput({ initial, multiline: true, actionId: ACTIONS.scorecardWrite }),
    dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
  };
  return input(blockId, label, element, { optional: true, dispatch: true, ...(hint && { hint }) });
}
