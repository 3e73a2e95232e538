import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import express from 'express';
import { makeSandboxClock, type SandboxClock } from '../clock';
import { type Company, makeCompany } from '../company/company';
import { type Disk, openDisk } from '../disk';
import { type GoogleSandbox, makeGoogleSandbox } from '../google/googleSandbox';
import { type MongoSandbox, startMongoSandbox } from '../mongo/mongoSandbox';
import { makeSlackSandbox, type SlackSandbox } from '../slack/slackSandbox';
import { makeChecklist } from './checklist';
import { makeOfficeRouter } from './officeRouter';
import { readManifest } from './readManifest';
import { openRecords } from './records';
import { seedDatabase } from './seedDatabase';

const PAGE = join(__dirname, '../../dist/page');
const SECRETS = {
  botToken: 'xoxb-sandbox',
  appToken: 'xapp-sandbox',
  signingSecret: 'sandbox-signing-secret',
};

/** Slack, Google Calendar and MongoDB of one company, on loopback, in this process. */
export interface RunningOffice {
  url: string;
  company: Company;
  clock: SandboxClock;
  disk: Disk;
  slack: SlackSandbox;
  google: GoogleSandbox;
  /** Null where the database is a real one. */
  mongo: MongoSandbox | null;
  mongodbUri: string;
  http: Server;
  app: express.Express;
  /** The environment in which the product finds this office instead of the real services. */
  environment(bot: { url: string; socketMode?: boolean }): Record<string, string>;
  close(): Promise<void>;
}

/** Opens the office: everything listens, the company is seeded. Data is kept in `folder`, or forgotten at the end. */
export async function openOffice(options: {
  /** A Monday 08:00 UTC: the company's first morning. */
  anchorAt: Date;
  /** The sandbox's time at the start; default: what the folder remembers, else the anchor. */
  startAt?: Date;
  folder?: string;
  port?: number;
  /** A real MongoDB instead of the sandbox's. */
  mongodbUri?: string;
}): Promise<RunningOffice> {
  const disk = openDisk(options.folder && join(options.folder, 'office'));
  const memory = disk.table<number>('office.clock');
  const anchorAt = new Date(memory.get('anchorMs') ?? options.anchorAt.getTime());
  memory.put('anchorMs', anchorAt.getTime());
  const clock = makeSandboxClock(options.startAt ?? new Date(memory.get('nowMs') ?? anchorAt.getTime()));
  const remembering = setInterval(() => memory.put('nowMs', clock.now().getTime()), 2_000);
  const company = makeCompany(anchorAt);
  const mongo = options.mongodbUri
    ? null
    : await startMongoSandbox({
        port: 0,
        clock,
        ...(options.folder && { folder: join(options.folder, 'mongo') }),
      });
  const mongodbUri = mongo?.uri ?? options.mongodbUri ?? '';
  const google = makeGoogleSandbox({ clock, disk, calendars: company.calendars });
  const slack = makeSlackSandbox({
    clock,
    disk,
    team: company.team,
    users: company.slackUsers,
    channels: company.channels,
    app: { ...SECRETS, manifest: readManifest() },
  });
  const app = express()
    .use('/slack', slack.apiRouter)
    .use('/client', slack.clientRouter)
    // At the root too: googleapis builds absolute paths, which drop a prefix.
    .use('/google', google.router)
    .use(google.router)
    .use('/google-office', google.officeRouter)
    .use(express.static(PAGE));
  const http = createServer(app);
  slack.attachSockets(http);
  const url = await listen(http, options.port ?? 0);
  await seedDatabase(mongodbUri, company);
  const records = await openRecords(mongodbUri, company.team.id);
  const checklist = makeChecklist({ company, records, clock, slack, memory: disk.table('office.checklist') });
  const lobby = makeOfficeRouter({ clock, records, checklist });
  app.use('/office', lobby.router);
  return {
    ...{ url, company, clock, disk, slack, google, mongo, mongodbUri, http, app },
    environment: (bot) => environmentFor(url, company, google, mongodbUri, bot),
    async close() {
      clearInterval(remembering);
      lobby.close();
      memory.put('nowMs', clock.now().getTime());
      slack.close();
      google.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await records.close();
      await mongo?.close();
      await disk.flushed();
      await disk.close();
    },
  };
}

function environmentFor(
  url: string,
  company: Company,
  google: GoogleSandbox,
  mongodbUri: string,
  bot: { url: string; socketMode?: boolean },
): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: SECRETS.botToken,
    SLACK_SIGNING_SECRET: SECRETS.signingSecret,
    ...(bot.socketMode && { SLACK_APP_TOKEN: SECRETS.appToken }),
    SLACK_API_URL: `${url}/slack/api/`,
    GOOGLE_SERVICE_ACCOUNT: JSON.stringify(google.serviceAccount),
    GOOGLE_SUBJECT: company.interviewsMailbox,
    GOOGLE_API_URL: `${url}/`,
    GOOGLE_TOKEN_URL: `${url}/google/token`,
    MONGODB_URI: mongodbUri,
    PUBLIC_URL: bot.url,
    LOG_LEVEL: 'info',
  };
}

async function listen(http: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', resolve);
  });
  const address = http.address();
  if (!address || typeof address === 'string') throw new Error('The office has no address');
  return `http://127.0.0.1:${address.port}`;
}
