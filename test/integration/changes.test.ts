import type { Person } from '../../sandbox/slack/person';
import type { Interview } from '../../src/entities';
import { type Product, startProduct } from '../support/startProduct';
import {
  book,
  claimsOf,
  DAY_MS,
  driverOf,
  eventOf,
  eventsOf,
  HOUR_MS,
  later,
  MINUTE_MS,
  mailsTo,
  news,
  seated,
  stored,
} from '../support/steps';

jest.setTimeout(30_000);

const ADA = 'ada.lovelace@example.com';

let product: Product;
let nora: Person;

beforeAll(async () => {
  product = await startProduct();
  nora = product.person('nora');
}, 60_000);
afterAll(() => product.close());

const jobsOf = ({ id }: Interview) =>
  product.db.connection
    .collection('agendaJobs')
    .find({ 'data.interviewId': id, nextRunAt: { $ne: null } })
    .toArray();
const cardNews = async () => (await news(nora)).filter((text) => /^(Booked|Cancelled|Waiting)/.test(text));
const claimedTicks = async ({ id }: Interview) =>
  (await claimsOf(product, id)).map(({ key }) => key).filter((key) => key.startsWith('tick:'));

describe('a reschedule', () => {
  let interview: Interview;
  let lead: Person;
  let before: Interview;

  test('asks everybody anew for the new time, and what was asked for the old one says so', async () => {
    before = await book(product, nora, 'Ada Lovelace system design next week');
    lead = await seated(product, before, 0);
    await lead.click('Accept');
    await lead.sees('I cannot make it after all');
    await nora.click('Reschedule', { near: 'System design: Ada Lovelace' });
    await nora.sees('Best match');
    await nora.click('Pick', { near: 'Best match' });
    await nora.sees('Until now');
    expect((await nora.modal()).title).toBe('Move it here?');
    await nora.submit();
    await nora.sees('The card with everything on it is in your messages');
    expect((await nora.modal()).title).toBe('Moved');
    await nora.closeModal(true);
    await product.caughtUp();
    interview = await stored(product, before);
    expect(interview.startsAt).not.toEqual(before.startsAt);
    expect(interview.panel.every(({ answer }) => answer === 'waiting')).toBe(true);
    for (const { personId } of interview.panel) {
      const texts = await news(await driverOf(product, personId));
      const sat = before.panel.some((seat) => seat.personId === personId);
      expect(texts.at(-1)).toMatch(sat ? /^Moved: System design.*Can you make it\?$/ : /^Can you run/);
      if (sat) expect(texts[0]).toMatch(/^A new time: /);
    }
  });

  test('takes the events, the claims and the reminders with it', async () => {
    for (const whose of ['panel', 'candidate'] as const)
      expect(eventOf(product, interview, whose)?.startAt).toBe(interview.startsAt.toISOString());
    expect(mailsTo(product, ADA).map(({ kind }) => kind)).toEqual(['invitation', 'update']);
    const ticks = await claimedTicks(interview);
    expect(ticks).toContain(`tick:${interview.startsAt.toISOString()}`);
    expect(ticks).not.toContain(`tick:${before.startsAt.toISOString()}`);
    const jobs = await jobsOf(interview);
    expect(jobs.length).toBeGreaterThan(4);
    expect(jobs.every(({ data }) => data.timeRevision === interview.timeRevision)).toBe(true);
    expect(await cardNews()).toHaveLength(1);
    expect((await cardNews())[0]).toMatch(/^Booked: Ada Lovelace, System design/);
  });

  test('whoever is not needed at the new time is told once, where it is noticed', async () => {
    const gone = before.panel.find(
      ({ personId }) => !interview.panel.some((seat) => seat.personId === personId),
    );
    if (!gone) return expect(interview.formerPanel).toEqual([]);
    const person = await driverOf(product, gone.personId);
    expect((await news(person)).at(-1)).toMatch(
      /^Somebody else takes System design .* The time is yours again\.$/,
    );
    expect((await person.messages()).at(-1)?.alsoInChannel).toBe(true);
  });

  test('cancelling says what will happen, and gives everything back', async () => {
    await nora.goTo('Interloop');
    await nora.click('Cancel', { near: 'System design: Ada Lovelace' });
    await nora.sees('Ada and 2 interviewers are told, the time is free again.');
    await nora.fill('Why', 'The position is on hold');
    await nora.submit();
    await nora.seesNoModal();
    await product.caughtUp();
    expect(eventOf(product, interview)).toBeNull();
    expect(eventOf(product, interview, 'candidate')).toBeNull();
    expect(mailsTo(product, ADA).at(-1)?.kind).toBe('cancellation');
    expect(await claimsOf(product, interview.id)).toEqual([]);
    expect(await jobsOf(interview)).toEqual([]);
    expect(await cardNews()).toEqual([expect.stringMatching(/^Cancelled: Ada Lovelace, System design/)]);
    for (const { personId } of interview.panel) {
      const person = await driverOf(product, personId);
      expect((await news(person)).at(-1)).toMatch(/^Cancelled: System design .* The time is yours again\.$/);
      await person.sees('The position is on hold');
      expect(await person.screen()).not.toContain('[ Accept ]');
    }
  });

  test('nothing is sent for a cancelled interview, and no card of it is opened', async () => {
    const counts = async () =>
      Promise.all(
        interview.panel.map(async ({ personId }) => (await news(await driverOf(product, personId))).length),
      );
    const told = await counts();
    await product.travelTo(later(interview.endsAt, 2 * DAY_MS));
    expect(await counts()).toEqual(told);
    const person = await seated(product, interview, 0);
    await person.types('/scorecard');
    await person.sees('No card is due.');
    await person.closeModal(true);
  });
});

