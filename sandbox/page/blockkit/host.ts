import type { Confirm } from '@slack/types';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ClientInput, ClientSuggestions, ClientValue, ClientValues } from '../../slack/clientTypes';

/** What blocks need of the place they are drawn in: a message, a modal, a Home tab. */
export interface BlockHost {
  values: ClientValues;
  /** Field errors by block. */
  errors: Record<string, string>;
  warnings: { blockId: string; actionId: string; text: string }[];
  /** Something was submitted and is not answered yet. */
  isBusy: boolean;
  act(blockId: string, actionId: string, input: ClientInput): Promise<void>;
  suggest(blockId: string, actionId: string, query: string): Promise<ClientSuggestions>;
  /** Text that is typed but perhaps not sent yet, so that a submit can carry it. */
  noteText(blockId: string, actionId: string, text: string): void;
  /** Enter in a one-line field. */
  submit(): void;
}

export const BlockHostContext = createContext<BlockHost>({
  values: {},
  errors: {},
  warnings: [],
  isBusy: false,
  act: async () => undefined,
  suggest: async () => ({ options: [], groups: [], notice: null }),
  noteText: () => undefined,
  submit: () => undefined,
});

/** The ids that tie an element to the words around it. */
export interface FieldIds {
  inputId: string;
  labelId: string;
  /** Hint and error, for `aria-describedby`. */
  describedBy: string | undefined;
  isInvalid: boolean;
}

/** An element in its place: everything an element's component takes. */
export interface ElementPlace {
  blockId: string;
  /** Set inside an input block or beside a section's text. */
  field?: FieldIds;
  /** Inside an input block it fills the width, elsewhere it is as wide as its words. */
  isWide: boolean;
  /** Enter sends the action instead of submitting (dispatch_action). */
  dispatchesOnEnter?: boolean;
}

export interface ElementState {
  value: ClientValue | undefined;
  isBusy: boolean;
  warning: string | undefined;
  act(input: ClientInput): Promise<void>;
  suggest(query: string): Promise<ClientSuggestions>;
  noteText(text: string): void;
  submit(): void;
}

/** The state of one element, by its `block_id` and `action_id`. */
export function useElement(place: ElementPlace, actionId: string): ElementState {
  const host = useContext(BlockHostContext);
  const { blockId } = place;
  return {
    value: host.values[blockId]?.[actionId],
    isBusy: host.isBusy,
    warning: host.warnings.find((each) => each.blockId === blockId && each.actionId === actionId)?.text,
    act: (input) => host.act(blockId, actionId, input),
    suggest: (query) => host.suggest(blockId, actionId, query),
    noteText: (text) => host.noteText(blockId, actionId, text),
    submit: host.submit,
  };
}

/** Asks a confirm object's question; true when the person agrees, or when there is none. */
export type AskConfirm = (confirm: Confirm | undefined) => Promise<boolean>;
export const ConfirmContext = createContext<AskConfirm>(async () => true);
export const useConfirm = (): AskConfirm => useContext(ConfirmContext);
