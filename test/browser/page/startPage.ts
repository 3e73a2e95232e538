import { execFile } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import express from 'express';
import { type Browser, chromium, type Page } from 'playwright-core';
import { makeSandboxClock, type SandboxClock } from '../../../sandbox/clock';
import { openDisk } from '../../../sandbox/disk';
import type { CalendarSeed } from '../../../sandbox/google/calendarSeed';
import { type GoogleSandbox, makeGoogleSandbox } from '../../../sandbox/google/googleSandbox';
import type { ChecklistStep, OfficeClock } from '../../../sandbox/page/officeApi';
import { makeSlackSandbox, type SlackSandbox } from '../../../sandbox/slack/slackSandbox';
import { MANIFEST, makeTinyApp } from './tinyApp';

export const ROSA = 'U0ROSA';
export const PRIYA = 'U0PRIYA';
export const OMAR = 'U0OMAR';
export const HIRING = 'C0HIRING';
export const PRIYA_MAIL = 'priya@fernhill.example';

/** Wednesday 2 December 2026, 10:00 UTC. */
const NOW = new Date('2026-12-02T10:00:00Z');

const person = (id: string, realName: string, title: string, tz: string, color: string) => {
  const name = realName.split(' ')[0]?.toLowerCase() ?? '';
  return { id, name, realName, displayName: realName, title, tz, color, email: `${name}@fernhill.example` };
};

const USERS = [
  person(ROSA, 'Rosa Marin', 'Recruiter', 'Europe/Berlin', '#b0582f'),
  person(PRIYA, 'Priya Nair', 'Staff engineer', 'Asia/Kolkata', '#8c5fa8'),
  person(OMAR, 'Omar Haddad', 'Senior engineer', 'Europe/Berlin', '#2f7ab0'),
  person('U0CHEN', 'Chen Wei', 'Engineer', 'America/New_York', '#3d8f5a'),
  person('U0LENA', 'Lena Fischer', 'Hiring committee', 'Europe/Berlin', '#a83f6b'),
  { ...person('U0INTERLOOP', 'Interloop', '', 'UTC', '#0f6e67'), isBot: true },
];
const EVERYBODY = USERS.map((user) => user.id);

const event = (summary: string, from: string, to: string, more: object = {}) => ({
  summary,
  start: { dateTime: from },
  end: { dateTime: to },
  ...more,
});

const CALENDARS: CalendarSeed[] = USERS.filter((user) => user.id !== 'U0INTERLOOP').map((user, at) => ({
  id: user.email,
  name: user.realName,
  kind: 'person',
  timeZone: user.tz,
  sharing: 'reader',
  note: user.title,
  events: [
    event('Stand-up', `2026-12-0${1 + (at % 3)}T08:30:00Z`, `2026-12-0${1 + (at % 3)}T08:45:00Z`),
    event('Design review', '2026-12-02T12:00:00Z', '2026-12-02T13:00:00Z', {
      attendees: [{ email: PRIYA_MAIL, responseStatus: 'needsAction' }, { email: 'omar@fernhill.example' }],
    }),
    event('System design with Ada', '2026-12-04T09:00:00Z', '2026-12-04T10:00:00Z', {
      attendees: [{ email: 'ada@lovelace.example', displayName: 'Ada Lovelace' }],
    }),
    event('Focus time', '2026-12-03T13:00:00Z', '2026-12-03T15:30:00Z'),
  ].filter((_event, which) => (which !== 1 && which !== 2) || user.id === ROSA),
}));

export interface PageWorld {
  url: string;
  slack: SlackSandbox;
  google: GoogleSandbox;
  clock: SandboxClock;
  bolt: App;
  /** Calls Slack as the app. */
  web: WebClient;
  browser: Browser;
  steps: ChecklistStep[];
  /** A page as this person; faults of the page fail the test through `faults`. */
  open(userId: string, options?: Parameters<Browser['newPage']>[0], hash?: string): Promise<Page>;
  faults: string[];
  stop(): Promise<void>;
}

