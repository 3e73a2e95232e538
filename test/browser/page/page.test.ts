import type { Locator, Page } from 'playwright-core';
import { HIRING, OMAR, type PageWorld, PRIYA, PRIYA_MAIL, ROSA, startPage } from './startPage';
import { timesBlocks } from './tinyApp';

jest.setTimeout(20_000);

let world: PageWorld;
let page: Page;
beforeAll(async () => {
  world = await startPage();
}, 60_000);
afterAll(() => world?.stop());
afterEach(async () => {
  await page?.close();
  expect(world.faults.splice(0)).toEqual([]);
});

const composer = () => page.getByRole('textbox', { name: /^Message/ });
const modal = () => page.getByRole('dialog', { name: 'Schedule an interview' });
const conversations = () => page.getByRole('navigation', { name: 'Conversations' });
const lastMessage = () => page.getByRole('log').getByRole('article').last();

/** Types a command word for word and waits for the modal with its form. */
async function openForm(words: string): Promise<Locator> {
  await composer().focus();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await modal().getByRole('combobox', { name: 'Candidate', exact: true }).waitFor();
  return modal();
}

test('a command, its form and its submission need no mouse', async () => {
  page = await world.open(ROSA);
  await composer().focus();
  await page.keyboard.type('/sch');
  await page.getByRole('option', { name: /\/schedule \[candidate\]/ }).waitFor();
  await page.keyboard.press('Enter');
  expect(await composer().inputValue()).toBe('/schedule ');
  await page.getByRole('status').filter({ hasText: '[candidate] [stage] [when]' }).waitFor();
  await page.keyboard.type('bring questions');
  await page.keyboard.press('Enter');

  const candidate = modal().getByRole('combobox', { name: 'Candidate', exact: true });
  await candidate.waitFor();
  expect(await candidate.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
  await page.keyboard.type('ada');
  await page.getByRole('option', { name: 'Ada Lovelace' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('cod');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.getByRole('button', { name: 'Tuesday, December 1, 2026' }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  for (const name of ['om', 'pri']) {
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('ada@lovelace.example');
  await page.keyboard.press('Enter');
  await modal().waitFor({ state: 'detached' });

  await conversations()
    .getByRole('button', { name: /Interloop.*1 unread/ })
    .waitFor();
  await conversations()
    .getByRole('button', { name: /Interloop/ })
    .click();
  await page.getByRole('tab', { name: 'Messages' }).click();
  await lastMessage().getByRole('heading', { name: 'Times for Ada Lovelace' }).waitFor();
  expect(await lastMessage().textContent()).toContain('Thursday, December 3rd, 14:00');
  expect(
    await conversations()
      .getByRole('button', { name: /unread/ })
      .count(),
  ).toBe(0);
});

test('what was chosen arrives at the app as it was chosen', async () => {
  page = await world.open(ROSA);
  const form = await openForm('/schedule a note');
  await form.getByRole('combobox', { name: 'Stage' }).click();
  await page.getByRole('option', { name: 'Coding' }).click();
  await form.getByRole('combobox', { name: 'From' }).fill('10 Dec 2026');
  await page.keyboard.press('Enter');
  await form.getByRole('combobox', { name: 'People' }).click();
  await page.getByRole('option', { name: /Omar Haddad/ }).click();
  await page.getByRole('option', { name: /Priya Nair/ }).click();
  await page.keyboard.press('Escape');
  await form.getByLabel('Candidate’s email').fill('x@y.example');
  await form.getByLabel('Note to the panel').fill('two\nlines');
  await world.slack.settled(400);
  expect((await world.slack.client.state(ROSA)).views[0]?.values).toMatchObject({
    stage: { x: { selected_option: { value: 'Coding' } } },
    from: { x: { selected_date: '2026-12-10' } },
    people: { x: { selected_users: [OMAR, PRIYA] } },
    email: { x: { value: 'x@y.example' } },
    note: { x: { value: 'two\nlines' } },
  });
  await page.keyboard.press('Escape');
  await modal().waitFor({ state: 'detached' });
  expect((await world.slack.client.state(ROSA)).views).toEqual([]);
});

test('a field error stands under its field, keeps what was typed, and goes once it is right', async () => {
  page = await world.open(ROSA);
  const form = await openForm('/schedule x');
  await page.keyboard.type('grace');
  await page.getByRole('option', { name: 'Grace Hopper' }).click();
  const email = form.getByLabel('Candidate’s email');
  await email.fill('grace@navy.mil');
  await page.keyboard.press('Enter');
  const alert = form.getByRole('alert').filter({ hasText: 'grace@navy.mil is nobody we know.' });
  await alert.waitFor();
  expect(await email.getAttribute('aria-invalid')).toBe('true');
  expect(await email.getAttribute('aria-describedby')).toBe(await alert.getAttribute('id'));
  expect(await email.inputValue()).toBe('grace@navy.mil');
  await email.fill('grace@navy.example');
  await page.keyboard.press('Control+Enter');
  await modal().waitFor({ state: 'detached' });
});

test('an app that redraws the form takes neither the typed words nor the focus', async () => {
  page = await world.open(ROSA);
  const form = await openForm('/schedule x');
  await form.getByLabel('Candidate’s email').fill('kept@lovelace.example');
  await form.getByRole('radio', { name: 'Whole loop' }).click();
  await form.getByText('A loop is four interviews on one day.').waitFor();
  expect(await form.getByLabel('Candidate’s email').inputValue()).toBe('kept@lovelace.example');
  const radio = form.getByRole('radio', { name: 'Whole loop' });
  expect(await radio.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
  await page.getByRole('button', { name: 'Close dialog' }).click();
  await modal().waitFor({ state: 'detached' });
});

test('a confirm dialog asks first, and a pressed button changes its message in place', async () => {
  const opened = await world.web.conversations.open({ users: OMAR });
  const channel = opened.channel?.id ?? '';
  await world.web.chat.postMessage({ channel, text: 'Times', blocks: timesBlocks('Ada Lovelace') });
  page = await world.open(OMAR);
  await page.getByRole('button', { name: 'Drop the request' }).waitFor();
  // What one looks at is read, also right after one became somebody.
  await conversations().getByText('unread').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Drop the request' }).click();
  const question = page.getByRole('dialog', { name: 'Drop this request?' });
  await question.getByText('Nobody is told; you can ask again.').waitFor();
  await question.getByRole('button', { name: 'Keep' }).click();
  await question.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Pick' }).first().click();
  await lastMessage().getByText('Booked').waitFor();
  expect(await lastMessage().textContent()).toContain('(edited)');
  expect(await page.getByRole('button', { name: 'Pick' }).count()).toBe(0);
});

test('a command that the app never answers says so, and only to the person', async () => {
  page = await world.open(ROSA, {}, `&in=${HIRING}`);
  await composer().fill('/scorecard');
  await page.keyboard.press('Enter');
  await lastMessage().getByText('Nothing to fill: no interview of yours is over.').waitFor();
  await lastMessage().getByText('Only visible to you').waitFor();
  await composer().fill('/silent');
  await page.keyboard.press('Enter');
  await lastMessage()
    .getByText('/silent failed with the error "operation_timeout"')
    .waitFor({ timeout: 8000 });
  const omars = await world.slack.client.messages(OMAR, { channel: HIRING });
  expect(omars.messages.filter((message) => message.ephemeral)).toEqual([]);
}, 15_000);

test('one becomes somebody else with a search, and writes to them in a thread', async () => {
  page = await world.open(ROSA, {}, `&in=${HIRING}`);
  await composer().fill('Who can lead <b>&? @Priya Nair');
  await page.keyboard.press('Enter');
  await lastMessage().getByText('Who can lead <b>&?').waitFor();
  await page.getByRole('button', { name: /You are Rosa Marin/ }).click();
  await page.locator('input[aria-label="Find a person"]:focus').waitFor();
  await page.keyboard.type('kolkata');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /You are Priya Nair/ }).waitFor();
  await lastMessage().getByRole('button', { name: '@Priya Nair' }).waitFor();
  await lastMessage().hover();
  await lastMessage().getByRole('button', { name: 'Reply in thread' }).click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByRole('textbox', { name: 'Reply in thread' }).fill('I can :wave:');
  await page.keyboard.press('Enter');
  await thread.getByText('I can').waitFor();
  await lastMessage()
    .getByRole('button', { name: /1 reply/ })
    .waitFor();
});

test('the app’s Home is drawn for whoever opens it', async () => {
  page = await world.open(PRIYA);
  await conversations()
    .getByRole('button', { name: /Interloop/ })
    .click();
  await page.getByRole('tab', { name: 'Home' }).click();
  await page.getByRole('tabpanel').getByRole('heading', { name: 'Your interviews' }).waitFor();
});

test('an address leads to Home without naming the app’s conversation, which comes to be', async () => {
  page = await world.open('U0LENA', {}, '&home');
  await page.getByRole('tabpanel').getByRole('heading', { name: 'Your interviews' }).waitFor();
  expect(await page.getByRole('tab', { name: 'Home' }).getAttribute('aria-selected')).toBe('true');
  await page.goto(`${world.url}/#as=${OMAR}&in=${HIRING}`);
  await page.getByRole('textbox', { name: 'Message #hiring' }).waitFor();
  await page.goto(`${world.url}/#as=${OMAR}&home`);
  await page.getByRole('tabpanel').getByRole('heading', { name: 'Your interviews' }).waitFor();
});

test('an address leads to Home also when the sandbox did not answer at first', async () => {
  page = await world.open(ROSA);
  await composer().waitFor();
  let isAway = true;
  await page.route('**/client/**', (route) =>
    isAway && route.request().url().includes('/state') ? route.abort() : route.continue(),
  );
  await page.goto('about:blank');
  await page.goto(`${world.url}/#as=${OMAR}&home`);
  await page.getByText('The sandbox does not answer.').waitFor();
  isAway = false;
  await page.getByRole('tabpanel').getByRole('heading', { name: 'Your interviews' }).waitFor();
  const others = world.faults.splice(0).filter((fault) => !fault.includes('ERR_FAILED'));
  expect(others).toEqual([]);
});

test('an event is declined in its card and moved by dragging', async () => {
  page = await world.open(PRIYA, {}, '&tab=calendars');
  const review = page.getByRole('button', { name: /^Design review, Priya Nair/ });
  await review.click();
  const card = page.getByRole('dialog', { name: 'Design review' });
  await card.getByRole('button', { name: 'Decline' }).click();
  await card.getByText('✕ declined').waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('checkbox', { name: /Rosa Marin/ }).check();
  const rosas = page.getByRole('button', { name: /^Design review, Rosa Marin, 2026-12-02 17:30/ });
  await rosas.scrollIntoViewIfNeeded();
  const box = await rosas.boundingBox();
  if (!box) throw new Error('The event has no place');
  await page.mouse.move(box.x + 10, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 12, box.y + 40, { steps: 4 });
  await page.mouse.move(box.x + 12, box.y + 10 + 48, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('button', { name: /^Design review, Rosa Marin, 2026-12-02 18:30/ }).waitFor();
  const week = world.google.office.week(new Date('2026-12-02T00:00:00Z'), new Date('2026-12-03T00:00:00Z'));
  const priyas = week.diaries.find((diary) => diary.calendar.id === PRIYA_MAIL)?.events ?? [];
  const moved = priyas.find((event) => event.summary === 'Design review');
  expect(moved?.startAt && new Date(moved.startAt).toISOString()).toBe('2026-12-02T13:00:00.000Z');
});

test('a candidate’s mail is read and answered as the candidate would', async () => {
  const whole = () =>
    world.google.office.week(new Date('2026-12-04T00:00:00Z'), new Date('2026-12-05T00:00:00Z'));
  const interview = () =>
    whole()
      .diaries.flatMap((diary) => diary.events)
      .find((event) => event.summary === 'System design with Ada');
  const { calendarId = '', eventId = '' } = interview() ?? {};
  const times = { startAt: '2026-12-04T13:00:00Z', endAt: '2026-12-04T14:00:00Z' };
  page = await world.open(ROSA, {}, '&tab=mail');
  await page.getByText('No mail yet.').waitFor();
  world.google.office.move({ calendarId, eventId, ...times });
  await page.getByRole('button', { name: /ada@lovelace.example/ }).click();
  const mail = page.getByRole('article');
  await mail.getByRole('button', { name: 'No', exact: true }).click();
  await mail.getByText('ada@lovelace.example answered: declined').waitFor();
  expect(interview()?.attendees.map((each) => [each.email, each.responseStatus])).toContainEqual([
    'ada@lovelace.example',
    'declined',
  ]);
});

test('the clock jumps, and every page shows the new time', async () => {
  page = await world.open(ROSA);
  const clock = page.getByRole('region', { name: /clock/ });
  const before = world.clock.now().getTime();
  await clock.getByRole('button', { name: '+15 min' }).click();
  await clock.getByText('11:15').waitFor();
  await clock.getByRole('button', { name: 'To the next reminder' }).click();
  await clock.getByText('14:00').waitFor();
  expect(world.clock.now().getTime() - before).toBeGreaterThanOrEqual(3 * 3600_000 - 60_000);
});

test('a line of the checklist leads to the right person, place and words', async () => {
  page = await world.open(PRIYA);
  const list = page.getByRole('region', { name: 'Live it in five minutes' });
  await list.getByRole('button', { name: /Type \/schedule as Rosa/ }).click();
  await page.getByRole('button', { name: /You are Rosa Marin/ }).waitFor();
  await page.getByRole('textbox', { name: 'Message Interloop' }).waitFor();
  expect(await composer().inputValue()).toBe('/schedule Ada Lovelace system design');
});

test('at 400 pixels the conversations are a drawer and nothing is wider than the window', async () => {
  page = await world.open(ROSA, { viewport: { width: 400, height: 800 } }, `&in=${HIRING}`);
  await composer().waitFor();
  expect(
    await conversations()
      .getByRole('button', { name: /hiring/ })
      .isVisible(),
  ).toBe(false);
  await page.getByRole('button', { name: 'Conversations' }).click();
  await conversations()
    .getByRole('button', { name: /back-end/ })
    .click();
  await page.getByRole('textbox', { name: 'Message #back-end' }).waitFor();
  const width = await page.locator('body').evaluate((body) => body.scrollWidth);
  expect(width).toBeLessThanOrEqual(400);
});

test('at 400 pixels a button stands below its text, which has the whole width', async () => {
  const opened = await world.web.conversations.open({ users: PRIYA });
  const channel = opened.channel?.id ?? '';
  await world.web.chat.postMessage({ channel, text: 'Times', blocks: timesBlocks('Ada Lovelace') });
  page = await world.open(PRIYA, { viewport: { width: 400, height: 800 } }, `&in=${channel}`);
  const text = await lastMessage().getByText('Chen has 1 of 3 this week.').boundingBox();
  const button = await lastMessage().getByRole('button', { name: 'Pick' }).last().boundingBox();
  expect(button?.y).toBeGreaterThanOrEqual((text?.y ?? 0) + (text?.height ?? 0));
});

test.each([1280, 400])('at %i pixels a week opens at working hours', async (width) => {
  page = await world.open(PRIYA, { viewport: { width, height: 800 } }, '&tab=calendars');
  await page.getByRole('button', { name: /^Design review, Priya Nair/ }).waitFor();
  const isSeen = (hour: string) =>
    page.getByText(hour, { exact: true }).evaluate((label) => {
      const box = label.getBoundingClientRect();
      return label.ownerDocument.elementsFromPoint(box.x + 2, box.y + 2).includes(label);
    });
  expect([await isSeen('01:00'), await isSeen('09:00'), await isSeen('15:00')]).toEqual([false, true, true]);
});
