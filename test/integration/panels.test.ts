import type { Person } from '../../sandbox/slack/person';
import { type Product, startProduct } from '../support/startProduct';
import { book, DAY_MS, driverOf, eventOf, later, news, stored } from '../support/steps';

jest.setTimeout(30_000);

let product: Product;
let nora: Person;

beforeAll(async () => {
  product = await startProduct();
  nora = product.person('nora');
  await nora.goTo('Interloop');
}, 60_000);
afterAll(() => product.close());
afterEach(async () => {
  if ((await nora.state()).views.length > 0) await nora.closeModal(true);
});

async function bookedNow() {
  const booked = await product.db.interviews.listInterviews({ status: 'booked' });
  return booked.filter(({ bookedAt }) => bookedAt >= product.office.company.anchorAt);
}

describe('who learns a stage', () => {
  test('is proposed with a time, can be left off and taken back, and is asked when it is booked', async () => {
    await nora.types('/schedule Ada Lovelace system design next week', 'Interloop');
    await nora.sees('Best match');
    await nora.sees('Shadow: Tiago Rocha');
    await nora.sees('Tiago can learn by watching.');
    await nora.click('Pick', { near: 'Shadow: Tiago Rocha' });
    await nora.sees('Book this?');
    await nora.sees(/Assessed twice: Data modelling, Scale, Trade-offs and APIs\. Not yet: /);
    await nora.sees('2 interviewers and 1 who learns are asked to accept');
    await nora.click('Leave Tiago off');
    await nora.sees('2 interviewers are asked to accept');
    await nora.click('With Tiago again');
    await nora.sees('Shadow: Tiago Rocha');
    await nora.submit();
    await nora.sees('The card with everything on it is in your messages');
    await nora.closeModal(true);
    await product.caughtUp();
    const [interview] = await bookedNow();
    if (!interview) throw new Error('Nothing is booked');
    const seat = interview.panel.at(-1);
    expect(seat?.part).toBe('shadow');
    const tiago = await product.db.people.getPerson(seat?.personId ?? '');
    const guests = eventOf(product, interview)?.attendees.filter(({ organizer }) => !organizer) ?? [];
    expect(guests.filter(({ optional }) => optional).map(({ email }) => email)).toEqual([tiago.email]);
    const driver = await driverOf(product, tiago.id);
    expect((await news(driver)).at(-1)).toContain('Can you shadow System design with Ada Lovelace?');
    await driver.click('Decline', { near: 'System design with Ada Lovelace' });
    await driver.modal('Decline');
    await driver.sees('Nora reads it; nobody need step in.');
    await driver.fill('Why', 'On call');
    await driver.submit();
    await driver.seesNoModal();
    await product.caughtUp();
    expect((await stored(product, interview)).panel.at(-1)?.answer).toBe('declined');
    expect((await news(nora)).filter((text) => text.includes('declined System design'))).toEqual([]);
    await nora.goTo('Interloop');
    await nora.sees('Tiago Rocha (shadow): ❌ declined');
  });

  test('sits in the sessions of a loop, and is left off with one tap', async () => {
    await nora.types('/schedule Ravi Menon next week');
    await nora.fill('What', 'Several');
    await nora.fill('Stages', ['Coding', 'System design']);
    await nora.submit();
    await nora.modal('Plan for the loop');
    await nora.sees('Shadow: ');
    await nora.click('Leave Kavya off');
    await nora.seesNo('Shadow: ');
    await nora.submit();
    await nora.sees('Each session has its card in your messages');
    await product.caughtUp();
    const parts = (await bookedNow()).slice(1).flatMap(({ panel }) => panel.map(({ part }) => part));
    expect(parts).not.toContain('shadow');
  });
});

