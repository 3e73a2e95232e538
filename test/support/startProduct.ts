import { openOffice, type RunningOffice } from '../../sandbox/office/office';
import { findPort, type RunningBot, startBot } from '../../sandbox/office/startBot';
import type { Person } from '../../sandbox/slack/person';
import { type OpenDatabase, openDatabase } from '../../src/models/openDatabase';
import type { Log } from '../../src/ports';
import { startRealMongo } from './mongoServers';

/** A Monday morning, 08:00 UTC. */
export const MONDAY = new Date('2026-11-30T08:00:00Z');

const SILENT: Log = { info() {}, warn() {}, error() {} };
const LOOK_EVERY_MS = 25;
const CATCHES_UP_WITHIN_MS = 15_000;

/** The built product in its office, as a test drives it. */
export interface Product {
  office: RunningOffice;
  bot: RunningBot;
  /** What is stored, for a test that must look closer than a person can. */
  db: OpenDatabase;
  /** Somebody of Fernhill by the key of their Slack id: `nora`, `priya`. */
  person(key: string): Person;
  /** Waits until everything that is due was done: what was committed is shown outside, jobs that fell due have run. */
  caughtUp(): Promise<void>;
  /** Moves the sandbox's clock to an instant and waits until what fell due is done. */
  travelTo(at: Date): Promise<void>;
  /** Ends the bot and starts it anew. */
  restart(how?: 'stop' | 'kill'): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the office and starts `dist/src/index.js all` in it, over signed HTTP or Socket Mode. Where `MONGOD` names a real
 * MongoDB the product runs on that; `sandboxMongo` is for tests that take the database away.
 */
export async function startProduct(
  options: { socketMode?: boolean; sandboxMongo?: boolean; rubricsFolder?: string } = {},
): Promise<Product> {
  const real = options.sandboxMongo ? null : await startRealMongo();
  const office = await openOffice({ anchorAt: MONDAY, ...(real && { mongodbUri: real.uri }) });
  const port = await findPort();
  const launch = async () => {
    const environment = {
      ...office.environment({
        url: `http://127.0.0.1:${port}`,
        ...(options.socketMode && { socketMode: true }),
      }),
      ...(options.rubricsFolder && { RUBRICS_FOLDER: options.rubricsFolder }),
    };
    const bot = await startBot({ role: 'all', port, clock: office.clock, environment });
    if (!options.socketMode) office.slack.setRequestUrl(`${bot.url}/slack/events`);
    return bot;
  };
  const db = await openDatabase({ uri: office.mongodbUri, teamId: office.company.team.id, log: SILENT });
  const product: Product = {
    office,
    db,
    bot: await launch(),
    person: (key) => office.slack.person(`U0${key.toUpperCase()}`),
    async caughtUp() {
      await office.slack.settled();
      await untilNothingIsDue(product);
      await office.slack.settled();
    },
    async travelTo(at) {
      office.clock.advance(at.getTime() - office.clock.now().getTime());
      await product.caughtUp();
    },
    async restart(how = 'stop') {
      await product.bot[how]();
      product.bot = await launch();
    },
    async close() {
      await product.bot.stop();
      await db.close();
      await office.close();
      await real?.stop();
    },
  };
  return product;
}

async function untilNothingIsDue({ db, office, bot }: Product): Promise<void> {
  const startedMs = performance.now();
  for (;;) {
    const due = { $ne: null, $lte: office.clock.now() };
    const untried = { dueAt: { $ne: null }, attempts: 0 };
    const [wants, jobs] = await Promise.all([
      db.connection.collection('wants').countDocuments({ $or: [{ dueAt: due }, untried] }),
      db.connection
        .collection('agendaJobs')
        .countDocuments({ name: /^remind /, $or: [{ nextRunAt: due }, { lockedAt: { $ne: null } }] }),
    ]);
    if (wants === 0 && jobs === 0) return;
    if (performance.now() - startedMs > CATCHES_UP_WITHIN_MS)
      throw new Error(`Still due: ${wants} wants, ${jobs} jobs. The bot said:\n${bot.output()}`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
