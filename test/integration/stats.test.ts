import { type Product, startProduct } from '../support/startProduct';

jest.setTimeout(30_000);

let product: Product;
beforeAll(async () => {
  product = await startProduct();
}, 60_000);
afterAll(() => product.close());

test('/interviews stats shows a recruiter figures with their n, a picture, and the same in words', async () => {
  const nora = product.person('nora');
  await nora.goTo('Interloop');
  await nora.types('/interviews stats');
  await nora.sees('Time to schedule: median');
  await nora.sees(/Time to feedback: median .* \(n \d+\)/);
  await nora.sees('The busiest 4 of 14 carry');
  const words = JSON.stringify(await nora.modal('Statistics'));
  expect(words).toContain('"image"');
  // Nobody is decided yet: no figure may hint at what cards say.
  expect(words).toMatch(/Passed, by stage\*\\nNone/);
  expect(words).not.toContain('Calibration');
  await nora.closeModal(true);
});

test('Home leads there too, and an admin sees calibration', async () => {
  const yuki = product.person('yuki');
  await yuki.goTo('Home');
  await yuki.click('Statistics');
  await yuki.sees('Nobody has enough decided candidates');
  await yuki.closeModal(true);
});

test.each(['helena', 'priya'])('%s is told whom to ask', async (key) => {
  const person = product.person(key);
  await person.goTo('Interloop');
  await person.types('/interviews stats');
  await person.sees('This is for people with the role recruiter');
  await person.closeModal(true);
});
