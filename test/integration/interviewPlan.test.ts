import { candidateId, personId, TEAM_ID } from '../../sandbox/company/ids';
import type { OfficeEvent } from '../../sandbox/google/officeTypes';
import type { Person } from '../../sandbox/slack/person';
import { civilDay, instantOf } from '../../src/civil';
import { makeShelf } from '../support/makeShelf';
import { MONDAY, type Product, startProduct } from '../support/startProduct';
import { eventOf, interviewsOf, MINUTE_MS } from '../support/steps';

jest.setTimeout(40_000);

const LEAST_BREAK_MINUTES = 15;
const ZONE = 'Europe/London';

/** Three roles of the same four stages, 225 minutes: with breaks more than half a working day, so a lunch is due. */
const ROLES = [
  {
    ...{ key: 'fixed-order', name: 'Fixed Order', candidate: 'barbara', person: 'Barbara Liskov' },
    rounds: [['coding'], ['system-design'], ['databases-and-apis'], ['collaboration']],
  },
  {
    ...{ key: 'partial-order', name: 'Partial Order', candidate: 'edsger', person: 'Edsger Dijkstra' },
    rounds: [
      ['coding', 'system-design'],
      ['databases-and-apis', 'collaboration'],
    ],
  },
  {
    ...{ key: 'free-order', name: 'Free Order', candidate: 'frances', person: 'Frances Allen' },
    rounds: [['coding', 'system-design', 'databases-and-apis', 'collaboration']],
  },
];

const shelf = makeShelf(ROLES);
let product: Product;
let nora: Person;

beforeAll(async () => {
  product = await startProduct({ rubricsFolder: shelf.folder });
  nora = product.person('nora');
  for (const { key, candidate, person } of ROLES) {
    await product.db.candidates.saveCandidate({
      ...{ id: candidateId(candidate), teamId: TEAM_ID, name: person, email: `${candidate}@example.com` },
      ...{ zone: ZONE, roleKey: key, seniority: 'senior', recruiterId: personId('nora') },
      ...{ conflictIds: [], createdAt: MONDAY },
    });
  }
}, 60_000);
afterAll(async () => {
  await product?.close();
  shelf.remove();
});
afterEach(async () => {
  const { views } = await nora.state();
  if (views.length > 0) await nora.closeModal(true);
});

/** A session as Google's calendar has it. */
interface Held {
  stageKey: string;
  startsAt: number;
  endsAt: number;
  panel: string[];
}

/** Plans and books a whole loop in Slack; gives what then stands in Google, in order of time. */
async function bookLoop(person: string, candidate: string): Promise<Held[]> {
  await nora.types(`/schedule ${person} whole loop`, 'Interloop');
  await nora.sees('4 sessions');
  await nora.submit();
  await nora.sees('Each session has its card in your messages');
  await product.caughtUp();
  const interviews = await interviewsOf(product, candidate);
  return interviews
    .map((interview) => heldOf(interview.stageKey, eventOf(product, interview)))
    .toSorted((a, b) => a.startsAt - b.startsAt);
}

function heldOf(stageKey: string, event: OfficeEvent | null): Held {
  if (!event) throw new Error(`${stageKey} is not in Google`);
  const panel = event.attendees.filter(({ organizer }) => !organizer).map(({ email }) => email);
  return { stageKey, startsAt: Date.parse(event.startAt), endsAt: Date.parse(event.endAt), panel };
}

const dayOf = ({ startsAt }: Held) => civilDay(new Date(startsAt), ZONE);

/** The longest free time between 12:00 and 13:30 on the candidate's clock, in minutes. */
function lunchMinutes(day: string, sessions: Held[]): number {
  const from = instantOf(day, '12:00', ZONE).getTime();
  const until = instantOf(day, '13:30', ZONE).getTime();
  const ends = [from, ...sessions.map(({ endsAt }) => endsAt)].filter((at) => at < until);
  const free = ends.map((end) => {
    const since = Math.max(end, from);
    const during = sessions.some((each) => each.startsAt <= since && each.endsAt > since);
    const next = Math.min(until, ...sessions.map(({ startsAt }) => startsAt).filter((at) => at >= since));
    return during ? 0 : next - since;
  });
  return Math.max(0, ...free) / MINUTE_MS;
}

describe.each(ROLES)('a whole loop for $name', ({ person, candidate, rounds }) => {
  let held: Held[];
  beforeAll(async () => {
    held = await bookLoop(person, candidate);
  }, 40_000);

  test('stands in Google with every stage of the plan', () => {
    expect(held.map(({ stageKey }) => stageKey).sort()).toEqual(rounds.flat().sort());
  });

  test('keeps the order of its rounds', () => {
    const ranges = rounds.map((round) => {
      const own = held.filter(({ stageKey }) => round.includes(stageKey));
      return {
        from: Math.min(...own.map(({ startsAt }) => startsAt)),
        to: Math.max(...own.map(({ endsAt }) => endsAt)),
      };
    });
    for (const [at, range] of ranges.slice(1).entries()) {
      expect(range.from).toBeGreaterThanOrEqual(ranges[at]?.to ?? Number.NaN);
    }
  });

  test('leaves a break between two sessions', () => {
    const gaps = held
      .slice(1)
      .map(({ startsAt }, at) => (startsAt - (held[at]?.endsAt ?? Number.NaN)) / MINUTE_MS);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(LEAST_BREAK_MINUTES);
  });

  test('leaves time for lunch on each of its days', () => {
    const days = [...new Set(held.map(dayOf))];
    expect(days.length).toBeLessThanOrEqual(2);
    for (const day of days) {
      const sessions = held.filter((each) => dayOf(each) === day);
      expect(lunchMinutes(day, sessions)).toBeGreaterThanOrEqual(30);
    }
  });

  test('invites nobody to two sessions', () => {
    const invited = held.flatMap(({ panel }) => panel);
    expect(invited.length).toBeGreaterThanOrEqual(8);
    expect(new Set(invited).size).toBe(invited.length);
  });
});

describe('where there are several roles', () => {
  test('the form asks for the candidate first: the stages are those of their role', async () => {
    await nora.types('/schedule', 'Interloop');
    await nora.sees('Choose the candidate: the stages are those of their role.');
    await nora.fill('Candidate', 'Frances Allen');
    await nora.fill('What', 'Whole loop');
    await nora.sees('Every stage is done or booked.');
  });

  test('a new candidate is given one of them, and the stages of that are offered', async () => {
    await nora.types('/schedule Kathleen Booth', 'Interloop');
    await nora.modal('New candidate');
    await nora.fill('Email', 'kathleen.booth@example.com');
    expect(await nora.submit()).toMatchObject({ ok: false });
    await nora.fill('Role', 'Fixed Order');
    await nora.submit();
    await nora.sees('Find times');
    const found = await product.db.candidates.findCandidateByEmail('kathleen.booth@example.com');
    expect(found?.roleKey).toBe('fixed-order');
    await nora.fill('What', 'Whole loop');
    await nora.sees(
      'To plan: Coding, 60 min; System design, 60 min; Databases and APIs, 60 min; Collaboration',
    );
    await nora.seesNo('Phone screen');
  });

  test('a stage that the words name and the role lacks is not searched for', async () => {
    await nora.types('/schedule Frances Allen phone screen', 'Interloop');
    await nora.sees('Find times');
    await nora.seesNo('Phone screen');
  });
});
