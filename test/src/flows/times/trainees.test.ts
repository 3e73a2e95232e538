import type { Person } from '../../../../src/entities';
import { answerAsk } from '../../../../src/flows/interviews/answerAsk';
import { bookInterview } from '../../../../src/flows/interviews/bookInterview';
import { loadFacts } from '../../../../src/flows/loadFacts';
import { tellInterview } from '../../../../src/flows/outside/tellInterview';
import { findTimes, proposalId } from '../../../../src/flows/times/findTimes';
import { leaveTraineesOff, plannedReasons } from '../../../../src/flows/times/trainees';
import type { InterviewerProfile } from '../../../../src/interviewerProfile';
import { type Around, makeMemoryPorts } from '../../../support/memoryPorts';
import { makeCandidate, makePerson, makePlan } from '../../models/makers';

const NOW = new Date('2026-11-30T08:00:00Z');
const OFFICE = [{ from: '09:00', to: '18:00' }];
const calendarOf = (id: string) => `${id}@fernhill.example`;

function makeInterviewer(id: string, profile: Partial<InterviewerProfile>): Person {
  return makePerson({
    ...{ id, name: id, slackUserId: `U${id}`, email: calendarOf(id) },
    interviewer: {
      calendarId: calendarOf(id),
      weeklyHours: { tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE },
      skills: { 'system-design': 'qualified' },
      pools: [],
      ...profile,
    },
  });
}

const nora = makePerson({ id: 'nora', roles: ['recruiter'] });
const shadow: Partial<InterviewerProfile> = { skills: { 'system-design': 'shadow' } };

/** Priya leads, Omar sits beside her, Tiago and Kavya learn by watching. */
function makeOffice(overrides: { around?: Partial<Around>; tiago?: Partial<InterviewerProfile> } = {}) {
  const people = [
    nora,
    makeInterviewer('priya', { pools: ['design-leads'] }),
    makeInterviewer('omar', { pools: ['design'] }),
    makeInterviewer('tiago', { ...shadow, ...overrides.tiago }),
  ];
  const ada = makeCandidate({ id: 'ada', email: 'ada@example.com', recruiterId: nora.id });
  const plan = makePlan({ id: 'plan', recruiterId: nora.id });
  const ask = { ...(plan.ask ?? fail('no ask')), candidateId: ada.id };
  const around = {
    busy: new Map(people.map(({ id }) => [calendarOf(id), []])),
    claimed: [],
    ...overrides.around,
  };
  const world = { people, candidates: [ada], interviews: [], cards: [], plans: [{ ...plan, ask }] };
  return { world, ask, ...makeMemoryPorts(world, NOW, 2, around) };
}

function fail(why: string): never {
  throw new Error(why);
}

async function findBest(
  { ports }: ReturnType<typeof makeOffice>,
  wish: Parameters<typeof findTimes>[3] = {},
) {
  const found = await findTimes(ports, nora, 'plan', wish);
  if (!found.ok) throw new Error(found.reason.code);
  const [best] = found.plan.proposals;
  return best ?? fail('no time');
}

async function bookBest(office: ReturnType<typeof makeOffice>) {
  const best = await findBest(office);
  const booked = await bookInterview(office.ports, nora, { planId: 'plan', proposalId: proposalId(best) });
  return booked.ok ? booked.interview : fail(booked.reason.code);
}

const seatsOf = (panel: readonly { personId: string; part: string }[]) =>
  panel.map(({ personId, part }) => `${personId} ${part}`);

test('a time comes with who learns the stage, and is booked with them', async () => {
  const office = makeOffice();
  const best = await findBest(office);
  expect(seatsOf(best.seats)).toEqual(['priya lead', 'omar second', 'tiago shadow']);
  expect(best.reasons).toContainEqual({ kind: 'trainee', personId: 'tiago', part: 'shadow' });
  expect(seatsOf((await bookBest(office)).panel)).toEqual(['priya lead', 'omar second', 'tiago shadow']);
});

test('who learns costs no time: the same starts are found while they are away', async () => {
  const starts = async (office: ReturnType<typeof makeOffice>) => {
    const found = await findTimes(office.ports, nora, 'plan', {});
    return found.ok ? found.plan.proposals.map(({ startsAt }) => startsAt.toISOString()) : [];
  };
  const away = makeOffice({ tiago: { pausedUntil: new Date('2027-01-01T00:00:00Z') } });
  expect(await starts(away)).toEqual(await starts(makeOffice()));
  expect(seatsOf((await findBest(away)).seats)).toEqual(['priya lead', 'omar second']);
});

test('left off they are not booked, and the same time stands; taken back they are', async () => {
  const office = makeOffice();
  const best = await findBest(office);
  const off = await leaveTraineesOff(office.ports, nora, 'plan', true);
  const plan = off.ok ? off.plan : fail(off.reason.code);
  expect(plannedReasons(plan, best).map(({ kind }) => kind)).not.toContain('trainee');
  expect(seatsOf((await bookBest(office)).panel)).toEqual(['priya lead', 'omar second']);
  const back = makeOffice();
  await leaveTraineesOff(back.ports, nora, 'plan', true);
  await leaveTraineesOff(back.ports, nora, 'plan', false);
  expect(seatsOf((await bookBest(back)).panel)).toContain('tiago shadow');
});

test('only recruiters and admins leave them off', async () => {
  const { ports, world } = makeOffice();
  const tiago = world.people.find(({ id }) => id === 'tiago') ?? fail('no tiago');
  expect(await leaveTraineesOff(ports, tiago, 'plan', true)).toMatchObject({ reason: { code: 'not yours' } });
});

test('a claim that who learns loses costs them the seat, never the time', async () => {
  const office = makeOffice({ around: { taken: ['tiago'] } });
  expect(seatsOf((await bookBest(office)).panel)).toEqual(['priya lead', 'omar second']);
  expect(office.world.interviews).toHaveLength(1);
});

test('a claim that who judges loses is refused as ever', async () => {
  const office = makeOffice({ around: { taken: ['omar'] } });
  const choice = { planId: 'plan', proposalId: proposalId(await findBest(office)) };
  expect(await bookInterview(office.ports, nora, choice)).toMatchObject({
    reason: { code: 'time taken', personId: 'omar' },
  });
});

test('where people are chosen nobody else comes to learn; who is chosen and learns does', async () => {
  const office = makeOffice();
  const chosen = (...chosenIds: string[]) => findBest(office, { ask: { ...office.ask, chosenIds } });
  expect(seatsOf((await chosen('priya', 'omar')).seats)).toEqual(['priya lead', 'omar second']);
  expect(seatsOf((await chosen('priya', 'tiago')).seats)).toEqual([
    'priya lead',
    'omar second',
    'tiago shadow',
  ]);
});

test('who learns and declines leaves nobody to be found: nobody is told to act', async () => {
  const { ports, told, ...office } = makeOffice();
  const { id } = await bookBest({ ports, told, ...office });
  const answer = async (personId: string) => {
    const person = office.world.people.find((each) => each.id === personId) ?? fail(personId);
    await answerAsk(ports, person, id, { answer: 'declined', reason: 'On call' });
    await tellInterview(ports, await loadFacts(ports, id), []);
  };
  await answer('tiago');
  expect(told.filter(({ kind }) => kind === 'declined')).toEqual([]);
  await answer('omar');
  expect(told.filter(({ kind }) => kind === 'declined')).toHaveLength(1);
});
