import type { Person } from '../../sandbox/slack/person';
import { type Product, startProduct } from '../support/startProduct';

jest.setTimeout(30_000);

let product: Product;
let nora: Person;

beforeAll(async () => {
  product = await startProduct();
  nora = product.person('nora');
  await nora.goTo('Interloop');
}, 60_000);
afterAll(() => product.close());
afterEach(() => nora.closeModal(true));

/** The people of the best time that the screen shows. */
async function bestPanel(): Promise<string[]> {
  const lines = (await nora.screen()).split('\n').map((line) => line.trim());
  const best = lines.findIndex((line) => line.startsWith('Best match.'));
  const people = lines.slice(0, best).findLast((line) => line.includes(' (lead)')) ?? '';
  return (people.split('. ')[0] ?? '').replace(' (lead)', '').split(', ');
}

test('few times say what is in the way of more, and one tap on what helps finds more and says what was agreed', async () => {
  await nora.types('/schedule Ada Lovelace system design on tuesday', 'Interloop');
  await nora.sees('What is in the way of more');
  await nora.sees(/Calendars are full: .* \(takes \d+ times\)/);
  await nora.sees('6 more times');
  await nora.click('1 day later too: 14 times');
  await nora.sees('Wed 2 Dec');
  await nora.sees('Agreed: 1 day later too.');
  await nora.click('Pick', { near: 'Best match' });
  await nora.sees('Book this?');
  await nora.sees('Agreed: 1 day later too.');
});

test('the people of the best time go for others, who is left out is said, and one tap takes them back', async () => {
  await nora.types('/schedule Ada Lovelace system design next week', 'Interloop');
  await nora.sees('Best match');
  const [first = '', second = ''] = await bestPanel();
  await nora.sees('that week');
  await nora.click('Other people');
  await nora.sees(`Without ${first} and ${second}.`);
  const others = await bestPanel();
  expect(others).not.toContain(first);
  expect(others).not.toContain(second);
  await nora.click('Everybody again');
  await nora.seesNo('Without ');
  await nora.sees('Best match');
  expect(await bestPanel()).toEqual([first, second]);
});

test.each([
  ['Ada Lovelace operations next week', 'Operations and debugging, 60 min'],
  ['Ada Lovelace design Tue 10-18', 'System design, 60 min'],
])('one word of a stage means it where nobody is called so: %s', async (words, stage) => {
  await nora.types(`/schedule ${words}`, 'Interloop');
  await nora.sees('Times for Ada Lovelace');
  await nora.sees(stage);
});

test('somebody is left out by name, and of a whole loop too', async () => {
  await nora.types('/schedule Ada Lovelace next week', 'Interloop');
  await nora.fill('Stage', 'System design, 60 min');
  await nora.fill('Leave out', ['Priya Nair', 'Chen Wei']);
  await nora.submit();
  await nora.sees('Best match');
  await nora.sees(/Left out of this panel: (Chen and Priya|Priya and Chen) \(takes \d+ times\)/);
  await nora.seesNo(/Priya Nair|Chen Wei/);
  await nora.closeModal(true);
  await nora.types('/schedule Alan Turing next week');
  await nora.fill('What', 'Whole loop');
  await nora.sees('To plan:');
  await nora.fill('Leave out', ['Priya Nair', 'Aylin Demir']);
  await nora.submit();
  await nora.modal('Plan for the loop');
  await nora.seesNo(/Priya Nair|Aylin Demir/);
});

test('leaving out people until nobody is left says so, and the way back stands there', async () => {
  await nora.types('/schedule Ada Lovelace phone screen on tuesday', 'Interloop');
  await nora.sees('Best match');
  for (let isEmpty = false; !isEmpty; isEmpty = (await nora.screen()).includes('No time found')) {
    const [best = ''] = await bestPanel();
    await nora.click('Other people');
    await nora.sees(new RegExp(`Without .*${best}`));
  }
  await nora.sees('Left out of this panel');
  await nora.click('Everybody again');
  await nora.sees('Best match');
});

test('the times a candidate gave are read as they wrote them, and no other time is shown', async () => {
  await nora.types('/schedule Ada Lovelace next week', 'Interloop');
  await nora.fill('Stage', 'System design, 60 min');
  await nora.fill('When', 'Times the candidate gave');
  await nora.sees("Ada's times (in New York)");
  await nora.fill("Ada's times (in New York)", 'Tue 2-4');
  await nora.submit();
  await nora.sees('“2-4” may be morning or afternoon. Write 14:00-16:00, or 2-4 pm.');
  await nora.fill("Ada's times (in New York)", 'Tue 10:00-12:00\nThu before 11');
  await nora.submit();
  await nora.sees("Ada's times in New York: Tue 1 Dec 10:00-12:00; Thu 3 Dec 09:00-11:00.");
  const starts = (await nora.screen()).match(/Ada: \d\d:\d\d/g) ?? [];
  expect(starts.length).toBeGreaterThan(1);
  for (const start of starts) expect(start).toMatch(/Ada: (09:00|09:15|09:30|09:45|10:..|11:00)/);
  await nora.click('Change the request');
  await nora.sees('Thu before 11');
});

test.each(['system design Tue 10-12, Thu before 11', 'Tue 10-12, Thu before 11 system design'])(
  'days and hours at the end of the words are the times a candidate gave: %s',
  async (words) => {
    await nora.types(`/schedule Ada Lovelace ${words}`, 'Interloop');
    await nora.sees("Ada's times in New York: Tue 1 Dec 10:00-12:00; Thu 3 Dec 09:00-11:00.");
    await nora.sees('Best match');
  },
);

test('hours at the end of the words that can be read in two ways are asked about', async () => {
  await nora.types('/schedule Ada Lovelace Tue 2-4 system design', 'Interloop');
  await nora.sees('“2-4” may be morning or afternoon. Write 14:00-16:00, or 2-4 pm.');
  await nora.fill("Ada's times (in New York)", 'Tue 2-4 pm');
  await nora.submit();
  await nora.sees("Ada's times in New York: Tue 1 Dec 14:00-16:00.");
});
