import type { calendar_v3 } from 'googleapis/build/src/apis/calendar';
import {
  type GoogleCalendar,
  makeGoogleCalendar,
  type SyncStore,
} from '../../../src/calendar/googleCalendar';
import type { CalendarChange, DesiredEvent } from '../../../src/calendarEvent';
import { eventId } from '../../../src/eventId';
import type { Log } from '../../../src/ports';
import { ADA, HIRING, OMAR, openTestOffice, PRIYA, type TestOffice } from '../../sandbox/google/office';

const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };
export const EVENT_ID = eventId('interview1', 'panel', 0);

/** Thursday 3 December 2026, 14:00 to 15:00 UTC. */
export const SPAN = { startsAt: new Date('2026-12-03T14:00:00Z'), endsAt: new Date('2026-12-03T15:00:00Z') };
export const LATER = { startsAt: new Date('2026-12-03T16:00:00Z'), endsAt: new Date('2026-12-03T17:00:00Z') };

export const makeDesired = (overrides: Partial<DesiredEvent> = {}): DesiredEvent => ({
  id: EVENT_ID,
  title: 'System design: Ada Lovelace',
  description: 'The kit is in Slack.',
  span: SPAN,
  zone: 'Europe/Lisbon',
  attendees: [
    { email: PRIYA, name: 'Priya Nair' },
    { email: OMAR, name: 'Omar Haddad' },
  ],
  guestsSeeEachOther: true,
  meet: 'make',
  interviewId: 'interview1',
  ...overrides,
});

export const makeCandidateEvent = (overrides: Partial<DesiredEvent> = {}): DesiredEvent =>
  makeDesired({
    id: eventId('interview1', 'candidate', 0),
    title: 'Interview with Fernhill: System design',
    attendees: [{ email: ADA, name: 'Ada Lovelace' }],
    guestsSeeEachOther: false,
    location: 'https://meet.google.com/abc-defg-hij',
    meet: { url: 'https://meet.google.com/abc-defg-hij' },
    ...overrides,
  });

export function makeSyncMemory(): SyncStore {
  let state: Awaited<ReturnType<SyncStore['load']>> = {};
  return {
    load: async () => state,
    save: async (saved) => {
      state = { ...state, ...saved };
    },
  };
}

/** Our calendar against the sandbox's Google. */
export interface CalendarOffice extends TestOffice {
  ours: GoogleCalendar;
  /** The event as the organiser's calendar holds it. */
  stored(id?: string): Promise<calendar_v3.Schema$Event>;
  /** Every change told by one call. */
  changes(): Promise<CalendarChange[]>;
}

export async function openCalendarOffice(
  overrides: { subject?: string; syncState?: SyncStore } = {},
): Promise<CalendarOffice> {
  const office = await openTestOffice();
  const { client_email: clientEmail, private_key: privateKey } = office.sandbox.serviceAccount;
  const ours = makeGoogleCalendar({
    serviceAccount: { clientEmail, privateKey },
    subject: HIRING,
    apiUrl: `${office.url}/google/`,
    tokenUrl: `${office.url}/google/token`,
    clock: { now: () => new Date() },
    log: SILENT,
    syncState: makeSyncMemory(),
    ...overrides,
  });
  return {
    ...office,
    ours,
    async stored(id = EVENT_ID) {
      const { data } = await office.client().events.get({ calendarId: HIRING, eventId: id });
      return data;
    },
    async changes() {
      const told: CalendarChange[] = [];
      await ours.changes(async (change) => void told.push(change));
      return told;
    },
  };
}
