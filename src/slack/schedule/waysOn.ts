import { ACTIONS } from '../../../blocks/ids';
import type { Refusal } from '../../refusal';

/** Ways on from a search that Google did not answer. */
export function waysOn(refused: Refusal, planId: string) {
  if (refused.reason.code !== 'google not answering') return [];
  return [
    { text: 'Try again', actionId: ACTIONS.timesMore, value: planId },
    { text: 'Change the request', actionId: ACTIONS.timesRequest, value: planId },
  ];
}
