import { context, modal, section } from './elements';
import { VIEWS } from './ids';
import type { Message, ModalView } from './props';
import { inline, paragraph } from './text';

export interface FaultProps {
  /** What went wrong: "Google did not answer." */
  what: string;
  /** What is safe: "Your choice is kept; I book it as soon as it does." */
  safe: string;
  /** Of the log. */
  reference: string;
}

/** An unexpected fault, where the person is looking. */
export function faultModal(props: FaultProps): ModalView {
  return modal({
    callbackId: VIEWS.fault,
    title: 'Not done yet',
    blocks: faultMessage(props).blocks,
    clearOnClose: false,
  });
}

/** The news of a message that Slack did not draw: its line, where the rest is found, and the reference. */
export function undrawnMessage({ text }: Message, reference: string): Message {
  const rest = 'Slack did not draw the rest of this message. Home shows what waits for you.';
  return { text: `${text}\n${rest} Ref ${inline(reference, 40)}`, blocks: [] };
}

/** The same as a message that only they see. */
export function faultMessage(props: FaultProps): Message {
  const [what, safe] = [paragraph(props.what, 500), paragraph(props.safe, 500)];
  const reference = `Ref ${inline(props.reference, 40)}`;
  return {
    text: `${what} ${safe} ${reference}`,
    blocks: [section(`${what} ${safe}`), context(reference)],
  };
}
