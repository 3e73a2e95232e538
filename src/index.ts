import { type Config, readConfig } from './config';
import { ConfigError } from './errors';
import { makeLogger } from './logger';
import type { Log } from './ports';
import { wire } from './wiring';

/** What a process may be: it answers Slack, runs jobs, or both. */
const ROLES = ['web', 'worker', 'all'] as const;

/** Starts a role and ends it gracefully on SIGTERM or SIGINT: what was acknowledged is finished, jobs are handed back. */
async function start(role: (typeof ROLES)[number], config: Config, log: Log): Promise<void> {
  const wired = await wire(config, log);
  const isWeb = role !== 'worker';
  if (isWeb) await wired.web.start();
  const worker = role === 'web' ? null : await wired.startWorker();
  log.info({ role, port: config.port, pid: process.pid }, 'Interloop is up');
  const stop = async () => {
    log.info({ role }, 'Stopping');
    if (isWeb) await wired.web.stop();
    await worker?.stop();
    await wired.close();
  };
  onFirstSignal(() => {
    stop().then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ role, err }, 'The stop was not clean');
        process.exit(1);
      },
    );
  });
}

/** A host may send a signal twice; the stop begins once. */
function onFirstSignal(begin: () => void): void {
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (!isStopping) begin();
      isStopping = true;
    });
  }
}

async function main(): Promise<void> {
  const role = ROLES.find((each) => each === process.argv[2]);
  if (!role) throw new ConfigError(`Say which role to start: ${ROLES.join(', ')}`);
  const config = readConfig();
  await start(role, config, makeLogger(config.logLevel));
}

main().catch((error: unknown) => {
  const isOurs = error instanceof ConfigError;
  process.stderr.write(
    `${isOurs ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
