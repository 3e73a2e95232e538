/** The pieces that every view is made of, each within Slack's limits whatever text it is given. */
import type {
  ActionsBlock,
  ActionsBlockElement,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  InputBlock,
  KnownBlock,
  ModalView,
  MrkdwnElement,
  Overflow,
  PlainTextElement,
  PlainTextInput,
  PlainTextOption,
  SectionBlock,
  SectionBlockAccessory,
} from '@slack/types';
import type { ActionId, ViewId } from './ids';
import { INPUTS } from './ids';
import type { ViewMetadata } from './metadata';
import { encodeMetadata } from './metadata';
import { inline, truncate, truncateMrkdwn } from './text';

export const MESSAGE_BLOCKS = 50;
export const VIEW_BLOCKS = 100;
/** The most a plain_text_input takes. */
const TEXT_MAX = 3000;

function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: truncate(text, max) || ' ', emoji: true };
}

function mrkdwn(text: string, max = 3000): MrkdwnElement {
  return { type: 'mrkdwn', text: truncateMrkdwn(text, max) };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(text, 150) };
}

export function section(text: string, accessory?: SectionBlockAccessory): SectionBlock {
  return { type: 'section', text: mrkdwn(text), ...(accessory && { accessory }) };
}

/** Short facts in two columns below a text, each under its name; Slack takes ten. */
export function facts(
  text: string,
  named: [name: string, value: string][],
  accessory?: SectionBlockAccessory,
): SectionBlock {
  const fields = named
    .slice(0, 10)
    .map(([name, value]) => mrkdwn(`*${inline(name)}*\n${inline(value, 300)}`, 2000));
  return { ...section(text, accessory), fields };
}

/** A longer text exactly as somebody typed it: plain text needs no escapes, so all 3000 characters fit. */
export function verbatim(text: string): SectionBlock {
  return { type: 'section', text: { ...plain(text, TEXT_MAX), emoji: false } };
}

/** Small grey lines; empty ones are left out. */
export function context(...lines: string[]): ContextBlock {
  const elements = lines.filter((line) => line !== '').map((line) => mrkdwn(line, 2000));
  return { type: 'context', elements: elements.slice(0, 10) };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

export function actions(...elements: (ActionsBlockElement | null)[]): ActionsBlock {
  return { type: 'actions', elements: elements.filter((element) => element !== null).slice(0, 25) };
}

export interface ButtonOptions {
  /** Opaque ids only. */
  value?: string;
  style?: 'primary' | 'danger';
  confirm?: ConfirmationDialog;
  url?: string;
  /** What a screen reader says, where several buttons have the same text; it begins with that text. */
  spoken?: string;
}

/** `actionId` is one of ACTIONS, or `idFor` of one where a block has several. */
export function button(
  text: string,
  actionId: ActionId | `${ActionId}/${string}`,
  { spoken, ...options }: ButtonOptions = {},
): Button {
  return {
    type: 'button',
    text: plain(text, 75),
    action_id: actionId,
    ...(spoken && { accessibility_label: truncate(spoken, 75) }),
    ...options,
  };
}

export function option(text: string, value: string, description?: string): PlainTextOption {
  return {
    text: plain(text, 75),
    value,
    ...(description && { description: plain(description, 75) }),
  };
}

export function overflow(
  actionId: ActionId,
  options: PlainTextOption[],
  confirm?: ConfirmationDialog,
): Overflow {
  return { type: 'overflow', action_id: actionId, options: options.slice(0, 5), ...(confirm && { confirm }) };
}

export interface InputOptions {
  hint?: string;
  optional?: boolean;
  /** Heard at once, not only on submit. */
  dispatch?: boolean;
}

export function input(
  blockId: string,
  label: string,
  element: InputBlock['element'],
  options: InputOptions = {},
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, 2000),
    element,
    ...(options.hint && { hint: plain(options.hint, 2000) }),
    optional: options.optional ?? false,
    ...(options.dispatch && { dispatch_action: true }),
  };
}

export interface TextOptions {
  initial?: string;
  multiline?: boolean;
  placeholder?: string;
  max?: number;
  actionId?: ActionId;
}

export function textInput(options: TextOptions = {}): PlainTextInput {
  const max = options.max ?? TEXT_MAX;
  return {
    type: 'plain_text_input',
    action_id: options.actionId ?? INPUTS.value,
    max_length: max,
    ...(options.multiline && { multiline: true }),
    ...(options.initial && { initial_value: truncate(options.initial, max) }),
    ...(options.placeholder && { placeholder: plain(options.placeholder, 150) }),
  };
}

export interface ModalOptions {
  callbackId: ViewId;
  title: string;
  blocks: KnownBlock[];
  submit?: string;
  close?: string;
  metadata?: ViewMetadata;
  /** Closing it closes what lies under it too. */
  clearOnClose?: boolean;
  notifyOnClose?: boolean;
}

export function modal(options: ModalOptions): ModalView {
  return {
    type: 'modal',
    callback_id: options.callbackId,
    title: plain(options.title, 24),
    ...(options.submit && { submit: plain(options.submit, 24) }),
    close: plain(options.close ?? 'Close', 24),
    private_metadata: encodeMetadata(options.metadata ?? {}),
    ...(options.clearOnClose && { clear_on_close: true }),
    ...(options.notifyOnClose && { notify_on_close: true }),
    blocks: options.blocks,
  };
}
