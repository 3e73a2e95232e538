import type { KnownBlock } from '@slack/types';
import { button, context, modal, section } from '../elements';
import { ACTIONS, VIEWS } from '../ids';
import type { ModalView } from '../props';
import { count, inline } from '../text';
import { moment, since } from '../when';
import type { PendingCardProps, ScorecardListProps } from './props';

const MOST_CARDS = 40;

/** The cards that somebody owes, the longest owed first. */
export function scorecardList(props: ScorecardListProps): ModalView {
  const shown = props.cards.slice(0, MOST_CARDS);
  const rest = props.cards.length - shown.length;
  return modal({
    callbackId: VIEWS.scorecardList,
    title: 'Scorecards',
    blocks: [
      ...(shown.length === 0
        ? [section('No card is due. After an interview you are asked for one here.')]
        : []),
      ...shown.map((card) => pendingCard(card, props.zone, props.now)),
      ...(rest > 0 ? [context(`${count(rest, 'more card')}, not shown here.`)] : []),
    ],
  });
}

/** A card that is due, in one row with its button. */
export function pendingCard(card: PendingCardProps, zone: string, now: Date): KnownBlock {
  const late = now.getTime() > card.dueAt.getTime();
  const due = late ? `*${since(card.dueAt, now)} late*` : `due ${moment(card.dueAt, zone)}`;
  const rated = card.rated ? `, ${card.rated.done} of ${card.rated.of} rated` : '';
  const state = card.status === 'draft' ? `draft kept${rated}` : 'empty';
  return section(
    `*${inline(card.candidate.name)}*, ${inline(card.stageName)}\n${due}, ${state}`,
    button(card.status === 'draft' ? 'Finish scorecard' : 'Fill scorecard', ACTIONS.scorecardOpen, {
      value: card.interviewId,
    }),
  );
}
