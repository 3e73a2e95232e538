import { modal, section } from '../elements';
import { VIEWS } from '../ids';
import type { ModalView } from '../props';
import { count, firstName, inline } from '../text';
import { whenLine } from '../when';
import type { CancelModalProps, NotHeldModalProps } from './props';
import { reasonInput } from './reasonInput';

/** Asks before it cancels, naming what will happen. */
export function cancelModal(props: CancelModalProps): ModalView {
  const told = `${inline(firstName(props.candidate.name))} and ${count(props.interviewerNames.length, 'interviewer')} are told, the time is free again.`;
  return modal({
    callbackId: VIEWS.cancel,
    title: 'Cancel this interview?',
    submit: 'Cancel interview',
    close: 'Keep it',
    metadata: { interviewId: props.interviewId },
    blocks: [
      section(
        `*${inline(props.stageName)}: ${inline(props.candidate.name)}*\n${whenLine(props, props.zone)}`,
      ),
      section(told),
      reasonInput('Why', { optional: true, hint: 'The interviewers see it, the candidate does not.' }),
    ],
  });
}

/** An interviewer says that an interview was not held: no scorecard is asked for any more. */
export function notHeldModal(props: NotHeldModalProps): ModalView {
  return modal({
    callbackId: VIEWS.notHeld,
    title: 'It did not happen',
    submit: 'Tell the recruiter',
    close: 'Back',
    metadata: { interviewId: props.interviewId },
    blocks: [
      section(
        `*${inline(props.stageName)}: ${inline(props.candidate.name)}*\n${whenLine(props, props.zone)}`,
      ),
      section('The recruiter is told, and nobody is asked for a scorecard.'),
      reasonInput('What happened', { optional: true }),
    ],
  });
}
