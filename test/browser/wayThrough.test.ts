import { type Product, startProduct } from '../support/startProduct';
import { type Journey, startJourney } from './journey';

const MOST_JUMPS = 6;

let product: Product;
let journey: Journey;
beforeAll(async () => {
  product = await startProduct();
  journey = await startJourney(product.office.url);
}, 60_000);
afterAll(async () => {
  await journey?.close();
  await product?.close();
});

test('somebody who never saw it lives the whole way: a time is asked for, and at the end a decision is recorded', async () => {
  const { page, modal, log, step, shoot, part } = journey;

  await part('the recruiter asks for a time', async () => {
    await step(/^Ask for a time/).click();
    await page.getByRole('button', { name: /^You are Nora/ }).waitFor();
    const composer = page.getByRole('textbox', { name: 'Message Interloop' });
    await expectValue(composer, '/schedule Ada Lovelace system design next week');
    await composer.press('Enter');
    await modal().getByRole('button', { name: 'Pick' }).first().waitFor();
    await modal().getByText('Times for Ada Lovelace').waitFor();
    await shoot('1-times', { everyWay: true });
  });

  await part('the recruiter books', async () => {
    await modal().getByRole('button', { name: 'Pick' }).first().click();
    await modal().getByText('Ada gets an invitation by mail').waitFor();
    await shoot('2-book', { everyWay: true });
    await modal().getByRole('button', { name: 'Book', exact: true }).click();
    await modal().getByRole('heading', { name: 'Booked' }).waitFor();
    await modal().getByRole('button', { name: 'Close dialog' }).click();
    await modal().waitFor({ state: 'detached' });
    await log().getByText('System design: Ada Lovelace').waitFor();
    await shoot('3-card', { everyWay: true });
  });

  await part('the lead accepts', async () => {
    await step(/^Accept as (?!the lead)/).click();
    await shoot('4-ask', { everyWay: true });
    await log().getByRole('button', { name: 'Accept', exact: true }).click();
    await log().getByText('accepted').waitFor();
  });

  await part('the clock goes from reminder to reminder until the interview is over', async () => {
    const request = log().getByText('How did it go with Ada Lovelace?');
    for (let jump = 1; jump <= MOST_JUMPS && (await request.count()) === 0; jump += 1) {
      const before = await log().getByRole('article').count();
      await page.getByRole('button', { name: 'To the next reminder' }).click();
      await log().getByRole('article').nth(before).waitFor();
      await shoot(`5-reminder-${jump}`);
    }
    await request.waitFor();
    expect(
      await log()
        .getByText(/^In 24 hours: System design with Ada Lovelace/)
        .count(),
    ).toBe(1);
    expect(
      await log()
        .getByText(/^In 10 minutes: System design with Ada Lovelace/)
        .count(),
    ).toBe(1);
  });

  await part('the lead fills the scorecard with the keyboard', async () => {
    await log().getByRole('button', { name: 'Fill scorecard' }).focus();
    await page.keyboard.press('Enter');
    await modal().getByText('System design, 1 of 3').waitFor();
    await shoot('6-scorecard', { everyWay: true });
    await rateScreen(['Chose keys from the queries.', 'Found the hot row before it was asked.']);
    await modal().getByText('System design, 2 of 3').waitFor();
    await rateScreen(['Named what would change the choice.', 'Made a repeated order safe.']);
    await modal().getByText('System design, 3 of 3').waitFor();
    await modal().getByRole('radio', { name: 'Yes', exact: true }).focus();
    await page.keyboard.press('Space');
    await modal().getByLabel('Strongest signal').fill('Queries first, then keys.');
    await shoot('7-overall', { everyWay: true });
    await page.keyboard.press('Control+Enter');
    await modal().getByText('1 of 2 cards are in').waitFor();
    await page.keyboard.press('Escape');
    await modal().waitFor({ state: 'detached' });
  });

  await part('a member of the committee reads the debrief and votes', async () => {
    await step(/^Read a debrief/).click();
    await page.getByRole('button', { name: /^You are Helena/ }).waitFor();
    await log().getByRole('button', { name: 'Open the debrief' }).last().click();
    await modal().getByText('Talk about first').waitFor();
    await shoot('8-debrief', { everyWay: true });
    await vote('Hire', 'The disagreement is about one hint; the rest is strong.');
    await page.keyboard.press('Escape');
    await modal().waitFor({ state: 'detached' });
  });

  await part('a second member votes, and records the decision', async () => {
    await journey.become('Samuel Brandt');
    await openApp();
    await journey.say('/debrief Grace Hopper');
    await modal().getByText('Talk about first').waitFor();
    await vote('Hire', 'Ten of her interviewers saw the same.');
    await modal().getByRole('button', { name: 'Record the decision' }).click();
    await modal().getByRole('radio', { name: 'Hire', exact: true }).check();
    await modal()
      .getByLabel('Rationale')
      .fill('Two votes for, none against. Cloud services is left to learn.');
    await shoot('9-decision', { everyWay: true });
    await modal().getByRole('button', { name: 'Record', exact: true }).click();
    await modal().getByText('Decided: hire').waitFor();
    await modal().getByRole('button', { name: 'Close dialog' }).click();
    await modal().waitFor({ state: 'detached' });
  });

  await part('the recruiter hears of it, and her Home says what waits on whom', async () => {
    await journey.become('Nora Lindqvist');
    await openApp();
    await log().getByText('Decided: hire, Grace Hopper').waitFor();
    await page.getByRole('tab', { name: 'Home' }).click();
    const home = page.getByRole('tabpanel', { name: 'Home' });
    await home.getByText('Ada Lovelace').first().waitFor();
    await home.getByRole('heading', { name: 'How interviewing goes' }).waitFor();
    await home.getByText(/: 1 card, .* late\. Omar Haddad/).waitFor();
    await shoot('10-home', { everyWay: true });
  });

  await part('the calendars show the interview, and the mail what the candidate got', async () => {
    await page.getByRole('button', { name: 'Calendars' }).click();
    const lead = await leadName();
    await page.getByRole('checkbox', { name: lead }).check();
    await page.getByRole('button', { name: new RegExp(`^System design: Ada Lovelace, ${lead}`) }).waitFor();
    await shoot('11-calendars', { everyWay: true });
    await page.getByRole('button', { name: 'Mail' }).click();
    await page.getByRole('button', { name: /Interview with Fernhill: System design/ }).click();
    const mail = page.getByRole('article', { name: /Interview with Fernhill: System design/ });
    await shoot('12-mail', { everyWay: true });
    const text = (await mail.textContent()) ?? '';
    expect(text).toContain('meet.google.com');
    expect(text).toContain('New York');
    expect(text).not.toContain('Data modelling');
  });

  await part('the checklist is done', () => page.getByText('That was the whole way').waitFor());
  expect(journey.faults).toEqual([]);
}, 90_000);

