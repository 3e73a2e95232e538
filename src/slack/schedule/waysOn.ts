import { ACTIONS } from '../../../blocks/ids';
import type { Refusal } from '../../refusal';

/** Ways on from a search that Google did not answer, that took too long, or whose answer is gone. */
export function waysOn(refused: Refusal, planId: string) {
  const again = { text: 'Try again', actionId: ACTIONS.timesMore, value: planId };
  const change = { text: 'Change the request', actionId: ACTIONS.timesRequest, value: planId };
  if (refused.reason.code === 'google not answering') return [again, change];
  if (refused.reason.code === 'answer gone') return [{ ...again, text: 'Search again' }, change];
  return refused.reason.code === 'search too long' ? [change] : [];
}
