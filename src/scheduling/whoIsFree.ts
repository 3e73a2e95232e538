import type { FreeAt } from './answers';
import type { CalendarIndex } from './people/calendars';
import { drawLegalStarts, drawOpenStarts, readCandidateTime } from './people/legal';
import { DEFAULT_STEP_MINUTES, indexRequest } from './people/plan';
import { isTraineeSeat, whoMayFill } from './people/seating';
import { type Bits, bitAt } from './time/bits';
import { type Horizon, TICK_MINUTES, TICK_MS } from './time/horizon';
import type { Interviewer, SlotRequest } from './types';

/**
 * At each start the candidate has: everybody who may fill a lead or second seat of the session and is free for all of
 * it. Starts with nobody are left out. Throws InvalidRequestError.
 */
export function whoIsFree(request: SlotRequest, index: CalendarIndex = indexAble(request)): FreeTimes {
  const { candidate, session, now, rooms = [], stepMinutes = DEFAULT_STEP_MINUTES } = request;
  const { horizon } = index;
  const time = readCandidateTime(candidate, index, stepMinutes, now);
  const open = drawOpenStarts(time, index, session, rooms);
  const able = listAble(request, index.people);
  const legal = new Uint32Array(able.length * horizon.words);
  const ticks = session.minutes / TICK_MINUTES;
  able.forEach((p, row) => {
    drawLegalStarts(legal, row * horizon.words, index, p, ticks, now, null, open);
  });
  const ids = able.map((p) => index.people[p]?.id ?? '');
  return new FreeTimes(horizon, open, legal, ids);
}

/** Who is free when: bits until it is read, so that whoever asks and does not read pays for no ids and dates. */
export class FreeTimes {
  /** Row n of `legal` has the open starts of the n-th id. */
  constructor(
    private readonly horizon: Horizon,
    private readonly open: Bits,
    private readonly legal: Bits,
    private readonly ids: readonly string[],
  ) {}

  /** From the first start on. */
  list(): FreeAt[] {
    const { horizon, open, legal, ids } = this;
    const { words, baseTick } = horizon;
    const free: FreeAt[] = [];
    const found = new Array<string>(32 * ids.length);
    const ends = Int32Array.from({ length: 32 }, (_, bit) => bit * ids.length);
    for (let w = 0; w < words; w++) {
      const starts = open[w] ?? 0;
      if (starts === 0) continue;
      gatherIds(w, words, legal, ids, found, ends);
      for (let left = starts; left !== 0; left &= left - 1) {
        const bit = bitAt(left);
        const from = bit * ids.length;
        const end = ends[bit] ?? 0;
        if (end === from) continue;
        ends[bit] = from;
        const startsAt = new Date((baseTick + w * 32 + bit) * TICK_MS);
        free.push({ startsAt, personIds: found.slice(from, end) });
      }
    }
    return free;
  }
}

/** Calendars of others are not worth reading. */
function indexAble(request: SlotRequest): CalendarIndex {
  const { interviewers } = request;
  const able = listAble(request, interviewers).flatMap((p) => interviewers[p] ?? []);
  return indexRequest(request, able);
}

/** Indexes of the people who may fill a lead or second seat, ascending. */
function listAble({ candidate, session }: SlotRequest, people: readonly Interviewer[]): number[] {
  const seats = session.panel.seats.filter((seat) => !isTraineeSeat(seat));
  const [members = [], ...others] = seats.map((seat) => whoMayFill(seat, session, candidate, people));
  if (others.length === 0) return members;
  return [...new Set([members, ...others].flat())].sort((a, b) => a - b);
}

/** The ids whose rows have bit b of the word go to `found` from where `ends` points to, which follows them. */
function gatherIds(
  w: number,
  words: number,
  legal: Bits,
  ids: readonly string[],
  found: string[],
  ends: Int32Array,
): void {
  for (let row = 0; row < ids.length; row++) {
    let left = legal[row * words + w] ?? 0;
    if (left === 0) continue;
    const id = ids[row] ?? '';
    for (; left !== 0; left &= left - 1) {
      const bit = bitAt(left);
      const end = ends[bit] ?? 0;
      found[end] = id;
      ends[bit] = end + 1;
    }
  }
}
