import type { App } from '@slack/bolt';
import type { RoomForm } from '../../blocks/home/props';
import { readRoomModal, removedRoomMessage, roomModal } from '../../blocks/home/roomModal';
import { ACTIONS, BLOCKS, VIEWS } from '../../blocks/ids';
import { messageModal } from '../../blocks/messageModal';
import type { Room } from '../entities';
import { removeRoom, saveRoom } from '../flows/team/saveRoom';
import type { SlackDeps } from './deps';
import { onPress } from './press';
import { refreshHome } from './publishHome';
import { onScreen } from './screen';
import { onForm, refusedField } from './submission';

const EMPTY: RoomForm = { name: '', address: '', calendarId: '', seats: null };

/** The rooms, as an admin registers them. */
export function registerRooms(app: App, deps: SlackDeps): void {
  const { ports } = deps;
  onPress(app, deps, ACTIONS.roomEdit, ['admin'], async (press) => {
    const screen = await press.open('Room');
    await onScreen(deps, screen, async () => {
      const room = press.value ? await ports.db.rooms.getRoom(press.value) : null;
      const known = await ports.db.rooms.listRooms({ active: true });
      const addresses = [...new Set(known.map(({ address }) => address))];
      await screen.show(roomModal({ room, form: room ? formOf(room) : EMPTY, addresses }));
    });
  });
  onForm(app, deps, VIEWS.room, ['admin'], async ({ by, state, metadata }) => {
    const reading = readRoomModal(state);
    if (!reading.ok) return { errors: reading.errors };
    const outcome = await saveRoom(ports, by, metadata.roomId ?? null, reading.value);
    if (!outcome.ok) return refusedField(deps, outcome, by.zone, BLOCKS.roomCalendar);
    setImmediate(() => void refreshHome(deps, by));
    return { close: 'all' };
  });
  onPress(app, deps, ACTIONS.roomRemove, ['admin'], async (press) => {
    const outcome = await removeRoom(ports, press.by, press.value);
    if (!outcome.ok) return press.refuse(outcome);
    const { room, staying } = outcome;
    await press.screen().show(messageModal('Removed', removedRoomMessage(room.name, staying.length)));
    await refreshHome(deps, press.by);
  });
}

function formOf({ name, address, calendarId, seats }: Room): RoomForm {
  return { name, address, calendarId, seats: seats ?? null };
}
