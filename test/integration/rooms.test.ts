import type { Person } from '../../sandbox/slack/person';
import type { Interview, Room } from '../../src/entities';
import type { SlotProposal } from '../../src/scheduling/answers';
import { type Product, startProduct } from '../support/startProduct';
import {
  claimsOf,
  DAY_MS,
  eventOf,
  HOUR_MS,
  later,
  MINUTE_MS,
  mailsTo,
  news,
  seated,
  stored,
} from '../support/steps';

jest.setTimeout(40_000);

const LISBON = 'Rua da Prata 80, Lisbon';
const ANY_IN_LISBON = `Any free room: ${LISBON}`;
const ADA = 'ada.lovelace@example.com';
const BOOKED = 'The card with everything on it is in your messages';

let product: Product;
let nora: Person;
let rooms: Map<string, Room>;

beforeAll(async () => {
  product = await startProduct();
  nora = product.person('nora');
  await nora.goTo('Interloop');
  rooms = new Map((await product.db.rooms.listRooms()).map((room) => [room.name, room]));
}, 60_000);
afterAll(() => product.close());
afterEach(async () => {
  if ((await nora.state()).views.length > 0) await nora.closeModal(true);
});

const office = () => product.office.google.office;
const roomCalled = (name: string): Room => {
  const room = rooms.get(name);
  if (!room) throw new Error(`No room ${name}`);
  return room;
};
const roomOf = ({ room }: Interview): Room => {
  const found = [...rooms.values()].find(({ id }) => id === room?.roomId);
  if (!found) throw new Error('Not in a room');
  return found;
};

/** Asks for times in a place; what is said of the candidate and the stage stands in the words. */
async function findIn(driver: Person, words: string, stage: string, place: string): Promise<void> {
  await driver.types(`/schedule ${words}`, 'Interloop');
  await driver.fill('Stage', stage);
  await driver.fill('Where', place);
  await driver.submit();
}

async function bookIn(words: string, stage: string, place: string): Promise<Interview> {
  const before = new Set((await product.db.interviews.listInterviews({})).map(({ id }) => id));
  await findIn(nora, words, stage, place);
  await nora.sees('Best match');
  await nora.click('Pick', { near: 'Best match' });
  await nora.sees('and Google Meet');
  await nora.submit();
  await nora.sees(BOOKED);
  await nora.closeModal(true);
  await product.caughtUp();
  const made = (await product.db.interviews.listInterviews({})).find(({ id }) => !before.has(id));
  if (!made) throw new Error('No interview was made');
  return made;
}

/** What stands in a room's own calendar at an interview's time. */
function heldIn(room: Room, { startsAt, endsAt }: Pick<Interview, 'startsAt' | 'endsAt'>) {
  const { diaries } = office().week(startsAt, endsAt);
  const events = diaries.find(({ calendar }) => calendar.id === room.calendarId)?.events ?? [];
  return events.filter(({ startAt, endAt }) => new Date(startAt) < endsAt && new Date(endAt) > startsAt);
}

const keysOf = async (interview: Interview, room: Room) =>
  (await claimsOf(product, interview.id, room.id)).map(({ key }) => key);

/** Waits for what Google tells of what somebody did there: a minute later at the latest. */
async function noticed(): Promise<void> {
  await product.travelTo(later(product.office.clock.now(), 2 * MINUTE_MS));
}

