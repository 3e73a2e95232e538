import type { KnownBlock } from '@slack/types';
import { actions, button, context, divider, modal, section, verbatim } from '../elements';
import { ACTIONS, VIEWS } from '../ids';
import type { ModalView } from '../props';
import { seatsText } from '../seats';
import { firstName, inline, plainName } from '../text';
import { moment, whenLine } from '../when';
import { consequenceLines } from './consequences';
import { coverageSoFarText } from './coverage';
import type { ConfirmModalProps } from './props';
import { termsBlocks } from './terms';
import { traineesButton } from './trainees';

/** The last look before it happens: what, when, who, and what it sets in motion. Its submit books. */
export function confirmModal(props: ConfirmModalProps): ModalView {
  const { proposal, candidate } = props;
  const move = props.purpose === 'move';
  return modal({
    callbackId: VIEWS.confirm,
    title: move ? 'Move it here?' : 'Book this?',
    submit: move ? 'Move' : 'Book',
    close: 'Back',
    metadata: {
      requestId: props.requestId,
      proposalId: proposal.id,
      purpose: props.purpose,
      mailShown: props.mailShown,
    },
    blocks: [
      section(
        `*${inline(props.stageName)}: ${inline(candidate.name)}*\n${whenLine({ ...proposal, candidate }, props.zone)}`,
      ),
      section(`${seatsText(proposal.seats)}\n${inline(props.place, 300)}`),
      context(coverageSoFarText(props.coverage)),
      ...(props.movedFromAt ? [context(`Until now ${moment(props.movedFromAt, props.zone)}.`)] : []),
      ...termsBlocks(props.terms),
      divider(),
      section(
        consequenceLines(props.consequences, {
          candidateName: candidate.name,
          seats: proposal.seats,
          zone: props.zone,
          move,
        }).join('\n'),
      ),
      ...mailBlocks(props),
    ],
  });
}

function mailBlocks({ mailShown, consequences, candidate, trainees }: ConfirmModalProps): KnownBlock[] {
  const name = plainName(firstName(candidate.name), 30);
  const toggle = actions(
    button(mailShown ? 'Hide the text' : `Show what ${name} gets`, ACTIONS.confirmMail),
    traineesButton(trainees),
  );
  if (!mailShown) return [toggle];
  const { subject, body } = consequences.mail;
  return [toggle, section(`*${inline(subject, 200)}*`), verbatim(body)];
}
