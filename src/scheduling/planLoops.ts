import type { Explanation, LoopProposal } from './answers';
import { Effort } from './effort';
import { indexRequest } from './people/plan';
import { proposeLoops } from './proposeLoops';
import type { LoopRequest } from './types';

/** What was found: the loops, what is in the way of more, and whether there may be more. */
export interface PlannedLoops {
  proposals: readonly LoopProposal[];
  shortage: Explanation | null;
  more: boolean;
}

/** Some seconds' worth of looks; all but loops of few people need a tenth of them. */
const MOST_LOOKS = 2_000;

/** Up to `k` loops, best first, with what is in the way of more. */
export function planLoops(request: LoopRequest, k: number): PlannedLoops {
  const { proposals, shortage } = proposeLoops(
    { ...request, k },
    indexRequest(request),
    new Effort(MOST_LOOKS),
  );
  return { proposals, shortage, more: proposals.length === k };
}
