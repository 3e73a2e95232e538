import type { Explanation, LoopProposal } from './answers';
import { proposeLoops } from './proposeLoops';
import type { LoopRequest } from './types';

/** What was found: the loops, what is in the way of more, and whether there may be more. */
export interface PlannedLoops {
  proposals: readonly LoopProposal[];
  shortage: Explanation | null;
  more: boolean;
}

/** Up to `k` loops, best first, with what is in the way of more. */
export function planLoops(request: LoopRequest, k: number): PlannedLoops {
  const { proposals, shortage } = proposeLoops({ ...request, k });
  return { proposals, shortage, more: proposals.length === k };
}
