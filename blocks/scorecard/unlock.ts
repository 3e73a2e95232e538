import { actions, button, context, modal, section } from '../elements';
import { ACTIONS, VIEWS } from '../ids';
import { reasonInput } from '../interview/reasonInput';
import type { CandidateProps, Message, ModalView } from '../props';
import { inline } from '../text';

interface UnlockProps {
  scorecardId: string;
  candidate: CandidateProps;
  stageName: string;
}

/** An admin opens a locked card for an amendment. */
export function unlockModal(props: UnlockProps & { interviewerName: string }): ModalView {
  return modal({
    callbackId: VIEWS.unlock,
    title: 'Unlock card',
    submit: 'Unlock',
    close: 'Back',
    metadata: { scorecardId: props.scorecardId },
    blocks: [
      section(
        `*${inline(props.candidate.name)}, ${inline(props.stageName)}*\n${inline(props.interviewerName)} can then amend this card once. The decision keeps the card as it stood.`,
      ),
      reasonInput('Why', { optional: false, hint: 'It stays on the card, with your name.' }),
    ],
  });
}

/** To the author: the card may be amended. */
export function unlockedMessage(props: UnlockProps & { byName: string; reason: string }): Message {
  const about = `${inline(props.candidate.name)} (${inline(props.stageName)})`;
  const news = `Unlocked: your card for ${about}`;
  return {
    text: `${news}. You can amend it once.`,
    blocks: [
      section(`*${news}*\nYou can amend it once; the decision keeps the card as it stood.`),
      context(`By ${inline(props.byName)}: ${inline(props.reason, 500)}`),
      actions(button('Amend', ACTIONS.scorecardAmend, { value: props.scorecardId })),
    ],
  };
}
