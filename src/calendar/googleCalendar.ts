import { timingSafeEqual } from 'node:crypto';
import { OutsideError } from '../errors';
import type { Calendar, Clock, Log } from '../ports';
import { type GoogleAccess, makeGoogleClient } from './googleClient';
import { readBusy } from './readBusy';
import { readChanges } from './readChanges';
import { removeEvent, showEvent } from './showEvent';
import { type Channel, canBeCalled, renewChannel } from './watchCalendar';

/** What must outlive a process between two readings of the calendar. */
export interface SyncStore {
  load(): Promise<{ syncToken?: string; channel?: Channel }>;
  /** Overwrites the fields given. */
  save(state: { syncToken?: string; channel?: Channel }): Promise<void>;
}

/** Google Calendar, with what keeps its push channel alive. */
export interface GoogleCalendar extends Calendar {
  /**
   * Sees to it that Google calls `address` when something changes. Call it now and then. A channel is a convenience: where
   * none can be had, that is logged, and the next reading of the changes finds them all the same.
   */
  watch(address: string): Promise<void>;
  /** Whether a notification comes from our channel. */
  isOurs(notification: { channelId: string; token: string }): Promise<boolean>;
}

/** Google Calendar in the name of the mailbox that organises the interviews. No connection is made before it is used. */
export function makeGoogleCalendar({
  clock,
  log,
  syncState,
  ...access
}: GoogleAccess & { clock: Clock; log: Log; syncState: SyncStore }): GoogleCalendar {
  const google = makeGoogleClient(access);
  const diary = { google, calendarId: access.subject };
  return {
    busy: (calendarIds, range) => readBusy(google, calendarIds, range),
    show: (event) => showEvent(diary, event),
    remove: (eventId, guests = 'told') => removeEvent(diary, eventId, guests),
    async changes(notice) {
      const { syncToken: before } = await syncState.load();
      const { changes, syncToken } = await readChanges(diary, before, clock.now());
      const faults: unknown[] = [];
      for (const change of changes) await notice(change).catch((fault: unknown) => faults.push(fault));
      // One change that cannot be dealt with must not hold up the others; all of them are told again the next time.
      if (faults.length > 0) throw faults[0];
      if (syncToken && syncToken !== before) await syncState.save({ syncToken });
    },
    async watch(address) {
      if (!canBeCalled(address)) return;
      const { channel } = await syncState.load();
      try {
        const renewed = await renewChannel(diary, { address, channel, now: clock.now(), log });
        if (renewed) await syncState.save({ channel: renewed });
      } catch (error) {
        if (!(error instanceof OutsideError)) throw error;
        log.warn({ code: error.code, err: error }, 'Google opened no channel');
      }
    },
    async isOurs({ channelId, token }) {
      const { channel } = await syncState.load();
      return channel !== undefined && channel.id === channelId && sameSecret(channel.token, token);
    },
  };
}

function sameSecret(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
