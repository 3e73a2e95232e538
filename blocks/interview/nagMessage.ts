import { actions, button, section } from '../elements';
import { ACTIONS } from '../ids';
import type { Message } from '../props';
import { inline, listText } from '../text';
import { moment, since } from '../when';
import type { NagMessageProps } from './props';

/** The card is still due: what is kept, since when it is late, and who waits for it. */
export function nagMessage(props: NagMessageProps): Message {
  const what = `${inline(props.candidate.name)} (${inline(props.stageName)})`;
  const late = props.now.getTime() > props.dueAt.getTime();
  const news = late
    ? `Your card for ${what} is ${since(props.dueAt, props.now)} late.`
    : `Your card for ${what} is due ${moment(props.dueAt, props.zone)}.`;
  const waiting =
    props.waitingNames.length > 0
      ? `${listText(props.waitingNames.map((name) => inline(name)))} ${props.waitingNames.length === 1 ? 'waits' : 'wait'} for it.`
      : '';
  const rest = [draftText(props), waiting].filter(Boolean).join(' ');
  return {
    text: [news, rest].filter(Boolean).join(' '),
    blocks: [
      section(`*${news}*${rest ? `\n${rest}` : ''}`),
      actions(
        button(props.status === 'draft' ? 'Finish scorecard' : 'Fill scorecard', ACTIONS.scorecardOpen, {
          value: props.interviewId,
          style: 'primary',
        }),
        button('It did not happen', ACTIONS.scorecardNotHeld, { value: props.interviewId }),
      ),
    ],
  };
}

function draftText({ status, rated }: NagMessageProps): string {
  if (status === 'waiting') return '';
  return rated ? `Your draft is kept: ${rated.done} of ${rated.of} rated.` : 'Your draft is kept.';
}
