import type { KnownBlock } from '@slack/types';
import { actions, button, context, divider, modal, option, section } from '../elements';
import { ACTIONS, idFor, VIEWS } from '../ids';
import type { ModalView } from '../props';
import { NOT_ALL_COMPARED } from '../reasons';
import { whoAndWhere } from '../seats';
import { count, inline, listText, plainName } from '../text';
import { stateText } from '../viewState';
import { candidateTime, day, times, wallDay } from '../when';
import { panelLines } from './consequences';
import { placeSelect } from './placeSelect';
import type { BatchBookedModalProps, BatchModalProps, BatchRowProps } from './props';
import { PRESETS } from './scheduleModal';
import { traineesButton } from './trainees';

/** Days that may be chosen for several candidates. */
export const BATCH_DAYS = ['this_week', 'next_week', 'next_two_weeks'] as const;

/** One time for each of several candidates, that can all be booked together; its submit books all of them or none. */
export function batchModal(props: BatchModalProps): ModalView {
  const { rows, unplaced, exact } = props;
  const panel = rows.flatMap(({ seats }) => seats);
  const trainees = traineesButton(props.trainees);
  return modal({
    callbackId: VIEWS.batch,
    title: 'Times together',
    ...(rows.length > 0 && { submit: submitText(rows.length) }),
    metadata: { requestId: props.requestId, planId: props.planId },
    blocks: [
      section(headline(props), daysSelect(props)),
      ...placeBlocks(props),
      ...rowBlocks(props),
      ...unplaced.map((candidate) =>
        section(
          rows.length > 0
            ? `*${inline(candidate.name)}* finds no time beside the others.`
            : `*${inline(candidate.name)}* finds no time.`,
          button('Find times alone', idFor(ACTIONS.batchAlone, candidate.id), {
            value: candidate.id,
            spoken: `Find times for ${plainName(candidate.name, 50)} alone`,
          }),
        ),
      ),
      ...(exact ? [] : [context(NOT_ALL_COMPARED)]),
      ...(rows.length > 0
        ? [
            divider(),
            section(
              [
                rows.length === 1
                  ? `${inline(rows[0]?.candidate.name ?? '')} gets an invitation by mail now.`
                  : `${count(rows.length, 'candidate')} get an invitation by mail now.`,
                ...panelLines(props.consequences, { seats: panel, zone: props.zone }),
              ].join('\n'),
            ),
            ...(trainees ? [actions(trainees)] : []),
          ]
        : []),
    ],
  });
}

/** All are booked, or kept until Google answers. */
export function batchBookedModal(props: BatchBookedModalProps): ModalView {
  const news = props.pending
    ? `${stateText('waiting')} Google did not answer. Your choice is kept; the events are made as soon as it does. Ref ${inline(props.pending.reference, 40)}`
    : `${stateText('booked')}. Each interview has its card in your messages.`;
  return modal({
    callbackId: VIEWS.batchBooked,
    title: 'Booked',
    clearOnClose: true,
    blocks: [
      section(`*${inline(props.stageName)}: ${count(props.rows.length, 'candidate')}*\n${news}`),
      ...rowBlocks(props),
    ],
  });
}

function placeBlocks({ rooms, place, unread }: BatchModalProps): KnownBlock[] {
  const select = placeSelect(ACTIONS.batchPlace, rooms, place);
  return [...(select ? [actions(select)] : []), ...(unread ? [context(inline(unread, 500))] : [])];
}

function submitText(rows: number): string {
  if (rows === 1) return 'Book';
  return rows === 2 ? 'Book both' : `Book all ${rows}`;
}

function headline({ stageName, minutes, rows, unplaced, rangeText }: BatchModalProps): string {
  const what = `*${inline(stageName)}, ${minutes} min, ${count(rows.length + unplaced.length, 'candidate')}*`;
  const names = listText(rows.map(({ candidate }) => inline(candidate.name, 60)));
  if (rows.length === 0) return `${what}\nNo time ${inline(rangeText)}. Other days may have some.`;
  if (rows.length === 1) return `${what}\nA time for ${names} ${inline(rangeText)}.`;
  return `${what}\nThese times ${inline(rangeText)} can all be booked together: nobody sits twice, and everybody stays under their cap.`;
}

function daysSelect({ preset }: BatchModalProps) {
  const options = BATCH_DAYS.map((value) => option(PRESETS[value], value));
  const initial = options.find(({ value }) => value === preset);
  return {
    type: 'static_select' as const,
    action_id: ACTIONS.batchWhen,
    options,
    placeholder: { type: 'plain_text' as const, text: 'Other days' },
    ...(initial && { initial_option: initial }),
  };
}

function rowBlocks({ rows, zone }: Pick<BatchModalProps, 'rows' | 'zone'>): KnownBlock[] {
  return rows.flatMap((row, at) => {
    const before = rows[at - 1];
    const isNewDay = !before || wallDay(before.startsAt, zone) !== wallDay(row.startsAt, zone);
    return [...(isNewDay ? [section(`*${day(row.startsAt, zone)}*`)] : []), ...rowBlock(row, zone)];
  });
}

function rowBlock(
  { candidate, startsAt, endsAt, seats, roomName, reasons }: BatchRowProps,
  zone: string,
): KnownBlock[] {
  const time = times(startsAt, endsAt, zone);
  const theirs = candidateTime(startsAt, candidate, zone);
  return [
    section(
      `*${time}* ${inline(candidate.name)} (${theirs})\n${whoAndWhere({ seats, ...(roomName && { roomName }) })}`,
    ),
    ...(reasons.length > 0 ? [context(reasons.map((reason) => inline(reason, 300)).join(' '))] : []),
  ];
}
