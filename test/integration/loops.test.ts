import { personId } from '../../sandbox/company/ids';
import type { OfficeChecklist } from '../../sandbox/page/officeApi';
import type { Person } from '../../sandbox/slack/person';
import type { LoopPlan, PlannedLoop } from '../../src/plan';
import { type Product, startProduct } from '../support/startProduct';
import { claimsOf, eventOf, interviewsOf, mailsTo, news } from '../support/steps';

jest.setTimeout(30_000);

let product: Product;
let nora: Person;
let ben: Person;

beforeAll(async () => {
  product = await startProduct();
  nora = product.person('nora');
  ben = product.person('ben');
  await nora.goTo('Interloop');
  await ben.goTo('Interloop');
}, 60_000);
afterAll(() => product.close());
afterEach(async () => {
  const { views } = await nora.state();
  if (views.length > 0) await nora.closeModal(true);
});

const OPEN_FOR_ALAN = ['collaboration', 'databases-and-apis', 'operations-and-debugging'];
const STAGE_NAMES: Record<string, string> = {
  collaboration: 'Collaboration',
  'databases-and-apis': 'Databases and APIs',
  'operations-and-debugging': 'Operations and debugging',
};
const OFFERED = 'Plan for the loop';
const BOOKED = 'Each session has its card in your messages';

/** Asks for a whole loop in words, and gives the plan that the bot then keeps. */
async function planLoop(person: Person, words: string): Promise<string> {
  const before = new Set(await planIds());
  await person.types(`/schedule ${words}`, 'Interloop');
  await person.modal(OFFERED);
  const [made] = (await planIds()).filter((id) => !before.has(id));
  if (!made) throw new Error('No plan is kept');
  return made;
}

async function planIds(): Promise<string[]> {
  const found = await product.db.connection.collection('plans').find({}).toArray();
  return found.map(({ _id }) => String(_id));
}

async function loopsOf(planId: string): Promise<LoopPlan> {
  const { loop } = await product.db.plans.getPlan(planId);
  if (!loop) throw new Error('The plan is for no loop');
  return loop;
}

/** The words of a plan in the choice of other plans. */
async function offeredPlan(number: number): Promise<string> {
  const line = (await nora.screen()).split('\n').find((each) => each.trim().startsWith(`${number}: `));
  if (!line) throw new Error(`Plan ${number} is not offered`);
  return line.trim();
}

/** The loop that a search or a change shows. */
async function firstLoop(planId: string): Promise<PlannedLoop> {
  const [first] = (await loopsOf(planId)).loops;
  if (!first) throw new Error('No loop was found');
  return first;
}

const peopleOf = (loop: PlannedLoop) =>
  loop.sessions.flatMap(({ seats }) => seats.map((seat) => seat.personId));

/** What the screen says of a booking, once it says something. */
async function outcomeOf(person: Person): Promise<'booked' | 'refused'> {
  await person.sees(/Each session has its card|Nothing of the loop is booked/);
  return (await person.screen()).includes(BOOKED) ? 'booked' : 'refused';
}

/** Stages whose time or people differ between two loops. */
function changedStages(before: PlannedLoop, now: PlannedLoop): string[] {
  const was = sittings(before);
  return [...sittings(now)].flatMap(([stageKey, text]) => (was.get(stageKey) === text ? [] : [stageKey]));
}

const sittings = (loop: PlannedLoop) =>
  new Map(
    loop.sessions.map(({ stageKey, startsAt, seats }) => [
      stageKey,
      [startsAt.toISOString(), ...seats.map((seat) => seat.personId)].join(' '),
    ]),
  );

const startsOf = (loop: PlannedLoop) => loop.sessions.map(({ startsAt }) => startsAt.toISOString());
const dayOf = (loop: PlannedLoop | undefined) => loop?.sessions[0]?.startsAt.toISOString().slice(0, 10);

/** What was booked since the office opened. */
const bookedOf = async (candidate: string) =>
  (await interviewsOf(product, candidate)).filter(
    ({ bookedAt }) => bookedAt >= product.office.company.anchorAt,
  );

