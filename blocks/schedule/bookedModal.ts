import { modal, section } from '../elements';
import { VIEWS } from '../ids';
import type { ModalView } from '../props';
import { whoAndWhere } from '../seats';
import { inline } from '../text';
import { stateText } from '../viewState';
import { whenLine } from '../when';
import type { BookedModalProps } from './props';

/** It is done, or kept until Google answers. Closing it closes all that led here. */
export function bookedModal(props: BookedModalProps): ModalView {
  const news = props.pending
    ? `${stateText('waiting')} Google did not answer. Your choice is kept; the event is made as soon as it does. Ref ${inline(props.pending.reference, 40)}`
    : `${stateText('booked')}. The card with everything on it is in your messages.`;
  return modal({
    callbackId: VIEWS.booked,
    title: props.purpose === 'move' ? 'Moved' : 'Booked',
    clearOnClose: true,
    metadata: { interviewId: props.interviewId },
    blocks: [
      section(
        `*${inline(props.stageName)}: ${inline(props.candidate.name)}*\n${whenLine(props, props.zone)}\n${whoAndWhere(props)}`,
      ),
      section(news),
    ],
  });
}
