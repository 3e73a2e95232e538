import { inspectView } from '../blockKit/inspect';
import { refusalWith, SlackError } from '../slackError';
import { type BlockData, type TextData, withGeneratedIds } from '../state/blockData';
import type { Office } from '../state/office';
import type { ViewContent } from '../state/views';
import { knowsFile } from '../webApi/targets';

const MAX_BYTES = 250_000;

/**
 * Reads a view that the app sent.
 * @throws SlackError invalid_arguments (with pointers), view_too_large
 */
export function readView(office: Office, sent: unknown, surface: 'modal' | 'home'): ViewContent {
  if (sent === undefined) {
    throw refusalWith('invalid_arguments', ['missing required field: view [json-pointer:/view]']);
  }
  if (JSON.stringify(sent).length > MAX_BYTES) throw new SlackError('view_too_large');
  const faults = inspectView(sent, surface, knowsFile(office));
  if (faults.length > 0) throw refusalWith('invalid_arguments', faults);
  const view = sent as Record<string, unknown>;
  return {
    type: surface,
    title: (view.title ?? null) as TextData | null,
    submit: (view.submit ?? null) as TextData | null,
    close: (view.close ?? null) as TextData | null,
    blocks: withGeneratedIds(view.blocks as BlockData[], () => office.ids.next('b')),
    privateMetadata: String(view.private_metadata ?? ''),
    callbackId: String(view.callback_id ?? ''),
    externalId: String(view.external_id ?? ''),
    clearOnClose: view.clear_on_close === true,
    notifyOnClose: view.notify_on_close === true,
  };
}
