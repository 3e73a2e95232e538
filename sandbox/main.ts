import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeSandboxClock } from './clock';
import { anchorOf, makeCompany } from './company/company';
import { openDisk } from './disk';
import { serveGoogle } from './google/googleSandbox';
import { serveMongo } from './mongo/serve';
import { openOffice } from './office/office';
import { readManifest } from './office/readManifest';
import { startRealMongo } from './office/realMongo';
import { findPort, startBot } from './office/startBot';
import { serveSlack } from './slack/serveSlack';

const USAGE = `npm run sandbox -- slack|google|mongo [--port N]   one service alone
npm run demo -- [--port N] [--fresh] [--real-mongo] the whole office, with the bot in it`;

/** One service of the office alone, or the whole office with the built bot in it. */
async function main([what, ...args]: string[]): Promise<void> {
  const company = makeCompany(anchorOf(new Date()));
  if (what === 'mongo') return serveMongo(args);
  if (what === 'google') {
    const { values } = parseArgs({
      args,
      options: { port: { type: 'string', default: '0' }, data: { type: 'string' } },
    });
    const disk = openDisk(values.data);
    const google = {
      clock: makeSandboxClock(),
      disk,
      calendars: company.calendars,
      port: Number(values.port),
    };
    const { url, sandbox } = await serveGoogle(google);
    process.stdout.write(`GOOGLE_API_URL=${url}/\nGOOGLE_TOKEN_URL=${url}/google/token\n`);
    process.stdout.write(`GOOGLE_SUBJECT=${company.interviewsMailbox}\n`);
    process.stdout.write(`GOOGLE_SERVICE_ACCOUNT=${JSON.stringify(sandbox.serviceAccount)}\n`);
    return;
  }
  if (what === 'slack') {
    const { team, slackUsers: users, channels } = company;
    return void (await serveSlack(args, { team, users, channels, manifest: readManifest() }));
  }
  if (what === 'office') return serveOffice(args);
  throw new Error(`Say what to start:\n${USAGE}`);
}

/** The demo: Slack, Google, MongoDB and the product, on one page. Runs until Ctrl-C. */
async function serveOffice(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '4600' },
      folder: { type: 'string', default: join(process.cwd(), '.data/demo') },
      'real-mongo': { type: 'boolean', default: false },
    },
  });
  const mongod = values['real-mongo'] ? await startRealMongo(values.folder) : null;
  const office = await openOffice({
    anchorAt: nextAnchor(new Date()),
    folder: values.folder,
    port: Number(values.port),
    ...(mongod && { mongodbUri: mongod.uri }),
  });
  const port = await findPort();
  const url = `http://127.0.0.1:${port}`;
  const bot = await startBot({
    role: 'all',
    port,
    clock: office.clock,
    environment: office.environment({ url }),
  });
  office.slack.setRequestUrl(`${url}/slack/events`);
  process.stdout.write(
    `\n  Interloop is ready: ${office.url}\n\n  Ctrl-C stops it; what you did is kept in ${values.folder}.\n`,
  );
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    process.stdout.write('\n  Stopping ...\n');
    await bot.stop();
    await office.close();
    await mongod?.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
}

/** The office opens on a working Monday: this week's, at the weekend the next one's. */
function nextAnchor(now: Date): Date {
  const isWeekend = now.getUTCDay() === 0 || now.getUTCDay() === 6;
  return anchorOf(isWeekend ? new Date(now.getTime() + 2 * 24 * 3_600_000) : now);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
