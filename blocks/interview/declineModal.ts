import { modal, section } from '../elements';
import { VIEWS } from '../ids';
import type { ModalView } from '../props';
import { firstName, inline } from '../text';
import { whenLine } from '../when';
import type { DeclineModalProps } from './props';
import { reasonInput } from './reasonInput';

/** An interviewer declines, with a reason if they like. */
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
        hint: `${firstName(props.recruiterName)} reads it and looks for somebody else.`,
      }),
    ],
  });
}