describe('an interview in a room', () => {
  let interview: Interview;
  let room: Room;

  test('is proposed and booked in a free one, with no click more for who meets by link', async () => {
    await nora.types('/schedule Ada Lovelace system design next week', 'Interloop');
    await nora.sees('Best match');
    expect(await nora.screen()).not.toMatch(/, in (Graça|Estrela)/);
    await nora.closeModal(true);
    await findIn(nora, 'Ada Lovelace next week', 'System design, 60 min', ANY_IN_LISBON);
    await nora.sees(/, in (Graça|Estrela)/);
    await nora.closeModal(true);
    interview = await bookIn('Ada Lovelace next week', 'System design, 60 min', ANY_IN_LISBON);
    room = roomOf(interview);
    expect(room.address).toBe(LISBON);
    expect(interview.room).toEqual({ roomId: room.id, answer: 'accepted' });
    expect(await keysOf(interview, room)).toContain(`tick:${interview.startsAt.toISOString()}`);
  });

  test('holds the room in Google, and says where it is to everybody who comes', async () => {
    const event = eventOf(product, interview);
    expect(event?.location).toBe(`${room.name}, ${LISBON}`);
    expect(event?.attendees).toContainEqual(
      expect.objectContaining({ email: room.calendarId, responseStatus: 'accepted' }),
    );
    expect(heldIn(room, interview)).toHaveLength(1);
    const own = eventOf(product, interview, 'candidate');
    expect(own?.attendees.map(({ email }) => email)).toEqual([ADA]);
    expect(own?.location).toBe(`${room.name}, ${LISBON}`);
    const [mail] = mailsTo(product, ADA);
    expect(mail?.text).toContain(`Where: the room ${room.name} of Fernhill, ${LISBON}.`);
    expect(mail?.text).toContain('join by video: https://meet.google.com/');
    expect(mail?.ics).toContain(`LOCATION:${room.name}\\, Rua da Prata 80\\, Lisbon`);
    const lead = await seated(product, interview, 0);
    await lead.sees(`In ${room.name}, ${LISBON}`);
    await nora.goTo('Interloop');
    await nora.sees(`${room.name} (room): ✅ accepted`);
  });

  test('moves with its room or into another, and gives the old time back', async () => {
    const before = interview;
    await nora.goTo('Interloop');
    await nora.click('Reschedule', { near: 'System design: Ada Lovelace' });
    await nora.sees('Best match');
    await nora.click('Pick', { near: 'Best match' });
    await nora.sees('Until now');
    await nora.submit();
    await nora.sees(BOOKED);
    await nora.closeModal(true);
    await product.caughtUp();
    interview = await stored(product, before);
    room = roomOf(interview);
    expect(interview.startsAt).not.toEqual(before.startsAt);
    expect(interview.room?.answer).toBe('accepted');
    expect(heldIn(room, interview)).toHaveLength(1);
    expect(heldIn(roomOf(before), before)).toEqual([]);
    expect(await keysOf(interview, room)).not.toContain(`tick:${before.startsAt.toISOString()}`);
  });

  test('whose room declines is told with the rooms that are free then, and one tap takes one', async () => {
    const declined = room;
    office().respond({
      ...{ calendarId: product.office.company.interviewsMailbox, email: room.calendarId },
      ...{ eventId: eventOf(product, interview)?.eventId ?? '', responseStatus: 'declined' },
    });
    await noticed();
    await nora.goTo('Interloop');
    await nora.sees(`The room ${declined.name}`);
    await product.caughtUp();
    expect((await stored(product, interview)).room?.answer).toBe('declined');
    expect(await claimsOf(product, interview.id, declined.id)).toEqual([]);
    expect((await news(nora)).some((text) => text.startsWith(`The room ${declined.name} declined`))).toBe(
      true,
    );
    const other = declined.name === 'Graça' ? 'Estrela' : 'Graça';
    await nora.click(`Move to ${other}`);
    await nora.sees(`Nora Lindqvist moved it to ${other}.`);
    await product.caughtUp();
    interview = await stored(product, interview);
    room = roomCalled(other);
    expect(interview.room).toEqual({ roomId: room.id, answer: 'accepted' });
    expect(eventOf(product, interview)?.location).toBe(`${other}, ${LISBON}`);
    expect(eventOf(product, interview, 'candidate')?.location).toBe(`${other}, ${LISBON}`);
    expect(heldIn(declined, interview)).toEqual([]);
    expect(await keysOf(interview, room)).not.toEqual([]);
  });

  test('is held by link or in a room again from its card, at the same time and with the same people', async () => {
    const asked = (await news(nora)).length;
    for (const [place, name] of [
      ['By link, Google Meet', undefined],
      [/Estrela/.test(room.name) ? 'Estrela, 6 seats' : 'Graça, 4 seats', room.name],
    ] as const) {
      await nora.click('Another place', { near: 'System design: Ada Lovelace' });
      await nora.modal('Another place');
      await nora.fill('Where', place);
      await nora.submit();
      await nora.seesNoModal();
      await product.caughtUp();
      const now = await stored(product, interview);
      expect([...rooms.values()].find(({ id }) => id === now.room?.roomId)?.name).toBe(name);
      expect(now.panel).toEqual(interview.panel);
      expect(now.timeRevision).toBe(interview.timeRevision);
    }
    expect(await news(nora)).toHaveLength(asked);
    interview = await stored(product, interview);
    expect(heldIn(room, interview)).toHaveLength(1);
  });

  test('that somebody moves in Google into a time its room is full says so once the time is kept', async () => {
    const startAt = later(interview.startsAt, 24 * HOUR_MS);
    const span = { startAt: startAt.toISOString(), endAt: later(startAt, HOUR_MS).toISOString() };
    office().create({ calendarId: room.calendarId, summary: 'Board', ...span });
    const eventId = eventOf(product, interview)?.eventId ?? '';
    office().move({ calendarId: product.office.company.interviewsMailbox, eventId, ...span });
    await noticed();
    await nora.goTo('Interloop');
    await nora.click('Keep the new time');
    await nora.sees('kept the new time');
    await product.caughtUp();
    await nora.sees(`The room ${room.name}`);
    expect((await stored(product, interview)).room?.answer).toBe('declined');
    await nora.click('Meet by link', { near: `The room ${room.name}` });
    await nora.sees('Nora Lindqvist chose to meet by link.');
    await product.caughtUp();
    interview = await stored(product, interview);
    expect(interview.room).toBeUndefined();
    expect(eventOf(product, interview)?.attendees.some(({ email }) => email === room.calendarId)).toBe(false);
    expect(eventOf(product, interview, 'candidate')?.location).toContain('https://meet.google.com/');
  });
});