/** Two competencies: up to level 3 with the arrows, then a sentence; Ctrl+Enter is the screen's Next. */
async function rateScreen(sentences: string[]): Promise<void> {
  const { page, modal } = journey;
  const groups = modal().getByRole('radiogroup');
  const texts = modal().getByLabel('What did you see or hear?');
  for (const [at, sentence] of sentences.entries()) {
    await groups.nth(at).getByRole('radio', { name: '2', exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.type(sentence);
    await expectValue(texts.nth(at), sentence);
  }
  await page.keyboard.press('Control+Enter');
}

async function vote(outcome: string, why: string): Promise<void> {
  const { modal } = journey;
  await modal().getByRole('button', { name: outcome, exact: true }).click();
  await modal().getByRole('radio', { name: outcome, exact: true }).waitFor();
  expect(await modal().getByRole('radio', { name: outcome, exact: true }).isChecked()).toBe(true);
  await modal().getByLabel('Why').fill(why);
  await modal().getByRole('button', { name: 'Vote', exact: true }).click();
  await modal().getByText(why).waitFor();
}

async function openApp(): Promise<void> {
  const { page } = journey;
  const sidebar = page.getByRole('navigation', { name: 'Conversations' });
  await sidebar.getByRole('button', { name: /^Interloop/ }).click();
  await page.getByRole('tab', { name: 'Messages' }).click();
}

async function leadName(): Promise<string> {
  const title = await journey.step(/^Accept as/).textContent();
  const first = title?.replace('Accept as ', '').trim();
  const lead = product.office.company.people.find(({ name }) => first && name.startsWith(`${first} `));
  if (!lead) throw new Error(`Nobody of the company is ${first}`);
  return lead.name;
}

async function expectValue(field: { inputValue(): Promise<string> }, value: string): Promise<void> {
  const until = performance.now() + 5_000;
  while ((await field.inputValue()) !== value && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 25));
  expect(await field.inputValue()).toBe(value);
}
