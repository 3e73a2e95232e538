import { setTimeout as wait } from 'node:timers/promises';
import type { MethodOptions } from 'googleapis/build/src/apis/calendar';
import { OutsideError } from '../errors';

/** What a failed call to Google tells; a status of 0 is no answer at all. */
export interface GoogleRefusal {
  status: number;
  reason: string;
}

/** Reasons of a 403 that mean "slower": https://developers.google.com/workspace/calendar/api/guides/errors */
const USAGE_LIMITS = ['rateLimitExceeded', 'userRateLimitExceeded', 'quotaExceeded'];
const MOST_RETRIES = 3;
const LONGEST_WAIT_MS = 2_000;
const ANSWER_WITHIN_MS = 10_000;

/** Reads the refusal out of what Google's client throws; null when it is another fault. */
function readRefusal(error: unknown): GoogleRefusal | null {
  if (!(error instanceof Error) || !('config' in error)) return null;
  const response = 'response' in error && isObject(error.response) ? error.response : undefined;
  if (!response) return { status: 0, reason: 'no answer' };
  const status = typeof response.status === 'number' ? response.status : 0;
  return { status, reason: readReason(response.data) };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Calendar answers `{ error: { errors: [{ reason }] } }`, the token endpoint `{ error: 'invalid_grant' }`. */
function readReason(data: unknown): string {
  const error = isObject(data) ? data.error : undefined;
  if (typeof error === 'string') return error;
  const first: unknown = isObject(error) && Array.isArray(error.errors) ? error.errors[0] : undefined;
  return isObject(first) && typeof first.reason === 'string' ? first.reason : 'unknown';
}

/** Whether asking again, later, can help. */
function isPassing({ status, reason }: GoogleRefusal): boolean {
  if (status === 403) return USAGE_LIMITS.includes(reason);
  return status === 0 || status === 408 || status === 429 || status >= 500;
}

/**
 * Asks again up to three times with exponential backoff and jitter, within a few seconds, as Google wants it:
 * https://developers.google.com/workspace/calendar/api/guides/quota#exponential_backoff
 * Every call of ours may be repeated: ids are derived, changes are guarded by If-Match.
 */
function retrying(headers?: Record<string, string>): MethodOptions {
  // Made anew for each call: the client counts its attempts in it.
  return {
    ...(headers ? { headers } : {}),
    timeout: ANSWER_WITHIN_MS,
    retryConfig: {
      retry: MOST_RETRIES,
      shouldRetry: (error) => {
        const refusal = readRefusal(error);
        const attempts = error.config.retryConfig?.currentRetryAttempt ?? 0;
        return refusal !== null && isPassing(refusal) && attempts < MOST_RETRIES;
      },
      retryBackoff: async (_error, defaultBackoffMs) => {
        await wait(Math.min(defaultBackoffMs, LONGEST_WAIT_MS) * (0.5 + Math.random() / 2));
      },
    },
  };
}

/**
 * Calls Google and returns the answer's body. `expected` names refusals that the caller deals with; they come back as
 * values. @throws OutsideError for every other one.
 */
export async function askGoogle<Body, Status extends number = never>(
  method: string,
  call: (options: MethodOptions) => Promise<{ data: Body }>,
  { expected = [], ifMatch }: { expected?: readonly Status[]; ifMatch?: string } = {},
): Promise<{ ok: true; data: Body } | { ok: false; status: Status }> {
  try {
    const { data } = await call(retrying(ifMatch ? { 'If-Match': ifMatch } : undefined));
    return { ok: true, data };
  } catch (error) {
    const refusal = readRefusal(error);
    if (!refusal) throw error;
    const status = expected.find((one) => one === refusal.status);
    if (status !== undefined) return { ok: false, status };
    const message = `Google: ${method} got ${refusal.status} ${refusal.reason}`;
    throw new OutsideError('google', isPassing(refusal), message);
  }
}