test('cancelling gives the room back', async () => {
  const interview = await bookIn('Ada Lovelace next week', 'Coding, 60 min', 'Estrela, 6 seats');
  const room = roomCalled('Estrela');
  expect(heldIn(room, interview)).toHaveLength(1);
  await nora.goTo('Interloop');
  await nora.click('Cancel', { near: 'Coding: Ada Lovelace' });
  await nora.sees('the time is free again');
  await nora.submit();
  await nora.seesNoModal();
  await product.caughtUp();
  expect(await claimsOf(product, interview.id)).toEqual([]);
  expect(heldIn(room, interview)).toEqual([]);
});

test('of two bookings in the same instant one has the room, and the other is told who took it', async () => {
  const ben = product.person('ben');
  const drivers = [nora, ben];
  const spree = roomCalled('Spree');
  await findIn(nora, 'Ada Lovelace next week', 'Coding, 60 min', 'Spree, 8 seats');
  await findIn(ben, 'Katherine Johnson next week', 'System design, 60 min', 'Spree, 8 seats');
  for (const driver of drivers) await driver.sees('Best match');
  const [mine, theirs] = await Promise.all(['candidate-ada', 'candidate-katherine'].map(planFor));
  const [a, b] = sameTimeOf(mine?.proposals ?? [], theirs?.proposals ?? []);
  if (!mine || !theirs || !a || !b) throw new Error('No time at which both could be');
  await product.db.plans.savePlan({ ...mine, proposals: [a], total: 1 });
  await product.db.plans.savePlan({ ...theirs, proposals: [b], total: 1 });
  for (const driver of drivers) {
    await driver.click('Other days');
    await driver.sees('These are all the times there are.');
    await driver.click('Pick');
    await driver.sees('In Spree, Köpenicker Straße 10, Berlin, and Google Meet');
  }
  await Promise.all(drivers.map((driver) => driver.submit()));
  await Promise.any(drivers.map((driver) => driver.sees(BOOKED)));
  await Promise.any(drivers.map((driver) => driver.sees(/Spree is (taken|no longer free)/)));
  await product.caughtUp();
  const booked = await product.db.interviews.listInterviews({ roomIds: [spree.id], status: 'booked' });
  expect(booked).toHaveLength(1);
  const loser = booked[0]?.candidateId === 'candidate-ada' ? ben : nora;
  await loser.sees('Pick another time or another room.');
  await ben.closeModal(true);
});

async function planFor(candidateId: string) {
  const found = await product.db.connection
    .collection<{ _id: string }>('plans')
    .find({ 'ask.candidateId': candidateId })
    .sort({ createdAt: -1 })
    .toArray();
  return product.db.plans.getPlan(found[0]?._id ?? '');
}

/** One of each at the same start, nobody in both. */
function sameTimeOf(some: readonly SlotProposal[], others: readonly SlotProposal[]): SlotProposal[] {
  const sits = (proposal: SlotProposal, id: string) => proposal.seats.some(({ personId }) => personId === id);
  for (const a of some) {
    const b = others.find(
      ({ startsAt, seats }) => +startsAt === +a.startsAt && !seats.some(({ personId }) => sits(a, personId)),
    );
    if (b) return [a, b];
  }
  return [];
}

