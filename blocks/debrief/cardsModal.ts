import { button, context, modal, section } from '../elements';
import { ACTIONS, VIEWS } from '../ids';
import type { ModalView } from '../props';
import { count, inline } from '../text';
import type { CardsModalProps } from './props';

const MOST_CARDS = 60;

/** Every card of a candidate that the reader may open. */
export function cardsModal(props: CardsModalProps): ModalView {
  const shown = props.cards.slice(0, MOST_CARDS);
  const rest = props.cards.length - shown.length;
  return modal({
    callbackId: VIEWS.cards,
    title: 'Cards',
    close: 'Back',
    metadata: { candidateId: props.candidate.id },
    blocks: [
      section(`*${inline(props.candidate.name)}*`),
      ...(shown.length === 0 ? [section('No card is in yet.')] : []),
      ...shown.map(({ scorecardId, interviewerName, stageName, recommendation, trainee }) =>
        section(
          `*${inline(interviewerName)}*, ${inline(stageName)}: ${recommendation}${trainee ? ' (learning, never counted)' : ''}`,
          button('Read', ACTIONS.scorecardRead, { value: scorecardId }),
        ),
      ),
      ...(rest > 0 ? [context(`${count(rest, 'more card')}, not shown here.`)] : []),
    ],
  });
}
