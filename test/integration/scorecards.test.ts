import type { Person } from '../../sandbox/slack/person';
import type { Interview } from '../../src/entities';
import { type Product, startProduct } from '../support/startProduct';
import { book, HOUR_MS, later, news, seated, stored } from '../support/steps';

jest.setTimeout(30_000);

let product: Product;
let nora: Person;
let interview: Interview;
let lead: Person;

beforeAll(async () => {
  product = await startProduct();
  nora = product.person('nora');
  interview = await book(product, nora, 'Ada Lovelace collaboration next week');
  lead = await seated(product, interview, 0);
}, 60_000);
afterAll(() => product.close());
afterEach(() => product.office.slack.faults.clear());

const cardsOf = () => product.db.scorecards.listScorecards({ interviewIds: [interview.id] });
const cardOf = async (person: Person) => {
  const found = await product.db.people.findPersonBySlack(person.id);
  return (await cardsOf()).find(({ personId }) => personId === found?.id);
};

describe('a card before its time', () => {
  test('is not opened: the interview has not begun', async () => {
    await lead.types('/scorecard');
    await lead.sees('No card is due.');
    await lead.closeModal(true);
  });
});

describe('a card', () => {
  test('takes 3000 characters of evidence, says so of more, and keeps every one of them', async () => {
    await product.travelTo(later(interview.endsAt, 2_000));
    await lead.click('Fill scorecard');
    await lead.sees('1 of 3');
    const long = `${'She asked what would happen if the queue stood still. '.repeat(60)}`.slice(0, 3000);
    await lead.fill('rating/collaboration', '4');
    await lead.fill('evidence/collaboration', `${long} and more`);
    await lead.fill('rating/code-review', '3');
    expect((await lead.submit()).ok).toBe(false);
    await lead.sees(/3000 characters/);
    await lead.fill('evidence/collaboration', long);
    await lead.submit();
    await lead.sees('2 of 3');
    expect((await cardOf(lead))?.ratings[0]?.evidence).toBe(long.trim());
  });

  test('that stands open for an hour is kept as it is', async () => {
    await product.travelTo(later(product.office.clock.now(), HOUR_MS));
    await lead.fill('rating/learning', '2');
    await lead.submit();
    await lead.sees('3 of 3');
    await lead.seesNo('Still empty');
  });

  test('that another device changed meanwhile is not overwritten: it is said, and opened anew it is there', async () => {
    const card = await cardOf(lead);
    if (!card) throw new Error('No card');
    const phone = {
      ...card,
      revision: card.revision + 1,
      savedFrom: 'phone',
      summary: 'Written on the way.',
    };
    await product.db.scorecards.updateScorecard(phone);
    await lead.fill('Overall: hire?', 'No');
    await lead.sees(
      /This card was changed on another device, kept .*\. Close this window and open the card again; nothing was overwritten\./,
    );
    await lead.closeModal(true);
    expect(await cardOf(lead)).toMatchObject({ summary: 'Written on the way.', status: 'draft' });
  });

  test('submitted twice is in once', async () => {
    await lead.types('/scorecard', 'Interloop');
    for (const screen of ['1 of 3, draft', '2 of 3, draft']) {
      await lead.sees(screen);
      await lead.submit();
    }
    await lead.sees('3 of 3, draft');
    await lead.fill('Overall: hire?', 'Yes');
    product.office.slack.faults.deliverTwice = true;
    await lead.submit();
    await lead.sees('In: your card for Ada Lovelace (Collaboration).');
    await lead.closeModal(true);
    await product.caughtUp();
    const { history } = await stored(product, interview);
    expect(history.filter(({ what }) => what === 'card in')).toHaveLength(1);
    expect((await cardsOf()).filter(({ status }) => status === 'submitted')).toHaveLength(1);
    expect((await news(lead)).filter((text) => text.startsWith('In: your card'))).toHaveLength(1);
  });

  test('of an interview that is said not to have happened is closed where it stands open', async () => {
    const other = await book(product, nora, 'Ada Lovelace coding in two weeks');
    const first = await seated(product, other, 0);
    const mate = await seated(product, other, 1);
    await product.travelTo(later(other.endsAt, 2_000));
    await first.click('Fill scorecard', { near: 'Coding' });
    await first.sees('Coding, 1 of 3');
    await first.fill('rating/coding', '2');
    await product.caughtUp();
    await mate.click('It did not happen', { near: 'Coding' });
    await mate.sees('nobody is asked for a scorecard');
    await mate.fill('What happened', 'Ada was ill.');
    await mate.submit();
    await mate.seesNoModal();
    await product.caughtUp();
    await first.submit();
    await first.sees('This interview did not happen. Nothing is needed from you.');
    await first.closeModal(true);
    await first.goTo('Interloop');
    await first.sees(/It did not happen: Ada Lovelace \(Coding\)\. No card is needed\./);
    const [draft] = await product.db.scorecards.listScorecards({ interviewIds: [other.id] });
    expect(draft?.ratings).toContainEqual(expect.objectContaining({ competencyKey: 'coding', level: 2 }));
  });

  test('that was asked for before the interview was cancelled says so', async () => {
    const other = await book(product, nora, 'Ada Lovelace phone screen in three weeks');
    await nora.goTo('Interloop');
    await nora.click('Cancel', { near: 'Phone screen: Ada Lovelace' });
    await nora.sees('are told, the time is free again.');
    await nora.submit();
    await nora.seesNoModal();
    await product.caughtUp();
    const [seat] = other.panel;
    const person = await product.db.people.getPerson(seat?.personId ?? '');
    const driver = await seated(product, other, 0);
    await product.travelTo(later(other.endsAt, HOUR_MS));
    const told = (await news(driver)).filter((text) => text.includes('Phone screen with Ada Lovelace'));
    expect(told).toHaveLength(2);
    for (const text of told) expect(text).toMatch(/^Cancelled: /);
    await driver.types('/scorecard');
    await driver.seesNo('Phone screen');
    expect(await product.db.scorecards.findScorecard(other.id, person.id)).toBeNull();
  });
});
