import { createHmac } from 'node:crypto';
import type { Person } from '../../sandbox/slack/person';
import type { Interview } from '../../src/entities';
import { MONDAY, type Product, startProduct } from '../support/startProduct';
import {
  book,
  eventOf,
  eventsOf,
  interviewsOf,
  later,
  MINUTE_MS,
  news,
  seated,
  stored,
} from '../support/steps';

jest.setTimeout(60_000);

let product: Product;
let nora: Person;

beforeAll(async () => {
  product = await startProduct({ sandboxMongo: true });
  nora = product.person('nora');
}, 60_000);
afterAll(() => product.close());
afterEach(async () => {
  product.office.google.faults.clear();
  product.office.slack.faults.clear();
  await product.office.mongo?.resume();
  if ((await nora.state()).views.length > 0) await nora.closeModal(true);
});

const findTimes = async (words: string) => {
  await nora.types(`/schedule ${words}`, 'Interloop');
  await nora.sees('Best match');
};
const confirm = async () => {
  await nora.click('Pick');
  await nora.sees('Google Meet');
};

describe('while Google is down', () => {
  test('a search says so, keeps the request, and goes on with one click', async () => {
    product.office.google.faults.add({ kind: 'unavailable', method: 'freebusy.query' });
    await nora.types('/schedule Ada Lovelace coding next week', 'Interloop');
    await eventually(() => nora.sees('Google did not answer, so nobody can say who is free.'));
    await nora.sees(/Your request is kept\. Try again in a minute\. Ref [0-9A-Z]{4,}/);
    product.office.google.faults.clear();
    await nora.click('Try again');
    await nora.sees('Best match');
  });

  test('a booking is kept, said to wait with a reference, and the event follows by itself', async () => {
    await findTimes('Ada Lovelace system design next week');
    await confirm();
    product.office.google.faults.add({ kind: 'down' });
    await nora.submit();
    await eventually(() => nora.sees('in your messages'));
    await nora.closeModal(true);
    const [interview] = await interviewsOf(product, 'ada');
    if (!interview) throw new Error('Nothing was booked');
    await eventually(() => nora.sees(/Google did not answer\. The interview is kept/));
    expect((await news(nora)).at(-1)).toMatch(
      /^Waiting for Google: Ada Lovelace, System design, .* Google did not answer\..* Ref [0-9A-Z]{4,}$/,
    );
    const lead = await seated(product, interview, 0);
    await eventually(() => lead.sees('Can you run System design with Ada Lovelace?'));
    expect(eventsOf(product)).toEqual([]);

    product.office.google.faults.clear();
    await minutesPass();
    expect(eventOf(product, interview)?.startAt).toBe(interview.startsAt.toISOString());
    expect(eventOf(product, interview, 'candidate')).not.toBeNull();
    expect((await news(nora)).filter((text) => text.includes('Ada Lovelace, System design'))).toEqual([
      expect.stringMatching(/^Booked: Ada Lovelace, System design/),
    ]);
  });

  test('an answer that is lost on the way makes no second event', async () => {
    product.office.google.faults.add({ kind: 'answerLost', method: 'events.insert', times: 2 });
    const interview = await book(product, nora, 'Ada Lovelace phone screen next week');
    const own = eventsOf(product).filter(({ startAt }) => startAt === interview.startsAt.toISOString());
    expect(own).toHaveLength(2);
  });
});

describe('while MongoDB is down', () => {
  test('for 20 s: a booking confirmed meanwhile is booked once it is back, and only once', async () => {
    const before = (await product.db.interviews.listInterviews({ status: 'booked' })).length;
    await findTimes('Ada Lovelace databases and apis next week');
    await confirm();
    await product.office.mongo?.pause();
    await nora.submit();
    await nora.sees('Booking');
    await pause(process.env.LONG_OUTAGE ? 20_000 : 4_000);
    expect(await nora.screen()).not.toContain('Ref');
    await product.office.mongo?.resume();
    await eventually(() => nora.sees('The card with everything on it is in your messages'));
    await nora.closeModal(true);
    await product.caughtUp();
    expect((await product.db.interviews.listInterviews({ status: 'booked' })).length).toBe(before + 1);
    const cards = (await news(nora)).filter((text) => text.includes('Ada Lovelace, Databases and APIs'));
    expect(cards).toHaveLength(1);
  });

  test('a form that must answer at once says so beside its field, and nothing typed is lost', async () => {
    const [interview] = await interviewsOf(product, 'ada');
    if (!interview) throw new Error('No interview');
    const lead = await seated(product, interview, 0);
    await lead.click('Decline');
    await lead.sees('reads it and looks for somebody else');
    await lead.fill('Why', 'I am at the dentist');
    await product.office.mongo?.pause();
    expect((await lead.submit()).ok).toBe(false);
    await lead.sees(/This did not go through\. .* Try again; the same thing is never done twice\. Ref /);
    await lead.sees('I am at the dentist');
    await product.office.mongo?.resume();
    await eventually(async () => {
      await lead.submit();
      await lead.seesNoModal();
    });
    await product.caughtUp();
    const seats = (await stored(product, interview)).panel;
    expect(seats[0]).toMatchObject({ answer: 'declined', declineReason: 'I am at the dentist' });
    expect((await stored(product, interview)).history.filter(({ what }) => what === 'declined')).toHaveLength(
      1,
    );
  });

  test('a lost answer to a commit neither loses nor repeats what was done', async () => {
    const before = (await product.db.interviews.listInterviews({ status: 'booked' })).length;
    await findTimes('Alan Turing collaboration next week');
    await confirm();
    product.office.mongo?.loseReply('commitTransaction');
    await nora.submit();
    await eventually(() => nora.sees('The card with everything on it is in your messages'));
    await nora.closeModal(true);
    await product.caughtUp();
    expect((await product.db.interviews.listInterviews({ status: 'booked' })).length).toBe(before + 1);
  });
});

