import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Router } from 'express';
import type { SandboxClock } from '../clock';
import type { Disk } from '../disk';
import { openCalendarBook } from './calendarBook';
import { makeCalendarRouter } from './calendarRouter';
import type { CalendarSeed } from './calendarSeed';
import { openChannels } from './channels';
import { makeEventDesk } from './eventDesk';
import { type EventRecord, isOrganizerCopy, openEventStore } from './eventStore';
import { type GoogleFaults, makeGoogleFaults } from './faults';
import { spread } from './invitations';
import { openMails } from './mails';
import { makeOffice, type Office } from './office';
import { makeOfficeRouter } from './officeRouter';
import { loadServiceAccount, type ServiceAccountKey } from './serviceAccount';
import { type Delegation, openTokenDesk } from './tokens';

export interface GoogleSandboxArgs {
  clock: SandboxClock;
  disk: Disk;
  /** Written the first time this disk is opened; afterwards the disk decides. */
  calendars: readonly CalendarSeed[];
  /** What the service account may do in people's names; default: both full calendar scopes, for everybody. */
  delegation?: Delegation;
  /** A service account made elsewhere; without it, one is made and kept on the disk. */
  serviceAccount?: ServiceAccountKey;
}

/** Google Calendar on loopback. */
export interface GoogleSandbox {
  /** Calendar v3 under `/calendar/v3` and the token endpoint under `/token`; mount it under `/google` and at `/`. */
  router: Router;
  /** The office for the page; mount it under `/google-office`. */
  officeRouter: Router;
  office: Office;
  faults: GoogleFaults;
  /** The service account's key, generated once and kept on the disk. */
  serviceAccount: ServiceAccountKey;
  /** Makes every sync token handed out so far answer 410. */
  expireSyncTokens(): void;
  /** Resolves when every push notification under way is delivered or given up. */
  notified(): Promise<void>;
  close(): void;
}

const SERVICE_ACCOUNT_EMAIL = 'interloop@interloop-sandbox.iam.gserviceaccount.com';

const DEFAULT_DELEGATION: Delegation = {
  scopes: [
    'calendar',
    'calendar.readonly',
    'calendar.events',
    'calendar.events.readonly',
    'calendar.freebusy',
    'calendar.events.freebusy',
    'calendar.calendarlist.readonly',
  ].map((name) => `https://www.googleapis.com/auth/${name}`),
};

/** Opens the office on `disk` and seeds it if it is new. */
export function makeGoogleSandbox(args: GoogleSandboxArgs): GoogleSandbox {
  const { clock, disk, delegation = DEFAULT_DELEGATION } = args;
  const now = () => clock.now();
  const book = openCalendarBook(disk);
  const store = openEventStore(disk, now);
  const mails = openMails(disk, clock, book);
  const faults = makeGoogleFaults();
  const marks = disk.table<number>('google.marks');
  const account = args.serviceAccount ?? loadServiceAccount(disk, SERVICE_ACCOUNT_EMAIL);
  const desk = makeEventDesk({
    ...{ store, book },
    meetIsPending: () => faults.take(['meetPending'], 'conference') !== undefined,
    onChange: mails.tell,
  });
  if (marks.get('seeded') === undefined) {
    seed(args.calendars, account.client_email, book, desk);
    marks.put('seeded', 1);
  }

  const syncEpoch = () => marks.get('syncEpoch') ?? 0;
  const tokens = openTokenDesk({ clock, disk, book, account, delegation });
  const channels = openChannels({ clock, disk, store, faults });
  const office = makeOffice({ clock, store, book, desk, mails, faults });
  const settleConference = (record: EventRecord): EventRecord => {
    if (!record.conference?.pending || !isOrganizerCopy(record)) return record;
    const settled = store.write({ ...record, conference: { ...record.conference, pending: false } });
    spread(store, book, settled, record);
    return settled;
  };
  return {
    router: makeCalendarRouter({
      ...{ store, book, desk, channels, tokens, faults, now, settleConference },
      syncEpoch,
    }),
    officeRouter: makeOfficeRouter(office, faults, clock),
    office,
    faults,
    serviceAccount: account,
    expireSyncTokens: () => marks.put('syncEpoch', syncEpoch() + 1),
    notified: channels.settled,
    close: channels.close,
  };
}

function seed(
  calendars: readonly CalendarSeed[],
  serviceAccountEmail: string,
  book: ReturnType<typeof openCalendarBook>,
  desk: ReturnType<typeof makeEventDesk>,
): void {
  book.put({
    id: serviceAccountEmail,
    name: 'Service account',
    kind: 'serviceAccount',
    timeZone: 'UTC',
    sharing: 'none',
  });
  for (const { events: _, ...calendar } of calendars) book.put(calendar);
  for (const calendar of calendars) {
    for (const event of calendar.events ?? []) {
      const actorEmail = calendar.id;
      desk.insert(
        { calendar, actorEmail, madeBy: 'person', sendUpdates: 'none', conferenceVersion: 1 },
        event,
      );
    }
  }
}

/** Serves the sandbox's Google alone on a port of loopback (0: any free one). */
export async function serveGoogle(args: GoogleSandboxArgs & { port: number }) {
  const sandbox = makeGoogleSandbox(args);
  const app = express()
    .disable('x-powered-by')
    .use('/google', sandbox.router)
    .use(sandbox.router)
    .use('/google-office', sandbox.officeRouter);
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(args.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    sandbox,
    url: `http://127.0.0.1:${port}`,
    async close() {
      sandbox.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
