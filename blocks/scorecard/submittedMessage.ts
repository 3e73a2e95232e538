import type { KnownBlock } from '@slack/types';
import { actions, button, context, modal, section } from '../elements';
import { ACTIONS, idFor, VIEWS } from '../ids';
import type { Message, ModalView } from '../props';
import { count, inline, plainName } from '../text';
import type { SubmittedMessageProps } from './props';

/** A row of buttons that is still read on a phone. */
const MOST_READABLE = 5;

/** After submit: how many cards are in, and the ones that may be read now. */
export function submittedMessage(props: SubmittedMessageProps): Message {
  const about = `${inline(props.candidate.name)} (${inline(props.stageName)})`;
  return {
    text: `In: your card for ${about}. ${countText(props)}`,
    blocks: submittedBlocks(props),
  };
}

/** The same in place of the card's last screen. */
export function submittedModal(props: SubmittedMessageProps): ModalView {
  return modal({
    callbackId: VIEWS.kept,
    title: 'Card is in',
    clearOnClose: true,
    metadata: { interviewId: props.interviewId, scorecardId: props.scorecardId },
    blocks: submittedBlocks(props),
  });
}

function submittedBlocks(props: SubmittedMessageProps): KnownBlock[] {
  const about = `${inline(props.candidate.name)} (${inline(props.stageName)})`;
  const offered = props.readable.slice(0, MOST_READABLE);
  return [
    section(`*In:* your card for ${about}.\n${countText(props)}`),
    ...(offered.length > 0
      ? [
          actions(
            ...offered.map(({ scorecardId, interviewerName }, index) =>
              button(`Read ${plainName(interviewerName, 50)}'s`, idFor(ACTIONS.scorecardRead, index), {
                value: scorecardId,
              }),
            ),
          ),
        ]
      : []),
    ...(props.afterDecision
      ? [context('The decision was recorded before it came. Your card is kept beside it, and is locked.')]
      : []),
    ...(props.trainee ? [context('You are learning: your card is read with you and never counted.')] : []),
  ];
}

function countText({ submitted, expected, readable }: SubmittedMessageProps): string {
  if (expected <= 1) return 'It is the only card of this interview.';
  const counted =
    submitted < expected
      ? `${submitted} of ${count(expected, 'card')} are in`
      : `All ${expected} cards are in`;
  return readable.length > 0 ? `${counted}; you may now read theirs.` : `${counted}.`;
}
