import type { ZodError } from 'zod';
import { aboutOf } from './ids';
import type { StateValue, StateWord, ViewState } from './props';

const ICONS: Record<StateWord, string> = {
  booked: '📅',
  waiting: '⏳',
  accepted: '✅',
  declined: '❌',
  cancelled: '🚫',
};

/** The icon alone, where the sentence beside it has the word. */
export function stateIcon(state: StateWord): string {
  return ICONS[state];
}

/** A state as people see it everywhere: an icon and the word. */
export function stateText(state: StateWord): string {
  return `${ICONS[state]} ${state}`;
}

/** The element of an input block, whatever `about` its id was drawn with; null where the block is not in the view. */
export function inputOf(state: ViewState, blockId: string): StateValue | null {
  const found = Object.entries(state.values).find(([id]) => id === blockId || aboutOf(blockId, id) !== null);
  return found ? (Object.values(found[1])[0] ?? null) : null;
}

/** The block_id that is really drawn for `blockId`, so that an error points at it. */
export function drawnId(state: ViewState, blockId: string): string {
  return Object.keys(state.values).find((id) => id === blockId || aboutOf(blockId, id) !== null) ?? blockId;
}

/** What is wrong with a form, by the block_id that is really drawn; the first of a field's faults. Paths begin with a block_id. */
export function errorsOf(state: ViewState, { issues }: ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[drawnId(state, String(path[0]))] ??= message;
  return errors;
}

/** What was typed, trimmed; empty where nothing was. */
export function typed(state: ViewState, blockId: string): string {
  return inputOf(state, blockId)?.value?.trim() ?? '';
}

/** The value of the chosen option, or null. */
export function chosen(state: ViewState, blockId: string): string | null {
  return inputOf(state, blockId)?.selected_option?.value ?? null;
}
