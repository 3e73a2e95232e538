import type { KnownBlock } from '@slack/types';
import { actions, button, context, section } from '../elements';
import { ACTIONS, idFor } from '../ids';
import type { Message } from '../props';
import { inline, mention, plainName, quote } from '../text';
import { stateIcon } from '../viewState';
import { moment, whenLine } from '../when';
import type { DeclinedNoticeProps, ReplacementProps } from './props';

const MOST_REPLACEMENTS = 4;

/** Somebody declined: who could step in at the same time, one tap each. The recruiter must act, and is mentioned. */
export function declinedNotice(props: DeclinedNoticeProps): Message {
  const { person, part } = props.declinedBy;
  const what = `${inline(props.stageName)} with ${inline(props.candidate.name)}`;
  const who = part === 'second' ? inline(person.name) : `${inline(person.name)} (${part})`;
  const text = `${who} declined ${what}, ${moment(props.startsAt, props.zone)}.`;
  return {
    text,
    blocks: [
      section(
        `${stateIcon('declined')} ${props.settled ? '' : `${mention(props.recruiter)} `}*${who}* declined ${what}.\n${whenLine(props, props.zone)}`,
      ),
      ...(props.reason ? [section(quote(props.reason, 1000))] : []),
      ...(props.settled ? [context(settledText(props.settled))] : openBlocks(props)),
    ],
  };
}

/** Takes the value of an Ask button apart: the interview, and the `id` of the replacement. Null where it is none. */
export function readReplacementPick(value: string): { interviewId: string; id: string } | null {
  const at = value.indexOf('/');
  return at > 0 && at + 1 < value.length
    ? { interviewId: value.slice(0, at), id: value.slice(at + 1) }
    : null;
}

function openBlocks(props: DeclinedNoticeProps): KnownBlock[] {
  const offered = props.replacements.slice(0, MOST_REPLACEMENTS);
  const others = actions(
    button('Somebody else', ACTIONS.interviewReplace, { value: props.interviewId }),
    button('Reschedule', ACTIONS.interviewReschedule, { value: props.interviewId }),
  );
  if (offered.length === 0)
    return [section('Nobody in the pool is free then. Another time will have somebody.'), others];
  return [
    section('Free at the same time:'),
    ...offered.map((each, index) => replacementBlock(each, index, props)),
    others,
  ];
}

function replacementBlock(each: ReplacementProps, index: number, props: DeclinedNoticeProps): KnownBlock {
  const value = `${props.interviewId}/${each.id}`;
  const reasons = each.reasons.map((reason) => inline(reason, 200)).join(' ');
  return section(
    [`*${inline(each.person.name)}*`, reasons].filter(Boolean).join('\n'),
    button(`Ask ${plainName(each.person.name, 60)}`, idFor(ACTIONS.interviewReplacePick, index), {
      value,
      ...(index === 0 && { style: 'primary' }),
    }),
  );
}

function settledText(settled: NonNullable<DeclinedNoticeProps['settled']>): string {
  const by = inline(settled.byName);
  return 'inName' in settled
    ? `${by} asked ${inline(settled.inName)}.`
    : `${by} ${settled.outcome} the interview.`;
}
