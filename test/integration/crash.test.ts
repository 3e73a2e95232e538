import type { OfficeChange } from '../../sandbox/google/officeTypes';
import type { Person } from '../../sandbox/slack/person';
import { type Product, startProduct } from '../support/startProduct';
import { claimsOf, eventsOf, later, MINUTE_MS, news, seated, stored } from '../support/steps';

jest.setTimeout(60_000);

let product: Product;
let nora: Person;

beforeAll(async () => {
  product = await startProduct();
  nora = product.person('nora');
}, 60_000);
afterAll(() => product.close());

const bookedNow = () =>
  product.db.interviews.listInterviews({ candidateId: 'candidate-ada', status: 'booked' });

/** Instants of a booking at which the process ends: each resolves when it is there. */
const MOMENTS: Record<string, (before: number) => Promise<unknown>> = {
  'at once': async () => undefined,
  'once it is stored': async (before) => {
    while ((await bookedNow()).length === before) await new Promise((resolve) => setTimeout(resolve, 2));
  },
  'once Google has its first event': () => onceGoogle(({ kind }) => kind === 'calendar'),
  'once the candidate has the mail': () =>
    onceGoogle((change) => change.kind === 'mail' && change.mail.to === 'ada.lovelace@example.com'),
  'once the recruiter has the card': () =>
    new Promise((resolve) => {
      const stop = product.office.slack.client.changes(nora.id, (change) => {
        if (change.kind !== 'message' || !change.isNew) return;
        stop();
        resolve(undefined);
      });
    }),
};

function onceGoogle(isIt: (change: OfficeChange) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = product.office.google.office.onChange((change) => {
      if (!isIt(change)) return;
      stop();
      resolve();
    });
  });
}

const STAGES = ['coding', 'system design', 'collaboration', 'phone screen', 'databases and apis'];

/** The bot ends at `moment` of a booking and starts again; leases of the dead process run out, what failed is tried again. */
async function killWhileBooking(stage: string, moment: string, before: number): Promise<void> {
  await nora.types(`/schedule Ada Lovelace ${stage} next week`, 'Interloop');
  await nora.sees('Best match');
  await nora.click('Pick');
  await nora.sees('Google Meet');
  const reached = MOMENTS[moment]?.(before);
  const submitted = nora.submit().catch(() => undefined);
  await reached;
  await product.bot.kill();
  await submitted;
  await product.restart('kill');
  for (let round = 0; round < 2; round++)
    await product.travelTo(later(product.office.clock.now(), MINUTE_MS));
  if ((await nora.state()).views.length > 0) await nora.closeModal(true);
}

test.each(Object.keys(MOMENTS).map((moment, index) => [moment, index] as const))(
  'kill -9 %s loses nothing and books nothing twice',
  async (moment, index) => {
    const before = (await bookedNow()).length;
    await killWhileBooking(STAGES[index] ?? '', moment, before);
    const booked = await bookedNow();
    if (moment !== 'at once') expect(booked).toHaveLength(before + 1);
    for (const interview of booked) {
      const shown = eventsOf(product).filter(({ startAt }) => startAt === interview.startsAt.toISOString());
      expect(shown.filter(({ summary }) => summary.endsWith(': Ada Lovelace'))).toHaveLength(1);
      expect(shown).toHaveLength(2);
      const claimed = new Set((await claimsOf(product, interview.id)).map(({ personId }) => personId));
      expect([...claimed].sort()).toEqual(
        [...interview.panel.map(({ personId }) => personId), interview.candidateId].sort(),
      );
      expect((await stored(product, interview)).calendar.fault).toBeUndefined();
      for (const { personId } of interview.panel) {
        const { slackUserId } = await product.db.people.getPerson(personId);
        const asks = (await product.office.slack.person(slackUserId).dm()).filter(({ blocks }) =>
          JSON.stringify(blocks).includes(`"value":"${interview.id}"`),
        );
        expect(asks).toHaveLength(1);
      }
    }
    expect(eventsOf(product)).toHaveLength(2 * booked.length);
    const ticks = await product.db.connection
      .collection('claims')
      .find({ key: /^tick:/ })
      .toArray();
    expect(new Set(ticks.map(({ interviewId }) => interviewId)).size).toBe(booked.length);
    const cards = (await news(nora)).filter((text) => /^(Booked|Waiting).*Ada Lovelace/.test(text));
    expect(cards).toHaveLength(booked.length);
  },
);

test('a click that was shown as done survives kill -9 right after', async () => {
  const [interview] = await bookedNow();
  if (!interview) throw new Error('Nothing was booked');
  const lead = await seated(product, interview, 0);
  await lead.click('Decline');
  await lead.sees('reads it and looks for somebody else');
  await lead.submit();
  await lead.seesNoModal();
  await product.bot.kill();
  expect((await stored(product, interview)).panel[0]?.answer).toBe('declined');
  await product.restart('kill');
  await product.travelTo(later(product.office.clock.now(), MINUTE_MS));
  await nora.goTo('Interloop');
  await nora.sees(/declined/);
  const notices = (await news(nora)).filter((text) => / declined /.test(text));
  expect(notices).toHaveLength(1);
});

test('what was booked before the crashes is reminded of after them', async () => {
  const booked = await bookedNow();
  const first = booked.find(({ panel }) => panel.some(({ answer }) => answer !== 'declined'));
  if (!first) throw new Error('Nothing was booked');
  const sitting = first.panel.find(({ answer }) => answer !== 'declined');
  const person = await product.db.people.getPerson(sitting?.personId ?? '');
  const driver = product.office.slack.person(person.slackUserId);
  await product.travelTo(later(first.startsAt, -9 * MINUTE_MS));
  expect((await news(driver)).some((text) => text.startsWith('In 10 minutes: '))).toBe(true);
});
