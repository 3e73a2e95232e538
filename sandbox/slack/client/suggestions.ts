import { menuOption, optionGroup } from '../blockKit/composition';
import { type Inspection, isFields, list } from '../blockKit/rules';
import type { ClientSuggestions } from '../clientTypes';
import type { Receipt } from '../delivery/parcel';

const NOTHING: ClientSuggestions = { options: [], groups: [], notice: null };
const UNABLE = 'Unable to load results';

/** Reads the app's answer to a look-up: at most 100 options, or groups of them, shaped as in a static select. */
export function readSuggestions(receipt: Receipt): ClientSuggestions {
  if (receipt.kind === 'failed' || !isFields(receipt.body)) return { ...NOTHING, notice: UNABLE };
  const look: Inspection = { surface: 'modal', faults: [], knowsFile: () => false };
  const { options, option_groups: groups } = receipt.body;
  if (options !== undefined) list({ max: 100 }, menuOption)(options, '/options', look);
  if (groups !== undefined) list({ max: 100 }, optionGroup)(groups, '/option_groups', look);
  if (look.faults.length > 0) return { ...NOTHING, notice: `${UNABLE}: ${look.faults.join('; ')}` };
  return {
    options: (options ?? []) as ClientSuggestions['options'],
    groups: (groups ?? []) as ClientSuggestions['groups'],
    notice: null,
  };
}
