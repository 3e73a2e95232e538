import { candidateId } from '../../sandbox/company/ids';
import type { Person } from '../../sandbox/slack/person';
import { decide, fillCollaboration, vote } from '../support/committee';
import { type Product, startProduct } from '../support/startProduct';
import { driverOf, HOUR_MS, later, news } from '../support/steps';

jest.setTimeout(60_000);

const GRACE = candidateId('grace');
let product: Product;
let helena: Person;
let samuel: Person;
let nora: Person;

beforeAll(async () => {
  product = await startProduct();
  [helena, samuel, nora] = ['helena', 'samuel', 'nora'].map(product.person) as [Person, Person, Person];
  await product.caughtUp();
  for (const person of [helena, samuel, nora]) await person.goTo('Interloop');
}, 60_000);
afterAll(() => product.close());

const fileOf = () => product.db.debriefs.findDebrief(GRACE);

test('more evidence is decided, scheduled by the recruiter with one tap, held, and voted on anew', async () => {
  await vote(product, helena, 'More evidence', 'Nobody saw her work with others.');
  await vote(product, samuel, 'More evidence', 'The same for me.');
  await decide(product, helena, 'More evidence', 'We want to see her review code with us.', 'Collaboration');
  const before = (await product.db.interviews.listInterviews({ candidateId: GRACE })).length;
  expect((await news(nora)).at(-1)).toMatch(/^Decided: more evidence, Grace Hopper\./);
  await nora.click('Schedule Collaboration');
  await nora.sees('Best match');
  await nora.click('Pick');
  await nora.sees('Google Meet');
  await nora.submit();
  await nora.sees('in your messages');
  await nora.closeModal(true);
  await product.caughtUp();
  const interviews = await product.db.interviews.listInterviews({ candidateId: GRACE });
  expect(interviews).toHaveLength(before + 1);
  const next = interviews.at(-1);
  if (!next) throw new Error('Nothing was booked');
  // The cards stay open: nothing is decided for good.
  const cards = await product.db.scorecards.listScorecards({ candidateId: GRACE });
  expect(cards.some(({ lockedAt }) => lockedAt)).toBe(false);

  await product.travelTo(later(next.endsAt, HOUR_MS));
  for (const { personId } of next.panel) await fillCollaboration(product, await driverOf(product, personId));
  expect((await news(helena)).at(-1)).toBe(
    'Ready to decide: Grace Hopper. 13 of 13 cards in. Your vote is next',
  );
  await helena.sees(
    /Decided before, by Helena Costa, .*: more evidence\. We want to see her review code with us\./,
  );
  await helena.sees('0 of 2 needed');

  await vote(product, helena, 'Hire', 'She found the race in our own code.');
  await vote(product, samuel, 'Hire', 'She asked before she told.');
  await decide(product, helena, 'Hire', 'The second look settled it.');
  // 13 cards that count, and a trainee's.
  const file = await fileOf();
  expect(file?.decision).toMatchObject({ outcome: 'hire', rationale: 'The second look settled it.' });
  expect(file?.decision?.snapshot.cards).toHaveLength(14);
  expect(file?.earlierDecisions).toMatchObject([{ outcome: 'more evidence', nextStageKey: 'collaboration' }]);
  expect(file?.earlierDecisions[0]?.snapshot.cards).toHaveLength(12);
  const locked = await product.db.scorecards.listScorecards({ candidateId: GRACE });
  expect(locked.every(({ lockedAt }) => lockedAt)).toBe(true);
  // Only what is decided counts in the figures of passing.
  await nora.goTo('Interloop');
  await nora.types('/interviews stats');
  await nora.sees(/Passed, by stage[\s\S]*Collaboration/);
});
