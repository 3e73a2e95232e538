import type { Person } from '../../sandbox/slack/person';
import type { Interview } from '../../src/entities';
import { type Product, startProduct } from '../support/startProduct';
import {
  claimsOf,
  DAY_MS,
  driverOf,
  eventOf,
  interviewsOf,
  later,
  MINUTE_MS,
  mailsTo,
  news,
  seated,
  stored,
} from '../support/steps';

jest.setTimeout(30_000);

let product: Product;
let nora: Person;
let interview: Interview;
let lead: Person;
let second: Person;

beforeAll(async () => {
  product = await startProduct();
  nora = product.person('nora');
}, 60_000);
afterAll(() => product.close());

describe('from the words of /schedule to a booked interview', () => {
  test('two clicks and it is booked, with claims, both events, a link and a mail', async () => {
    await nora.goTo('Interloop');
    nora.resetTally();
    await nora.types('/schedule Ada Lovelace system design next week');
    await nora.sees('Best match');
    await nora.click('Pick', { near: 'Lena Fischer (lead), Omar' });
    await nora.sees('Google Meet');
    await nora.submit();
    await nora.sees('The card with everything on it is in your messages');
    expect(nora.tally.clicks).toBe(2);
    await nora.closeModal(true);
    await product.caughtUp();

    const [made, ...others] = await interviewsOf(product, 'ada');
    if (!made) throw new Error('Nothing was booked');
    interview = made;
    expect(others).toEqual([]);
    const panel = eventOf(product, interview);
    const own = eventOf(product, interview, 'candidate');
    expect(panel?.startAt).toBe(interview.startsAt.toISOString());
    expect(panel?.attendees.map(({ email }) => email).sort()).toEqual(await panelEmails(interview));
    expect(panel?.meetUrl).toMatch(/^https:\/\/meet\.google\.com\//);
    expect(own?.attendees.map(({ email }) => email)).toEqual(['ada.lovelace@example.com']);
    expect(own?.description).not.toContain('Assess');
    const [mail] = mailsTo(product, 'ada.lovelace@example.com');
    expect(mail?.subject).toContain('Interview with Fernhill: System design');
    expect(mail?.text).toContain('in your zone, New York');
    for (const { personId } of interview.panel) {
      const keys = (await claimsOf(product, interview.id, personId)).map(({ key }) => key);
      expect(keys.filter((key) => key.startsWith('tick:')).length).toBeGreaterThanOrEqual(12);
      expect(keys.filter((key) => !key.startsWith('tick:'))).toHaveLength(2);
    }
  });

  test('the first line of each message is the whole news', async () => {
    lead = await seated(product, interview, 0);
    second = await seated(product, interview, 1);
    expect((await news(nora)).at(-1)).toMatch(
      /^Booked: Ada Lovelace, System design, Tue 8 Dec, .* in Berlin\. Waiting for /,
    );
    for (const person of [lead, second])
      expect(await news(person)).toEqual([
        expect.stringMatching(/^Can you run System design with Ada Lovelace\? Tue 8 Dec, /),
      ]);
  });
});

describe('the panel answers', () => {
  test('one click accepts, and nobody is told what they did themselves', async () => {
    lead.resetTally();
    await lead.click('Accept');
    expect(lead.tally.clicks).toBe(1);
    await lead.sees('I cannot make it after all');
    await product.caughtUp();
    expect((await stored(product, interview)).panel[0]?.answer).toBe('accepted');
    expect(await news(lead)).toEqual([expect.stringMatching(/^Accepted: System design with Ada Lovelace/)]);
    await nora.goTo('Interloop');
    await nora.sees(/accepted\./);
  });

  test('a decline tells the recruiter why and offers who is free; asking one of them replaces', async () => {
    await second.click('Decline');
    await second.sees('reads it and looks for somebody else');
    await second.fill('Why', 'Dentist at that hour');
    await second.submit();
    await second.seesNoModal();
    await product.caughtUp();
    expect(await claimsOf(product, interview.id, interview.panel[1]?.personId)).toEqual([]);

    await nora.sees('Dentist at that hour');
    await nora.sees('Free at the same time');
    const notice = (await nora.dm()).find(({ text }) => text.includes('declined System design'));
    const offered = JSON.stringify(notice?.blocks).match(/"Ask ([^"]+)"/)?.[1] ?? '';
    await nora.click(`Ask ${offered}`);
    await nora.sees(`Nora Lindqvist asked ${offered}`);
    await product.caughtUp();

    interview = await stored(product, interview);
    const joined = await product.db.people.getPerson(interview.panel[1]?.personId ?? '');
    expect(joined.name).toBe(offered);
    expect((await claimsOf(product, interview.id, joined.id)).length).toBeGreaterThan(12);
    expect(
      eventOf(product, interview)
        ?.attendees.map(({ email }) => email)
        .sort(),
    ).toEqual(await panelEmails(interview));
    expect(await news(second)).toEqual([expect.stringMatching(/^Declined: System design/)]);
    second = await driverOf(product, joined.id);
    await second.click('Accept');
    await second.sees('I cannot make it after all');
    await product.caughtUp();
    expect((await news(nora)).at(-2)).toMatch(/^Booked: Ada Lovelace, System design, .* in Berlin$/);
  });
});

