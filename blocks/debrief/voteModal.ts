import { context, input, modal, option, section, textInput } from '../elements';
import { BLOCKS, INPUTS, VIEWS } from '../ids';
import type { ModalView, Reading, ViewState } from '../props';
import { inline } from '../text';
import { chosen, typed } from '../viewState';
import { OUTCOMES, outcomeLabel } from './outcome';
import type { VoteModalProps, VoteReading } from './props';

/** Shorter than this is not a sentence. */
const SENTENCE_MIN = 10;

/** A vote: the outcome that was pressed, and a sentence why. */
export function voteModal(props: VoteModalProps): ModalView {
  const options = OUTCOMES.map((outcome) => option(outcomeLabel(outcome), outcome));
  const initial = options.find(({ value }) => value === (props.picked ?? props.current?.outcome));
  return modal({
    callbackId: VIEWS.vote,
    title: 'Vote',
    submit: props.current ? 'Change vote' : 'Vote',
    metadata: { candidateId: props.candidate.id },
    blocks: [
      section(`*${inline(props.candidate.name)}*`),
      input(BLOCKS.vote, 'Your vote', {
        type: 'radio_buttons',
        action_id: INPUTS.value,
        options,
        ...(initial && { initial_option: initial }),
      }),
      input(
        BLOCKS.voteReason,
        'Why',
        textInput({ multiline: true, max: 1000, initial: props.current?.reason ?? '' }),
        { hint: 'One sentence. It stays with the decision, by your name.' },
      ),
      context(`${props.voted} of ${props.quorum} votes needed are in.`),
    ],
  });
}

/** The vote and its sentence; both are needed. */
export function readVoteModal(state: ViewState): Reading<VoteReading> {
  const outcome = OUTCOMES.find((each) => each === chosen(state, BLOCKS.vote));
  const reason = typed(state, BLOCKS.voteReason);
  const errors: Record<string, string> = {};
  if (!outcome) errors[BLOCKS.vote] = 'Choose one.';
  if (reason.length < SENTENCE_MIN) errors[BLOCKS.voteReason] = 'Write a sentence that says why.';
  return outcome && Object.keys(errors).length === 0
    ? { ok: true, value: { outcome, reason } }
    : { ok: false, errors };
}
