import type { Person } from '../../sandbox/slack/person';
import { type Product, startProduct } from '../support/startProduct';
import { book, news, seated } from '../support/steps';

jest.setTimeout(30_000);

const REFERENCE = /Ref ([2-9A-Z]{4})/;
let product: Product;
let helena: Person;
let omar: Person;

beforeAll(async () => {
  product = await startProduct();
  [helena, omar] = [product.person('helena'), product.person('omar')];
  await product.caughtUp();
  for (const person of [helena, omar]) await person.goTo('Interloop');
}, 60_000);
afterAll(() => product.close());
afterEach(async () => {
  product.office.slack.faults.clear();
  for (const person of [helena, omar]) {
    if ((await person.state()).views.length > 0) await person.closeModal(true);
  }
});

const refuse = (method: string, error: string, times = 1) =>
  product.office.slack.faults.inject({ method, error, times });

/** The reference that a person reads, which stands in the log too. */
async function expectReference(text: string): Promise<void> {
  const [, reference = 'none'] = REFERENCE.exec(text) ?? [];
  for (let looks = 0; looks < 100 && !product.bot.output().includes(reference); looks++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(product.bot.output()).toContain(reference);
}

describe('what Slack does not draw', () => {
  test('a message comes as its first line, with a reference, and whole again when it is brought up to date', async () => {
    const nora = product.person('nora');
    refuse('chat.postMessage', 'invalid_blocks');
    const interview = await book(product, nora, 'Ada Lovelace collaboration next week');
    const plain = (await news(nora)).at(-1) ?? '';
    expect(plain).toMatch(/^Booked: Ada Lovelace, Collaboration, /);
    expect(plain).toContain('Slack did not draw the rest of this message. Home shows what waits for you.');
    await expectReference(plain);
    await (await seated(product, interview, 0)).click('Accept', { near: 'Collaboration' });
    await product.caughtUp();
    const healed = (await nora.dm()).find(({ text }) => text.startsWith('Booked: Ada Lovelace'));
    expect(healed?.text).not.toContain('Ref');
    expect(healed?.blocks.length).toBeGreaterThan(1);
  });

  test('a modal with a picture comes with a table instead', async () => {
    refuse('views.update', 'invalid_arguments');
    await helena.types('/debrief Grace');
    await helena.sees('Krippendorff');
    expect(JSON.stringify(await helena.modal('Debrief'))).toContain('```');
  });

  test('a modal that is refused without it too gives way to what went wrong, with a reference', async () => {
    refuse('views.update', 'invalid_arguments', 2);
    await helena.types('/debrief Grace');
    await helena.sees('This did not go through.');
    await helena.sees(REFERENCE);
    await expectReference(await helena.screen());
  });

  test('a next screen is said not to have come over the one that stands, which stays as it is', async () => {
    await omar.types('/scorecard Alan');
    await omar.sees('1 of 3');
    await omar.submit();
    await omar.sees('2 of 3');
    refuse('views.update', 'invalid_arguments');
    await omar.click('Back');
    await omar.sees('This did not go through.');
    await expectReference(await omar.screen());
    await omar.closeModal();
    await omar.sees('2 of 3');
    await omar.click('Back');
    await omar.sees('1 of 3');
  });

  test.each([
    ['/debrief Grace', 'samuel'],
    ['/schedule Ada', 'nora'],
    ['/scorecard', 'priya'],
    ['/interviews stats', 'yuki'],
  ])('%s whose first modal is refused is answered where it was typed', async (command, key) => {
    const person = product.person(key);
    await person.goTo('#general');
    refuse('views.open', 'expired_trigger_id');
    await person.types(command);
    await person.sees('This did not go through.');
    await expectReference(await person.screen());
  });
});
