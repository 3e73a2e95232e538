import type { Person } from '../../sandbox/slack/person';
import type { Interview } from '../../src/entities';
import { type Product, startProduct } from '../support/startProduct';
import { book, seated, stored } from '../support/steps';

jest.setTimeout(30_000);

let product: Product;
let nora: Person;
let interview: Interview;

beforeAll(async () => {
  product = await startProduct({ socketMode: true });
  nora = product.person('nora');
}, 60_000);
afterAll(() => product.close());

const answers = async () => (await stored(product, interview)).panel.map(({ answer }) => answer);

/** Clicks again while the app is connecting anew. */
async function persistently<Value>(act: () => Promise<Value>): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await act();
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
}

describe('over Socket Mode', () => {
  test('the same commands, clicks and forms work: an interview is booked and accepted', async () => {
    interview = await book(product, nora, 'Ada Lovelace collaboration next week');
    const lead = await seated(product, interview, 0);
    await lead.click('Accept');
    await lead.sees('I cannot make it after all');
    await product.caughtUp();
    expect(await answers()).toEqual(['accepted', 'waiting']);
    await nora.goTo('Home');
    await nora.sees('to accept');
  });

  test('clients that are told to connect anew lose nothing', async () => {
    const second = await seated(product, interview, 1);
    product.office.slack.refreshSockets();
    await persistently(async () => {
      await second.click('Accept');
      await second.seesNo('This app didn’t respond');
    });
    await second.sees('I cannot make it after all');
    await product.caughtUp();
    expect(await answers()).toEqual(['accepted', 'accepted']);
  });
});
