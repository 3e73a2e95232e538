import type { CalendarIndex } from './calendars';
import { indexRequest } from './plan';
import type { LoopAnswer, LoopRequest } from './types';

/** The k cheapest loops. Throws InvalidRequestError. */
export function proposeLoops(
  request: LoopRequest,
  _index: CalendarIndex = indexRequest(request),
): LoopAnswer {
  throw new Error(`loops of ${request.sessions.length} sessions cannot be planned yet`);
}
