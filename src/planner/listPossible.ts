import { indexRequest } from '../scheduling/people/plan';
import { hasLoop } from '../scheduling/proposeLoops';
import type { LoopRequest, Session } from '../scheduling/types';

/** For each list of sessions whether the request finds times for it in place of its own; calendars are read once for all. */
export function listPossible(request: LoopRequest, sessions: readonly (readonly Session[])[]): boolean[] {
  const index = indexRequest(request);
  return sessions.map((each) => hasLoop({ ...request, sessions: each }, index));
}
