import type { Locator } from 'playwright-core';
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
    await page.getByRole('button', { name: /^You are Nora/ }).waitFor();
    const composer = page.getByRole('textbox', { name: 'Message Interloop' });
    await expectValue(composer, '/schedule Ada Lovelace system design next week');
    await composer.fill('');
    await step(/^Ask for a time/).click();
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

  await part('the lead fills the scorecard with the keyboard alone', async () => {
    await log().getByRole('button', { name: 'Fill scorecard' }).focus();
    await page.keyboard.press('Enter');
    await modal().getByText('System design, 1 of 3').waitFor();
    await shoot('6-scorecard', { everyWay: true });
    await rateScreen([
      { competency: 'Data modelling', level: '3', sentence: 'Chose keys from the queries.' },
      { competency: 'Scale', level: '4', sentence: 'Found the hot row before it was asked.' },
    ]);
    await modal().getByText('System design, 2 of 3').waitFor();
    await rateScreen([
      { competency: 'Trade-offs', level: '3', sentence: 'Named what would change the choice.' },
      { competency: 'APIs', level: '2', sentence: 'Made a repeated order safe, after a hint.' },
    ]);
    await modal().getByText('System design, 3 of 3').waitFor();
    await tabTo(modal().getByRole('radiogroup', { name: 'Overall: hire?' }).getByRole('radio').first());
    await arrowTo(modal().getByRole('radio', { name: 'Yes', exact: true }));
    await typeInto('Strongest signal', 'Queries first, then keys.');
    await typeInto('Concern', 'Said little about cost.');
    await typeInto('Summary', 'A design that holds under load.');
    await typeInto('Note to the recruiter', 'Was a pleasure.');
    await shoot('7-overall', { everyWay: true });
    await pressBy('Submit');
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
}, 120_000);

interface Rating {
  competency: string;
  level: string;
  sentence: string;
}

/** A screen of the card as somebody without a mouse fills it: Tab, arrows, letters, and Enter on Next. */
async function rateScreen(ratings: Rating[]): Promise<void> {
  const { modal } = journey;
  for (const { competency, level, sentence } of ratings) {
    const group = modal().getByRole('radiogroup', { name: `Level ${competency}` });
    await tabTo(group.getByRole('radio').first());
    await arrowTo(group.getByRole('radio', { name: level, exact: true }));
    await typeInto(`${competency}: what did you see or hear?`, sentence);
  }
  await pressBy('Next');
}

/** Most fields and buttons of one modal. */
const MOST_TABS = 30;
const isFocused = async (target: Locator) => (await target.and(journey.page.locator(':focus')).count()) > 0;

/** Tab until the cursor stands there, as it is or by way of the last field and the first. */
async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await isFocused(target)) return;
    await journey.page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${target}`);
}

/** From the first radio, where the cursor is: Space ticks it, an arrow the next. */
async function arrowTo(target: Locator): Promise<void> {
  const { keyboard } = journey.page;
  await keyboard.press('Space');
  for (let steps = 0; steps < 5; steps += 1) {
    if (await isFocused(target)) break;
    await keyboard.press('ArrowDown');
  }
  expect(await target.isChecked()).toBe(true);
}

async function typeInto(label: string, text: string): Promise<void> {
  const field = journey.modal().getByRole('textbox', { name: label });
  await tabTo(field);
  await journey.page.keyboard.type(text);
  await expectValue(field, text);
}

async function pressBy(name: string): Promise<void> {
  await tabTo(journey.modal().getByRole('button', { name, exact: true }));
  await journey.page.keyboard.press('Enter');
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
