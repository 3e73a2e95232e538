import { input, modal, option, section } from '../elements';
import { BLOCKS, INPUTS, VIEWS } from '../ids';
import type { ModalView, Reading, ViewState } from '../props';
import { count, inline, plainName } from '../text';
import { chosen } from '../viewState';
import { whenLine } from '../when';
import type { PlaceModalProps } from './props';

const LINK = 'link';
/** Slack's limit for a select, less the link. */
const MOST_ROOMS = 99;

/** Another place for a booked interview: the link alone, or a room that is free at its time. */
export function placeModal(props: PlaceModalProps): ModalView {
  const options = [
    ...(props.roomName ? [option('By link, Google Meet', LINK)] : []),
    ...props.free.slice(0, MOST_ROOMS).map(({ id, name, address, seats }) => {
      const size = seats === undefined ? '' : `, ${count(seats, 'seat')}`;
      return option(`${plainName(name, 60)}${size}`, id, plainName(address, 75));
    }),
  ];
  const now = props.roomName ? `Now in ${inline(props.roomName)}.` : 'Now by link.';
  return modal({
    callbackId: VIEWS.place,
    title: 'Another place',
    ...(options.length > 0 && { submit: 'Change' }),
    metadata: { interviewId: props.interviewId },
    blocks: [
      section(
        `*${inline(props.stageName)}: ${inline(props.candidate.name)}*\n${whenLine(props, props.zone)}\n${now}`,
      ),
      ...(options.length > 0
        ? [
            input(
              BLOCKS.newPlace,
              'Where',
              { type: 'static_select', action_id: INPUTS.value, options },
              { hint: 'Time and people stay. Everybody gets a mail with the new place.' },
            ),
          ]
        : [section('No room that seats everybody is free then. Reschedule finds another time.')]),
    ],
  });
}

/** The place that was chosen; a null room is the link. */
export function readPlaceModal(state: ViewState): Reading<{ roomId: string | null }> {
  const place = chosen(state, BLOCKS.newPlace);
  if (!place) return { ok: false, errors: { [BLOCKS.newPlace]: 'Choose a place.' } };
  return { ok: true, value: { roomId: place === LINK ? null : place } };
}
