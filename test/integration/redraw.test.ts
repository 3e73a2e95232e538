import { setTimeout as wait } from 'node:timers/promises';
import { findPort, type RunningBot, startBot } from '../../sandbox/office/startBot';
import type { Person } from '../../sandbox/slack/person';
import { type Post, startPost } from '../support/startPost';
import { type Product, startProduct } from '../support/startProduct';

jest.setTimeout(30_000);

/** Longer than a form takes to be drawn. */
const LATE_MS = 400;

let product: Product;
let second: RunningBot;
let post: Post;
let nora: Person;

beforeAll(async () => {
  product = await startProduct();
  const { office } = product;
  const port = await findPort();
  const environment = office.environment({ url: `http://127.0.0.1:${port}` });
  second = await startBot({ role: 'web', port, clock: office.clock, environment });
  post = await startPost(product.bot.url);
  office.slack.setRequestUrl(`${post.url}/slack/events`);
  nora = product.person('nora');
}, 60_000);
afterAll(async () => {
  await post?.close();
  await second?.stop();
  await product?.close();
});
beforeEach(async () => {
  post.route = () => product.bot.url;
  await nora.types('/schedule Alan Turing', 'Interloop');
  await nora.sees('Find times');
});
afterEach(() => nora.closeModal(true));

/** Keeps a choice back until the test lets it go, then hands it to `url`. */
function holdBack(choice: string, url: string): () => void {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  post.route = async ({ chosen }) => {
    if (chosen !== choice) return product.bot.url;
    await gate;
    return url;
  };
  return letGo;
}

describe('a form that is drawn anew', () => {
  test('shows the last choice, although the one before comes later and to another process', async () => {
    const letGo = holdBack('several', second.url);
    const earlier = nora.fill('What', 'Several');
    await nora.fill('What', 'Whole loop');
    await nora.sees('To plan:');
    letGo();
    await earlier;
    await wait(LATE_MS);
    await nora.sees('To plan:');
  });

  test('shows the last choice, although two processes draw at once over the view that both know', async () => {
    post.route = ({ chosen }) => (chosen === 'several' ? second.url : product.bot.url);
    const earlier = nora.fill('What', 'Several');
    await Promise.all([earlier, nora.fill('What', 'Whole loop')]);
    await nora.sees('To plan:');
    await wait(LATE_MS);
    await nora.sees('To plan:');
  });

  test('does not come back over what its submit began', async () => {
    await nora.fill('What', 'Whole loop');
    await nora.sees('To plan:');
    const letGo = holdBack('next_week', second.url);
    const choice = nora.fill('When', 'Next week');
    await nora.submit();
    await nora.modal('Plan for the loop');
    letGo();
    await choice;
    await wait(LATE_MS);
    await nora.modal('Plan for the loop');
  });
});
