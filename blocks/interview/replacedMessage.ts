import { context, section } from '../elements';
import type { Message } from '../props';
import { inline } from '../text';
import { moment, whenLine } from '../when';
import type { ReplacedMessageProps } from './props';

/** To somebody who leaves a panel without having asked to: who takes it, and that the time is theirs. */
export function replacedMessage(props: ReplacedMessageProps): Message {
  const what = `${inline(props.stageName)} with ${inline(props.candidate.name)}`;
  return {
    text: `${inline(props.inName)} takes ${what}, ${moment(props.startsAt, props.zone)}. The time is yours again.`,
    blocks: [
      section(`*${inline(props.inName)} takes ${what}.*\n${whenLine(props, props.zone)}`),
      context(`The time is yours again.${props.reason ? ` ${inline(props.reason, 400)}` : ''}`),
    ],
  };
}
