import { makePerson, type Person } from '../../sandbox/slack/person';
import { type Product, startProduct } from '../support/startProduct';
import { claimsOf, eventOf, interviewsOf, MINUTE_MS, mailsTo, news } from '../support/steps';

/** The planner answers within 20 s or gives up. */
const PATIENCE_MS = 22_000;
jest.setTimeout(3 * PATIENCE_MS);

let product: Product;
let nora: Person;

beforeAll(async () => {
  product = await startProduct();
  const { client } = product.office.slack;
  nora = makePerson({ api: client, userId: product.person('nora').id, patienceMs: PATIENCE_MS });
}, 60_000);
afterAll(() => product?.close());

/** The first start that is offered beside the one planned. */
async function firstStart(): Promise<string> {
  const line = (await nora.screen())
    .split('\n')
    .find((each) => /^ *\w+ \d+ Dec, \d\d:\d\d \(Ada: /.test(each));
  if (!line) throw new Error('No other start is offered');
  return line.trim();
}

test('six sessions are planned over two days, one is shifted, and all are booked in one go', async () => {
  await nora.types('/schedule Ada Lovelace whole loop', 'Interloop');
  await nora.sees('Comparing the calendars of everybody');
  await nora.sees('Ada Lovelace: 6 sessions');
  await nora.sees('Every competency is assessed twice.');
  await nora.sees(/Plan 1 of \d: Tue 1 Dec, \d\d:\d\d to Wed 2 Dec, /);
  expect(await nora.screen()).not.toContain('Not every combination could be compared');

  await nora.click('Change', { near: 'Coding' });
  await nora.sees('The rest is planned around it.');
  await nora.fill('Choose a start', await firstStart());
  await nora.sees('As you changed it: Coding.');
  await nora.submit();
  await nora.sees('Each session has its card in your messages');
  await nora.closeModal(true);
  await product.caughtUp();

  const interviews = (await interviewsOf(product, 'ada')).toSorted(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime(),
  );
  expect(interviews).toHaveLength(6);
  expect(interviews[0]?.stageKey).toBe('phone-screen');
  const people = interviews.flatMap(({ panel }) => panel.map(({ personId }) => personId));
  expect(people).toHaveLength(11);
  expect(new Set(people).size).toBe(11);
  for (const [at, interview] of interviews.entries()) {
    expect(eventOf(product, interview)?.startAt).toBe(interview.startsAt.toISOString());
    expect(await claimsOf(product, interview.id)).not.toEqual([]);
    const before = interviews[at - 1];
    const gap = before ? (interview.startsAt.getTime() - before.endsAt.getTime()) / MINUTE_MS : 15;
    expect(gap).toBeGreaterThanOrEqual(15);
  }
  expect(mailsTo(product, 'ada.lovelace@example.com')).toHaveLength(6);
  expect((await news(nora)).filter((text) => text.startsWith('Booked: Ada Lovelace'))).toHaveLength(6);
});
