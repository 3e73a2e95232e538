/** One fault of the Web API, for the next `times` calls of `method` (default 1; `*` is every method). */
export interface ApiFault {
  method: string;
  times?: number;
  /** Answer with this error code and do nothing. */
  error?: string;
  /** Answer with this HTTP status instead of JSON (503, say); 429 sends `Retry-After`. */
  status?: number;
  retryAfterSeconds?: number;
  /** Do it, but answer late. */
  delayMs?: number;
  /** Do it, but cut the connection instead of answering. */
  cutAfter?: boolean;
}

/** What can be made to go wrong, and how long Slack's patience lasts. All of it may be changed at any time. */
export interface Faults {
  /** How long Slack waits for an ack: 3000. */
  ackTimeoutMs: number;
  /** How long a trigger lives: 3000. */
  triggerLifeMs: number;
  /** Wait before each retry of an event that was not acked. */
  eventRetryDelaysMs: number[];
  /** Answer 429 beyond Slack's limits of a method and of a channel. */
  rateLimits: boolean;
  /** Hand every command, interaction and event over twice, one right after the other. */
  deliverTwice: boolean;
  /** Hand over this late. */
  deliveryDelayMs: number;
  /** Do not hand over at all: the person sees what they see when an app is down. */
  dropDeliveries: boolean;
  inject(fault: ApiFault): void;
  /** The fault that the next call of `method` meets, counted off. */
  take(method: string): ApiFault | null;
  /** Back to normal. */
  clear(): void;
}

const NORMAL = {
  ackTimeoutMs: 3000,
  triggerLifeMs: 3000,
  rateLimits: false,
  deliverTwice: false,
  deliveryDelayMs: 0,
  dropDeliveries: false,
};

/** Retries of events: at once, after a minute, after five (https://docs.slack.dev/apis/events-api/#retries). */
const EVENT_RETRY_DELAYS_MS = [0, 60_000, 300_000];

export function makeFaults(): Faults {
  let pending: (ApiFault & { times: number })[] = [];
  const faults: Faults = {
    ...NORMAL,
    eventRetryDelaysMs: [...EVENT_RETRY_DELAYS_MS],
    inject(fault) {
      pending.push({ ...fault, times: fault.times ?? 1 });
    },
    take(method) {
      const fault = pending.find((each) => each.method === method || each.method === '*');
      if (!fault) return null;
      fault.times -= 1;
      pending = pending.filter((each) => each.times > 0);
      return fault;
    },
    clear() {
      pending = [];
      Object.assign(faults, NORMAL, { eventRetryDelaysMs: [...EVENT_RETRY_DELAYS_MS] });
    },
  };
  return faults;
}
