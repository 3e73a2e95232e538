import { personId } from '../../sandbox/company/ids';
import type { Person } from '../../sandbox/slack/person';
import { type Product, startProduct } from '../support/startProduct';
import { book, eventsOf, HOUR_MS, later, news, seated } from '../support/steps';

jest.setTimeout(30_000);

let product: Product;
let nora: Person;
let ben: Person;

beforeAll(async () => {
  product = await startProduct();
  nora = product.person('nora');
  ben = product.person('ben');
}, 60_000);
afterAll(() => product.close());
afterEach(async () => {
  product.office.slack.faults.clear();
  for (const person of [nora, ben])
    if ((await person.state()).views.length > 0) await person.closeModal(true);
});

async function openForm(person: Person): Promise<void> {
  await person.types('/schedule', 'Interloop');
  await person.sees('Find times');
}

async function fillDates(person: Person, from: string, to: string): Promise<void> {
  await person.fill('When', 'Dates');
  await person.sees('First day');
  await person.fill('First day', from);
  await person.fill('Last day', to);
}

const bookedAlready = async () => (await product.db.interviews.listInterviews({ status: 'booked' })).length;

describe('the request form says beside each field what is wrong', () => {
  test.each([
    ['past', '2026-11-25', '2026-11-26', 'This day has passed. Choose today or later.'],
    [
      'reversed',
      '2026-12-10',
      '2026-12-08',
      'The last day is before the first. Choose the same day or a later one.',
    ],
    ['endless', '2026-12-01', '2027-03-01', 'A search covers at most 60 days. Choose an earlier last day.'],
  ])('a %s date range', async (_, from, to, words) => {
    await openForm(nora);
    await nora.fill('Candidate', 'Ada Lovelace');
    await nora.sees("Ada's hours from");
    await nora.fill('Stage', 'Coding, 60 min');
    await fillDates(nora, from, to);
    await nora.fill('Note to the panel', 'She asked for a quiet start.');
    expect((await nora.submit()).ok).toBe(false);
    await nora.sees(words);
    await nora.sees('She asked for a quiet start.');
  });

  test('no stage, no candidate', async () => {
    await openForm(nora);
    await nora.fill('Note to the panel', 'Kept.');
    expect((await nora.submit()).ok).toBe(false);
    await nora.sees('Please complete this required field.');
    await nora.sees('Kept.');
    expect(await bookedAlready()).toBe(10);
  });

  test('hours that end before they begin', async () => {
    await openForm(nora);
    await nora.fill('Candidate', 'Ada Lovelace');
    await nora.sees("Ada's hours from");
    await nora.fill('Stage', 'Coding, 60 min');
    await nora.fill("Ada's hours to", '08:00');
    await nora.submit();
    await nora.sees('Choose a time after 09:00.');
  });

  test('somebody chosen who has no calendar', async () => {
    await openForm(nora);
    await nora.fill('Candidate', 'Ada Lovelace');
    await nora.sees("Ada's hours from");
    await nora.fill('Stage', 'Coding, 60 min');
    await nora.fill('People', 'I choose');
    await nora.sees('Interviewers');
    await nora.fill('Interviewers', ['Helena Costa']);
    await nora.submit();
    await nora.sees(
      'Helena Costa is no interviewer with a calendar. Choose somebody else, or Best of the pool.',
    );
  });
});