describe('before and after', () => {
  test('the kit comes a day and ten minutes before, not earlier', async () => {
    await product.travelTo(later(interview.startsAt, -DAY_MS - MINUTE_MS));
    expect(await news(lead)).toHaveLength(1);
    await product.travelTo(later(interview.startsAt, -DAY_MS + 2_000));
    expect((await news(lead)).at(-1)).toMatch(/^In 24 hours: System design with Ada Lovelace/);
    for (const words of ['Meet', 'Résumé', 'Data modelling', 'keys or constraints'])
      await lead.sees(new RegExp(words, 'i'));
    await product.travelTo(later(interview.startsAt, -10 * MINUTE_MS + 2_000));
    for (const person of [lead, second])
      expect((await news(person)).at(-1)).toMatch(/^In 10 minutes: System design with Ada Lovelace/);
    expect(await news(lead)).toHaveLength(3);
  });

  test('no card is asked for before the end, then at once', async () => {
    await product.travelTo(later(interview.endsAt, -MINUTE_MS));
    expect(await news(lead)).toHaveLength(3);
    await product.travelTo(later(interview.endsAt, 2_000));
    for (const person of [lead, second])
      expect((await news(person)).at(-1)).toMatch(
        /^How did it go with Ada Lovelace \(System design\)\? Due /,
      );
  });

  test('one click opens the card, three screens fill it, and a draft survives closing', async () => {
    lead.resetTally();
    await lead.click('Fill scorecard');
    expect(lead.tally.clicks).toBe(1);
    await lead.sees('1 of 3');
    await lead.fill('rating/data-modelling', '3');
    await lead.closeModal(true);
    await product.caughtUp();
    await lead.types('/scorecard');
    await lead.sees('draft kept');
    await lead.fill('rating/scale', '4');
    await lead.fill('evidence/scale', 'Sized the queue from the arrival rate before drawing a box.');
    await lead.submit();
    await lead.sees('2 of 3');
    await lead.fill('rating/trade-offs', '3');
    await lead.fill('rating/apis', 'not assessed');
    await lead.submit();
    await lead.sees('3 of 3');
  });

  test('what is still empty is said by name, and nothing typed is lost', async () => {
    await lead.fill('Summary', 'Strong on scale.');
    await lead.fill('Note to the recruiter', 'She asked about remote work.');
    expect((await lead.submit()).ok).toBe(false);
    await lead.sees('Please complete this required field.');
    await lead.sees('Strong on scale.');
    await lead.fill('Overall: hire?', 'Yes');
    await lead.submit();
    await lead.sees('In: your card for Ada Lovelace (System design).');
    await lead.sees('1 of 2 cards are in');
    await lead.closeModal(true);
    await product.caughtUp();
    await nora.goTo('Interloop');
    await nora.sees('She asked about remote work.');
    expect((await news(lead)).at(-1)).toMatch(/^In: your card for Ada Lovelace/);
  });

  test('nobody of the panel reads another card before their own is in', async () => {
    const [card] = await product.db.scorecards.listScorecards({ interviewIds: [interview.id] });
    expect(card?.status).toBe('submitted');
    await second.types('/debrief Ada Lovelace');
    await second.sees('This is for people with the role committee.');
    await second.closeModal(true);
    const texts = JSON.stringify(await second.dm());
    expect(texts).not.toContain('Sized the queue');
  });

  test('nags come each working morning after it is due, and stop when the card is in', async () => {
    const seat = interview.panel[1];
    const person = await product.db.people.getPerson(seat?.personId ?? '');
    const before = (await news(second)).length;
    await product.travelTo(later(interview.endsAt, 1.95 * DAY_MS));
    const nags = (await news(second)).slice(before);
    expect(nags).toHaveLength(1);
    for (const nag of nags) expect(nag).toMatch(/^Your card for Ada Lovelace \(System design\) is .* late/);
    expect((await news(lead)).some((text) => text.includes('late'))).toBe(false);

    await second.goTo('Home');
    await second.sees('Scorecards due');
    await second.goTo('Interloop');
    second.resetTally();
    await second.types('/scorecard');
    await fillQuickly(second);
    expect(second.tally.screens).toBe(3);
    await second.sees('All 2 cards are in; you may now read theirs.');
    const count = (await news(second)).length;
    await product.travelTo(later(product.office.clock.now(), 3 * DAY_MS));
    expect(await news(second)).toHaveLength(count);
    expect(person.active).toBe(true);
  });

  test('who is in may read the others', async () => {
    await second.click(
      `Read ${(await product.db.people.getPerson(interview.panel[0]?.personId ?? '')).name}'s`,
    );
    await second.sees('Sized the queue from the arrival rate');
    await second.seesNo('She asked about remote work.');
    await second.closeModal(true);
  });

  test('the recruiter sees without a click what each candidate waits for', async () => {
    await nora.goTo('Home');
    await nora.sees(/Ada Lovelace\s+○○●○○○ 1 of 6 done/);
    await nora.sees('waits for a time for Phone screen');
  });
});

