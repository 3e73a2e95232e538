import { execFile } from 'node:child_process';
import { join } from 'node:path';
import manifest from '../../manifest.json';
import { makeSandboxClock } from '../../sandbox/clock';
import { openDisk } from '../../sandbox/disk';
import { serveGoogle } from '../../sandbox/google/googleSandbox';
import { serveSlack } from '../../sandbox/slack/serveSlack';
import type { AppManifest } from '../../sandbox/slack/settings';
import { mongoServers, type RunningMongo } from '../support/mongoServers';

const ROOT = join(__dirname, '../..');
const MAILBOX = 'interviews@fernhill.test';

let environment: Record<string, string>;
let mongo: RunningMongo;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const [kind] = mongoServers();
  if (!kind) throw new Error('No MongoDB');
  mongo = await kind.start();
  const google = await serveGoogle({
    clock: makeSandboxClock(),
    disk: openDisk(),
    calendars: [{ id: MAILBOX, name: 'Interviews', kind: 'mailbox', timeZone: 'UTC', sharing: 'reader' }],
    port: 0,
  });
  jest.spyOn(process.stdout, 'write').mockReturnValueOnce(true);
  const slack = await serveSlack([], {
    team: { id: 'T0FERNHILL', name: 'Fernhill', domain: 'fernhill' },
    users: [],
    channels: [],
    manifest: manifest as AppManifest,
  });
  closers.push(google.close, slack.close, mongo.stop);
  environment = {
    SLACK_BOT_TOKEN: 'xoxb-sandbox',
    SLACK_SIGNING_SECRET: 'secret',
    SLACK_API_URL: `${slack.url}/slack/api/`,
    GOOGLE_SERVICE_ACCOUNT: JSON.stringify(google.sandbox.serviceAccount),
    GOOGLE_SUBJECT: MAILBOX,
    GOOGLE_API_URL: `${google.url}/google/`,
    GOOGLE_TOKEN_URL: `${google.url}/google/token`,
    MONGODB_URI: mongo.uri,
    PUBLIC_URL: 'https://interloop.test',
  };
});
afterAll(async () => {
  for (const close of closers) await close();
});

function run(
  script: string,
  overrides: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const env = { PATH: process.env.PATH, ...environment, ...overrides };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', script], { cwd: ROOT, env }, (error, stdout, stderr) =>
      resolve({ code: error ? 1 : 0, output: stdout + stderr }),
    );
  });
}

describe('what an operator runs', () => {
  it('finds out what is missing, makes the database ready, and finds all well', async () => {
    const before = await run('scripts/doctor.ts');
    expect(before.output).toContain('FAIL  MongoDB is a replica set and answers: the indexes are missing');
    expect(before.code).toBe(1);
    expect(await run('scripts/migrate.ts')).toEqual({ code: 0, output: 'The database is ready.\n' });
    const after = await run('scripts/doctor.ts');
    expect(after.output).toContain('ok    Slack knows the bot');
    expect(after.output).toContain(`ok    Google lets us act for the mailbox: ${MAILBOX} can be read`);
    expect(after).toEqual({ code: 0, output: expect.not.stringContaining('FAIL') });
  }, 30_000);

  it('is told every wrong setting at once', async () => {
    const { code, output } = await run('scripts/doctor.ts', { GOOGLE_SUBJECT: 'nobody', MONGODB_URI: '' });
    expect(code).toBe(1);
    expect(output).toMatch(/GOOGLE_SUBJECT is not a mailbox[\s\S]*MONGODB_URI is missing/);
  }, 30_000);
});
