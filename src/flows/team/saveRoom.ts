import { addYears } from 'date-fns';
import type { Interview, Person, Room } from '../../entities';
import { AlreadyMadeError, OutsideError } from '../../errors';
import { newId } from '../../newId';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import { refuseUnless } from '../requireRole';
import { spelledAs } from './teams';

/** What an admin says of a room. */
export interface RoomWish {
  name: string;
  address: string;
  calendarId: string;
  /** Null: as many as come. */
  seats: number | null;
}

/** A select takes a hundred choices: every room, every address, and the link. */
const MOST_ROOMS = 49;
const HOUR_MS = 3_600_000;

/**
 * Registers a room, or changes it (`roomId`); one that was removed and is registered again is the same. A calendar that Google
 * does not show is refused: such a room would never be free. Interviews ahead in it are shown anew.
 */
export async function saveRoom(
  ports: Ports,
  by: Person,
  roomId: string | null,
  wish: RoomWish,
): Promise<{ ok: true; room: Room } | Refusal> {
  const refusal = refuseUnless(by, 'admin');
  if (refusal) return refusal;
  const others = (await ports.db.rooms.listRooms()).filter(({ id }) => id !== roomId);
  const twin = others.find(({ calendarId }) => calendarId === wish.calendarId);
  if (twin && (twin.active || roomId)) return refuse({ code: 'calendar known', roomId: twin.id });
  const offered = others.filter(({ active }) => active);
  if (offered.length >= MOST_ROOMS) return refuse({ code: 'too many rooms', most: MOST_ROOMS });
  if (!(await isReadable(ports, wish.calendarId))) return refuse({ code: 'calendar not readable' });
  const { seats, ...told } = wish;
  const room: Room = {
    ...told,
    id: roomId ?? twin?.id ?? newId(),
    teamId: by.teamId,
    address: spelledAs(
      wish.address,
      offered.map(({ address }) => address),
    ),
    ...(seats !== null && { seats }),
    active: true,
  };
  try {
    await keep(ports, by, room, 'room.save');
    return { ok: true, room };
  } catch (error) {
    // Somebody else registered it meanwhile.
    const winner = await ports.db.rooms.findRoomByCalendar(room.calendarId);
    if (error instanceof AlreadyMadeError && winner)
      return refuse({ code: 'calendar known', roomId: winner.id });
    throw error;
  }
}

/** A room that is no longer offered; what is booked in it stays, and is given. */
export async function removeRoom(
  ports: Ports,
  by: Person,
  roomId: string,
): Promise<{ ok: true; room: Room; staying: Interview[] } | Refusal> {
  const refusal = refuseUnless(by, 'admin');
  if (refusal) return refusal;
  const room = { ...(await ports.db.rooms.getRoom(roomId)), active: false };
  await keep(ports, by, room, 'room.remove');
  return { ok: true, room, staying: await listAhead(ports, roomId) };
}

async function keep(ports: Ports, by: Person, room: Room, verb: string): Promise<void> {
  const now = ports.clock.now();
  const ahead = await listAhead(ports, room.id);
  await ports.db.transact(async (stores) => {
    await stores.rooms.saveRoom(room);
    await stores.audit.append({ at: now, byId: by.id, verb, aboutId: room.id });
    for (const { id } of ahead) await stores.wants.want('interview', id, now);
  });
  ports.errands.soon('interview', ...ahead.map(({ id }) => id));
}

function listAhead({ db, clock }: Ports, roomId: string): Promise<Interview[]> {
  const now = clock.now();
  const overlaps = { startsAt: now, endsAt: addYears(now, 1) };
  return db.interviews.listInterviews({ roomIds: [roomId], overlaps, status: 'booked' });
}

/** True too where Google does not answer: a room that cannot be read is never free, and is named. */
async function isReadable(ports: Ports, calendarId: string): Promise<boolean> {
  const startsAt = ports.clock.now();
  const hour = { startsAt, endsAt: new Date(startsAt.getTime() + HOUR_MS) };
  try {
    return (await ports.calendar.busy([calendarId], hour)).get(calendarId)?.known ?? false;
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    ports.log.warn({ code: error.code }, 'A room is kept without a look at its calendar');
    return true;
  }
}
