import { listFreeRooms } from '../people/seatPeople';
import type { Room } from '../types';
import type { LoopModel } from './loopModel';
import type { Placement } from './relaxation';

/**
 * The room of each session of a loop, null for those by link: who comes changes rooms as seldom as can be within a day,
 * and of rooms that serve as long the one that was given first is taken.
 */
export function roomsOf(
  model: LoopModel,
  placements: readonly Placement[],
  rooms: readonly Room[],
): (string | null)[] {
  const free = placements.map(({ session, tick }) => {
    const table = model.tables[session];
    return table ? listFreeRooms(table, tick, rooms) : [];
  });
  const dates = [...new Set(placements.map(({ date }) => date))];
  return dates.flatMap((date) => chooseRooms(free.filter((_, at) => placements[at]?.date === date)));
}

/**
 * The same for the sessions of one day, given the rooms that are free for each. Whoever has to change goes where they can
 * stay the longest: no other way needs fewer changes.
 */
export function chooseRooms(free: readonly (readonly string[])[]): (string | null)[] {
  let room: string | null = null;
  return free.map((rooms, at) => {
    if (rooms.length === 0) return null;
    if (room === null || !rooms.includes(room)) room = findLasting(rooms, free.slice(at + 1));
    return room;
  });
}

function findLasting(rooms: readonly string[], later: readonly (readonly string[])[]): string | null {
  const inRooms = later.filter(({ length }) => length > 0);
  let best: string | null = null;
  let longest = -1;
  for (const room of rooms) {
    const gone = inRooms.findIndex((others) => !others.includes(room));
    const lasts = gone < 0 ? inRooms.length : gone;
    if (lasts > longest) {
      best = room;
      longest = lasts;
    }
  }
  return best;
}