test('a room that is full all week is named as what is in the way, and by video there are times', async () => {
  const from = later(product.office.company.anchorAt, -DAY_MS);
  const span = { startAt: from.toISOString(), endAt: later(from, 30 * DAY_MS).toISOString() };
  office().create({ calendarId: roomCalled('Spree').calendarId, summary: 'Repairs', ...span });
  await findIn(nora, 'Ada Lovelace next week', 'Coding, 60 min', 'Spree, 8 seats');
  await nora.sees(/Spree is taken \(takes \d+ times\)\./);
  const [label = ''] = /By video, without a room: \d+ times/.exec(await nora.screen()) ?? [];
  await nora.click(label);
  await nora.sees('Agreed: By video, without a room.');
  expect(await nora.screen()).not.toContain(', in Spree');
});

test('a room whose calendar nobody can read is never proposed, and is named', async () => {
  const lost = { ...roomCalled('Spree'), id: 'room-lost', name: 'Lost', address: 'Elsewhere' };
  await product.db.rooms.saveRoom({ ...lost, calendarId: 'c_188lost@resource.calendar.google.com' });
  await findIn(nora, 'Ada Lovelace next week', 'Coding, 60 min', 'Lost, 8 seats');
  await nora.sees('Google does not show the calendar of Lost');
  await nora.sees('Lost is taken');
});

test('a room that is too small is refused in the form', async () => {
  await product.db.rooms.saveRoom({ ...roomCalled('Graça'), seats: 2 });
  await nora.types('/schedule Ada Lovelace next week', 'Interloop');
  await nora.fill('Stage', 'Coding, 60 min');
  await nora.fill('Where', 'Graça, 2 seats');
  await nora.submit();
  await nora.sees('Graça seats 2, and 3 people come. Choose a larger room.');
  await product.db.rooms.saveRoom(roomCalled('Graça'));
});

test('several sessions are planned and booked in rooms', async () => {
  await nora.types('/schedule Ada Lovelace next week', 'Interloop');
  await nora.fill('What', 'Several');
  await nora.sees('Stages');
  await nora.fill('Stages', ['Databases and APIs, 60 min', 'Collaboration, 45 min']);
  await nora.fill('Where', ANY_IN_LISBON);
  await nora.submit();
  await nora.modal('Plan for the loop');
  await nora.sees(/, in (Graça|Estrela)/);
  await nora.submit();
  await nora.sees('Each session has its card in your messages');
  await nora.closeModal(true);
  await product.caughtUp();
  const booked = await product.db.interviews.listInterviews({
    candidateId: 'candidate-ada',
    status: 'booked',
  });
  for (const key of ['collaboration', 'databases-and-apis']) {
    expect(booked.find(({ stageKey }) => stageKey === key)?.room?.answer).toBe('accepted');
  }
});

test('a loop whose room is full is offered by video, all of it by one tap', async () => {
  await nora.types('/schedule Ada Lovelace next week', 'Interloop');
  await nora.fill('What', 'Several');
  await nora.sees('Stages');
  await nora.fill('Stages', ['Operations and debugging, 60 min', 'Phone screen, 30 min']);
  await nora.fill('Where', 'Spree, 8 seats');
  await nora.submit();
  await nora.sees(/Spree is taken \(takes \d+ days\)\./);
  const [label = ''] = /By video, without a room: \d+ days?/.exec(await nora.screen()) ?? [];
  await nora.click(label);
  await nora.modal('Plan for the loop');
  await nora.sees('Agreed: By video, without a room.');
  expect(await nora.screen()).not.toContain(', in Spree');
});

test('two candidates get times together in a room', async () => {
  await nora.types('/schedule Ada Lovelace, Ravi Menon phone screen next week', 'Interloop');
  await nora.modal('Times together');
  await nora.sees('can all be booked together');
  await nora.fill('batch.place.choose', 'Estrela, 6 seats');
  await nora.sees(', in Estrela');
  await nora.submit();
  await nora.sees('Each interview has its card in your messages');
  await nora.sees(', in Estrela');
  await product.caughtUp();
  const held = await product.db.interviews.listInterviews({
    roomIds: [roomCalled('Estrela').id],
    status: 'booked',
  });
  const screens = held.filter(({ stageKey }) => stageKey === 'phone-screen');
  expect(screens.map(({ room }) => room?.answer)).toEqual(['accepted', 'accepted']);
});