/** Slack, Google, a tiny Bolt app and the built page on one free port, and a browser to look at it. */
export async function startPage(): Promise<PageWorld> {
  await buildPage();
  const clock = makeSandboxClock(NOW);
  const disk = openDisk();
  const slack = makeSlackSandbox({
    clock,
    disk,
    team: { id: 'T0FERNHILL', name: 'Fernhill', domain: 'fernhill' },
    users: USERS,
    channels: [
      { id: HIRING, name: 'hiring', kind: 'channel', topic: 'Who joins us next', memberIds: EVERYBODY },
      { id: 'C0BACKEND', name: 'back-end', kind: 'channel', memberIds: EVERYBODY },
      { id: 'C0RANDOM', name: 'random', kind: 'channel', memberIds: [OMAR] },
      {
        id: 'G0ADA',
        name: 'candidate-ada-lovelace',
        kind: 'private',
        memberIds: [ROSA, PRIYA, 'U0INTERLOOP'],
      },
    ],
    app: { botToken: 'xoxb-sandbox', appToken: 'xapp-sandbox', signingSecret: 'shhh', manifest: MANIFEST },
  });
  const google = makeGoogleSandbox({ clock, disk, calendars: CALENDARS });
  const steps = CHECKLIST.map((step) => ({ ...step }));
  const http = express();
  http.use('/slack', slack.apiRouter).use('/client', slack.clientRouter);
  http.use('/google-office', google.officeRouter).use('/office', officeRouter(clock, steps));
  http.use(express.static(PAGE_FOLDER));
  const server = createServer(http);
  slack.attachSockets(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${portOf(server)}`;
  const bolt = makeTinyApp(`${url}/slack/api/`);
  const boltServer = await bolt.start();
  slack.setRequestUrl(`http://127.0.0.1:${portOf(boltServer as Server)}/slack/events`);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS });
  const faults: string[] = [];
  return {
    ...{ url, slack, google, clock, bolt, browser, steps, faults },
    web: new WebClient('xoxb-sandbox', { slackApiUrl: `${url}/slack/api/` }),
    async open(userId, options, hash = '') {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
      page.setDefaultTimeout(5000);
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      await page.goto(`${url}/#as=${userId}${hash}`);
      return page;
    },
    async stop() {
      await browser.close();
      await bolt.stop();
      slack.close();
      google.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const ROOT = join(__dirname, '../../..');
const PAGE_FOLDER = join(ROOT, 'dist/page');

/** Builds the page unless what is built is newer than its sources. */
async function buildPage(): Promise<void> {
  const built = join(PAGE_FOLDER, 'index.html');
  const folder = join(ROOT, 'sandbox/page');
  const newest = Math.max(
    ...readdirSync(folder, { recursive: true }).map((name) => statSync(join(folder, String(name))).mtimeMs),
  );
  if (existsSync(built) && statSync(built).mtimeMs > newest) return;
  // Vite is ESM only, which jest cannot load; its command line runs beside it.
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '-c', join(folder, 'vite.config.mts')], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const CHECKLIST: ChecklistStep[] = [
  {
    id: 'schedule',
    title: 'Type /schedule as Rosa',
    hint: 'She is the recruiter. Press Enter when the words are there.',
    isDone: false,
    jump: {
      userId: ROSA,
      tab: 'slack',
      place: 'appMessages',
      compose: '/schedule Ada Lovelace system design',
    },
  },
  { id: 'book', title: 'Book a time', hint: '', isDone: false, jump: null },
  {
    id: 'accept',
    title: 'Accept as Priya',
    hint: 'She leads the interview.',
    isDone: false,
    jump: { userId: PRIYA, tab: 'slack', place: { channel: HIRING } },
  },
  {
    id: 'clock',
    title: 'Jump to the end of the interview',
    hint: '',
    isDone: false,
    jump: { userId: PRIYA, tab: 'slack', clock: 'nextReminder' },
  },
];

/** The office's routes, as small as the page needs them. */
function officeRouter(clock: SandboxClock, steps: ChecklistStep[]) {
  const router = express.Router();
  router.use(express.json());
  const nextAt = new Date(NOW.getTime() + 3 * 3600_000);
  const shown = (): OfficeClock => ({
    nowMs: clock.now().getTime(),
    nextReminder: nextAt > clock.now() ? { atMs: nextAt.getTime(), label: 'Reminder: Ada Lovelace' } : null,
  });
  router.get('/clock', (_request, response) => void response.json(shown()));
  router.post('/clock/advance', (request, response) => {
    clock.advance(request.body.minutes * 60_000);
    response.json(shown());
  });
  router.post('/clock/next-reminder', (_request, response) => {
    clock.advance(nextAt.getTime() - clock.now().getTime());
    response.json(shown());
  });
  router.get('/checklist', (_request, response) => void response.json({ steps }));
  router.get('/events', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': open\n\n');
  });
  return router;
}
