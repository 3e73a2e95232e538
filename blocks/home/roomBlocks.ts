import type { KnownBlock } from '@slack/types';
import { actions, button, context, header, section } from '../elements';
import { ACTIONS, idFor } from '../ids';
import type { RoomProps } from '../props';
import { count, inline } from '../text';
import { pageOf } from './pageOf';

const ROOMS_A_PAGE = 4;

/** The rooms in which interviews may be held. */
export function roomBlocks(rooms: RoomProps[], wanted: number): KnownBlock[] {
  const { shown, page, pages } = pageOf(rooms, wanted, ROOMS_A_PAGE);
  return [
    header('Rooms'),
    ...(shown.length > 0
      ? shown.map(roomBlock)
      : [section('No rooms yet: every interview is by link. Add a room, and recruiters can choose it.')]),
    actions(
      button('Add a room', ACTIONS.roomEdit),
      page > 0 ? button('Earlier', idFor(ACTIONS.roomsPage, 'earlier'), { value: String(page - 1) }) : null,
      page + 1 < pages
        ? button('More rooms', idFor(ACTIONS.roomsPage, 'later'), { value: String(page + 1) })
        : null,
    ),
    ...(pages > 1 ? [context(`Page ${page + 1} of ${pages}.`)] : []),
  ];
}

function roomBlock({ id, name, address, seats }: RoomProps): KnownBlock {
  const size = seats === undefined ? '' : `, ${count(seats, 'seat')}`;
  return section(
    `*${inline(name)}*   ${inline(address, 200)}${size}`,
    button('Change', idFor(ACTIONS.roomEdit, id), { value: id, spoken: `Change ${name}` }),
  );
}