describe('what people do in Google', () => {
  let interview: Interview;
  let mailbox: string;
  const office = () => product.office.google.office;
  const noticed = async (words: string | RegExp) => {
    await nora.goTo('Interloop');
    await nora.sees(words);
    await product.caughtUp();
  };

  test('an event moved there is put to the recruiter, who moves it back', async () => {
    mailbox = product.office.company.interviewsMailbox;
    interview = await book(product, nora, 'Ada Lovelace coding in two weeks');
    const event = eventOf(product, interview);
    const startAt = later(interview.startsAt, 30 * MINUTE_MS).toISOString();
    const endAt = later(interview.endsAt, 30 * MINUTE_MS).toISOString();
    office().move({ calendarId: mailbox, eventId: event?.eventId ?? '', startAt, endAt });
    await noticed('was moved in Google');
    expect(eventOf(product, interview)?.startAt).toBe(startAt);
    await nora.click('Move it back');
    await nora.sees('Nora Lindqvist put it back.');
    await product.caughtUp();
    expect(eventOf(product, interview)?.startAt).toBe(interview.startsAt.toISOString());
  });

  test('or keeps the new time: the claims, the candidate and the panel follow', async () => {
    const lead = await seated(product, interview, 0);
    await lead.click('Accept', { near: 'Coding' });
    await lead.sees('I cannot make it after all');
    await product.caughtUp();
    const event = eventOf(product, interview);
    const startsAt = later(interview.startsAt, 15 * MINUTE_MS);
    office().move({
      calendarId: mailbox,
      eventId: event?.eventId ?? '',
      startAt: startsAt.toISOString(),
      endAt: later(interview.endsAt, 15 * MINUTE_MS).toISOString(),
    });
    await noticed('Keep the new time');
    await nora.click('Keep the new time');
    await nora.sees('Nora Lindqvist kept the new time.');
    await product.caughtUp();
    interview = await stored(product, interview);
    expect(interview.startsAt).toEqual(startsAt);
    expect(eventOf(product, interview, 'candidate')?.startAt).toBe(startsAt.toISOString());
    expect(await claimedTicks(interview)).toContain(`tick:${startsAt.toISOString()}`);
    expect(interview.panel.every(({ answer }) => answer === 'waiting')).toBe(true);
    expect((await news(lead)).at(-1)).toMatch(/^Moved: Coding with Ada Lovelace/);
  });

  test('an event deleted there is put back under a new id, or the interview is cancelled', async () => {
    const event = eventOf(product, interview);
    office().remove({ calendarId: mailbox, eventId: event?.eventId ?? '' });
    await noticed('was deleted in Google');
    await nora.click('Put it back');
    await nora.sees(/deleted in Google[\s\S]*Nora Lindqvist put it back\./);
    await product.caughtUp();
    interview = await stored(product, interview);
    const again = eventOf(product, interview);
    expect(again?.startAt).toBe(interview.startsAt.toISOString());
    expect(again?.eventId).not.toBe(event?.eventId);
    const ids = eventsOf(product).filter(({ summary }) => summary.includes('Coding'));
    expect(ids).toHaveLength(2);
  });

  test('a decline there counts as a decline here', async () => {
    const [, seat] = interview.panel;
    const person = await product.db.people.getPerson(seat?.personId ?? '');
    const event = eventOf(product, interview);
    office().respond({
      calendarId: mailbox,
      eventId: event?.eventId ?? '',
      email: person.email,
      responseStatus: 'declined',
      comment: 'On a plane then',
    });
    await noticed('On a plane then');
    const declined = (await stored(product, interview)).panel.find(({ personId }) => personId === person.id);
    expect(declined).toMatchObject({ answer: 'declined', declineReason: 'On a plane then' });
    expect(await claimsOf(product, interview.id, person.id)).toEqual([]);
    expect(eventOf(product, interview)?.attendees.map(({ email }) => email)).not.toContain(person.email);
  });

  test('a cancelled interview takes its events along even while an edit waits for an answer', async () => {
    const event = eventOf(product, interview);
    office().remove({ calendarId: mailbox, eventId: event?.eventId ?? '' });
    await noticed('Cancel interview');
    await nora.click('Cancel interview');
    await nora.sees('are told, the time is free again.');
    await nora.submit();
    await nora.seesNoModal();
    await nora.sees('Nora Lindqvist cancelled the interview.');
    await product.caughtUp();
    expect(eventOf(product, interview, 'candidate')).toBeNull();
    expect(await claimsOf(product, interview.id)).toEqual([]);
  });
});

