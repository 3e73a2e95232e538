import { candidateId } from '../../sandbox/company/ids';
import type { Person as Driver } from '../../sandbox/slack/person';
import type { Candidate, Interview, Person, Scorecard } from '../../src/entities';
import { type Product, startProduct } from '../support/startProduct';

jest.setTimeout(60_000);

let product: Product;
beforeAll(async () => {
  product = await startProduct();
  await product.caughtUp();
}, 60_000);
afterAll(() => product.close());

interface Files {
  candidates: Candidate[];
  interviews: Interview[];
  cards: Scorecard[];
}

/** Whether a person may know what a card says, in other words than the product's. */
function mayKnow({ candidates, interviews, cards }: Files, reader: Person, card: Scorecard): boolean {
  if (card.personId === reader.id) return true;
  const candidate = candidates.find(({ id }) => id === card.candidateId);
  if (!candidate || card.status === 'draft') return false;
  const isTheirs = candidate.slackUserId === reader.slackUserId || candidate.referrerId === reader.id;
  if (isTheirs || candidate.conflictIds.includes(reader.id)) return false;
  const seated = interviews.filter(
    (one) =>
      one.candidateId === candidate.id &&
      one.status === 'booked' &&
      one.panel.some(({ personId, answer }) => personId === reader.id && answer !== 'declined'),
  );
  const isIn = ({ id }: Interview) =>
    cards.some((own) => own.interviewId === id && own.personId === reader.id && own.status === 'submitted');
  if (!seated.every(isIn)) return false;
  return seated.length > 0 || reader.roles.some((role) => role !== 'interviewer');
}

/** Everything that stands in somebody's messages, on their Home and behind `/debrief`. */
async function everythingOf(driver: Driver): Promise<string> {
  await driver.goTo('Interloop');
  const parts = [JSON.stringify(await driver.dm())];
  for (const name of ['Alan', 'Grace', 'Katherine']) {
    await driver.types(`/debrief ${name}`);
    await driver.sees(/cards? in|not possible|This is|No candidate|Your own card/i);
    const { views } = await driver.state();
    parts.push(JSON.stringify(views));
    await driver.closeModal(true);
  }
  await driver.goTo('Home');
  await product.office.slack.settled();
  return [...parts, await driver.screen()].join('\n');
}

test('over the real surfaces nobody of the company sees evidence that is not theirs to see', async () => {
  const { db } = product;
  const files = {
    candidates: await db.candidates.listCandidates(),
    interviews: await db.interviews.listInterviews({}),
    cards: (
      await Promise.all(
        ['alan', 'grace', 'katherine'].map((key) =>
          db.scorecards.listScorecards({ candidateId: candidateId(key) }),
        ),
      )
    ).flat(),
  };
  const people = (await db.people.listPeople()).filter(({ active, roles }) => active && roles.length > 0);
  expect(people.length).toBeGreaterThan(15);
  let hidden = 0;
  let shown = 0;
  for (const reader of people) {
    const text = await everythingOf(product.office.slack.person(reader.slackUserId));
    for (const card of files.cards.filter((each) => each.personId !== reader.id)) {
      const words = card.ratings
        .map(({ evidence }) => evidence.slice(0, 40))
        .filter(({ length }) => length > 20);
      const seen = words.filter((evidence) => text.includes(evidence));
      if (mayKnow(files, reader, card)) shown += seen.length;
      else {
        expect({ reader: reader.name, card: card.id, seen }).toEqual({
          reader: reader.name,
          card: card.id,
          seen: [],
        });
        hidden += words.length;
      }
    }
  }
  expect(hidden).toBeGreaterThan(50);
  expect(shown).toBeGreaterThan(5);
});

describe('a draft', () => {
  const mine = async () => {
    const cards = await product.db.scorecards.listScorecards({ candidateId: candidateId('alan') });
    const omar = await product.db.people.findPersonBySlack('U0OMAR');
    return cards.find(({ personId, stageKey }) => personId === omar?.id && stageKey === 'system-design');
  };
  const level = (card: Scorecard | undefined, key: string) =>
    card?.ratings.find(({ competencyKey }) => competencyKey === key);

  test('survives a kill of the bot at each step, and is submitted whole', async () => {
    const omar = product.person('omar');
    await omar.goTo('Interloop');
    await omar.types('/scorecard Alan');
    await omar.sees('1 of 3');
    const steps: [string, () => Promise<unknown>, () => Promise<unknown>][] = [
      [
        'a level is tapped',
        () => omar.fill('rating/data-modelling', '4'),
        async () => level(await mine(), 'data-modelling')?.level === 4,
      ],
      [
        'evidence is written',
        () => omar.fill('evidence/data-modelling', 'Chose the key from the hottest query.'),
        async () => level(await mine(), 'data-modelling')?.evidence.includes('hottest'),
      ],
      [
        'the next screen is shown',
        async () => {
          await omar.fill('rating/scale', '3');
          await omar.submit();
          await omar.sees('2 of 3');
        },
        async () => level(await mine(), 'scale')?.level === 3,
      ],
      [
        'the last screen is shown',
        async () => {
          await omar.fill('rating/trade-offs', '2');
          await omar.fill('rating/apis', 'not assessed');
          await omar.submit();
          await omar.sees('3 of 3');
        },
        async () => level(await mine(), 'apis')?.level === null,
      ],
      [
        'the recommendation is tapped',
        () => omar.fill('Overall: hire?', 'Yes'),
        async () => (await mine())?.recommendation === 'yes',
      ],
    ];
    for (const [name, step, isKept] of steps) {
      await step();
      await product.caughtUp();
      await product.restart('kill');
      expect([name, await isKept()]).toEqual([name, true]);
    }
    // The window that was open all the while goes on with the new process.
    await omar.submit();
    await omar.sees('In: your card for Alan Turing');
    expect((await mine())?.status).toBe('submitted');
    expect(level(await mine(), 'data-modelling')).toMatchObject({
      level: 4,
      evidence: 'Chose the key from the hottest query.',
    });
  });
});
