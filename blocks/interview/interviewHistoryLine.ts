import { context } from '../elements';
import type { Message } from '../props';
import { inline, sentence } from '../text';
import { moment } from '../when';
import type { HistoryWhat, InterviewHistoryLineProps } from './props';

const ICONS: Record<HistoryWhat, string> = {
  booked: '📅',
  accepted: '✅',
  declined: '❌',
  replaced: '🔁',
  added: '➕',
  rescheduled: '📅',
  cancelled: '🚫',
  'did not happen': '🚫',
  'moved in Google': '📅',
  'deleted in Google': '🚫',
  'room declined': '❌',
  'room changed': '🔁',
  nudged: '🔔',
  'card in': '📝',
  'card amended': '📝',
};

/** One line of an interview's thread: what happened, who did it, and why, in their words. */
export function interviewHistoryLine(props: InterviewHistoryLineProps): Message {
  const reason = props.note ? `: ${inline(props.note, 400)}` : '';
  const text = sentence(`${historyText(props)}${reason}`);
  return { text, blocks: [context(`${ICONS[props.what]} ${text}`)] };
}

function historyText(props: InterviewHistoryLineProps): string {
  const by = props.byName ? inline(props.byName) : null;
  const about = inline(props.aboutName ?? props.byName ?? 'Somebody');
  const who = by ?? 'Interloop';
  const move = moveText(props);
  const sentences: Record<HistoryWhat, string> = {
    booked: `Booked${by ? ` by ${by}` : ''}`,
    accepted: `${about} accepted`,
    declined: `${about} declined`,
    replaced: props.outName ? `${about} replaces ${inline(props.outName)}` : `${about} steps in`,
    added: `${about} joins the panel`,
    rescheduled: `${who} moved it${move}`,
    cancelled: `Cancelled${by ? ` by ${by}` : ''}`,
    'did not happen': `${who} says that it did not happen`,
    'moved in Google': `Moved in Google${move}`,
    'deleted in Google': 'The event was deleted in Google',
    'room declined': `The room ${inline(props.roomName ?? '')} declined`,
    'room changed': props.roomName
      ? `${who} moved it to ${inline(props.roomName)}`
      : `${who} chose to meet by link`,
    nudged: `${who} nudged ${about} for the card`,
    'card in': `${about}'s card is in${props.cards ? `, ${props.cards.submitted} of ${props.cards.expected}` : ''}`,
    'card amended': `${about} amended the card`,
  };
  return sentences[props.what];
}

function moveText({ fromAt, toAt, zone }: InterviewHistoryLineProps): string {
  const from = fromAt ? ` from ${moment(fromAt, zone)}` : '';
  const to = toAt ? ` to ${moment(toAt, zone)}` : '';
  return `${from}${to}`;
}
