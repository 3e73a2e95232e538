import { context, section } from '../elements';
import type { Message } from '../props';
import { inline } from '../text';
import { moment, whenLine } from '../when';
import type { CancelledMessageProps } from './props';

/** To somebody of the panel: the interview is off, and that the time is theirs. */
export function cancelledMessage(props: CancelledMessageProps): Message {
  const what = `${inline(props.stageName)} with ${inline(props.candidate.name)}`;
  return {
    text: `Cancelled: ${what}, ${moment(props.startsAt, props.zone)}. The time is yours again.`,
    blocks: [
      section(`*Cancelled: ${what}.*\n${whenLine(props, props.zone)}`),
      context(`The time is yours again.${props.reason ? ` ${inline(props.reason, 400)}` : ''}`),
    ],
  };
}
