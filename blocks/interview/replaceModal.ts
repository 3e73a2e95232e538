import type { KnownBlock, PlainTextOption, StaticSelect } from '@slack/types';
import { context, input, modal, option, section } from '../elements';
import { ACTIONS, BLOCKS, INPUTS, idFor, VIEWS } from '../ids';
import type { ModalView, Reading, ViewState } from '../props';
import { relaxationBlocks } from '../schedule/noTimesModal';
import { termsBlocks } from '../schedule/terms';
import { count, inline, plainName } from '../text';
import { chosen, drawnId } from '../viewState';
import { whenLine } from '../when';
import type { ReplaceModalProps, ReplacementProps, ReplaceReading } from './props';

const MOST_OPTIONS = 100;
const MOST_OFFERS = 4;
/** What Slack draws as radio buttons, which show the reasons; more become a select. */
const MOST_RADIOS = 10;

/** Who steps in at the same time, or who comes along as a shadow. */
export function replaceModal(props: ReplaceModalProps): ModalView {
  const shadow = props.mode === 'shadow';
  return modal({
    callbackId: VIEWS.replace,
    title: shadow ? 'Add a shadow' : 'Replace somebody',
    ...(props.choices.length > 0 && { submit: shadow ? 'Add' : 'Replace' }),
    metadata: {
      interviewId: props.interviewId,
      mode: props.mode,
      ...(props.outPersonId !== null && { personId: props.outPersonId }),
      ...(props.agreed.ids.length > 0 && { agreed: props.agreed.ids }),
    },
    blocks: [
      section(
        `*${inline(props.stageName)}: ${inline(props.candidate.name)}*\n${whenLine(props, props.zone)}`,
      ),
      ...termsBlocks({ without: [], agreed: props.agreed.text }),
      ...(shadow ? shadowBlocks(props) : outBlocks(props)),
      ...(props.choices.length > 0 ? [choiceBlock(props)] : [section(nobodyText(props))]),
      ...(props.choices.length > MOST_OPTIONS
        ? [
            context(
              `${count(props.choices.length - MOST_OPTIONS, 'more person', 'more people')} could step in.`,
            ),
          ]
        : []),
      ...(props.unable ? [context(`Cannot: ${inline(props.unable, 1500)}.`)] : []),
      ...(props.offers.length > 0
        ? relaxationBlocks(props.offers.slice(0, MOST_OFFERS), true, ACTIONS.interviewReplaceRelax)
        : []),
    ],
  });
}

/** Who leaves, where the modal asked, and the choice that was made. */
export function readReplaceModal(state: ViewState): Reading<ReplaceReading> {
  const id = chosen(state, BLOCKS.seatIn);
  if (!id) return { ok: false, errors: { [drawnId(state, BLOCKS.seatIn)]: 'Choose somebody.' } };
  return { ok: true, value: { outPersonId: chosen(state, BLOCKS.seatOut), id } };
}

function shadowBlocks({ seats }: ReplaceModalProps): KnownBlock[] {
  return [context(`In the room: ${seats.map(({ person }) => inline(person.name)).join(', ')}`)];
}

function outBlocks(props: ReplaceModalProps): KnownBlock[] {
  const options = props.seats
    .slice(0, MOST_OPTIONS)
    .map(({ person, part }) => option(`${plainName(person.name, 50)} (${part})`, person.id));
  const initial = options.find(({ value }) => value === props.outPersonId);
  if (options.length === 0) return [];
  const select: StaticSelect = {
    type: 'static_select',
    action_id: ACTIONS.interviewReplaceSeat,
    options,
    placeholder: { type: 'plain_text', text: 'Choose who leaves' },
    ...(initial && { initial_option: initial }),
  };
  // Slack takes inputs only in a view that can be submitted: https://docs.slack.dev/reference/views/modal-views
  if (props.choices.length === 0) return [section('*Who leaves*', select)];
  return [input(BLOCKS.seatOut, 'Who leaves', select, { dispatch: true })];
}

function choiceBlock({ choices, mode, outPersonId }: ReplaceModalProps): KnownBlock {
  const blockId = idFor(BLOCKS.seatIn, outPersonId ?? mode);
  const label = mode === 'shadow' ? 'Who watches' : 'Who steps in';
  const options = choices.slice(0, MOST_OPTIONS).map(choiceOption);
  return input(
    blockId,
    label,
    options.length > MOST_RADIOS
      ? { type: 'static_select', action_id: INPUTS.value, options }
      : { type: 'radio_buttons', action_id: INPUTS.value, options },
    { hint: 'They are asked at once; the others are told.' },
  );
}

function choiceOption(choice: ReplacementProps): PlainTextOption {
  return option(plainName(choice.person.name, 75), choice.id, choice.reasons.join(' '));
}

function nobodyText({ mode, outPersonId, seats, unable }: ReplaceModalProps): string {
  if (mode === 'replace' && outPersonId === null && seats.length > 0)
    return 'Choose who leaves, and who could step in is shown.';
  if (mode === 'replace')
    return 'Nobody else is free at this time. Reschedule it, and the whole pool is looked at again.';
  return unable === ''
    ? 'Nobody learns this stage. An admin says in the Home tab who learns by watching or by leading.'
    : 'Nobody who learns this stage can come at this time.';
}
