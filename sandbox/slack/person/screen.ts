import type { ClientMessage, ClientPlace, ClientUser, ClientView } from '../clientTypes';
import type { BlockData } from '../state/blockData';
import { fields, pressables, readable, wordsOf } from './words';

/** One thing that a person looks at: a modal, the Home tab, or a message. */
export interface Area {
  name: string;
  place: ClientPlace;
  blocks: BlockData[];
  /** Everything it says, readable. */
  text: string;
}

export function viewArea(view: ClientView, users: ClientUser[]): Area {
  const blocks = view.blocks as BlockData[];
  const errors = Object.values(view.errors);
  const typed = Object.values(view.values).flatMap((block) => Object.values(block).flatMap(shownValue));
  const words = [
    view.title,
    ...blocks.flatMap(wordsOf),
    ...typed,
    ...errors,
    view.notice ?? '',
    view.submit ?? '',
    view.close,
  ];
  const name = view.type === 'home' ? 'Home' : `Modal "${view.title}"`;
  return { name, place: { viewId: view.id }, blocks, text: readable(words.join('\n'), users) };
}

function shownValue(value: ClientView['values'][string][string]): string[] {
  const options = [
    ...(value.selected_options ?? []),
    ...(value.selected_option ? [value.selected_option] : []),
  ];
  const dates = [value.value, value.selected_date, value.selected_time].flatMap((each) => each ?? []);
  return [...dates, ...options.map((option) => option.text.text)];
}

export function messageArea(message: ClientMessage, users: ClientUser[]): Area {
  const blocks = message.blocks as BlockData[];
  const shown = blocks.length > 0 ? blocks.flatMap(wordsOf) : [message.text];
  const attached = message.attachments.flatMap((each) => [
    each.text ?? each.fallback ?? '',
    ...((each.blocks ?? []) as BlockData[]).flatMap(wordsOf),
  ]);
  const files = message.files.flatMap((file) => [file.title, file.altText]);
  const warnings = message.warnings.map((warning) => warning.text);
  return {
    name: message.ephemeral ? 'Message only visible to you' : 'Message',
    place: { channel: message.channel, messageTs: message.ts },
    blocks,
    text: readable([...shown, ...attached, ...files, ...warnings].join('\n'), users),
  };
}

/** The screen as a text, for an error message that helps. */
export function describe(areas: Area[]): string {
  if (areas.length === 0) return '  (nothing)';
  return areas
    .map((area) => {
      const buttons = pressables(area.blocks).map((each) => `[ ${each.label} ]`);
      const inputs = fields(area.blocks).map((field) => `${field.names[0] ?? '?'} (${field.element.type})`);
      const parts = [
        area.text
          .split('\n')
          .filter(Boolean)
          .map((line) => `    ${line}`)
          .join('\n'),
        buttons.length > 0 ? `    buttons: ${buttons.join(' ')}` : '',
        inputs.length > 0 ? `    fields: ${inputs.join(', ')}` : '',
      ];
      return [`  ${area.name}`, ...parts.filter(Boolean)].join('\n');
    })
    .join('\n');
}
