import type { FreeAt } from './answers';
import { type Bits, bitAt } from './bits';
import type { CalendarIndex } from './calendars';
import { type Horizon, TICK_MINUTES, TICK_MS } from './horizon';
import { drawLegalStarts, drawOpenStarts, readCandidateTime } from './legal';
import { DEFAULT_STEP_MINUTES, indexRequest } from './plan';
import { isTraineeSeat, whoMayFill } from './seating';
import type { SlotRequest } from './types';

/**
 * At each start the candidate has: everybody who may fill a lead or second seat of the session and is free for all of
 * it. Starts with nobody are left out. Throws InvalidRequestError.
 */
export function whoIsFree(request: SlotRequest, index: CalendarIndex = indexRequest(request)): FreeAt[] {
  const { candidate, session, now, rooms = [], stepMinutes = DEFAULT_STEP_MINUTES } = request;
  const { horizon } = index;
  const time = readCandidateTime(candidate, index, stepMinutes, now);
  const open = drawOpenStarts(time, horizon, session, rooms);
  const able = listAble(request, index);
  const legal = new Uint32Array(able.length * horizon.words);
  const ticks = session.minutes / TICK_MINUTES;
  able.forEach((p, row) => {
    drawLegalStarts(legal, row * horizon.words, index, p, ticks, now, null);
  });
  const ids = able.map((p) => index.people[p]?.id ?? '');
  return listFree(horizon, open, legal, ids);
}

/** Indexes of the people, ascending. */
function listAble({ candidate, session }: SlotRequest, { people }: CalendarIndex): number[] {
  const seats = session.panel.seats.filter((seat) => !isTraineeSeat(seat));
  const [members = [], ...others] = seats.map((seat) => whoMayFill(seat, session, candidate, people));
  if (others.length === 0) return members;
  return [...new Set([members, ...others].flat())].sort((a, b) => a - b);
}

/** Row n of `legal` is of the n-th id. */
function listFree({ words, baseTick }: Horizon, open: Bits, legal: Bits, ids: readonly string[]): FreeAt[] {
  const free: FreeAt[] = [];
  const found = new Array<string>(32 * ids.length);
  const counts = new Int32Array(32);
  for (let w = 0; w < words; w++) {
    const starts = open[w] ?? 0;
    if (starts === 0) continue;
    counts.fill(0);
    gatherIds(starts, w, words, legal, ids, found, counts);
    for (let left = starts; left !== 0; left &= left - 1) {
      const bit = bitAt(left);
      const count = counts[bit] ?? 0;
      if (count === 0) continue;
      const startsAt = new Date((baseTick + w * 32 + bit) * TICK_MS);
      free.push({ startsAt, personIds: found.slice(bit * ids.length, bit * ids.length + count) });
    }
  }
  return free;
}

/** The ids whose rows have bit b of the word go to `found` from b * ids.length on; `counts` says how many they are. */
function gatherIds(
  starts: number,
  w: number,
  words: number,
  legal: Bits,
  ids: readonly string[],
  found: string[],
  counts: Int32Array,
): void {
  for (let row = 0; row < ids.length; row++) {
    let left = (legal[row * words + w] ?? 0) & starts;
    if (left === 0) continue;
    const id = ids[row] ?? '';
    for (; left !== 0; left &= left - 1) {
      const bit = bitAt(left);
      const count = counts[bit] ?? 0;
      found[bit * ids.length + count] = id;
      counts[bit] = count + 1;
    }
  }
}