describe('a plan that is not yet right', () => {
  test('one person goes for another who sits nowhere yet, and all else stays', async () => {
    const planId = await planLoop(nora, 'Alan Turing whole loop next week');
    const before = await firstLoop(planId);
    await nora.click('Change', { near: 'Collaboration' });
    await nora.sees('Other people at this time');
    await nora.sees(/Cannot: .*\(outside working hours, or away\)/);
    await nora.click('Swap in');
    await nora.modal(OFFERED);
    const now = await firstLoop(planId);
    expect(changedStages(before, now)).toEqual(['collaboration']);
    expect(startsOf(now)).toEqual(startsOf(before));
    await nora.sees('Collaboration is changed; all else stays as it was.');
    await nora.sees('As you changed it: Collaboration.');
  });

  test('one person goes for another of the same loop, and the rest is planned anew', async () => {
    const planId = await planLoop(nora, 'Alan Turing whole loop');
    const before = await firstLoop(planId);
    await nora.click('Change', { near: 'Databases and APIs' });
    await nora.sees('which is planned anew');
    await nora.click('Swap in', { near: 'which is planned anew' });
    await nora.modal(OFFERED);
    const now = await firstLoop(planId);
    const timeOf = (loop: PlannedLoop) =>
      loop.sessions.find(({ stageKey }) => stageKey === 'databases-and-apis')?.startsAt;
    expect(timeOf(now)).toEqual(timeOf(before));
    expect(changedStages(before, now).length).toBeGreaterThan(1);
    expect(new Set(peopleOf(now)).size).toBe(6);
  });

  test('one session is shifted, and the rest is planned around it', async () => {
    const planId = await planLoop(nora, 'Alan Turing whole loop');
    await nora.click('Change', { near: 'Collaboration' });
    await nora.sees('The rest is planned around it');
    await nora.fill('Choose a start', 'Tue 1 Dec, 10:30 (Alan: 09:30)');
    await nora.modal(OFFERED);
    const now = await firstLoop(planId);
    const shifted = now.sessions.find(({ stageKey }) => stageKey === 'collaboration');
    expect(shifted?.startsAt).toEqual(new Date('2026-12-01T09:30:00Z'));
    expect(new Set(peopleOf(now)).size).toBe(6);
  });

  test('there are other plans, more of them, and other days', async () => {
    const planId = await planLoop(nora, 'Alan Turing whole loop');
    const { loops } = await loopsOf(planId);
    await nora.sees(`Plan 1 of ${loops.length}: Tue 1 Dec`);
    await nora.sees('Best match: soonest');
    await nora.fill('Other plans', await offeredPlan(2));
    await nora.sees(`Plan 2 of ${loops.length}: `);
    await nora.sees('Behind plan 1: ');
    await nora.click('Find more');
    await nora.sees(`Plan ${loops.length + 1} of`);
    const more = (await loopsOf(planId)).loops;
    await nora.click('Other days');
    await nora.sees(`Plan ${more.length + 1} of`);
    const all = (await loopsOf(planId)).loops;
    expect(more.map(dayOf)).not.toContain(dayOf(all[more.length]));
  });

  test('all sessions are on one day where the recruiter wants that', async () => {
    const before = new Set(await planIds());
    await nora.types('/schedule Ada Lovelace next week', 'Interloop');
    await nora.fill('What', 'Several');
    await nora.fill('Stages', ['Coding', 'Collaboration', 'System design']);
    await nora.fill('Days that it may take', 'One');
    await nora.submit();
    await nora.modal(OFFERED);
    const [planId = ''] = (await planIds()).filter((id) => !before.has(id));
    const { ask, loops } = await loopsOf(planId);
    expect(ask.mostDays).toBe(1);
    for (const { sessions } of loops) {
      expect(new Set(sessions.map(({ startsAt }) => startsAt.toDateString())).size).toBe(1);
    }
  });

  test('no loop says what is in the way, and one tap on what helps plans it', async () => {
    await nora.types('/schedule Alan Turing on tuesday', 'Interloop');
    await nora.fill('What', 'Whole loop');
    await nora.sees('To plan:');
    await nora.fill("Alan's hours from (in London)", '13:00');
    await nora.submit();
    await nora.modal('No time found');
    await nora.sees('What is in the way');
    await nora.click('1 day later too: 1 day');
    await nora.modal(OFFERED);
    await nora.sees('Wed 2 Dec');
  });
});

