import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ConfigError } from './errors';

/** Where each value is found; said beside every fault. */
const WHERE: Record<string, string> = {
  SLACK_BOT_TOKEN: 'api.slack.com/apps, your app, "OAuth & Permissions": Bot User OAuth Token',
  SLACK_SIGNING_SECRET: 'api.slack.com/apps, your app, "Basic Information": Signing Secret',
  SLACK_APP_TOKEN:
    'api.slack.com/apps, your app, "Basic Information": App-Level Tokens, scope connections:write; for Socket Mode only',
  SLACK_API_URL: "leave it out for Slack's own, https://slack.com/api/",
  GOOGLE_SERVICE_ACCOUNT:
    'console.cloud.google.com, "IAM & Admin", Service Accounts, Keys: the JSON key, or a path to its file',
  GOOGLE_SUBJECT:
    'the mailbox in your Google Workspace that organises the interviews, e.g. interviews@example.com',
  GOOGLE_API_URL: "leave it out for Google's own, https://www.googleapis.com/",
  GOOGLE_TOKEN_URL: "leave it out for Google's own, https://oauth2.googleapis.com/token",
  MONGODB_URI:
    'MongoDB Atlas, "Connect", Drivers; or your replica set: mongodb://host:27017/interloop?replicaSet=rs0',
  PORT: 'the port to listen on; most hosts set it',
  PUBLIC_URL:
    'the address at which the internet reaches this server, e.g. https://interloop.example.com; default: this machine',
  LOG_LEVEL: 'one of debug, info, warn, error, silent; default info',
  COMPANY_NAME: "how invitations call the company; default: the Slack workspace's name",
  RUBRICS_FOLDER: "a folder of rubrics, with its `versions`; leave it out for the product's own",
  QUORUM: 'votes that let the lead record a decision, a whole number; default 2',
};

const serviceAccountSchema = z.object({
  client_email: z.email('has no client_email'),
  private_key: z
    .string('has no private_key')
    .includes('PRIVATE KEY', 'has a private_key that is not a PEM key'),
});

/** Takes the key itself, or the path of the file that holds it. */
const serviceAccount = z.string().transform((value, context) => {
  const refuse = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  let text = value;
  if (!value.trimStart().startsWith('{')) {
    try {
      text = readFileSync(value, 'utf8');
    } catch {
      return refuse('is neither JSON nor the path of a readable file');
    }
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse('is not JSON');
  }
  const key = serviceAccountSchema.safeParse(json);
  if (!key.success) return refuse(key.error.issues.map((issue) => issue.message).join(', '));
  // Hosts that keep variables on one line escape the key's line breaks once more.
  return { clientEmail: key.data.client_email, privateKey: key.data.private_key.replaceAll('\\n', '\n') };
});

const url = z.url({ protocol: /^https?$/, error: 'is not an http(s) address' });
/** An address that other paths are put behind. */
const baseUrl = url.transform((value) => (value.endsWith('/') ? value : `${value}/`));
const token = (prefix: string) => z.string().startsWith(prefix, `does not begin with ${prefix}`);

const schema = z.object({
  SLACK_BOT_TOKEN: token('xoxb-'),
  SLACK_SIGNING_SECRET: z.string().min(1),
  SLACK_APP_TOKEN: token('xapp-').optional(),
  SLACK_API_URL: baseUrl.default('https://slack.com/api/'),
  GOOGLE_SERVICE_ACCOUNT: serviceAccount,
  GOOGLE_SUBJECT: z.email('is not a mailbox'),
  GOOGLE_API_URL: baseUrl.default('https://www.googleapis.com/'),
  GOOGLE_TOKEN_URL: url.default('https://oauth2.googleapis.com/token'),
  MONGODB_URI: z.string().regex(/^mongodb(\+srv)?:\/\//, 'does not begin with mongodb:// or mongodb+srv://'),
  PORT: z.coerce
    .number('is not a number')
    .int('is not a whole number')
    .min(0)
    .max(65_535, 'is not a port')
    .default(3000),
  PUBLIC_URL: baseUrl.optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent'], 'is not a level').default('info'),
  COMPANY_NAME: z.string().trim().min(1).max(80).optional(),
  RUBRICS_FOLDER: z.string().optional(),
  QUORUM: z.coerce.number('is not a number').int('is not a whole number').min(1, 'is less than 1').default(2),
});

/** Everything that differs between two installations. */
export interface Config {
  slack: { botToken: string; signingSecret: string; appToken?: string; apiUrl: string };
  google: {
    serviceAccount: { clientEmail: string; privateKey: string };
    subject: string;
    apiUrl: string;
    tokenUrl: string;
  };
  mongodbUri: string;
  port: number;
  /** Ends with a slash. Google calls only an https one. */
  publicUrl: string;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Unset: the Slack workspace's name. */
  companyName?: string;
  /** Unset: the rubrics that come with the product. */
  rubricsFolder?: string;
  quorum: number;
}

/** Reads the whole configuration. @throws ConfigError that lists every fault and where to find each value. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new ConfigError(describeFaults(parsed.error.issues, given));
  const value = parsed.data;
  return {
    slack: {
      botToken: value.SLACK_BOT_TOKEN,
      signingSecret: value.SLACK_SIGNING_SECRET,
      appToken: value.SLACK_APP_TOKEN,
      apiUrl: value.SLACK_API_URL,
    },
    google: {
      serviceAccount: value.GOOGLE_SERVICE_ACCOUNT,
      subject: value.GOOGLE_SUBJECT,
      apiUrl: value.GOOGLE_API_URL,
      tokenUrl: value.GOOGLE_TOKEN_URL,
    },
    mongodbUri: value.MONGODB_URI,
    port: value.PORT,
    publicUrl: value.PUBLIC_URL ?? `http://localhost:${value.PORT}/`,
    logLevel: value.LOG_LEVEL,
    companyName: value.COMPANY_NAME,
    rubricsFolder: value.RUBRICS_FOLDER,
    quorum: value.QUORUM,
  };
}

/** The release step needs the database only. @throws ConfigError */
export function readDatabaseUri(environment: NodeJS.ProcessEnv = process.env): string {
  const parsed = schema.pick({ MONGODB_URI: true }).safeParse(environment);
  if (!parsed.success) throw new ConfigError(describeFaults(parsed.error.issues, environment));
  return parsed.data.MONGODB_URI;
}

function describeFaults(issues: z.core.$ZodIssue[], given: Record<string, string | undefined>): string {
  const lines = issues.map((issue) => {
    const name = String(issue.path[0]);
    // The value itself may be a secret: it is never repeated.
    return `  ${name} ${given[name] === undefined ? 'is missing' : issue.message}\n    ${WHERE[name] ?? ''}`;
  });
  return `The environment is not complete:\n${lines.join('\n')}\nEvery variable is described in .env.example.`;
}
