import type { PlainTextOption, StaticSelect } from '@slack/types';
import { option } from '../elements';
import type { RoomProps } from '../props';
import { count, plainName } from '../text';

/** The place of whoever meets by link alone. */
export const BY_LINK = 'link';
const ANY = 'any/';

/** Where an interview may be held: by link, in any room of an address that is free, or in one of them. Null with no rooms. */
export function placeSelect<Id extends string>(
  actionId: Id,
  rooms: RoomProps[],
  place: string,
): (StaticSelect & { action_id: Id }) | null {
  if (rooms.length === 0) return null;
  const addresses = [...new Set(rooms.map(({ address }) => address))];
  const several = addresses
    .map((address) => rooms.filter((room) => room.address === address))
    .filter(({ length }) => length > 1);
  const link = option('By link, Google Meet', BY_LINK);
  const anywhere = several.map(anyOption);
  const each = rooms.map(roomOption);
  const initial =
    place === BY_LINK ? link : [...anywhere, ...each].find(({ value }) => value === shownAs(place, several));
  return {
    type: 'static_select',
    action_id: actionId,
    options: [link, ...anywhere, ...each],
    placeholder: { type: 'plain_text', text: 'Choose where' },
    ...(initial && { initial_option: initial }),
  };
}

/** What a place names: one room, or any at its address; null by link. */
export function readPlace(place: string): { roomId: string; any: boolean } | null {
  if (place === BY_LINK) return null;
  return place.startsWith(ANY)
    ? { roomId: place.slice(ANY.length), any: true }
    : { roomId: place, any: false };
}

/** The place of whoever is content with any room at this one's address. */
export function anyPlace(roomId: string): string {
  return `${ANY}${roomId}`;
}

function anyOption(there: RoomProps[]): PlainTextOption {
  const [first] = there;
  return option(`Any free room: ${plainName(first?.address ?? '', 58)}`, anyPlace(first?.id ?? ''));
}

function roomOption({ id, name, address, seats }: RoomProps): PlainTextOption {
  const size = seats === undefined ? '' : `, ${count(seats, 'seat')}`;
  return option(`${plainName(name, 60)}${size}`, id, plainName(address, 75));
}

/** Any room of an address is offered under one of them, and a room that is alone there under itself. */
function shownAs(place: string, several: RoomProps[][]): string {
  const asked = readPlace(place);
  if (!asked?.any) return place;
  const there = several.find((rooms) => rooms.some(({ id }) => id === asked.roomId));
  return there ? anyPlace(there[0]?.id ?? '') : asked.roomId;
}
