import type { Person } from '../../../src/entities';
import type { Ports } from '../../../src/ports';
import type { SlackDeps } from '../../../src/slack/deps';
import { publishHome } from '../../../src/slack/publishHome';
import { ADA, OMAR, PRIYA, startOffice, type TestOffice } from '../../sandbox/slack/startOffice';
import { type MemoryWorld, makeMemoryPorts } from '../../support/memoryPorts';
import { makeCandidate, makeInterview, makePerson, NOW } from '../models/makers';

const FIRST = { candidatesPage: 0, peoplePage: 0, roomsPage: 0 };
const ONE_HOUR_LATER = new Date(NOW.getTime() + 3_600_000);
const THREE_DAYS_LATER = new Date(NOW.getTime() + 72 * 3_600_000);

let office: TestOffice;
beforeAll(async () => {
  office = await startOffice();
});
afterAll(() => office.stop());

const people = {
  recruiter: makePerson({ id: 'ada', slackUserId: ADA, roles: ['recruiter'] }),
  admin: makePerson({
    id: 'omar',
    slackUserId: OMAR,
    name: 'Omar Haddad',
    roles: ['admin'],
    team: 'Payments',
  }),
  interviewer: makePerson({ id: 'priya', slackUserId: PRIYA }),
};
const seat = { personId: 'omar', part: 'lead' as const, answer: 'accepted' as const, askedAt: NOW };
const makeWorld = (
  interviews = [makeInterview({ startsAt: NOW, endsAt: ONE_HOUR_LATER, panel: [seat] })],
): MemoryWorld => ({
  people: Object.values(people),
  candidates: [makeCandidate({ id: 'candidate1', recruiterId: 'ada', name: 'Grace Hopper' })],
  interviews,
  cards: [],
});

/** Publishes from a world whose figures are counted as `counting` says; gives what was logged as a fault. */
function publisher(world: MemoryWorld, counting: () => Promise<void> = async () => undefined) {
  const { ports } = makeMemoryPorts(world, THREE_DAYS_LATER);
  const faults: string[] = [];
  const { analytics } = ports.db;
  const slow: Ports = {
    ...ports,
    db: {
      ...ports.db,
      analytics: {
        ...analytics,
        listInterviewsSince: async (since) => {
          await counting();
          return analytics.listInterviewsSince(since);
        },
      },
    },
    log: { ...ports.log, error: (_fields, message) => void faults.push(message) },
  };
  const nothing = async () => Promise.reject(new Error('not on Home'));
  const deps: SlackDeps = {
    ports: slow,
    client: office.web,
    pictures: { fileOf: nothing },
    painter: { png: nothing },
    packets: { make: nothing },
    teamId: 'T0FERNHILL',
  };
  return { publish: (person: Person) => publishHome(deps, person, FIRST), faults };
}

/** Lets whoever waits go on. */
function makeGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

const homeOf = async (slackUserId: string) =>
  JSON.stringify((await office.slack.client.state(slackUserId)).home?.blocks ?? []);

async function untilHomeSays(slackUserId: string, text: string): Promise<string> {
  for (;;) {
    const home = await homeOf(slackUserId);
    if (home.includes(text)) return home;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe.each([
  ['a recruiter', people.recruiter, 'Grace Hopper'],
  ['an admin', people.admin, 'People and roles'],
] as const)('the Home of %s', (_who, person, ownPart) => {
  test('shows the figures, and who owes cards, by team', async () => {
    await publisher(makeWorld()).publish(person);
    const home = await homeOf(person.slackUserId);
    expect(home).toContain(ownPart);
    expect(home).toContain('*Payments*: 1 card, 47 h late. Omar Haddad');
  });

  test('is there before slow figures, which are drawn into it when they come', async () => {
    const gate = makeGate();
    const slow = publisher(makeWorld(), () => gate.opened);
    const published = slow.publish(person);
    expect(await untilHomeSays(person.slackUserId, 'Counting')).toContain(ownPart);
    gate.open();
    await published;
    expect(await homeOf(person.slackUserId)).toContain('*Payments*: 1 card');
    expect(slow.faults).toEqual([]);
  });

  test('does not fail with the figures: it says so, and the fault is logged', async () => {
    const broken = publisher(makeWorld(), async () => Promise.reject(new Error('out of reach')));
    await broken.publish(person);
    const home = await homeOf(person.slackUserId);
    expect(home).toContain(ownPart);
    expect(home).toContain('could not be counted just now');
    expect(broken.faults).toHaveLength(1);
  });

  test('says where there is nothing to count yet', async () => {
    await publisher(makeWorld([])).publish(person);
    expect(await homeOf(person.slackUserId)).toContain('No interviews in the last 90 days.');
  });
});

test('figures that come late never overwrite a newer Home', async () => {
  const gate = makeGate();
  const slow = publisher(makeWorld(), () => gate.opened);
  const published = slow.publish(people.recruiter);
  await untilHomeSays(ADA, 'Counting');
  const next = makeCandidate({ recruiterId: 'ada', name: 'Katherine Johnson' });
  await publisher({ ...makeWorld(), candidates: [next] }).publish(people.recruiter);
  gate.open();
  await published;
  const home = await homeOf(ADA);
  expect(home).toContain('Katherine Johnson');
  expect(home).not.toContain('Grace Hopper');
  expect(slow.faults).toEqual([]);
});

test('for an interviewer nothing is counted', async () => {
  const counted = jest.fn(async () => undefined);
  await publisher(makeWorld(), counted).publish(people.interviewer);
  const home = await homeOf(PRIYA);
  expect(home).toContain('Your interviews');
  expect(home).not.toContain('How interviewing goes');
  expect(counted).not.toHaveBeenCalled();
});
