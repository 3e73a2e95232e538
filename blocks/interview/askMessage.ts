import type { KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../elements';
import { ACTIONS } from '../ids';
import type { Message } from '../props';
import { seatsText } from '../seats';
import { inline, listText, quote, sentence } from '../text';
import { stateText } from '../viewState';
import { moment, whenLine } from '../when';
import { linksText } from './interviewCard';
import type { AskMessageProps } from './props';

/** Asks somebody to sit on a panel; the same message then shows the answer, a move, or that it is over. */
export function askMessage(props: AskMessageProps): Message {
  return {
    text: newsText(props),
    blocks: [
      section(`${headline(props)}\n${whenLine(props, props.zone)}`),
      ...(isOver(props) ? [] : [section(detailText(props))]),
      ...(props.note && !isOver(props) ? [section(quote(props.note, 1000))] : []),
      ...stateBlocks(props),
    ],
  };
}

function newsText(props: AskMessageProps): string {
  const what = `${inline(props.stageName)} with ${inline(props.candidate.name)}`;
  const when = moment(props.startsAt, props.zone);
  const { state } = props;
  switch (state.kind) {
    case 'waiting':
      return `${questionText(props.part, what)} ${when}`;
    case 'accepted':
      return `Accepted: ${what}, ${when}`;
    case 'declined':
      return `Declined: ${what}, ${when}`;
    case 'moved':
      return `Moved: ${what}, from ${moment(state.fromAt, props.zone)} to ${when}. Can you make it?`;
    case 'asked anew':
      return `A new time: ${what}, ${when}`;
    case 'cancelled':
      return `Cancelled: ${what}, ${when}. The time is yours again.`;
    case 'replaced':
      return `${inline(state.inName)} takes ${what}, ${when}. The time is yours again.`;
  }
}

function questionText(part: AskMessageProps['part'], what: string): string {
  return part === 'shadow' ? `Can you shadow ${what}?` : `Can you run ${what}?`;
}

function headline(props: AskMessageProps): string {
  const what = `*${inline(props.stageName)} with ${inline(props.candidate.name)}*`;
  const { state } = props;
  switch (state.kind) {
    case 'waiting':
      return questionText(props.part, what);
    case 'moved':
      return `${what} has a new time. Can you make it?`;
    case 'replaced':
      return `${inline(state.inName)} takes ${what}.`;
    case 'asked anew':
      return `${what} has a new time.`;
    default:
      return what;
  }
}

function detailText(props: AskMessageProps): string {
  const others = props.others.length > 0 ? `With ${seatsText(props.others)}.` : 'You are on your own.';
  const links = linksText(props.links);
  return [
    `${others} ${partText(props)} ${weekText(props)}`.replace(/\s+/g, ' ').trim(),
    ...(links ? [links] : []),
  ].join('\n');
}

function partText({ part, assesses }: AskMessageProps): string {
  if (part === 'shadow') return 'You watch and learn; your card does not count.';
  const names = listText(assesses.map((name) => inline(name, 60)));
  const what = names ? `you assess ${names}.` : '';
  if (part === 'reverse shadow') return `You lead, and are watched${what ? `: ${what}` : '.'}`;
  if (part === 'lead') return what ? `You are lead: ${what}` : 'You are lead.';
  return what.charAt(0).toUpperCase() + what.slice(1);
}

function weekText({ week }: AskMessageProps): string {
  return week.cap === null ? `Your week: ${week.booked}.` : `Your week: ${week.booked} of ${week.cap}.`;
}

function isOver({ state }: AskMessageProps): boolean {
  return ['cancelled', 'replaced', 'declined', 'asked anew'].includes(state.kind);
}

function stateBlocks(props: AskMessageProps): KnownBlock[] {
  const { state } = props;
  switch (state.kind) {
    case 'waiting':
      return [answerActions(props, false)];
    case 'moved':
      return [context(`Until now ${moment(state.fromAt, props.zone)}.`), answerActions(props, false)];
    case 'asked anew':
      return [context('A newer message asks you for it.')];
    case 'accepted':
      return [section(stateText('accepted')), answerActions(props, true)];
    case 'declined':
      return [context(`${stateText('declined')}${state.reason ? `: ${inline(state.reason, 400)}` : ''}`)];
    case 'cancelled':
      return [
        context(
          `${sentence(`${stateText('cancelled')}${state.reason ? `: ${inline(state.reason, 400)}` : ''}`)} The time is yours again.`,
        ),
      ];
    case 'replaced':
      return [context('Nothing to do for you. The time is yours again.')];
  }
}

/** Who accepted may still decline: one tap away, so that nobody has to write to the recruiter. */
function answerActions({ interviewId }: AskMessageProps, accepted: boolean): KnownBlock {
  const decline = button(accepted ? 'I cannot make it after all' : 'Decline', ACTIONS.askDecline, {
    value: interviewId,
  });
  return accepted
    ? actions(decline)
    : actions(button('Accept', ACTIONS.askAccept, { value: interviewId, style: 'primary' }), decline);
}
