import type { KnownBlock } from '@slack/types';
import { actions, button, context, option, overflow, section } from '../elements';
import { ACTIONS } from '../ids';
import type { InterviewLinks, Message } from '../props';
import { seatStatesText } from '../seats';
import { count, inline, link, namesText, sentence } from '../text';
import { stateText } from '../viewState';
import { moment, whenLine } from '../when';
import type { InterviewCardProps } from './props';

/** How an interview stands, for the recruiter; updated in place, its history in its thread. */
export function interviewCard(props: InterviewCardProps): Message {
  return { text: newsText(props), blocks: cardBlocks(props) };
}

/** What the overflow of the card offers; each opens a modal that says what will happen. */
export type InterviewVerb = (typeof VERBS)[number];
const VERBS = ['replace', 'shadow', 'place', 'candidate', 'cancel'] as const;

/** Reads the value of an overflow's option; null where it is not one of the card's. */
export function readInterviewMore(value: string): { verb: InterviewVerb; interviewId: string } | null {
  const [, said, interviewId] = /^(\w+)\/(.+)$/.exec(value) ?? [];
  const verb = VERBS.find((each) => each === said);
  return verb && interviewId !== undefined ? { verb, interviewId } : null;
}

/** "In Estrela, Rua da Prata 80   Meet   Event   Résumé": the room, and the links that there are. */
export function linksText(links: InterviewLinks): string {
  return [
    links.place ? `In ${inline(links.place, 200)}` : '',
    link(links.meetUrl, 'Meet'),
    link(links.eventUrl, 'Event'),
    link(links.resumeUrl, 'Résumé'),
  ]
    .filter(Boolean)
    .join('   ');
}

function newsText(props: InterviewCardProps): string {
  const what = `${inline(props.candidate.name)}, ${inline(props.stageName)}, ${moment(props.startsAt, props.zone)}`;
  if (props.state === 'cancelled') return `Cancelled: ${what}`;
  if (props.fault)
    return `Waiting for Google: ${what}. ${inline(props.fault.what, 200)} Ref ${inline(props.fault.reference, 40)}`;
  const waiting = props.seats.filter(({ answer }) => answer === 'waiting');
  const answers =
    waiting.length > 0 ? `. Waiting for ${namesText(waiting.map(({ person }) => person.name))}` : '';
  return `Booked: ${what}${answers}`;
}

function cardBlocks(props: InterviewCardProps): KnownBlock[] {
  const links = linksText(props.links);
  return [
    section(`*${inline(props.stageName)}: ${inline(props.candidate.name)}*   ${stateText(props.state)}`),
    section([whenLine(props, props.zone), links].filter(Boolean).join('\n')),
    ...(props.seats.length > 0 ? [section(seatStatesText(props.seats, props.now))] : []),
    ...(props.room ? [section(`${inline(props.room.name)} (room): ${stateText(props.room.answer)}`)] : []),
    ...(props.cards
      ? [context(`${props.cards.submitted} of ${count(props.cards.expected, 'card')} in.`)]
      : []),
    ...(props.cancelled ? [context(cancelledText(props.cancelled))] : []),
    ...(props.fault
      ? [section(`⏳ ${inline(props.fault.what, 500)} Ref ${inline(props.fault.reference, 40)}`)]
      : []),
    ...(props.actionable && props.state !== 'cancelled' ? [cardActions(props)] : []),
  ];
}

function cancelledText({ byName, reason }: { byName: string; reason?: string }): string {
  return sentence(`By ${inline(byName)}${reason ? `: ${inline(reason, 300)}` : ''}`);
}

function cardActions(props: InterviewCardProps): KnownBlock {
  return actions(
    button('Reschedule', ACTIONS.interviewReschedule, { value: props.interviewId }),
    overflow(ACTIONS.interviewMore, [
      option('Replace somebody', `replace/${props.interviewId}`),
      option('Add a shadow', `shadow/${props.interviewId}`),
      option('Another place', `place/${props.interviewId}`),
      option('Edit the candidate', `candidate/${props.interviewId}`),
      option('Cancel', `cancel/${props.interviewId}`),
    ]),
  );
}
