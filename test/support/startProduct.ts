import { openOffice, type RunningOffice } from '../../sandbox/office/office';
import { findPort, type RunningBot, startBot } from '../../sandbox/office/startBot';
import type { Person } from '../../sandbox/slack/person';

/** A Monday morning, 08:00 UTC. */
export const MONDAY = new Date('2026-11-30T08:00:00Z');

/** The built product in its office, as a test drives it. */
export interface Product {
  office: RunningOffice;
  bot: RunningBot;
  /** Somebody of Fernhill by the key of their Slack id: `nora`, `priya`. */
  person(key: string): Person;
  /** Waits until nothing is asked of Slack any more. */
  settled(): Promise<void>;
  /** Moves the sandbox's clock to an instant and waits until what fell due is done. */
  travelTo(at: Date): Promise<void>;
  /** Starts the bot anew, after a stop or a kill. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the office and starts `dist/src/index.js all` in it, over signed HTTP or Socket Mode. */
export async function startProduct(
  options: { socketMode?: boolean; mongodbUri?: string } = {},
): Promise<Product> {
  const office = await openOffice({
    anchorAt: MONDAY,
    ...(options.mongodbUri && { mongodbUri: options.mongodbUri }),
  });
  const port = await findPort();
  const launch = async () => {
    const environment = office.environment({
      url: `http://127.0.0.1:${port}`,
      ...(options.socketMode && { socketMode: true }),
    });
    const bot = await startBot({ role: 'all', port, clock: office.clock, environment });
    if (!options.socketMode) office.slack.setRequestUrl(`${bot.url}/slack/events`);
    return bot;
  };
  const product: Product = {
    office,
    bot: await launch(),
    person: (key) => office.slack.person(`U0${key.toUpperCase()}`),
    settled: () => office.slack.settled(),
    async travelTo(at) {
      office.clock.advance(at.getTime() - office.clock.now().getTime());
      await office.slack.settled();
    },
    async restart() {
      await product.bot.stop();
      product.bot = await launch();
    },
    async close() {
      await product.bot.stop();
      await office.close();
    },
  };
  return product;
}
