import type { Delivery } from '../delivery/delivery';
import type { AppSockets } from '../delivery/sockets';
import type { Office } from '../state/office';
import type { Args } from './args';

/** What a method may touch. */
export interface Desk {
  office: Office;
  sockets: AppSockets;
  delivery: Delivery;
}

/** One method of the Web API. */
export interface Method {
  /** Any one of these bot scopes suffices; none: every token may. */
  scopes?: string[];
  /** `app` methods take the app-level token. */
  token?: 'bot' | 'app';
  /** Calls a minute: https://docs.slack.dev/apis/web-api/rate-limits (tiers 20, 20, 50, 100). */
  callsPerMinute?: number;
  /** Answers what stands beside `ok: true`. @throws SlackError */
  run(desk: Desk, args: Args): Record<string, unknown> | Promise<Record<string, unknown>>;
}
