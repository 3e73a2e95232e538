import type { Office } from '../state/office';
import type { Parcel, Receipt, Retry } from './parcel';
import { signedHeaders } from './signature';

/** Posts a parcel to the app's request URL as Slack does: signed, forms for commands and interactions, JSON for events. */
export async function postToApp(
  office: Office,
  url: string,
  parcel: Parcel,
  retry?: Retry,
): Promise<Receipt> {
  const { body, contentType } = encode(parcel);
  const headers = {
    'content-type': contentType,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    ...signedHeaders(office.app.signingSecret, body, office.clock.now()),
    ...(retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {}),
  };
  try {
    const signal = AbortSignal.timeout(office.faults.ackTimeoutMs);
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    const text = await response.text();
    return response.status === 200
      ? { kind: 'acked', body: parseAck(text, response.headers.get('content-type') ?? '') }
      : { kind: 'failed', reason: 'http_error' };
  } catch (error) {
    const isTimeout = (error as { name?: unknown }).name === 'TimeoutError';
    return { kind: 'failed', reason: isTimeout ? 'timeout' : 'unreachable' };
  }
}

function encode({ type, payload }: Parcel): { body: string; contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const form =
    type === 'slash_commands'
      ? new URLSearchParams(payload as Record<string, string>)
      : new URLSearchParams({ payload: JSON.stringify(payload) });
  return { body: form.toString(), contentType: 'application/x-www-form-urlencoded' };
}

/** A slash command may be answered in plain text. */
function parseAck(text: string, contentType: string): unknown {
  if (text.trim() === '') return null;
  if (!contentType.includes('json')) return { text };
  try {
    return JSON.parse(text);
  } catch {
    return { text };
  }
}
