import type { KnownBlock } from '@slack/types';
import { actions, button, modal, section } from './elements';
import { type ActionId, idFor, VIEWS } from './ids';
import type { Message, ModalView } from './props';
import { paragraph } from './text';

export interface RefusalProps {
  /** "Priya is booked 14:00-14:45 (System design with Grace)." Plain text. */
  cause: string;
  /** "Pick another time, or replace Priya." Plain text. */
  wayOut: string;
  /** Ways out that are one click away; `value` is an opaque id. */
  buttons?: { text: string; actionId: ActionId; value: string }[];
}

/** An expected no, in place of the view that asked. Its way back leads to the view `below`, where there is one. */
export function refusalModal(props: RefusalProps & { title?: string; below?: boolean }): ModalView {
  return modal({
    callbackId: VIEWS.refusal,
    title: props.title ?? 'Not possible',
    close: props.below ? 'Back' : 'Close',
    blocks: refusalMessage(props).blocks,
  });
}

/** The same as a message that only they see. */
export function refusalMessage(props: RefusalProps): Message {
  const text = `${paragraph(props.cause, 1000)} ${paragraph(props.wayOut, 1000)}`;
  const blocks: KnownBlock[] = [section(text)];
  if (props.buttons?.length) {
    blocks.push(
      actions(
        ...props.buttons.map((each, index) =>
          button(each.text, idFor(each.actionId, index), { value: each.value }),
        ),
      ),
    );
  }
  return { text, blocks };
}
