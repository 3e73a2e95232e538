import { auth, calendar, type calendar_v3 } from 'googleapis/build/src/apis/calendar';
import { makeSandboxClock } from '../../../sandbox/clock';
import { type Disk, openDisk } from '../../../sandbox/disk';
import type { CalendarSeed } from '../../../sandbox/google/calendarSeed';
import {
  type GoogleSandbox,
  type GoogleSandboxArgs,
  serveGoogle,
} from '../../../sandbox/google/googleSandbox';
import { makeServiceAccount, type ServiceAccountKey } from '../../../sandbox/google/serviceAccount';

const TOKEN_ADDRESS = 'https://oauth2.googleapis.com/token';

/** Monday 30 November 2026, 08:00 UTC. */
export const MONDAY_AT = new Date('2026-11-30T08:00:00Z');

export const HIRING = 'interviews@fernhill.test';
export const PRIYA = 'priya@fernhill.test';
export const OMAR = 'omar@fernhill.test';
export const CHEN = 'chen@fernhill.test';
export const LAKE = 'room-lake@fernhill.test';
export const ADA = 'ada@example.com';

export const makeSeed = (overrides: Partial<CalendarSeed> = {}): CalendarSeed => ({
  id: PRIYA,
  name: 'Priya Nair',
  kind: 'person',
  timeZone: 'Europe/Lisbon',
  sharing: 'freeBusyReader',
  ...overrides,
});

export const SEEDS: CalendarSeed[] = [
  makeSeed({ id: HIRING, name: 'Fernhill Interviews', kind: 'mailbox', timeZone: 'UTC' }),
  makeSeed(),
  makeSeed({ id: OMAR, name: 'Omar Haddad', timeZone: 'Europe/Berlin', sharing: 'reader' }),
  makeSeed({ id: CHEN, name: 'Chen Wei', timeZone: 'America/New_York', sharing: 'none' }),
  makeSeed({ id: LAKE, name: 'Lake', kind: 'room' }),
];

export interface TestOffice {
  url: string;
  disk: Disk;
  sandbox: GoogleSandbox;
  /** Calendar v3 as googleapis speaks it, in `subject`'s name; without a subject as the bare service account. */
  client(options?: ClientOptions): calendar_v3.Calendar;
  close(): Promise<void>;
}

interface ClientOptions {
  subject?: string | undefined;
  scopes?: string[];
  key?: Partial<ServiceAccountKey>;
}

export const CALENDAR_SCOPE = 'https://www.googleapis.com/auth/calendar';

/** One key for a whole test file: making one costs a tenth of a second. */
const KEY = makeServiceAccount('interloop@interloop-test.iam.gserviceaccount.com');

const TIMERS = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'requestIdleCallback',
  'cancelIdleCallback',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

/** Sets `Date` for client and sandbox alike, as the shifted bot process sees it; timers stay real. */
export function setNow(at: Date): void {
  jest.useFakeTimers({ now: at, doNotFake: [...TIMERS] });
}

/** A served sandbox with a small company in it. */
export async function openTestOffice(overrides: Partial<GoogleSandboxArgs> = {}): Promise<TestOffice> {
  setNow(MONDAY_AT);
  const clock = makeSandboxClock();
  const disk = overrides.disk ?? openDisk();
  const served = await serveGoogle({
    calendars: SEEDS,
    serviceAccount: KEY,
    ...overrides,
    clock,
    disk,
    port: 0,
  });
  const { sandbox, url, close } = served;
  return {
    url,
    disk,
    sandbox,
    close,
    client: (options) => makeClient(url, sandbox.serviceAccount, options),
  };
}

function makeClient(
  url: string,
  account: ServiceAccountKey,
  options: ClientOptions = {},
): calendar_v3.Calendar {
  const { scopes = [CALENDAR_SCOPE], key = {} } = options;
  const subject = 'subject' in options ? options.subject : HIRING;
  const { client_email: email, private_key } = { ...account, ...key };
  const jwt = new auth.JWT({ email, key: private_key, scopes, ...(subject ? { subject } : {}) });
  // Gaxios loads its fetch by a dynamic import, which jest's CommonJS runtime refuses.
  jwt.transporter.defaults.fetchImplementation = fetch;
  jwt.transporter.interceptors.request.add({
    resolved: async (request) => {
      if (`${request.url}` === TOKEN_ADDRESS) request.url = new URL(`${url}/google/token`);
      return request;
    },
  });
  return calendar({ version: 'v3', auth: jwt, rootUrl: `${url}/google/`, retry: false });
}

/** What Google refused, as googleapis throws it. */
export interface Refusal {
  status: number;
  reason: string | undefined;
  message: string;
}

/** Waits for a call to be refused and reads the refusal. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  try {
    await call;
  } catch (error) {
    const { response, message } = error as { response?: { status: number; data: unknown }; message: string };
    const { error: body } = (response?.data ?? {}) as { error?: unknown };
    const reason =
      typeof body === 'string' ? body : (body as { errors?: { reason: string }[] })?.errors?.[0]?.reason;
    return { status: response?.status ?? 0, reason, message };
  }
  throw new Error('The call was not refused');
}

/** An hour of an interview on Thursday 3 December, with two of the company and the candidate. */
export const makeEvent = (overrides: calendar_v3.Schema$Event = {}): calendar_v3.Schema$Event => ({
  id: 'session0001',
  summary: 'Interview with Fernhill: System design',
  description: 'A talk about one system.',
  start: { dateTime: '2026-12-03T14:00:00Z', timeZone: 'America/New_York' },
  end: { dateTime: '2026-12-03T15:00:00Z', timeZone: 'America/New_York' },
  attendees: [{ email: PRIYA }, { email: OMAR }],
  ...overrides,
});