describe('a plan that another version kept', () => {
  test('is not shown, and one tap searches again for what was asked', async () => {
    const planId = await planLoop(nora, 'Alan Turing whole loop');
    const plans = product.db.connection.collection<{ _id: string; loop: LoopPlan }>('plans');
    const stored = await plans.findOne({ _id: planId });
    if (!stored) throw new Error('No plan is kept');
    const loops = stored.loop.loops.map(({ cost: _, ...loop }) => loop);
    await plans.updateOne({ _id: planId }, { $set: { 'loop.loops': loops } });
    await nora.click('Change', { near: 'Collaboration' });
    await nora.sees("are from before Interloop's last update");
    await nora.click('Search again');
    await nora.modal(OFFERED);
    expect(await firstLoop(planId)).toMatchObject({ cost: { total: expect.any(Number) } });
  });
});

describe('a long loop', () => {
  test('that finds no time says what is in the way, and one tap on what helps plans it', async () => {
    await nora.types('/schedule Katherine Johnson whole loop', 'Interloop');
    // On a busy machine the search for what helps takes longer than one wait.
    await nora.modal('No time found').catch(() => nora.modal('No time found'));
    await nora.sees('What is in the way');
    await nora.sees("Katherine's own hours and days");
    await nora.sees('Nobody sits in two sessions');
    await nora.click('Katherine starts 30 min earlier: 5 days');
    await nora.modal(OFFERED);
    await nora.sees('Katherine Johnson: 5 sessions');
  });
});

