import { candidateId } from '../../sandbox/company/ids';
import type { Person } from '../../sandbox/slack/person';
import { type Product, startProduct } from '../support/startProduct';
import { claimsOf, eventOf, mailsTo, news } from '../support/steps';

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

const TITLE = 'Times together';
const BOOKED = 'Each interview has its card in your messages';
const bookedNow = async () =>
  (await product.db.interviews.listInterviews({ status: 'booked' })).filter(
    ({ bookedAt }) => bookedAt >= product.office.company.anchorAt,
  );

async function batchShown() {
  const found = await product.db.connection
    .collection<{ _id: string }>('plans')
    .find({ batch: { $ne: null } })
    .sort({ createdAt: -1 })
    .toArray();
  const { batch, id } = await product.db.plans.getPlan(found[0]?._id ?? '');
  if (!batch) throw new Error('No set is kept');
  return { ...batch, planId: id };
}

test('names that are not known are not guessed: the form says which', async () => {
  await nora.types('/schedule Ada Lovelace, Somebody Else phone screen next week', 'Interloop');
  await nora.sees('“Somebody Else” is no candidate for this stage');
});

test('more candidates than are planned at once are told so', async () => {
  const many = Array.from({ length: 11 }, (_, at) => `Candidate ${at}`).join(', ');
  await nora.types(`/schedule ${many} phone screen next week`, 'Interloop');
  await nora.sees('At most 10 candidates are planned at once.');
});

test('hours that can be read in two ways are asked about', async () => {
  await nora.types('/schedule Ada Lovelace, Ravi Menon phone screen Tue 2-4', 'Interloop');
  await nora.sees('“2-4” may be morning or afternoon.');
});

test('hours at the end of the words are those of each candidate, on their own clock', async () => {
  await nora.types('/schedule Ada Lovelace, Ravi Menon phone screen Tue 14-17, Wed 14-17', 'Interloop');
  await nora.modal(TITLE);
  await nora.sees('can all be booked together');
  const { ask, sittings } = await batchShown();
  expect(ask.windows.map(({ from }) => from)).toEqual(['2026-12-01', '2026-12-02']);
  for (const { candidateId: id, startsAt } of sittings) {
    const { zone } = await product.db.candidates.getCandidate(id);
    expect(
      Number(startsAt.toLocaleString('en-GB', { timeZone: zone, hour: '2-digit' })),
    ).toBeGreaterThanOrEqual(14);
  }
});

test('of which one claim is lost books nothing at all, and times are found again with one tap', async () => {
  await nora.types('/schedule Ada Lovelace, Ravi Menon phone next week', 'Interloop');
  await nora.modal(TITLE);
  await nora.sees('can all be booked together');
  const { sittings, planId } = await batchShown();
  const last = sittings.at(-1);
  if (!last) throw new Error('Nobody was placed');
  await product.db.claims.take({
    ...{ personId: last.seats[0]?.personId ?? '', interviewId: 'another', span: last, bufferMinutes: 0 },
    ...{ day: { key: 'another', cap: 9 }, week: { key: 'another', cap: 9 } },
  });
  await nora.submit();
  await nora.sees('Nothing is booked. Find times for all of them again.');
  expect(await bookedNow()).toEqual([]);
  for (const { candidateId: id } of sittings) expect(await claimsOf(product, `${planId}-${id}`)).toEqual([]);
  await product.db.claims.release('another');
  await nora.click('Find times again');
  await nora.modal(TITLE);
});

test('two who wait for the same stage are booked together from Home, each once, with two clicks', async () => {
  await nora.goTo('Home');
  await nora.sees('Ada and Ravi wait for a time for Phone screen.');
  nora.resetTally();
  await nora.click('Schedule together');
  await nora.modal(TITLE);
  await nora.sees('2 candidates get an invitation by mail now.');
  const { sittings } = await batchShown();
  await Promise.all([nora.submit(), nora.submit().catch(() => null)]);
  await nora.sees(BOOKED);
  expect(nora.tally.clicks).toBeLessThanOrEqual(3);
  await product.caughtUp();

  const interviews = await bookedNow();
  expect(interviews.map((each) => each.candidateId).sort()).toEqual(
    [candidateId('ada'), candidateId('ravi')].sort(),
  );
  for (const interview of interviews) {
    const planned = sittings.find((sitting) => sitting.candidateId === interview.candidateId);
    expect(interview.startsAt).toEqual(planned?.startsAt);
    expect(eventOf(product, interview)?.startAt).toBe(interview.startsAt.toISOString());
  }
  expect(mailsTo(product, 'ada.lovelace@example.com')).toHaveLength(1);
  await nora.closeModal(true);
  await nora.goTo('Interloop');
  expect((await news(nora)).filter((text) => text.startsWith('Booked: '))).toHaveLength(2);
});

test('three who need one person whose cap is two: two are placed, and the third is named', async () => {
  for (const { interviewer, ...person } of await product.db.people.listPeople({ role: 'interviewer' })) {
    if (!interviewer) continue;
    const { 'phone-screen': _, ...skills } = interviewer.skills;
    const own = person.slackUserId === 'U0SOFIA' ? { capPerWeek: 2 } : { skills };
    await product.db.people.savePerson({ ...person, interviewer: { ...interviewer, ...own } });
  }
  const names = 'Grace Hopper, Alan Turing, Katherine Johnson';
  await nora.types(`/schedule ${names} phone screen in two weeks`, 'Interloop');
  await nora.modal(TITLE);
  await nora.sees('finds no time beside the others.');
  expect((await batchShown()).sittings).toHaveLength(2);
  await nora.click('Find times alone');
  await nora.sees('Best match');
  await nora.sees('Sofia Almeida');
});
