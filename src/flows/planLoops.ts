import { listLoopDays, proposeLoops } from '../scheduling/proposeLoops';
import type { LoopRequest } from '../scheduling/types';

/** Beyond so many sessions, trying what each change would open takes minutes: only what is there is said then. */
const MOST_SESSIONS_EXPLAINED = 4;

/** Up to `k` loops, best first, with what is in the way of more; of a long loop that is left untried. */
export function planLoops(request: LoopRequest, k: number) {
  const isShort = request.sessions.length <= MOST_SESSIONS_EXPLAINED;
  // A loop begins on each of these days at least, so that none of them is missing and nothing must be explained.
  const reachable = isShort ? k : Math.min(k, listLoopDays(request).length);
  if (reachable === 0) return { proposals: [], shortage: null, more: false };
  const { proposals, shortage } = proposeLoops({ ...request, k: reachable });
  return { proposals, shortage, more: proposals.length === k };
}