describe('a new candidate', () => {
  const openNew = async (name: string) => {
    await nora.types(`/schedule ${name}`, 'Interloop');
    await nora.modal('New candidate');
    await nora.sees('Add candidate');
  };

  test('with a malformed mail address is told how one looks, and what was typed stays', async () => {
    await openNew('Barbara Liskov');
    await nora.fill('Email', 'barbara at example');
    await nora.fill('Résumé link', 'https://example.com/liskov.pdf');
    expect((await nora.submit()).ok).toBe(false);
    await nora.sees('This is not a mail address. It looks like ada@example.com.');
    await nora.sees('https://example.com/liskov.pdf');
    await nora.sees('Barbara Liskov');
  });

  test('with an unknown zone finds no choice of it, and nobody is added', async () => {
    await openNew('Barbara Liskov');
    await nora.fill('Email', 'barbara@example.com');
    await expect(nora.fill('Time zone', 'Atlantis')).rejects.toThrow('There is no choice "Atlantis"');
    expect(await product.db.candidates.findCandidateByEmail('barbara@example.com')).toBeNull();
  });

  test('with the address of another candidate is told whose it is', async () => {
    await openNew('Ada King');
    await nora.fill('Email', 'Ada.Lovelace@example.com');
    await nora.submit();
    await nora.sees('Ada Lovelace has this mail address already.');
    await nora.sees('Choose them in the search, or correct the address.');
  });

  test('one form, then two clicks to booked', async () => {
    await nora.goTo('Interloop');
    nora.resetTally();
    await nora.types('/schedule Barbara Liskov phone screen next week');
    await nora.sees('Add candidate');
    await nora.fill('Email', 'barbara@example.com');
    await nora.fill('Time zone', 'America/New_York');
    await nora.submit();
    const clicks = nora.tally.clicks;
    await nora.sees('Best match');
    await nora.click('Pick');
    await nora.sees('Google Meet');
    await nora.submit();
    await nora.sees('The card with everything on it is in your messages');
    expect(nora.tally.clicks - clicks).toBe(2);
    await product.caughtUp();
  });

  test('whose name is full of markup calls nobody and stays as it was typed', async () => {
    const name = '<!channel> *Bold* _Bob_ & <@U0NORA>';
    await openNew('Bob');
    await nora.fill('Name', name);
    await nora.fill('Email', 'bob@example.com');
    await nora.fill('Time zone', 'Europe/Berlin');
    await nora.submit();
    await nora.sees('hours from');
    await nora.fill('Stage', 'Phone screen, 30 min');
    await nora.submit();
    await nora.sees('Best match');
    await nora.click('Pick');
    await nora.sees('Google Meet');
    await nora.submit();
    await nora.sees('The card with everything on it is in your messages');
    await nora.closeModal(true);
    await product.caughtUp();
    const candidate = await product.db.candidates.findCandidateByEmail('bob@example.com');
    expect(candidate?.name).toBe(name);
    const [interview] = await product.db.interviews.listInterviews({ candidateId: candidate?.id ?? '' });
    if (!interview) throw new Error('Nothing was booked');
    const asked = await seated(product, interview, 0);
    for (const person of [nora, asked]) {
      const card = (await person.dm()).at(-1);
      const shown = JSON.stringify([card?.text, card?.blocks]);
      expect(shown).toContain('&lt;!channel&gt;');
      expect(shown).not.toMatch(/<!channel|<@U0NORA>/);
      // An invisible space holds every mark off its word.
      expect(shown).not.toMatch(/\*Bold\*|_Bob_/);
    }
    await nora.goTo('Home');
    await nora.sees('<!channel>');
    expect(eventsOf(product).some(({ summary }) => summary.includes(name))).toBe(true);
  });
});

describe('a candidate who is an employee', () => {
  test('is booked like anybody, is never on the own panel, and reads nothing about themselves', async () => {
    const interview = await book(product, nora, 'Ravi Menon phone screen next week');
    expect(interview.panel.map((seat) => seat.personId)).not.toContain(personId('ravi'));
    const ravi = await product.db.people.getPerson(personId('ravi'));
    await product.db.people.savePerson({ ...ravi, roles: ['committee'] });
    const driver = product.person('ravi');
    await driver.goTo('Interloop');
    await driver.types('/debrief Ravi Menon');
    await driver.sees('This is about you.');
    await driver.sees('The recruiter tells you the outcome.');
    await driver.closeModal(true);
    await product.db.people.savePerson(ravi);
  });
});

