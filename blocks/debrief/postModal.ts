import { context, input, modal, section } from '../elements';
import { BLOCKS, INPUTS, VIEWS } from '../ids';
import type { CandidateProps, ModalView, Reading, ViewState } from '../props';
import { inline } from '../text';
import { inputOf } from '../viewState';

/** Which channel is told, and what it will read. */
export function postModal({ candidate, news }: { candidate: CandidateProps; news: string }): ModalView {
  return modal({
    callbackId: VIEWS.post,
    title: 'Post to a channel',
    submit: 'Post',
    close: 'Back',
    metadata: { candidateId: candidate.id },
    blocks: [
      input(
        BLOCKS.channel,
        'Channel',
        {
          type: 'conversations_select',
          action_id: INPUTS.value,
          filter: {
            include: ['public', 'private'],
            exclude_external_shared_channels: true,
            exclude_bot_users: true,
          },
        },
        { hint: 'Interloop must be in it, and nobody who may not read this debrief.' },
      ),
      section(`> *${inline(news, 300)}*`),
      context('No levels and no evidence: whoever joins the channel later reads it too.'),
    ],
  });
}

/** The channel's id. */
export function readPostModal(state: ViewState): Reading<string> {
  const channelId = inputOf(state, BLOCKS.channel)?.selected_conversation;
  return channelId
    ? { ok: true, value: channelId }
    : { ok: false, errors: { [BLOCKS.channel]: 'Choose a channel.' } };
}