describe('two who never sit together', () => {
  async function declare(whom: string[]) {
    const yuki = product.person('yuki');
    await yuki.goTo('Home');
    await yuki.click('Change', { near: 'Chen Wei' });
    await yuki.click('Pools, stages and hours');
    await yuki.fill('Never on a panel with', whom);
    await yuki.submit();
    await yuki.seesNoModal();
  }

  test('are declared by an admin, hold in every search, and are taken back', async () => {
    const together = /Chen Wei \(lead\), Marcus Johnson|Marcus Johnson \(lead\), Chen Wei/;
    const look = async () => {
      await nora.types('/schedule Katherine Johnson system design next week', 'Interloop');
      await nora.sees('Best match');
    };
    await look();
    await nora.sees(together);
    await nora.closeModal(true);
    await declare(['Marcus Johnson']);
    const marcus = await product.db.people.findPersonBySlack('U0MARCUS');
    const chen = await product.db.people.findPersonBySlack('U0CHEN');
    expect(marcus?.apartIds).toEqual([chen?.id]);
    await look();
    await nora.seesNo(together);
    await nora.closeModal(true);
    await declare([]);
    expect((await product.db.people.findPersonBySlack('U0MARCUS'))?.apartIds).toBeUndefined();
    await look();
    await nora.sees(together);
  });
});

describe('a candidate who is known', () => {
  test('is edited over the request, and what is booked follows', async () => {
    const interview = await book(product, nora, 'Katherine Johnson coding in two weeks');
    const [seat] = interview.panel;
    const lead = await product.db.people.getPerson(seat?.personId ?? '');
    await nora.types('/schedule Katherine Johnson', 'Interloop');
    await nora.click('Edit Katherine');
    await nora.modal('Edit candidate');
    await nora.fill('Email', 'katherine@johnson.example');
    await nora.fill('Conflicts of interest', [lead.name]);
    await nora.submit();
    await nora.sees('Katherine Johnson is saved.');
    await product.caughtUp();
    const guests = eventOf(product, interview, 'candidate')?.attendees.map(({ email }) => email);
    expect(guests).toContain('katherine@johnson.example');
    await nora.click(`Replace ${lead.name.split(' ')[0]}`);
    await nora.sees('Who leaves');
    await nora.sees(`${lead.name} (lead)`);
    await nora.closeModal(true);
    expect((await product.db.candidates.getCandidate(interview.candidateId)).conflictIds).toEqual([lead.id]);
    await nora.goTo('Interloop');
    await nora.click('Edit the candidate', { near: 'Coding: Katherine Johnson' });
    await nora.modal('Edit candidate');
    await nora.fill('Conflicts of interest', []);
    await nora.submit();
    await nora.seesNoModal();
    expect((await product.db.candidates.getCandidate(interview.candidateId)).conflictIds).toEqual([]);
  });
});

describe('a replacement that nobody can take', () => {
  test('is found by easing a rule, one tap, and the choice holds', async () => {
    const interview = await book(product, nora, 'Ada Lovelace coding in three weeks');
    const sits = new Set(interview.panel.map(({ personId }) => personId));
    const all = await product.db.people.listPeople({ role: 'interviewer' });
    for (const { interviewer, ...person } of all) {
      if (!interviewer || sits.has(person.id)) continue;
      const pausedUntil = later(interview.startsAt, DAY_MS);
      await product.db.people.savePerson({ ...person, interviewer: { ...interviewer, pausedUntil } });
    }
    await nora.goTo('Interloop');
    await nora.click('Replace somebody', { near: 'Coding: Ada Lovelace' });
    await nora.sees('Nobody else is free at this time.');
    await nora.sees('Smallest changes that help');
    const [text = '', first = ''] = /(\S+) ends the pause/.exec(await nora.screen()) ?? [];
    await nora.click(text);
    await nora.sees(`Agreed: ${text}.`);
    const joining = all.find(({ name }) => name.startsWith(first));
    await nora.fill('Who steps in', joining?.name ?? '');
    await nora.submit();
    await nora.seesNoModal();
    await product.caughtUp();
    expect((await stored(product, interview)).panel[0]?.personId).toBe(joining?.id);
    for (const person of all) await product.db.people.savePerson(person);
  });
});
