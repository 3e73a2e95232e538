import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import express from 'express';
import { makeSandboxClock, type SandboxClock } from '../../../sandbox/clock';
import { type Disk, openDisk } from '../../../sandbox/disk';
import type { AppManifest, AppSettings } from '../../../sandbox/slack/settings';
import { makeSlackSandbox, type SlackSandbox } from '../../../sandbox/slack/slackSandbox';

export const ADA = 'U0ADA';
export const PRIYA = 'U0PRIYA';
export const OMAR = 'U0OMAR';
export const GONE = 'U0GONE';
export const BOT = 'U0INTERLOOP';
export const HIRING = 'C0HIRING';
export const RANDOM = 'C0RANDOM';
export const OLD = 'C0OLD';
export const SECRET = 'G0SECRET';

export const ALL_SCOPES = [
  'app_mentions:read',
  'channels:join',
  'channels:read',
  'chat:write',
  'commands',
  'files:write',
  'groups:read',
  'im:read',
  'im:write',
  'mpim:read',
  'mpim:write',
  'reactions:write',
  'users:read',
  'users:read.email',
];

export const MANIFEST: AppManifest = {
  display_information: { name: 'Interloop', description: 'Runs interviews' },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true },
    bot_user: { display_name: 'Interloop' },
    slash_commands: [
      { command: '/schedule', description: 'Schedule an interview', usage_hint: '[candidate]' },
    ],
    shortcuts: [
      { name: 'Schedule', type: 'global', callback_id: 'schedule', description: 'Schedule an interview' },
      { name: 'Take note', type: 'message', callback_id: 'note', description: 'Keep this' },
    ],
  },
  oauth_config: { scopes: { bot: ALL_SCOPES } },
  settings: { event_subscriptions: { bot_events: ['app_home_opened', 'message.im', 'app_mention'] } },
};

const APP: AppSettings = {
  botToken: 'xoxb-sandbox',
  appToken: 'xapp-sandbox',
  signingSecret: 'shhh',
  manifest: MANIFEST,
};

/** A running Slack, a Bolt app that can be filled with listeners, and the client with which the app calls Slack. */
export interface TestOffice {
  slack: SlackSandbox;
  bolt: App;
  web: WebClient;
  clock: SandboxClock;
  disk: Disk;
  slackUrl: string;
  stop(): Promise<void>;
}

interface Overrides {
  app?: Partial<AppSettings>;
  disk?: Disk;
  mode?: 'http' | 'socket';
  /** Signing secret that the app believes in. */
  believedSecret?: string;
}

/** What is refused on purpose need not be read on the console. */
export const QUIET: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => LogLevel.ERROR,
  setName() {},
};

/** Starts it all on free ports; the caller stops it. */
export async function startOffice(overrides: Overrides = {}): Promise<TestOffice> {
  const clock = makeSandboxClock();
  const disk = overrides.disk ?? openDisk();
  const slack = makeSlackSandbox({
    clock,
    disk,
    team: { id: 'T0FERNHILL', name: 'Fernhill', domain: 'fernhill' },
    users: [
      { id: ADA, name: 'ada', realName: 'Ada Okafor', email: 'ada@fernhill.test', tz: 'America/New_York' },
      { id: PRIYA, name: 'priya', realName: 'Priya Nair', email: 'priya@fernhill.test', tz: 'Asia/Kolkata' },
      { id: OMAR, name: 'omar', realName: 'Omar Haddad', email: 'omar@fernhill.test', tz: 'Europe/Berlin' },
      {
        id: GONE,
        name: 'gone',
        realName: 'Gone Person',
        email: 'gone@fernhill.test',
        tz: 'UTC',
        deleted: true,
      },
    ],
    channels: [
      { id: HIRING, name: 'hiring', kind: 'channel', memberIds: [ADA, PRIYA, BOT] },
      { id: RANDOM, name: 'random', kind: 'channel', memberIds: [ADA, PRIYA, OMAR] },
      { id: OLD, name: 'old', kind: 'channel', memberIds: [ADA, BOT], isArchived: true },
      { id: SECRET, name: 'secret', kind: 'private', memberIds: [ADA] },
    ],
    app: { ...APP, ...overrides.app },
  });
  const http = express();
  http.use('/slack', slack.apiRouter);
  http.use('/client', slack.clientRouter);
  const server = createServer(http);
  slack.attachSockets(server);
  const slackUrl = await listen(server);
  const clientOptions = { slackApiUrl: `${slackUrl}/slack/api/` };
  const receiver =
    overrides.mode === 'socket'
      ? new SocketModeReceiver({
          appToken: APP.appToken,
          installerOptions: { clientOptions },
          clientPingTimeout: 200,
          logger: QUIET,
        })
      : new HTTPReceiver({
          signingSecret: overrides.believedSecret ?? APP.signingSecret,
          port: 0,
          logger: QUIET,
        });
  const bolt = new App({ token: APP.botToken, receiver, clientOptions, logger: QUIET });
  const started = await bolt.start();
  if (overrides.mode !== 'socket') {
    const { port } = (started as Server).address() as AddressInfo;
    slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  }
  return {
    slack,
    bolt,
    clock,
    disk,
    slackUrl,
    web: new WebClient(APP.botToken, {
      ...clientOptions,
      logger: QUIET,
      retryConfig: { retries: 2, factor: 1, minTimeout: 10 },
    }),
    async stop() {
      await bolt.stop();
      slack.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
