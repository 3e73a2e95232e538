import { button, context, modal, section } from '../elements';
import { ACTIONS, VIEWS } from '../ids';
import type { ModalView } from '../props';
import { seatsText } from '../seats';
import { count, inline } from '../text';
import { whenLine } from '../when';
import type { SwapModalProps } from './props';

/** Two blocks a choice. */
const MOST_CHOICES = 20;

/** Who else could sit in a session of the plan, at the same time. */
export function swapModal(props: SwapModalProps): ModalView {
  const { session } = props;
  const shown = props.choices.slice(0, MOST_CHOICES);
  const rest = props.choices.length - shown.length;
  return modal({
    callbackId: VIEWS.swap,
    title: 'Swap somebody',
    close: 'Back',
    metadata: { requestId: props.requestId, planId: props.planId, sessionId: session.id },
    blocks: [
      section(
        `*${inline(session.stageName)}*\n${whenLine({ ...session, candidate: props.candidate }, props.zone)}\n${seatsText(session.seats)}`,
      ),
      ...(shown.length === 0
        ? [section('Nobody else is free at this time. Another plan, or another day, has other people.')]
        : []),
      ...shown.flatMap((choice) => [
        section(
          `*${inline(choice.in.name)}* instead of ${inline(choice.out.name)}`,
          button('Swap in', ACTIONS.loopSwapPick, { value: choice.id }),
        ),
        ...(choice.reasons.length > 0
          ? [context(choice.reasons.map((reason) => inline(reason, 300)).join(' '))]
          : []),
      ]),
      ...(rest > 0 ? [context(`${count(rest, 'more person', 'more people')} could step in.`)] : []),
    ],
  });
}
