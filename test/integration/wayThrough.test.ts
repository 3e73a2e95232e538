import { type Product, startProduct } from '../support/startProduct';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
}, 60_000);
afterAll(() => product.close());

jest.setTimeout(60_000);

test('a recruiter books, the panel accepts, fills the cards, and the committee decides', async () => {
  const nora = product.person('nora');
  await nora.goTo('Interloop');
  nora.resetTally();

  await nora.types('/schedule Ada Lovelace system design next week');
  await nora.modal('Times');
  await nora.click('Pick', { near: 'Best match' });
  await nora.sees('Google Meet');
  await nora.submit();
  await nora.sees('The card with everything on it is in your messages');
  await nora.closeModal(true);
  await nora.sees(/waiting.*Priya|Priya.*waiting/s);
});
