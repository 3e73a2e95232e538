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

test('Home shows recruiters and admins the figures in short, and who owes cards, by team', async () => {
  for (const key of ['nora', 'yuki']) {
    const person = product.person(key);
    await person.goTo('Home');
    await person.sees(/Time to feedback\*?\s+median .* \(n \d+\)/);
    await person.sees('Payments: 1 card, 2.6 days late. Omar Haddad');
  }
});

test('an admin sets the team of somebody, in the spelling of others, and the card is counted there', async () => {
  const yuki = product.person('yuki');
  await yuki.goTo('Home');
  await yuki.click('More people');
  await yuki.sees('Page 2 of 2');
  await yuki.click('Change', { near: 'Omar Haddad' });
  await yuki.click('Pools, stages and hours');
  await yuki.sees('So far: Core, Payments, Platform.');
  await yuki.fill('Team', ' platform ');
  await yuki.submit();
  await yuki.seesNoModal();
  await yuki.sees('Platform: 1 card, 2.6 days late. Omar Haddad');
  const nora = product.person('nora');
  await nora.types('/interviews stats', 'Interloop');
  await nora.sees('Platform: 1 card, 2.6 days late. Omar Haddad');
  await nora.seesNo('Payments: 1 card');
  await nora.closeModal(true);
});

test('people who were stored before there were teams have none', async () => {
  await product.db.connection.collection('people').updateMany({}, { $unset: { team: 1 } });
  const nora = product.person('nora');
  await nora.goTo('Home');
  await nora.sees('No team: 1 card, 2.6 days late. Omar Haddad');
});

test.each(['helena', 'priya'])('the Home of %s shows no figures', async (key) => {
  const person = product.person(key);
  await person.goTo('Home');
  await person.sees(key === 'helena' ? 'To decide' : 'Your interviews');
  await person.seesNo('How interviewing goes');
});

test.each(['helena', 'priya'])('%s is told whom to ask', async (key) => {
  const person = product.person(key);
  await person.goTo('Interloop');
  await person.types('/interviews stats');
  await person.sees('This is for people with the role recruiter');
  await person.closeModal(true);
});

test('without interviews Home and the statistics say so, and what comes', async () => {
  for (const name of ['interviews', 'scorecards'])
    await product.db.connection.collection(name).deleteMany({});
  const nothing = 'No interviews in the last 90 days. The figures come with the first one.';
  const nora = product.person('nora');
  await nora.goTo('Home');
  await nora.sees(nothing);
  await nora.types('/interviews stats', 'Interloop');
  await nora.sees(nothing);
  await nora.seesNo('Load by interviewer');
  await nora.closeModal(true);
});
