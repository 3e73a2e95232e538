import type { Explanation, LoopProposal } from './answers';
import { listLoopDays, proposeLoops } from './proposeLoops';
import type { LoopRequest } from './types';

/** Beyond so many sessions, trying what each change would open takes minutes: only what is there is said then. */
const MOST_SESSIONS_EXPLAINED = 4;

/** What was found: the loops, what is in the way of more, and whether there may be more. */
export interface PlannedLoops {
  proposals: readonly LoopProposal[];
  shortage: Explanation | null;
  more: boolean;
}

/** Up to `k` loops, best first, with what is in the way of more; of a long loop that is left untried. */
export function planLoops(request: LoopRequest, k: number): PlannedLoops {
  const isShort = request.sessions.length <= MOST_SESSIONS_EXPLAINED;
  // A loop begins on each of these days at least, so that none of them is missing and nothing must be explained.
  const reachable = isShort ? k : Math.min(k, listLoopDays(request).length);
  if (reachable === 0) return { proposals: [], shortage: null, more: false };
  const { proposals, shortage } = proposeLoops({ ...request, k: reachable });
  return { proposals, shortage, more: proposals.length === k };
}