describe('when there is no time', () => {
  test('it says why, and one tap on the smallest change finds times', async () => {
    await openForm(nora);
    await nora.fill('Candidate', 'Ada Lovelace');
    await nora.sees("Ada's hours from");
    await nora.fill('Stage', 'System design, 60 min');
    await fillDates(nora, '2026-12-08', '2026-12-08');
    await nora.fill("Ada's hours from", '02:00');
    await nora.fill("Ada's hours to", '03:15');
    await nora.submit();
    await nora.sees('No time for System design with Ada Lovelace on Tue 8 Dec');
    await nora.sees('What is in the way');
    await nora.sees('Smallest changes that help');
    const relax = (await nora.screen()).match(/\[ ([^\]]*times?) \]/)?.[1] ?? '';
    await nora.click(relax);
    await nora.sees('Best match');
  });

  test('nobody in the pool is a reason of its own', async () => {
    const pool = ['sofia', 'tiago', 'ines', 'emily', 'kavya'];
    const people = await product.db.people.listPeople({ ids: pool.map(personId) });
    for (const person of people) await product.db.people.savePerson({ ...person, active: false });
    try {
      await nora.types('/schedule Ada Lovelace phone screen next week', 'Interloop');
      await nora.sees('No time for Phone screen with Ada Lovelace');
      await nora.sees('Nobody in the pool Phone screeners may run Phone screen.');
      await nora.sees('Change the request');
    } finally {
      for (const person of people) await product.db.people.savePerson(person);
    }
  });

  test('a calendar that cannot be read is unknown, never free', async () => {
    await openForm(nora);
    await nora.fill('Candidate', 'Ada Lovelace');
    await nora.sees("Ada's hours from");
    await nora.fill('Stage', 'Operations and debugging, 60 min');
    await nora.fill('People', 'I choose');
    await nora.sees('Interviewers');
    await nora.fill('Interviewers', ['Jonas Weber']);
    await nora.submit();
    await nora.sees('No time for Operations and debugging');
    await nora.sees(/Jonas/);
  });

  test('two are chosen, of whom one is not known to be free: somebody else in their place is one tap', async () => {
    await openForm(nora);
    await nora.fill('Candidate', 'Ada Lovelace');
    await nora.sees("Ada's hours from");
    await nora.fill('Stage', 'Operations and debugging, 60 min');
    await nora.fill('People', 'I choose');
    await nora.sees('Interviewers');
    await nora.fill('Interviewers', ['Jonas Weber', 'Lena Fischer']);
    await nora.submit();
    await nora.sees('No time for Operations and debugging');
    const relax = (await nora.screen()).match(/\[ (Somebody else for Jonas: \d+ times) \]/)?.[1] ?? '';
    await nora.click(relax);
    await nora.sees('Best match');
    await nora.sees('Lena Fischer');
    expect(await nora.screen()).not.toContain('Jonas Weber');
  });
});

