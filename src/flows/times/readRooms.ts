import type { Interview, Room } from '../../entities';
import type { Busy, Ports, Span } from '../../ports';
import type { Room as AskedRoom } from '../../scheduling/types';

/** The rooms that are still offered, in the order given. */
export async function listOffered({ db }: Ports, roomIds: readonly string[]): Promise<Room[]> {
  if (roomIds.length === 0) return [];
  const rooms = await db.rooms.listRooms({ ids: [...roomIds], active: true });
  return rooms.toSorted((a, b) => roomIds.indexOf(a.id) - roomIds.indexOf(b.id));
}

/** Interviews that are held in the rooms; a room that declined holds none. */
export async function listHeld({ db }: Ports, roomIds: string[], range: Span): Promise<Interview[]> {
  if (roomIds.length === 0) return [];
  const booked = await db.interviews.listInterviews({ roomIds, overlaps: range, status: 'booked' });
  return booked.filter(({ room }) => room?.answer !== 'declined');
}

/**
 * A room as scheduling sees it: what its calendar says and what is booked in it here, which Google may not show yet. A
 * calendar that could not be read is unknown for the whole range. The interview that is being moved is not in its own way.
 */
export function toAskedRoom(
  room: Room,
  {
    held,
    busy,
    range,
    movesId,
  }: { held: Interview[]; busy: Busy | undefined; range: Span; movesId?: string },
): AskedRoom {
  const own = held.filter((interview) => interview.room?.roomId === room.id);
  const moved = own.find(({ id }) => id === movesId);
  const taken = busy?.known ? busy.busy : [];
  return {
    id: room.id,
    busy: [
      ...(moved ? taken.flatMap((span) => without(span, moved)) : taken),
      ...own.flatMap(({ id, startsAt, endsAt }) => (id === movesId ? [] : [{ startsAt, endsAt }])),
    ],
    ...(!busy?.known && { unknown: [range] }),
  };
}

/** The rooms of a request whose calendars could not be read. */
export function listUnread({ rooms = [] }: { rooms?: readonly AskedRoom[] }): string[] {
  return rooms.flatMap(({ id, unknown = [] }) => (unknown.length > 0 ? [id] : []));
}

/** Google joins what touches: what lies before and after the part that is taken out stays. */
function without({ startsAt, endsAt }: Span, part: Span): Span[] {
  const before = { startsAt, endsAt: new Date(Math.min(endsAt.getTime(), part.startsAt.getTime())) };
  const after = { startsAt: new Date(Math.max(startsAt.getTime(), part.endsAt.getTime())), endsAt };
  return [before, after].filter((span) => span.startsAt < span.endsAt);
}
