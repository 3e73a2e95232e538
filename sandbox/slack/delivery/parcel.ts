/** Something for the app, in the words of Socket Mode's envelopes. */
export interface Parcel {
  type: 'slash_commands' | 'interactive' | 'events_api';
  payload: Record<string, unknown>;
}

/** `acked` with the app's answer (`null` when empty), or why Slack gave up. */
export type Receipt =
  | { kind: 'acked'; body: unknown }
  | { kind: 'failed'; reason: 'timeout' | 'unreachable' | 'http_error' };

export interface Retry {
  num: number;
  reason: string;
}
