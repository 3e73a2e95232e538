import type { Explanation } from '../answers';
import { checkCommon, checkLoop } from '../people/checkRequest';
import type { LoopRequest, SlotRequest } from '../types';
import { explainLoops } from './explainLoops';
import { explainSlots } from './explainSlots';

/**
 * Why there are not more starts (or loops), and the cheapest changes that open some. It can be asked of any request,
 * also of one with many answers. Throws InvalidRequestError.
 */
export function explain(request: SlotRequest | LoopRequest): Explanation {
  if (!('sessions' in request)) {
    checkCommon(request, [request.session]);
    return explainSlots(request);
  }
  checkCommon(request, request.sessions);
  checkLoop(request);
  return explainLoops(request);
}