describe('a panel changed by hand', () => {
  let interview: Interview;
  const firstChoice = async (label: string) => {
    const view = (await nora.state()).views.at(-1);
    const found = JSON.stringify(view?.blocks.filter((block) => JSON.stringify(block).includes(label)));
    return found.match(/"options":\[\{"text":\{"type":"plain_text","text":"([^"]+)"/)?.[1] ?? '';
  };

  test('a choice that a rule forbids by the time it is sent is refused in the form, and the panel stays', async () => {
    interview = await book(product, nora, 'Ada Lovelace system design in three weeks');
    await nora.goTo('Interloop');
    await nora.click('Replace somebody', { near: 'System design: Ada Lovelace' });
    await nora.sees('Who steps in');
    const name = await firstChoice('Who steps in');
    await nora.fill('Who steps in', name);
    const candidate = await product.db.candidates.getCandidate(interview.candidateId);
    const people = await product.db.people.listPeople();
    const conflictIds = people.filter((person) => person.name === name).map(({ id }) => id);
    await product.db.candidates.saveCandidate({ ...candidate, conflictIds });
    expect((await nora.submit()).ok).toBe(false);
    await nora.sees(`${name.split(' ')[0]} cannot sit in this interview: a conflict of interest.`);
    expect((await stored(product, interview)).panel).toEqual(interview.panel);
    await product.db.candidates.saveCandidate(candidate);
    await nora.closeModal(true);
  });

  test('where nobody can step in it says so and why, and another may be chosen to leave', async () => {
    const sits = new Set(interview.panel.map(({ personId }) => personId));
    const all = await product.db.people.listPeople({ role: 'interviewer' });
    const others = all.flatMap(({ interviewer, ...person }) =>
      interviewer && !sits.has(person.id) ? [{ ...person, interviewer }] : [],
    );
    const pausedUntil = later(interview.startsAt, DAY_MS);
    for (const person of others)
      await product.db.people.savePerson({ ...person, interviewer: { ...person.interviewer, pausedUntil } });
    await nora.goTo('Interloop');
    await nora.click('Replace somebody', { near: 'System design: Ada Lovelace' });
    await nora.sees('Nobody else is free at this time.');
    await nora.sees(/Cannot: .*\(pauses interviewing\)/);
    const second = await product.db.people.getPerson(interview.panel[1]?.personId ?? '');
    await nora.fill('Choose who leaves', `${second.name} (second)`);
    await nora.sees('Nobody else is free at this time.');
    await nora.closeModal(true);
    for (const person of others) await product.db.people.savePerson(person);
  });

  test('somebody is replaced: who joins is asked, who leaves is told by whom', async () => {
    const [, seat] = interview.panel;
    const leaver = await product.db.people.getPerson(seat?.personId ?? '');
    await nora.goTo('Interloop');
    await nora.click('Replace somebody', { near: 'System design: Ada Lovelace' });
    await nora.sees('Who leaves');
    await nora.fill('Who leaves', leaver.name);
    await nora.sees('Who steps in');
    const name = await firstChoice('Who steps in');
    await nora.fill('Who steps in', name);
    await nora.submit();
    await nora.seesNoModal();
    await product.caughtUp();
    interview = await stored(product, interview);
    const joined = await product.db.people.getPerson(interview.panel[1]?.personId ?? '');
    expect(joined.name).toBe(name);
    expect(await claimsOf(product, interview.id, leaver.id)).toEqual([]);
    expect((await news(await driverOf(product, leaver.id))).at(-1)).toContain(`${name} takes System design`);
    expect((await news(await driverOf(product, joined.id))).at(-1)).toMatch(/^Can you run System design/);
  });

  test('somebody who learns is added, asked to watch, and never counted', async () => {
    await nora.goTo('Interloop');
    await nora.click('Add a shadow', { near: 'System design: Ada Lovelace' });
    await nora.sees('In the room');
    await nora.sees(/Who watches|Nobody else is free/);
    const name = await firstChoice('Who watches');
    await nora.fill('Who watches', name);
    await nora.submit();
    await nora.seesNoModal();
    await product.caughtUp();
    interview = await stored(product, interview);
    const seat = interview.panel.at(-1);
    expect(seat?.part).toMatch(/shadow$/);
    expect(['Tiago Rocha', 'Diego Ramirez']).toContain(name);
    const driver = await driverOf(product, seat?.personId ?? '');
    expect((await news(driver)).at(-1)).toMatch(/System design with Ada Lovelace\?/);
    expect(await claimsOf(product, interview.id, seat?.personId)).not.toEqual([]);
    expect(eventOf(product, interview)?.attendees).toHaveLength(interview.panel.length);
  });
});

describe('a conflict of interest', () => {
  test('declared with a decline frees the seat, tells the recruiter, and is kept for every later search', async () => {
    const interview = await book(product, nora, 'Grace Hopper phone screen in three weeks');
    const person = await product.db.people.getPerson(interview.panel[0]?.personId ?? '');
    const screener = await seated(product, interview, 0);
    await screener.click('Decline', { near: 'Phone screen with Grace Hopper' });
    await screener.fill('Conflict of interest', ['I should not judge Grace']);
    await screener.submit();
    await screener.seesNoModal();
    await product.caughtUp();
    await nora.goTo('Interloop');
    await nora.sees('Conflict of interest.');
    expect((await product.db.candidates.getCandidate(interview.candidateId)).conflictIds).toContain(
      person.id,
    );
    await nora.types('/schedule Grace Hopper phone screen in three weeks');
    await nora.sees('Best match');
    await nora.seesNo(person.name);
    await nora.closeModal(true);
  });
});

describe('somebody who leaves the company', () => {
  test('counts as a decline of what lies ahead, and is proposed no more', async () => {
    const interview = await book(product, nora, 'Ada Lovelace phone screen in two weeks');
    const [seat] = interview.panel;
    const person = await product.db.people.getPerson(seat?.personId ?? '');
    const account = product.office.company.slackUsers.find(({ id }) => id === person.slackUserId);
    if (!account) throw new Error('No account');
    product.office.slack.putUser({ ...account, deleted: true });
    await nora.goTo('Interloop');
    await nora.sees('The Slack account was deactivated.');
    await product.caughtUp();
    expect((await product.db.people.getPerson(person.id)).active).toBe(false);
    expect((await stored(product, interview)).panel[0]?.answer).toBe('declined');
    expect(await claimsOf(product, interview.id, person.id)).toEqual([]);

    await nora.types('/schedule Ada Lovelace phone screen in two weeks');
    await nora.sees('Best match');
    await nora.seesNo(person.name);
    await nora.closeModal(true);
    product.office.slack.putUser(account);
    await product.caughtUp();
    expect((await product.db.people.getPerson(person.id)).active).toBe(true);
  });
});

test('an interview that was booked less than a day ahead has no kit of the day before', async () => {
  await product.travelTo(later(product.office.clock.now(), HOUR_MS));
  const interview = await book(product, nora, 'Ada Lovelace operations and debugging this week');
  const jobs = await jobsOf(interview);
  const isSoon = interview.startsAt.getTime() - product.office.clock.now().getTime() < DAY_MS;
  expect(jobs.some(({ data }) => data.kind === 'day before')).toBe(!isSoon);
});
