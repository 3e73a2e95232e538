import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { SandboxClock } from '../clock';
import type { Disk } from '../disk';
import type { EventStore } from './eventStore';
import type { GoogleFaults } from './faults';
import { GoogleError, notFound } from './googleError';

/** Push channels (https://developers.google.com/workspace/calendar/api/guides/push). */
export interface Channels {
  /** Opens a channel on a calendar's events and sends its first `sync` message. Throws 400. */
  watch(calendarId: string, json: unknown): ChannelAnswer;
  /** Closes a channel. Throws 404 where id and resource id name none. */
  stop(json: unknown): void;
  /** Resolves when every message under way is delivered or given up. */
  settled(): Promise<void>;
  close(): void;
}

interface ChannelAnswer {
  kind: 'api#channel';
  id: string;
  resourceId: string;
  resourceUri: string;
  token?: string;
  /** Milliseconds since 1970 as text. */
  expiration: string;
}

interface Channel {
  id: string;
  calendarId: string;
  resourceId: string;
  resourceUri: string;
  address: string;
  token?: string;
  expiresAtMs: number;
  messages: number;
}

const DEFAULT_LIFE_MS = 7 * 86_400_000;
const LONGEST_LIFE_MS = 30 * 86_400_000;
const RETRY_DELAYS_MS = [500, 2000];
const RETRIED = [500, 502, 503, 504];
const DELIVERY_TIMEOUT_MS = 5000;

const watchSchema = z.object({
  id: z.string().regex(/^[A-Za-z0-9\-_+/=]{1,64}$/),
  type: z.enum(['web_hook', 'webhook']),
  address: z.url(),
  token: z.string().max(256).optional(),
  expiration: z.coerce.number().optional(),
  params: z.object({ ttl: z.coerce.number() }).partial().optional(),
});

interface ChannelsArgs {
  clock: SandboxClock;
  disk: Disk;
  store: EventStore;
  faults: GoogleFaults;
}

export function openChannels({ clock, disk, store, faults }: ChannelsArgs): Channels {
  const table = disk.table<Channel>('google.channels');
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();
  const changed = new Set<string>();

  const send = (channel: Channel, state: 'sync' | 'exists') => {
    const numbered = { ...channel, messages: channel.messages + 1 };
    table.put(channel.id, numbered);
    if (faults.take(['notificationsDropped'], 'push')) return;
    const copies = faults.take(['notificationsTwice'], 'push') ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      const delivery = deliver(numbered, state, closing.signal).finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    }
  };
  const tellAll = () => {
    const calendars = new Set(changed);
    changed.clear();
    for (const [id, channel] of table.entries()) {
      if (channel.expiresAtMs <= clock.now().getTime()) table.remove(id);
      else if (calendars.has(channel.calendarId)) send(channel, 'exists');
    }
  };
  const unsubscribe = store.onWrite(({ calendarId }) => {
    // One message for what changes together: the writes of one request happen in one turn of the loop.
    if (changed.size === 0) setImmediate(() => !closing.signal.aborted && tellAll());
    changed.add(calendarId);
  });

  return {
    watch(calendarId, json) {
      const wanted = readWatch(json);
      if (table.get(wanted.id)) {
        throw new GoogleError(400, 'channelIdNotUnique', `Channel id ${wanted.id} not unique`);
      }
      const channel: Channel = {
        id: wanted.id,
        calendarId,
        resourceId: randomBytes(20).toString('base64url'),
        resourceUri: `https://www.googleapis.com/calendar/v3/calendars/${encodeURIComponent(calendarId)}/events?alt=json`,
        address: wanted.address,
        ...(wanted.token === undefined ? {} : { token: wanted.token }),
        expiresAtMs: expiryOf(wanted, clock.now().getTime()),
        messages: 0,
      };
      table.put(channel.id, channel);
      send(channel, 'sync');
      const { id, resourceId, resourceUri, token } = channel;
      const expiration = `${channel.expiresAtMs}`;
      return { kind: 'api#channel', id, resourceId, resourceUri, ...(token ? { token } : {}), expiration };
    },
    stop(json) {
      const { id, resourceId } = (json ?? {}) as { id?: unknown; resourceId?: unknown };
      const channel = typeof id === 'string' ? table.get(id) : undefined;
      if (!channel || channel.resourceId !== resourceId) throw notFound();
      table.remove(channel.id);
    },
    async settled() {
      await new Promise((resolve) => setImmediate(resolve));
      while (underWay.size > 0) await Promise.all(underWay);
    },
    close() {
      closing.abort();
      unsubscribe();
    },
  };
}

function readWatch(json: unknown) {
  const read = watchSchema.safeParse(json);
  if (!read.success) {
    const issue = read.error.issues[0];
    throw new GoogleError(400, 'invalid', `Invalid value for: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { protocol, hostname } = new URL(read.data.address);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  // Google takes https only; on loopback there is no certificate to be had.
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback)) {
    throw new GoogleError(
      400,
      'push.webhookUrlNotHttps',
      `WebHook callback must be HTTPS: ${read.data.address}`,
    );
  }
  return read.data;
}

function expiryOf({ expiration, params }: z.infer<typeof watchSchema>, nowMs: number): number {
  const wanted = expiration ?? (params?.ttl ? nowMs + params.ttl * 1000 : nowMs + DEFAULT_LIFE_MS);
  if (wanted <= nowMs) throw new GoogleError(400, 'invalid', 'Invalid value for: expiration: is in the past');
  return Math.min(wanted, nowMs + LONGEST_LIFE_MS);
}

async function deliver(channel: Channel, state: string, signal: AbortSignal): Promise<void> {
  for (const delayMs of [0, ...RETRY_DELAYS_MS]) {
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs).unref());
    if (signal.aborted) return;
    try {
      const response = await fetch(channel.address, {
        method: 'POST',
        headers: headersOf(channel, state),
        signal: AbortSignal.any([signal, AbortSignal.timeout(DELIVERY_TIMEOUT_MS)]),
      });
      await response.arrayBuffer();
      if (!RETRIED.includes(response.status)) return;
    } catch {
      // An address that does not answer is tried again like a 503.
    }
  }
}

function headersOf(channel: Channel, state: string): Record<string, string> {
  return {
    'X-Goog-Channel-ID': channel.id,
    'X-Goog-Channel-Expiration': new Date(channel.expiresAtMs).toUTCString(),
    'X-Goog-Resource-ID': channel.resourceId,
    'X-Goog-Resource-URI': channel.resourceUri,
    'X-Goog-Resource-State': state,
    'X-Goog-Message-Number': `${channel.messages}`,
    ...(channel.token ? { 'X-Goog-Channel-Token': channel.token } : {}),
  };
}
