import type { BatchAnswer, BatchRequest } from './types';

/** A set of proposals, one a request, that can all be booked. Throws InvalidRequestError. */
export function proposeBatch(request: BatchRequest): BatchAnswer {
  throw new Error(`a batch of ${request.requests.length} cannot be planned yet`);
}