describe('two hands at once', () => {
  test('a double click on Confirm books once and shows it booked', async () => {
    const before = await bookedAlready();
    await nora.types('/schedule Ada Lovelace databases and apis next week', 'Interloop');
    await nora.sees('Best match');
    await nora.click('Pick');
    await nora.sees('Google Meet');
    product.office.slack.faults.deliverTwice = true;
    await nora.submit();
    await nora.sees('The card with everything on it is in your messages');
    product.office.slack.faults.clear();
    await nora.closeModal(true);
    await product.caughtUp();
    expect(await bookedAlready()).toBe(before + 1);
    const cards = (await news(nora)).filter((text) => text.includes('Ada Lovelace, Databases and APIs'));
    expect(cards).toHaveLength(1);
    expect(eventsOf(product).filter(({ summary }) => summary.includes('Databases and APIs'))).toHaveLength(2);
  });

  test('of two recruiters who confirm the same time one books, the other is told who has it and finds another', async () => {
    const before = await bookedAlready();
    for (const [recruiter, candidate, from, to] of [
      [nora, 'Ada', '11:00', '11:30'],
      [ben, 'Katherine', '10:00', '10:30'],
    ] as const) {
      await recruiter.types(`/schedule ${candidate} phone screen`, 'Interloop');
      await recruiter.sees('Change the request');
      await recruiter.click('Change the request');
      await recruiter.sees('hours from');
      await fillDates(recruiter, '2026-12-07', '2026-12-11');
      await recruiter.fill(`${candidate}'s hours from`, from);
      await recruiter.fill(`${candidate}'s hours to`, to);
      await recruiter.fill('People', 'I choose');
      await recruiter.sees('Interviewers');
      await recruiter.fill('Interviewers', ['Tiago Rocha']);
      await recruiter.submit();
      await recruiter.sees('Best match');
      await recruiter.click('Pick');
      await recruiter.sees('Google Meet');
    }
    await Promise.all([nora.submit(), ben.submit()]);
    const outcomes = await Promise.all(
      [nora, ben].map(async (recruiter) => {
        await recruiter.sees(/The card with everything|is booked|no longer free/);
        return (await recruiter.screen()).includes('The card with everything');
      }),
    );
    const loser = outcomes[0] ? ben : nora;
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    await loser.sees(/Tiago is booked .*, for an interview with/);
    await loser.sees('Pick another time or other people.');
    await product.caughtUp();
    expect(await bookedAlready()).toBe(before + 1);
    await loser.click('Find other times');
    await loser.sees(/Best match|No time for/);
  });

  test('a candidate is never booked twice for one time', async () => {
    const before = await bookedAlready();
    for (const [recruiter, stage] of [
      [nora, 'Phone screen, 30 min'],
      [ben, 'Coding, 60 min'],
    ] as const) {
      await recruiter.types('/schedule Katherine Johnson', 'Interloop');
      await recruiter.sees('hours from');
      await recruiter.fill('Stage', stage);
      await fillDates(recruiter, '2026-12-09', '2026-12-09');
      await recruiter.fill("Katherine's hours from", '10:00');
      await recruiter.fill("Katherine's hours to", '11:00');
      await recruiter.submit();
      await recruiter.sees(/Pick|No time/);
      if (!(await recruiter.screen()).includes('Pick')) return;
      await recruiter.click('Pick');
      await recruiter.sees('Google Meet');
    }
    await nora.submit();
    await nora.sees('The card with everything');
    await ben.submit();
    await ben.sees(/Katherine has another interview .*\. Pick another time\.|is booked/);
    expect(await bookedAlready()).toBe(before + 1);
  });
});

describe('what changed while a window stood open', () => {
  test('somebody of the panel left: it is said by name before booking', async () => {
    await nora.types('/schedule Alan Turing operations and debugging next week', 'Interloop');
    await nora.sees('Best match');
    await nora.click('Pick');
    await nora.sees('Google Meet');
    const name = (await nora.screen()).match(/(\S+) (\S+) \(lead\)/);
    const account = product.office.company.slackUsers.find(
      ({ realName }) => realName === `${name?.[1]} ${name?.[2]}`,
    );
    if (!account) throw new Error('Nobody leads');
    // Slack's word of it is still under way.
    product.office.slack.faults.dropDeliveries = true;
    product.office.slack.putUser({ ...account, deleted: true });
    product.office.slack.faults.clear();
    const before = await bookedAlready();
    await nora.submit();
    await nora.sees(`${name?.[1]} has left the workspace. Pick another time or other people.`);
    expect(await bookedAlready()).toBe(before);
    product.office.slack.putUser(account);
    await product.caughtUp();
  });

  test('an hour passes: the times are still there and are looked at again', async () => {
    await nora.types('/schedule Alan Turing collaboration next week', 'Interloop');
    await nora.sees('Best match');
    await product.travelTo(later(product.office.clock.now(), HOUR_MS));
    await nora.click('Pick');
    await nora.sees('Google Meet');
    await product.travelTo(later(product.office.clock.now(), HOUR_MS));
    await nora.submit();
    await nora.sees('The card with everything on it is in your messages');
    await nora.closeModal(true);
    await product.caughtUp();
  });

  test('the time itself passes: it is not booked into the past', async () => {
    await nora.types('/schedule Alan Turing coding tomorrow', 'Interloop');
    await nora.sees('Best match');
    await nora.click('Pick');
    await nora.sees('Google Meet');
    await product.travelTo(new Date('2026-12-02T08:00:00Z'));
    await nora.submit();
    await nora.sees('This time has passed while the window was open.');
    await nora.click('Find other times');
    await nora.sees(/No time for|Best match/);
  });
});
