import { BLOCKS } from '../../../blocks/ids';
import type { Reading, RoomProps } from '../../../blocks/props';
import { readPlace } from '../../../blocks/schedule/placeSelect';
import { listText } from '../../../blocks/text';
import type { Interview, Room } from '../../entities';
import { seatsAll } from '../../flows/times/roomSeats';
import type { Ports } from '../../ports';

/** The rooms that a place of the form names and that seat so many people, the one named first; or what is wrong with it. */
export async function resolvePlace(ports: Ports, place: string, people: number): Promise<Reading<string[]>> {
  const asked = readPlace(place);
  if (!asked) return { ok: true, value: [] };
  const rooms = await listChoosable(ports);
  const named = rooms.find(({ id }) => id === asked.roomId);
  if (!named) return refused('This room is no longer offered. Choose another place.');
  const there = rooms.filter(({ address }) => address === named.address);
  const meant = asked.any ? [named, ...there.filter(({ id }) => id !== named.id)] : [named];
  const fit = meant.filter(seatsAll(people));
  if (fit.length > 0) return { ok: true, value: fit.map(({ id }) => id) };
  return refused(
    asked.any
      ? `No room there seats ${people} people. Choose another place.`
      : `${named.name} seats ${named.seats}, and ${people} people come. Choose a larger room.`,
  );
}

/** Rooms to choose from: those of an address beside each other, the smallest first. */
export async function listChoosable({ db }: Ports): Promise<Room[]> {
  const rooms = await db.rooms.listRooms({ active: true });
  const size = ({ seats }: Room) => seats ?? Number.MAX_SAFE_INTEGER;
  return rooms.toSorted((a, b) => a.address.localeCompare(b.address) || size(a) - size(b));
}

export function roomProps({ id, name, address, seats }: Room): RoomProps {
  return { id, name, address, ...(seats !== undefined && { seats }) };
}

/** That rooms which were asked for are never proposed, and what to do; empty where all could be read. */
export function unreadText(rooms: readonly Room[], unreadIds: readonly string[]): string {
  const names = rooms.flatMap(({ id, name }) => (unreadIds.includes(id) ? [name] : []));
  if (names.length === 0) return '';
  return `Google does not show the calendar of ${listText(names)}, so nobody knows when ${names.length === 1 ? 'it is' : 'they are'} free: never proposed. An admin corrects the address in the Home tab.`;
}

/** The names of rooms, in the order of their ids. */
export function namesOf(rooms: readonly Room[], ids: readonly string[]): string[] {
  return ids.flatMap((id) => rooms.find((room) => room.id === id)?.name ?? []);
}

/** The room of what is not booked yet, as a booking would have it. */
export function heldIn({ roomId }: { roomId: string | null }): Pick<Interview, 'room'> {
  return roomId ? { room: { roomId, answer: 'waiting' } } : {};
}

function refused(message: string): Reading<string[]> {
  return { ok: false, errors: { [BLOCKS.place]: message } };
}