describe('a booking', () => {
  test('of which one claim is lost in the middle books nothing at all, and it can be planned anew', async () => {
    const planId = await planLoop(nora, 'Alan Turing whole loop');
    const loop = await firstLoop(planId);
    const last = loop.sessions.at(-1);
    if (!last) throw new Error('The loop has no session');
    await product.db.claims.take({
      ...{ personId: last.seats[1]?.personId ?? '', interviewId: 'another', span: last, bufferMinutes: 0 },
      ...{ day: { key: 'another', cap: 9 }, week: { key: 'another', cap: 9 } },
    });
    await nora.submit();
    await nora.sees('is no longer free at this time');
    await nora.sees('Nothing of the loop is booked');
    expect(await bookedOf('alan')).toEqual([]);
    for (const { stageKey } of loop.sessions) {
      expect(await claimsOf(product, `${planId}-${stageKey}`)).toEqual([]);
    }
    await product.db.claims.release('another');
    await nora.click('Plan anew');
    await nora.modal(OFFERED);
  });

  test('of several stages in any order, confirmed twice at once, books each once', async () => {
    await nora.types('/schedule Katherine Johnson next week', 'Interloop');
    await nora.fill('What', 'Several');
    await nora.fill('Stages', ['Coding', 'Collaboration']);
    await nora.submit();
    await nora.modal(OFFERED);
    await nora.sees('2 sessions');
    await nora.sees('Never assessed:');
    await Promise.all([nora.submit(), nora.submit().catch(() => null)]);
    await nora.sees(BOOKED);
    await product.caughtUp();
    const interviews = await bookedOf('katherine');
    expect(interviews.map(({ stageKey }) => stageKey).sort()).toEqual(['coding', 'collaboration']);
    const panels = interviews.flatMap(({ panel }) => panel.map((seat) => seat.personId));
    expect(panels).not.toContain(personId('emily'));
    expect(new Set(panels).size).toBe(4);
  });

  test('of the same people by two recruiters at once is won by one; the other is told, and books nothing', async () => {
    for (const recruiter of [nora, ben]) {
      await recruiter.types('/schedule Ada Lovelace next week', 'Interloop');
      await recruiter.fill('What', 'Several');
      await recruiter.fill('Stages', ['Phone screen', 'Collaboration']);
      await recruiter.submit();
      await recruiter.modal(OFFERED);
    }
    await Promise.all([nora.submit(), ben.submit()]);
    const outcomes = await Promise.all([nora, ben].map(outcomeOf));
    expect(outcomes.sort()).toEqual(['booked', 'refused']);
    await product.caughtUp();
    const interviews = await bookedOf('ada');
    expect(interviews.map(({ stageKey }) => stageKey).sort()).toEqual(['collaboration', 'phone-screen']);
    await ben.closeModal(true);
  });

  test('of a whole loop takes three clicks, and gives each session its claims, events, card and mail', async () => {
    await planLoop(ben, 'Alan Turing whole loop');
    await nora.goTo('Interloop');
    nora.resetTally();
    await nora.types('/schedule Alan Turing');
    await nora.fill('What', 'Whole loop');
    await nora.sees('To plan:');
    await nora.submit();
    await nora.modal(OFFERED);
    await nora.sees('Every competency is assessed twice');
    await nora.submit();
    await nora.sees(BOOKED);
    expect(nora.tally.clicks).toBe(3);
    await product.caughtUp();

    const interviews = await bookedOf('alan');
    expect(interviews.map(({ stageKey }) => stageKey).sort()).toEqual(OPEN_FOR_ALAN);
    for (const interview of interviews) {
      expect(eventOf(product, interview)?.startAt).toBe(interview.startsAt.toISOString());
      expect(eventOf(product, interview, 'candidate')?.attendees).toHaveLength(1);
      const claimed = new Set((await claimsOf(product, interview.id)).map((claim) => claim.personId));
      expect([...claimed].sort()).toEqual(
        [interview.candidateId, ...interview.panel.map((seat) => seat.personId)].sort(),
      );
    }
    expect(mailsTo(product, 'alan.turing@example.com')).toHaveLength(3);
    const inOrder = interviews.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    const cards = (await news(nora)).flatMap(
      (text) => /^Booked: Alan Turing, ([^,]+),/.exec(text)?.[1] ?? [],
    );
    expect(cards).toEqual(inOrder.map(({ stageKey }) => STAGE_NAMES[stageKey]));
    await nora.closeModal(true);
    for (const stage of ['Databases and APIs', 'Operations and debugging', 'Collaboration']) {
      await nora.sees(`${stage}: Alan Turing`);
    }
  });

  test('is ticked off on the list of a newcomer, and leads to the lead of the first session', async () => {
    const [first] = (await bookedOf('alan')).toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    const lead = await product.db.people.getPerson(first?.panel[0]?.personId ?? '');
    const answer = await fetch(`${product.office.url}/office/checklist`);
    const { steps } = (await answer.json()) as OfficeChecklist;
    expect(steps.find(({ id }) => id === 'book')).toMatchObject({ isDone: true });
    expect(steps.find(({ id }) => id === 'accept')?.jump).toMatchObject({ userId: lead.slackUserId });
  });

  test('that another recruiter was quicker with books nothing, and says so', async () => {
    await ben.submit();
    await ben.sees('One of these stages was booked meanwhile');
    await ben.sees('Nothing of the loop is booked');
    expect(await bookedOf('alan')).toHaveLength(3);
  });

  test('of what is booked already is not offered', async () => {
    await nora.types('/schedule Alan Turing', 'Interloop');
    await nora.fill('What', 'Whole loop');
    await nora.sees('Every stage is done or booked');
    await nora.submit();
    await nora.sees('Every stage is held or booked');
  });

  test('that nobody answered before it was held asks a newcomer for no answer any more', async () => {
    const ends = (await bookedOf('alan')).map(({ endsAt }) => endsAt.getTime());
    await product.travelTo(new Date(Math.min(...ends)));
    const answer = await fetch(`${product.office.url}/office/checklist`);
    const { steps } = (await answer.json()) as OfficeChecklist;
    expect(steps.map(({ id, isDone }) => [id, isDone]).slice(0, 4)).toEqual([
      ['schedule', true],
      ['book', true],
      ['jump', true],
      ['card', false],
    ]);
  });
});