describe('while Slack is in trouble', () => {
  test('a message that it refuses for a while is sent later, once', async () => {
    product.office.slack.faults.inject({ method: 'chat.postMessage', error: 'internal_error', times: 2 });
    const interview = await book(product, nora, 'Alan Turing operations and debugging next week');
    await minutesPass();
    const cards = (await news(nora)).filter((text) => text.includes('Alan Turing, Operations'));
    expect(cards).toHaveLength(1);
    expect(eventOf(product, interview)).not.toBeNull();
  });

  test('a message whose answer is lost is not sent again', async () => {
    product.office.slack.faults.inject({ method: 'chat.postMessage', cutAfter: true, times: 1 });
    const interview = await book(product, nora, 'Alan Turing databases and apis next week');
    await minutesPass();
    const cards = (await news(nora)).filter((text) => text.includes('Alan Turing, Databases'));
    expect(cards).toHaveLength(1);
    const asked = await seated(product, interview, 0);
    expect((await news(asked)).filter((text) => text.includes('Databases and APIs with Alan'))).toHaveLength(
      1,
    );
  });

  test('every delivery that arrives twice is worked on as one', async () => {
    const before = (await product.db.interviews.listInterviews({ status: 'booked' })).length;
    product.office.slack.faults.deliverTwice = true;
    await findTimes('Ada Lovelace collaboration next week');
    await confirm();
    await nora.submit();
    await nora.sees('The card with everything on it is in your messages');
    await nora.closeModal(true);
    await product.caughtUp();
    const booked = await product.db.interviews.listInterviews({ status: 'booked' });
    expect(booked.length).toBe(before + 1);
    const [interview] = booked.toSorted((a, b) => +b.bookedAt - +a.bookedAt);
    const lead = await seated(product, interview as Interview, 0);
    await lead.click('Accept', { near: 'Collaboration' });
    await product.caughtUp();
    const { history } = await stored(product, interview as Interview);
    expect(history.map(({ what }) => what)).toEqual(['booked', 'accepted']);
  });
});

describe('a request that is not from Slack', () => {
  const body = new URLSearchParams({ command: '/schedule', text: '', user_id: 'U0NORA', trigger_id: 'x' });
  const post = (headers: Record<string, string>) =>
    fetch(`${product.bot.url}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: body.toString(),
    });
  const signed = (at: Date, secret: string) => {
    const timestamp = String(Math.floor(at.getTime() / 1000));
    const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body.toString()}`).digest('hex');
    return { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${digest}` };
  };
  const now = () => product.office.clock.now();

  test.each([
    ['no signature at all', () => ({})],
    ['another signature', () => signed(now(), 'not the secret')],
    [
      'a good signature, replayed after ten minutes',
      () => signed(later(now(), -10 * MINUTE_MS), 'sandbox-signing-secret'),
    ],
  ])('is refused: %s', async (_, headers) => {
    const answer = await post(headers());
    expect(answer.status).toBe(401);
    expect((await nora.state()).views).toEqual([]);
  });

  test('and the same signed now is taken', async () => {
    expect((await post(signed(now(), 'sandbox-signing-secret'))).status).toBe(200);
    expect(now().getTime()).toBeGreaterThan(MONDAY.getTime());
  });
});

/** What failed is tried again after 5 s, 10 s, 20 s and so on. */
async function minutesPass(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await product.travelTo(later(product.office.clock.now(), 6 * MINUTE_MS));
  }
}

/** Looks again for longer than a person's patience: an outage takes its time. */
async function eventually(look: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await look();
      return;
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
