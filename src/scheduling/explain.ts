import { checkCommon } from './checkRequest';
import { explainSlots } from './explainSlots';
import type { Explanation, LoopRequest, SlotRequest } from './types';

/**
 * Why there are not more starts (or loops), and the cheapest changes that open some. It can be asked of any request,
 * also of one with many answers. Throws InvalidRequestError.
 */
export function explain(request: SlotRequest | LoopRequest): Explanation {
  checkCommon(request, 'sessions' in request ? request.sessions : [request.session]);
  if ('sessions' in request) return { unit: 'days', legal: 0, obstacles: [], offers: [] };
  return explainSlots(request);
}