describe('the committee', () => {
  let helena: Person;
  let samuel: Person;

  test('is told once that a candidate is ready, with the disagreement first', async () => {
    helena = product.person('helena');
    samuel = product.person('samuel');
    for (const member of [helena, samuel]) {
      await member.goTo('Interloop');
      expect(await news(member)).toEqual([
        'Ready to decide: Grace Hopper. 11 of 11 cards in. Your vote is next',
      ]);
      await member.sees(/Talk about first\s+Data modelling: Priya 4, Chen 3, Sofia 3, Omar 2/);
      // Omar has a card of system design too, in which he told levels apart.
      await member.sees("Omar's recommendation in Coding: Omar rates 3 on everything and says no: ask why");
      await member.seesNo('null');
    }
  });

  test('votes with two clicks and a sentence, in the message or above the open debrief', async () => {
    helena.resetTally();
    await helena.click('Hire');
    await helena.sees('of 2 votes needed are in');
    await helena.fill('Why', 'Strong where the role is hard, and the gap can be taught.');
    await helena.submit();
    await helena.seesNoModal();
    expect(helena.tally.clicks).toBe(2);
    await helena.sees(/Votes: 1(,| of) 2 needed/);

    await samuel.click('Open the debrief');
    await samuel.modal('Debrief');
    await samuel.sees('Mean level 3.1 of 4');
    await samuel.click('No hire');
    await samuel.sees('of 2 votes needed are in');
    await samuel.fill('Why', 'The hot row is the job, and it needed a hint.');
    await samuel.submit();
    await samuel.sees(/Votes: 2(,| of) 2 needed/);
    await samuel.closeModal(true);
    await product.caughtUp();
  });

  test('records a decision with its dissent by name, and the cards are locked', async () => {
    await helena.click('Record the decision');
    await helena.sees('2 of 2 votes needed are in.');
    await helena.fill('Decision', 'Hire');
    await helena.fill(
      'Rationale',
      'Three strong designs against one missed counter; data modelling is taught.',
    );
    await samuel.click('Open the debrief');
    await samuel.modal('Debrief');
    await samuel.click('No hire');
    await samuel.sees('of 2 votes needed are in');
    await samuel.fill('Why', 'The hot row is the job, and three hints were needed.');
    await samuel.submit();
    await samuel.sees(/Votes: 2(,| of) 2 needed/);
    await samuel.closeModal(true);
    await helena.submit();
    await helena.sees('A card or a vote came in since you opened this.');
    await helena.sees('three hints were needed');
    await helena.sees('data modelling is taught');
    await helena.submit();
    await helena.seesNoModal();
    await product.caughtUp();
    await helena.sees('Decided: hire');
    expect((await news(samuel)).at(-1)).toBe(
      'Decided: hire, Grace Hopper. By Helena Costa. Dissent: Samuel Brandt (no hire).',
    );
    await nora.goTo('Interloop');
    await nora.sees('Decided: hire, Grace Hopper');
    const cards = await product.db.scorecards.listScorecards({ candidateId: 'candidate-grace' });
    expect(cards.filter(({ status }) => status === 'submitted').every(({ lockedAt }) => lockedAt)).toBe(true);
    expect((await news(helena)).filter((text) => text.startsWith('Decided'))).toHaveLength(1);
  });

  test('nobody votes or decides after the decision', async () => {
    await samuel.types('/debrief Grace');
    await samuel.sees('Dissent: Samuel Brandt (no hire)');
    await samuel.seesNo('Votes:');
    await samuel.closeModal(true);
  });
});

async function panelEmails({ panel }: Interview): Promise<string[]> {
  const people = await product.db.people.listPeople({ ids: panel.map(({ personId }) => personId) });
  return people.map(({ email }) => email).sort();
}

async function fillQuickly(person: Person): Promise<void> {
  for (const [screen, keys] of [
    ['1 of 3', ['data-modelling', 'scale']],
    ['2 of 3', ['trade-offs', 'apis']],
  ] as const) {
    await person.sees(screen);
    for (const key of keys) await person.fill(`rating/${key}`, '3');
    await person.submit();
  }
  await person.sees('3 of 3');
  await person.fill('Overall: hire?', 'Yes');
  await person.submit();
}
