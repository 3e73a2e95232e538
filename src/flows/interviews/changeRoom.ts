import type { Interview, Person, Room } from '../../entities';
import type { Ports } from '../../ports';
import { type Refusal, refuse } from '../../refusal';
import { countsInSummary, sittingPanel } from '../loadFacts';
import { refuseUnless } from '../requireRole';
import { listHeld, toAskedRoom } from '../times/readRooms';
import { seatsAll } from '../times/roomSeats';
import { refuseOver, withHistory } from './changeInterview';
import { changeClaimed, claimRoom } from './claims';

/**
 * Holds an interview in another room at the same time, or by link alone (`roomId` null). Nobody is asked anew: Google tells
 * everybody where it is now.
 */
export async function changeRoom(
  ports: Ports,
  by: Person,
  interviewId: string,
  roomId: string | null,
): Promise<{ ok: true; interview: Interview } | Refusal> {
  const refusal = refuseUnless(by, 'recruiter', 'admin');
  if (refusal) return refusal;
  const now = ports.clock.now();
  const taken = roomId && (await refuseRoom(ports, interviewId, roomId));
  if (taken) return taken;
  return changeClaimed(
    ports,
    interviewId,
    { byId: by.id, verb: 'interview.change-room' },
    async (interview, stores) => {
      const { room: before, ...rest } = interview;
      const over = refuseOver(interview, now);
      if (over) return over;
      if ((before?.roomId ?? null) === roomId && before?.answer !== 'declined') return null;
      if (before) await stores.claims.release(interviewId, before.roomId);
      const changed = { ...rest, ...(roomId && { room: { roomId, answer: 'waiting' as const } }) };
      await claimRoom(stores.claims, changed);
      return withHistory(changed, {
        at: now,
        what: 'room changed',
        byId: by.id,
        ...(roomId && { roomId }),
      });
    },
  );
}

/** Null also where the interview is over or in the room already: then the change itself tells. */
async function refuseRoom(ports: Ports, interviewId: string, roomId: string): Promise<Refusal | null> {
  const interview = await ports.db.interviews.getInterview(interviewId);
  const isIn = interview.room?.roomId === roomId && interview.room.answer !== 'declined';
  if (isIn || refuseOver(interview, ports.clock.now())) return null;
  const room = await ports.db.rooms.getRoom(roomId);
  if (!room.active) return refuse({ code: 'room gone', roomId });
  const [free] = await listFree(ports, interview, [room]);
  return free ? null : refuse({ code: 'room taken', roomId });
}

/**
 * The rooms that are free for all of an interview and large enough, its own left out.
 * @throws OutsideError when Google does not answer.
 */
export async function listFreeRooms(ports: Ports, interview: Interview): Promise<Room[]> {
  return listFree(ports, interview, await listLargeEnough(ports, interview));
}

/** Of these, those at the address of its own room. @throws OutsideError when Google does not answer. */
export async function listOtherRooms(ports: Ports, interview: Interview): Promise<Room[]> {
  if (!interview.room) return [];
  const own = await ports.db.rooms.getRoom(interview.room.roomId);
  const others = await listLargeEnough(ports, interview);
  return listFree(
    ports,
    interview,
    others.filter(({ address }) => address === own.address),
  );
}

async function listLargeEnough(ports: Ports, interview: Interview): Promise<Room[]> {
  const rooms = await ports.db.rooms.listRooms({ active: true });
  const others = rooms.filter(({ id }) => id !== interview.room?.roomId);
  const needed = sittingPanel(interview).filter(({ part }) => countsInSummary(part));
  return others.filter(seatsAll(needed.length + 1));
}

async function listFree(ports: Ports, interview: Interview, rooms: Room[]): Promise<Room[]> {
  if (rooms.length === 0) return [];
  const roomIds = rooms.map(({ id }) => id);
  const [held, busy] = await Promise.all([
    listHeld(ports, roomIds, interview),
    ports.calendar.busy(
      rooms.map(({ calendarId }) => calendarId),
      interview,
    ),
  ]);
  return rooms.filter((room) => {
    const asked = toAskedRoom(room, { held, busy: busy.get(room.calendarId), range: interview });
    return asked.busy.length === 0 && !asked.unknown;
  });
}
