import type { KnownBlock, RadioButtons } from '@slack/types';
import { input, option, section, textInput } from '../elements';
import { ACTIONS, BLOCKS, idFor } from '../ids';
import { inline } from '../text';
import type { CardCompetencyProps, ScorecardDraft } from './props';

export const NOT_ASSESSED = 'none';
const SECTION_MAX = 3000;
const ANCHOR_MAX = 2900;

/** A competency as it is rated: what it is, the four anchors, the levels, the evidence. Every id names the competency. */
export function competencyBlocks(competency: CardCompetencyProps, draft: ScorecardDraft): KnownBlock[] {
  const given = draft.ratings.find(({ competencyKey }) => competencyKey === competency.key);
  return [
    section(`*${inline(competency.name)}*\n${inline(competency.what, 400)}`),
    ...anchorBlocks(competency.anchors),
    {
      ...section(`*Level*  ${inline(competency.name)}`, levelRadios(given?.level)),
      block_id: idFor(BLOCKS.rating, competency.key),
    },
    input(
      idFor(BLOCKS.evidence, competency.key),
      `${competency.name}: what did you see or hear?`,
      {
        ...textInput({
          initial: given?.evidence ?? '',
          multiline: true,
          actionId: ACTIONS.scorecardWrite,
          placeholder: 'What was said, drawn, written or run',
        }),
        dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
      },
      { optional: true, dispatch: true, hint: 'Needed for 1 and 4.' },
    ),
  ];
}

/** The levels stand beside a text that names them: heard on each tap, and Slack does not call them optional. */
function levelRadios(level: number | null | undefined): RadioButtons {
  const options = [1, 2, 3, 4].map((each) => option(String(each), String(each)));
  options.push(option('not assessed', NOT_ASSESSED));
  const value = level === null ? NOT_ASSESSED : String(level);
  const initial = options.find((each) => each.value === value);
  return {
    type: 'radio_buttons',
    action_id: ACTIONS.scorecardRate,
    options,
    ...(initial && { initial_option: initial }),
  };
}

/** One section for all four where they fit, else one each. */
function anchorBlocks(anchors: CardCompetencyProps['anchors']): KnownBlock[] {
  const lines = anchors.map((anchor, index) => `*${index + 1}*  ${inline(anchor, ANCHOR_MAX)}`);
  const whole = lines.join('\n');
  return whole.length <= SECTION_MAX ? [section(whole)] : lines.map((each) => section(each));
}
