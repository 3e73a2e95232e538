import type { FreeAt } from './answers';
import { hasBit, listBits } from './bits';
import type { CalendarIndex } from './calendars';
import { instantOf } from './horizon';
import { indexRequest, makePlan } from './plan';
import type { SlotRequest } from './types';

/**
 * At each start the candidate has: everybody who may fill a lead or second seat of the session and is free for all of
 * it. Starts with nobody are left out. Throws InvalidRequestError.
 */
export function whoIsFree(request: SlotRequest, index: CalendarIndex = indexRequest(request)): FreeAt[] {
  const [table] = makePlan(request, [request.session], index).tables;
  if (!table) return [];
  const { words } = index.horizon;
  const free: FreeAt[] = [];
  for (const tick of listBits(table.open, 0, words)) {
    const personIds: string[] = [];
    table.people.forEach((p, row) => {
      if (hasBit(table.legal, row * words, tick)) personIds.push(index.people[p]?.id ?? '');
    });
    if (personIds.length > 0) free.push({ startsAt: instantOf(index.horizon, tick), personIds });
  }
  return free;
}
