import { input, textInput } from '../elements';
import { BLOCKS } from '../ids';
import type { Reading, ViewState } from '../props';
import { typed } from '../viewState';

const REASON_MAX = 500;

/** A reason in somebody's own words. */
export function reasonInput(label: string, options: { optional: boolean; hint?: string }) {
  return input(BLOCKS.reason, label, textInput({ multiline: true, max: REASON_MAX }), options);
}

/** Reads the modals that ask for a reason and nothing else. An empty one is refused where it is `needed`. */
export function readReason(
  state: ViewState,
  options: { needed: boolean } = { needed: false },
): Reading<string> {
  const reason = typed(state, BLOCKS.reason);
  if (options.needed && reason === '')
    return { ok: false, errors: { [BLOCKS.reason]: 'Write a few words.' } };
  return { ok: true, value: reason };
}
