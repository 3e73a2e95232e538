import type { Person } from '../../sandbox/slack/person';
import { type Product, startProduct } from '../support/startProduct';
import { claimsOf, eventsOf, later, MINUTE_MS, news, stored } from '../support/steps';

jest.setTimeout(60_000);

let product: Product;
let nora: Person;

beforeAll(async () => {
  product = await startProduct();
  nora = product.person('nora');
}, 60_000);
afterAll(() => product.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const STAGES = ['coding', 'system design', 'collaboration', 'phone screen', 'databases and apis'];

/** The bot ends `afterMs` after somebody confirmed a booking, and starts again; somebody confirms again where nothing came of it. */
async function killWhileBooking(stage: string, afterMs: number): Promise<void> {
  await nora.types(`/schedule Ada Lovelace ${stage} next week`, 'Interloop');
  await nora.sees('Best match');
  await nora.click('Pick');
  await nora.sees('Google Meet');
  const submitted = nora.submit().catch(() => undefined);
  await pause(afterMs);
  await product.bot.kill();
  await submitted;
  await product.restart('kill');
  // Leases of the dead process run out, what failed is tried again.
  for (let round = 0; round < 2; round++)
    await product.travelTo(later(product.office.clock.now(), MINUTE_MS));
}

test.each([
  [1, 5],
  [2, 25],
  [3, 60],
  [4, 110],
  [5, 220],
])(
  'kill -9 number %i, %i ms after a booking was confirmed, loses nothing and books nothing twice',
  async (number, afterMs) => {
    const stage = STAGES[number - 1] ?? '';
    await killWhileBooking(stage, afterMs);
    if ((await nora.state()).views.length > 0) await nora.closeModal(true);
    const booked = await product.db.interviews.listInterviews({
      candidateId: 'candidate-ada',
      status: 'booked',
    });
    for (const interview of booked) {
      const shown = eventsOf(product).filter(({ startAt }) => startAt === interview.startsAt.toISOString());
      expect(shown.filter(({ summary }) => summary.endsWith(': Ada Lovelace'))).toHaveLength(1);
      expect(shown).toHaveLength(2);
      const claimed = new Set((await claimsOf(product, interview.id)).map(({ personId }) => personId));
      expect([...claimed].sort()).toEqual(
        [...interview.panel.map(({ personId }) => personId), interview.candidateId].sort(),
      );
      expect((await stored(product, interview)).calendar.fault).toBeUndefined();
    }
    expect(eventsOf(product)).toHaveLength(2 * booked.length);
    const ticks = await product.db.connection
      .collection('claims')
      .find({ key: /^tick:/ })
      .toArray();
    expect(new Set(ticks.map(({ interviewId }) => interviewId)).size).toBe(booked.length);
    const cards = (await news(nora)).filter((text) => /^(Booked|Waiting).*Ada Lovelace/.test(text));
    expect(cards).toHaveLength(booked.length);
    for (const { panel, id } of booked) {
      const asks = await product.db.connection
        .collection('messages')
        .countDocuments({ _id: new RegExp(`ask:${id}`) as never });
      expect(asks).toBeLessThanOrEqual(panel.length);
    }
  },
);

test('what was booked before the crashes is reminded of after them', async () => {
  const [first] = await product.db.interviews.listInterviews({
    candidateId: 'candidate-ada',
    status: 'booked',
  });
  if (!first) return expect(eventsOf(product)).toEqual([]);
  const person = await product.db.people.getPerson(first.panel[0]?.personId ?? '');
  const driver = product.office.slack.person(person.slackUserId);
  await product.travelTo(later(first.startsAt, -9 * MINUTE_MS));
  expect((await news(driver)).some((text) => text.startsWith('In 10 minutes: '))).toBe(true);
});
