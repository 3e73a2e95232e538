import type { KnownBlock } from '@slack/types';
import { input, modal, option, section, textInput } from '../elements';
import { BLOCKS, INPUTS, VIEWS } from '../ids';
import type { ModalView, Reading, ViewState } from '../props';
import { inline, plainName } from '../text';
import { chosen, typed } from '../viewState';
import { voteText } from './debriefBlocks';
import { OUTCOMES, outcomeLabel } from './outcome';
import type { DecideModalProps, DecideReading } from './props';

const RATIONALE_MIN = 10;
const MOST_VOTES = 15;

/** The decision, recorded by the lead at quorum: outcome, rationale, and with more evidence the stage to add. */
export function decideModal(props: DecideModalProps): ModalView {
  const votes = props.votes.slice(0, MOST_VOTES).map(voteText);
  const options = OUTCOMES.map((outcome) => option(outcomeLabel(outcome), outcome));
  const initial = options.find(({ value }) => value === props.draft?.outcome);
  return modal({
    callbackId: VIEWS.decide,
    title: 'Record the decision',
    submit: 'Record',
    metadata: { candidateId: props.candidate.id, seen: props.seen },
    blocks: [
      ...(props.notice ? [section(inline(props.notice, 500))] : []),
      section(
        [
          `*${inline(props.candidate.name)}*`,
          `${props.votes.length} of ${props.quorum} votes needed are in.`,
          ...votes,
        ].join('\n'),
      ),
      input(BLOCKS.decision, 'Decision', {
        type: 'radio_buttons',
        action_id: INPUTS.value,
        options,
        ...(initial && { initial_option: initial }),
      }),
      input(
        BLOCKS.rationale,
        'Rationale',
        textInput({ multiline: true, initial: props.draft?.rationale ?? '' }),
        {
          hint: 'It is kept with the cards and votes as they stand now. A vote against it stays by name.',
        },
      ),
      ...stageBlocks(props.stages, props.draft?.stageKey ?? null),
    ],
  });
}

/** The decision; a rationale is needed. The stage counts only with more evidence. */
export function readDecideModal(state: ViewState): Reading<DecideReading> {
  const outcome = OUTCOMES.find((each) => each === chosen(state, BLOCKS.decision));
  const rationale = typed(state, BLOCKS.rationale);
  const errors: Record<string, string> = {};
  if (!outcome) errors[BLOCKS.decision] = 'Choose one.';
  if (rationale.length < RATIONALE_MIN) errors[BLOCKS.rationale] = 'Write why, in a sentence or more.';
  if (!outcome || Object.keys(errors).length > 0) return { ok: false, errors };
  const stageKey = outcome === 'more evidence' ? chosen(state, BLOCKS.nextStage) : null;
  return { ok: true, value: { outcome, rationale, stageKey } };
}

function stageBlocks(stages: DecideModalProps['stages'], chosenKey: string | null): KnownBlock[] {
  if (stages.length === 0) return [];
  const options = stages.slice(0, 100).map(({ key, name }) => option(plainName(name, 75), key));
  const initial = options.find(({ value }) => value === chosenKey);
  return [
    input(
      BLOCKS.nextStage,
      'With more evidence: which stage next',
      {
        type: 'static_select',
        action_id: INPUTS.value,
        options,
        ...(initial && { initial_option: initial }),
        placeholder: { type: 'plain_text', text: 'Choose a stage' },
      },
      { optional: true },
    ),
  ];
}
