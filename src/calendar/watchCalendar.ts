import { randomUUID } from 'node:crypto';
import type { Log } from '../ports';
import { askGoogle } from './askGoogle';
import type { Diary } from './showEvent';

/** A push channel: Google calls our address when the calendar changes. */
export interface Channel {
  id: string;
  /** Comes back with each call; shows that it is Google's. */
  token: string;
  resourceId: string;
  /** Where Google calls. */
  address: string;
  expiresAt: Date;
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
const RENEW_BEFORE_MS = 24 * 60 * 60 * 1000;

/** Google calls https addresses only; on loopback its stand-in for trying things out calls http too. */
export function canBeCalled(address: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

/**
 * Opens a channel when there is none to this address or it ends within a day, and closes the one before. A channel never renews itself:
 * https://developers.google.com/workspace/calendar/api/guides/push. @throws OutsideError
 */
export async function renewChannel(
  { google, calendarId }: Diary,
  { address, channel, now, log }: { address: string; channel: Channel | undefined; now: Date; log: Log },
): Promise<Channel | null> {
  const isKept =
    channel?.address === address && channel.expiresAt.getTime() - now.getTime() > RENEW_BEFORE_MS;
  if (isKept) return null;
  const [id, token] = [randomUUID(), randomUUID()];
  const expiration = String(now.getTime() + WEEK_MS);
  const requestBody = { id, token, type: 'web_hook', address, expiration };
  const answer = await askGoogle('events.watch', (options) =>
    google.events.watch({ calendarId, requestBody }, options),
  );
  if (!answer.ok || !answer.data.resourceId) return null;
  const { resourceId } = answer.data;
  if (channel) {
    const old = { requestBody: { id: channel.id, resourceId: channel.resourceId } };
    await askGoogle('channels.stop', (options) => google.channels.stop(old, options), { expected: [404] });
  }
  log.info({ channelId: id }, 'Google tells of changes');
  return {
    id,
    token,
    resourceId,
    address,
    expiresAt: new Date(Number(answer.data.expiration ?? expiration)),
  };
}
