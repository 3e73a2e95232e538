import type { Person } from '../../../../src/entities';
import { listApart, refuseTogether } from '../../../../src/flows/team/apart';
import { profileWishOf, saveProfile } from '../../../../src/flows/team/saveProfile';
import { makeLoopRequest } from '../../../../src/flows/times/loopRequest';
import { makeScheduleRequest } from '../../../../src/flows/times/scheduleRequest';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import { makeCandidate, makePerson, makePlan, NOW } from '../../models/makers';

const named = (id: string, overrides: Partial<Person> = {}) =>
  makePerson({ id, slackUserId: `U${id}`, ...overrides });
const yuki = named('yuki', { roles: ['admin'] });

function makeOffice(...people: Person[]) {
  const ada = makeCandidate({ id: 'ada' });
  const world = { people: [yuki, ...people], candidates: [ada], interviews: [], cards: [] };
  return { world, ...makeMemoryPorts(world, NOW, 2, { busy: new Map(), claimed: [] }) };
}

const apartIn = ({ world }: ReturnType<typeof makeOffice>) =>
  Object.fromEntries(world.people.map(({ id, apartIds = [] }) => [id, apartIds]));

describe('whom somebody never sits with', () => {
  const declare = ({ ports, world }: ReturnType<typeof makeOffice>, by: Person, whom: string[] | null) => {
    const priya = world.people.find(({ id }) => id === 'priya') ?? yuki;
    return saveProfile(ports, by, 'priya', { ...profileWishOf(priya), apartSlackUserIds: whom });
  };

  test('is kept on both sides, changed and taken back from either', async () => {
    const office = makeOffice(named('priya'), named('omar'), named('chen', { apartIds: ['priya'] }));
    await declare(office, yuki, ['Uomar']);
    expect(apartIn(office)).toMatchObject({ priya: ['omar'], omar: ['priya'], chen: [] });
    await declare(office, yuki, []);
    expect(apartIn(office)).toMatchObject({ priya: [], omar: [], chen: [] });
  });

  test("is said by admins only: in a form of one's own it stays", async () => {
    const office = makeOffice(named('priya', { apartIds: ['omar'] }), named('omar', { apartIds: ['priya'] }));
    await declare(office, office.world.people[1] ?? yuki, []);
    await declare(office, yuki, null);
    expect(apartIn(office)).toMatchObject({ priya: ['omar'], omar: ['priya'] });
  });

  test('is somebody the workspace knows, and never oneself', async () => {
    const office = makeOffice(named('priya'));
    expect(await declare(office, yuki, ['Ustranger'])).toMatchObject({ reason: { code: 'unknown person' } });
    await declare(office, yuki, ['Upriya']);
    expect(apartIn(office)).toMatchObject({ priya: [] });
  });
});

test('a pair is listed once, whichever of the two says it', () => {
  const both = [named('priya', { apartIds: ['omar'] }), named('omar', { apartIds: ['priya'] })];
  expect(listApart(both)).toEqual([['omar', 'priya']]);
  expect(listApart([named('priya', { apartIds: ['omar'] })])).toEqual([['omar', 'priya']]);
});

test('every search keeps the pair apart, in each session of a loop too', async () => {
  const { ports } = makeOffice(named('priya', { apartIds: ['omar'] }), named('omar'));
  const { ask, ...plan } = makePlan();
  if (!ask) throw new Error('No ask');
  const own = { ...ask, candidateId: 'ada' };
  const single = await makeScheduleRequest(ports, { ...plan, ask: own });
  expect(single.session.panel.apart).toEqual([['omar', 'priya']]);
  const stageKeys = ['coding', 'system-design'];
  const loop = await makeLoopRequest(ports, {
    ...plan,
    ask: { ...own, stageKeys, order: 'free', mostDays: null },
  });
  expect(loop.sessions.map(({ panel }) => panel.apart)).toEqual([[['omar', 'priya']], [['omar', 'priya']]]);
});

test('two who are kept apart since the search are not booked together, unless it was agreed', () => {
  const people = [named('priya', { apartIds: ['omar'] }), named('omar', { apartIds: ['priya'] })];
  const seats = people.map(({ id }) => ({ personId: id }));
  const alone = seats.map((seat) => ({ seats: [seat] }));
  expect(refuseTogether(people, [{ seats }], [])).toMatchObject({ reason: { code: 'kept apart' } });
  expect(refuseTogether(people, alone, [])).toBeNull();
  const agreed = { kind: 'liftApart', sessionId: 'coding', personIds: ['priya', 'omar'] } as const;
  expect(refuseTogether(people, [{ seats }], [agreed])).toBeNull();
});
