import { actions, button, context, section } from '../elements';
import { ACTIONS } from '../ids';
import type { Message } from '../props';
import { inline, mention } from '../text';
import { stateText } from '../viewState';
import { moment, span, whenLine } from '../when';
import type { DriftNoticeProps } from './props';

/** Somebody changed the event in Google: the recruiter says what is true. */
export function driftNotice(props: DriftNoticeProps): Message {
  const { drift } = props;
  const what = `${inline(props.stageName)} with ${inline(props.candidate.name)}`;
  const text =
    drift.kind === 'moved'
      ? `Moved in Google: ${what}, from ${moment(props.startsAt, props.zone)} to ${moment(drift.toAt, props.zone)}.`
      : `Deleted in Google: ${what}, ${moment(props.startsAt, props.zone)}.`;
  const conflicts = drift.kind === 'moved' ? drift.conflicts.map((each) => `• ${inline(each, 300)}`) : [];
  return {
    text,
    blocks: [
      section(
        `${props.settled ? '' : `${stateText('waiting')} ${mention(props.recruiter)} `}*${what}* was ${drift.kind === 'moved' ? 'moved' : 'deleted'} in Google.`,
      ),
      section(
        drift.kind === 'moved'
          ? `Here it stands ${whenLine(props, props.zone)}.\nIn Google it stands ${span(drift.toAt, drift.toEndsAt, props.zone)}.`
          : `Here it stands ${whenLine(props, props.zone)}.`,
      ),
      ...(conflicts.length > 0 ? [section(`*In the way of the new time*\n${conflicts.join('\n')}`)] : []),
      ...(props.settled ? [context(settledText(props.settled))] : [driftActions(props)]),
    ],
  };
}

function driftActions({ drift, interviewId }: DriftNoticeProps) {
  const value = interviewId;
  return drift.kind === 'moved'
    ? actions(
        button('Keep the new time', ACTIONS.driftKeep, { value, style: 'primary' }),
        button('Move it back', ACTIONS.driftRestore, { value }),
      )
    : actions(
        button('Put it back', ACTIONS.driftRestore, { value, style: 'primary' }),
        button('Cancel interview', ACTIONS.interviewCancel, { value, style: 'danger' }),
      );
}

function settledText({ byName, outcome }: NonNullable<DriftNoticeProps['settled']>): string {
  const by = inline(byName);
  const done = { kept: 'kept the new time', restored: 'put it back', cancelled: 'cancelled the interview' };
  return `${by} ${done[outcome]}.`;
}
