import type { Office } from '../state/office';
import { postToApp } from './httpDelivery';
import type { Parcel, Receipt, Retry } from './parcel';
import type { AppSockets } from './sockets';

export interface Delivery {
  /** Hands a parcel over and waits for the ack, `ackTimeoutMs` at most. */
  hand(parcel: Parcel, retry?: Retry): Promise<Receipt>;
  /** Hands an event over and again until it is acked, as often as Slack would; resolves after the first try. */
  announce(payload: Record<string, unknown>): Promise<void>;
  /** Parcels under way. */
  underWay(): number;
  /** No more retries. */
  close(): void;
}

/** Over a connected socket if there is one, else by signed HTTP to the request URL. */
export function makeDelivery(office: Office, sockets: AppSockets): Delivery {
  const timers = new Set<NodeJS.Timeout>();
  let underWay = 0;

  async function once(parcel: Parcel, retry?: Retry): Promise<Receipt> {
    const { faults, app } = office;
    if (faults.dropDeliveries) return { kind: 'failed', reason: 'unreachable' };
    if (faults.deliveryDelayMs > 0)
      await new Promise((resolve) => setTimeout(resolve, faults.deliveryDelayMs));
    if (sockets.isConnected()) return sockets.send(parcel, retry);
    if (!app.requestUrl) return { kind: 'failed', reason: 'unreachable' };
    return postToApp(office, app.requestUrl, parcel, retry);
  }

  async function hand(parcel: Parcel, retry?: Retry): Promise<Receipt> {
    underWay += 1;
    try {
      const [receipt] = await Promise.all([
        once(parcel, retry),
        ...(office.faults.deliverTwice ? [once(structuredClone(parcel), retry)] : []),
      ]);
      return receipt;
    } finally {
      underWay -= 1;
    }
  }

  function retryLater(parcel: Parcel, num: number, reason: string) {
    const delay = office.faults.eventRetryDelaysMs[num - 1];
    if (delay === undefined) return;
    const timer = setTimeout(async () => {
      timers.delete(timer);
      const receipt = await hand(parcel, { num, reason });
      if (receipt.kind === 'failed') retryLater(parcel, num + 1, RETRY_REASONS[receipt.reason]);
    }, delay);
    timer.unref();
    timers.add(timer);
  }

  return {
    hand,
    async announce(payload) {
      const parcel: Parcel = { type: 'events_api', payload };
      const receipt = await hand(parcel);
      if (receipt.kind === 'failed') retryLater(parcel, 1, RETRY_REASONS[receipt.reason]);
    },
    underWay: () => underWay,
    close() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** `x-slack-retry-reason`: https://docs.slack.dev/apis/events-api/#retries */
const RETRY_REASONS = {
  timeout: 'http_timeout',
  unreachable: 'connection_failed',
  http_error: 'http_error',
} as const;
