import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, readDatabaseUri } from '../../src/config';

const KEY = JSON.stringify({
  client_email: 'bot@project.iam.gserviceaccount.com',
  private_key: '-----BEGIN PRIVATE KEY-----\\nabc\\n-----END PRIVATE KEY-----\\n',
});

const makeEnvironment = (overrides: Record<string, string | undefined> = {}) => ({
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'shhh',
  GOOGLE_SERVICE_ACCOUNT: KEY,
  GOOGLE_SUBJECT: 'interviews@example.com',
  MONGODB_URI: 'mongodb://localhost/interloop?replicaSet=rs0',
  ...overrides,
});

function faultsOf(overrides: Record<string, string | undefined>): string {
  try {
    readConfig(makeEnvironment(overrides));
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return '';
}

describe('the configuration', () => {
  it('needs five values, and has a default for every other', () => {
    expect(readConfig(makeEnvironment())).toEqual({
      slack: {
        botToken: 'xoxb-1',
        signingSecret: 'shhh',
        appToken: undefined,
        apiUrl: 'https://slack.com/api/',
      },
      google: {
        serviceAccount: {
          clientEmail: 'bot@project.iam.gserviceaccount.com',
          privateKey: '-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n',
        },
        subject: 'interviews@example.com',
        apiUrl: 'https://www.googleapis.com/',
        tokenUrl: 'https://oauth2.googleapis.com/token',
      },
      mongodbUri: 'mongodb://localhost/interloop?replicaSet=rs0',
      port: 3000,
      publicUrl: 'http://localhost:3000/',
      logLevel: 'info',
      companyName: undefined,
      quorum: 2,
    });
  });

  it('takes an empty variable as a missing one', () => {
    const config = readConfig(makeEnvironment({ SLACK_APP_TOKEN: '', PORT: '', LOG_LEVEL: '' }));
    expect(config).toMatchObject({ port: 3000, logLevel: 'info' });
    expect(config.slack.appToken).toBeUndefined();
  });

  it('reads the service account from a file', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'key-')), 'key.json');
    writeFileSync(path, KEY);
    const config = readConfig(makeEnvironment({ GOOGLE_SERVICE_ACCOUNT: path }));
    expect(config.google.serviceAccount.clientEmail).toBe('bot@project.iam.gserviceaccount.com');
  });

  it('reports every fault at once, each with where to find the value', () => {
    const message = faultsOf({ SLACK_BOT_TOKEN: undefined, GOOGLE_SUBJECT: 'nobody', PORT: 'http' });
    expect(message).toContain('SLACK_BOT_TOKEN is missing\n    api.slack.com/apps');
    expect(message).toContain('GOOGLE_SUBJECT is not a mailbox');
    expect(message).toContain('PORT is not a number');
    expect(message.split('\n').filter((line) => /^ {2}[A-Z]/.test(line))).toHaveLength(3);
  });

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxp-1', 'does not begin with xoxb-'],
    ['SLACK_APP_TOKEN', 'xoxb-1', 'does not begin with xapp-'],
    ['GOOGLE_SERVICE_ACCOUNT', '/nowhere/key.json', 'is neither JSON nor the path of a readable file'],
    ['GOOGLE_SERVICE_ACCOUNT', '{"a":', 'is not JSON'],
    ['GOOGLE_SERVICE_ACCOUNT', '{"client_email":"bot@example.com"}', 'has no private_key'],
    ['MONGODB_URI', 'postgres://localhost', 'does not begin with mongodb://'],
    ['PUBLIC_URL', 'interloop.example.com', 'is not an http(s) address'],
    ['PORT', '70000', 'is not a port'],
    ['LOG_LEVEL', 'loud', 'is not a level'],
    ['QUORUM', '0', 'is less than 1'],
  ])('refuses %s=%s', (name, value, why) => {
    expect(faultsOf({ [name]: value })).toContain(`${name} ${why}`);
  });

  it('never repeats a value, which may be a secret', () => {
    expect(faultsOf({ SLACK_BOT_TOKEN: 'sw0rdfish', MONGODB_URI: 'user:sw0rdfish@host' })).not.toContain(
      'sw0rdfish',
    );
  });

  it('asks the release step for the database only', () => {
    expect(readDatabaseUri({ MONGODB_URI: 'mongodb://a/b' })).toBe('mongodb://a/b');
    expect(() => readDatabaseUri({})).toThrow('MONGODB_URI is missing');
  });

  it('is described in .env.example, variable by variable', () => {
    const example = readFileSync(join(__dirname, '../../.env.example'), 'utf8');
    const described = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name).sort();
    const source = readFileSync(join(__dirname, '../../src/config.ts'), 'utf8');
    const known = [...new Set([...source.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name))].sort();
    expect(known.length).toBeGreaterThan(10);
    expect(described).toEqual(known);
  });
});
