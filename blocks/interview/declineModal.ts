import { input, modal, option, section } from '../elements';
import { BLOCKS, INPUTS, VIEWS } from '../ids';
import type { ModalView, ViewState } from '../props';
import { firstName, inline, plainName } from '../text';
import { inputOf, typed } from '../viewState';
import { whenLine } from '../when';
import type { DeclineModalProps, DeclineReading } from './props';
import { reasonInput } from './reasonInput';

const DECLARED = 'declared';

/** An interviewer declines, with a reason if they like, or because they should not judge this candidate at all. */
export function declineModal(props: DeclineModalProps): ModalView {
  return modal({
    callbackId: VIEWS.decline,
    title: 'Decline',
    submit: 'Decline',
    close: 'Back',
    metadata: { interviewId: props.interviewId },
    blocks: [
      section(
        `*${inline(props.stageName)} with ${inline(props.candidate.name)}*\n${whenLine(props, props.zone)}`,
      ),
      reasonInput('Why', {
        optional: true,
        hint: `${firstName(props.recruiterName)} reads it${props.learns ? '; nobody need step in.' : ' and looks for somebody else.'}`,
      }),
      conflictInput(plainName(firstName(props.candidate.name), 30)),
    ],
  });
}

/** Why somebody declines, and whether they declare a conflict of interest. */
export function readDeclineModal(state: ViewState): DeclineReading {
  const picked = inputOf(state, BLOCKS.conflict)?.selected_options ?? [];
  return { reason: typed(state, BLOCKS.reason), isConflict: picked.length > 0 };
}

function conflictInput(name: string) {
  return input(
    BLOCKS.conflict,
    'Conflict of interest',
    {
      type: 'checkboxes',
      action_id: INPUTS.value,
      options: [option(`I should not judge ${name}`, DECLARED)],
    },
    {
      optional: true,
      hint: `You are not asked for ${name} again, leave other interviews with ${name}, and read no scorecards.`,
    },
  );
}
