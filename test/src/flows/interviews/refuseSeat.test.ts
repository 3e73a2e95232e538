import type { Candidate, Person } from '../../../../src/entities';
import { addShadow, listShadows } from '../../../../src/flows/interviews/addShadow';
import { listReplacements, replaceInterviewer } from '../../../../src/flows/interviews/replaceInterviewer';
import type { InterviewerProfile } from '../../../../src/interviewerProfile';
import { type Around, makeMemoryPorts } from '../../../support/memoryPorts';
import { makeCandidate, makeInterview, makePerson } from '../../models/makers';

const NOW = new Date('2026-11-30T08:00:00Z');
/** Thursday 3 December, 14:00-15:00 in Lisbon. */
const TIME = { startsAt: new Date('2026-12-03T14:00:00Z'), endsAt: new Date('2026-12-03T15:00:00Z') };
const OFFICE = [{ from: '09:00', to: '18:00' }];
const WEEK = { mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE };
const calendarOf = (id: string) => `${id}@fernhill.example`;

function makeInterviewer(id: string, profile: Partial<InterviewerProfile> = {}): Person {
  return makePerson({
    ...{ id, name: `${id} One`, slackUserId: `U${id}`, email: calendarOf(id), zone: 'Europe/Lisbon' },
    roles: ['interviewer'],
    interviewer: {
      ...{ calendarId: calendarOf(id), weeklyHours: WEEK, pools: ['design'] },
      skills: { 'system-design': 'qualified' },
      ...profile,
    },
  });
}

const nora = makePerson({ id: 'nora', roles: ['recruiter'] });
const learns = (level: 'shadow' | 'reverse shadow') => ({ pools: [], skills: { 'system-design': level } });

/** Priya leads and Omar sits beside her; `joining` is somebody who was not asked yet. */
function makeOffice(joining: Person, candidate: Partial<Candidate> = {}, isRead = true) {
  const seat = { answer: 'accepted' as const, askedAt: NOW };
  const people = [
    nora,
    makeInterviewer('priya', { pools: ['design-leads'] }),
    makeInterviewer('omar'),
    joining,
  ];
  const world = {
    people,
    candidates: [makeCandidate({ id: 'ada', email: 'ada@example.com', ...candidate })],
    interviews: [
      makeInterview({
        ...{ id: 'i1', candidateId: 'ada', stageKey: 'system-design', ...TIME },
        panel: [
          { personId: 'priya', part: 'lead', ...seat },
          { personId: 'omar', part: 'second', ...seat },
        ],
      }),
    ],
    cards: [],
  };
  const around: Around = {
    busy: new Map(people.map(({ id }) => [calendarOf(id), id === joining.id && !isRead ? [TIME] : []])),
    claimed: [],
  };
  return { world, around, ...makeMemoryPorts(world, NOW, 2, around) };
}

const replaceOmar = ({ ports }: ReturnType<typeof makeOffice>) =>
  replaceInterviewer(ports, nora, 'i1', { outId: 'omar', inId: 'chen' });

const offered = async ({ ports, world }: ReturnType<typeof makeOffice>) => {
  const [interview] = world.interviews;
  if (!interview) throw new Error('No interview');
  return listReplacements(ports, interview, 'omar');
};

test('whoever may and can takes the seat, with their claim', async () => {
  const office = makeOffice(makeInterviewer('chen'));
  expect((await offered(office)).replacements).toMatchObject([{ personId: 'chen' }]);
  expect(await replaceOmar(office)).toMatchObject({ ok: true });
  expect(office.world.interviews[0]?.panel.map(({ personId }) => personId)).toEqual(['priya', 'chen']);
  expect(office.around.claimed).toMatchObject([{ personId: 'chen', interviewId: 'i1' }]);
});

describe('a choice that no screen offered is refused, and changes nothing', () => {
  const away = { daysOff: [{ from: '2026-12-03', to: '2026-12-03' }] };
  test.each<[string, Partial<InterviewerProfile>, Partial<Candidate>, string]>([
    ['the candidate', {}, { email: 'chen@fernhill.example' }, 'conflict'],
    ['the referrer', {}, { referrerId: 'chen' }, 'conflict'],
    ['somebody with a declared conflict', {}, { conflictIds: ['chen'] }, 'conflict'],
    ['somebody who never learned the stage', { skills: {} }, {}, 'skill'],
    ['somebody who still learns it', learns('shadow'), {}, 'skill'],
    ['somebody of another pool', { pools: ['platform'] }, {}, 'pool'],
    ['somebody on a day off', away, {}, 'workingHours'],
    ['somebody who pauses', { pausedUntil: new Date('2026-12-10T00:00:00Z') }, {}, 'paused'],
    ['somebody who needs a week', { leastNoticeMinutes: 7 * 24 * 60 }, {}, 'notice'],
  ])('%s', async (_, profile, candidate, rule) => {
    const office = makeOffice(makeInterviewer('chen', profile), candidate);
    expect((await offered(office)).replacements).toEqual([]);
    expect(await replaceOmar(office)).toMatchObject({
      ok: false,
      reason: { code: 'cannot sit', personId: 'chen', constraints: expect.arrayContaining([rule]) },
    });
    expect(office.world.interviews[0]?.panel.map(({ personId }) => personId)).toEqual(['priya', 'omar']);
    expect(office.around.claimed).toEqual([]);
  });

  test('somebody who never sits with one of those who stay', async () => {
    const office = makeOffice({ ...makeInterviewer('chen'), apartIds: ['priya'] });
    expect((await offered(office)).unable).toContainEqual({ personId: 'chen', constraints: ['apart'] });
    expect(await replaceOmar(office)).toMatchObject({
      reason: { code: 'cannot sit', personId: 'chen', constraints: ['apart'] },
    });
  });

  test('but somebody who never sits with the one who leaves may step in', async () => {
    const office = makeOffice({ ...makeInterviewer('chen'), apartIds: ['omar'] });
    expect(await replaceOmar(office)).toMatchObject({ ok: true });
  });

  test('somebody whose calendar filled up since', async () => {
    const office = makeOffice(makeInterviewer('chen'), {}, false);
    expect(await replaceOmar(office)).toMatchObject({ reason: { code: 'time taken', personId: 'chen' } });
    expect(office.around.claimed).toEqual([]);
  });
});

describe('what the recruiter agrees to for a replacement', () => {
  const paused = { pausedUntil: new Date('2026-12-10T00:00:00Z') };
  const choicesWith = async ({ ports, world }: ReturnType<typeof makeOffice>, agreedIds: string[]) => {
    const [interview] = world.interviews;
    if (!interview) throw new Error('No interview');
    return listReplacements(ports, interview, 'omar', agreedIds);
  };

  test('is offered by name, makes one more able, and is said', async () => {
    const office = makeOffice(makeInterviewer('chen', paused));
    const { offers } = await choicesWith(office, []);
    const lift = { kind: 'liftPause', personId: 'chen' };
    const offer = offers.find(({ changes }) => changes[0]?.kind === 'liftPause');
    expect(offer?.changes).toEqual([lift]);
    const eased = await choicesWith(office, [offer?.id ?? '']);
    expect(eased.replacements).toMatchObject([{ personId: 'chen' }]);
    expect(eased.agreed).toEqual([lift]);
  });

  test('holds when the choice is sent, for those it is about', async () => {
    const office = makeOffice(makeInterviewer('chen', paused));
    const [offer] = (await choicesWith(office, [])).offers;
    const swap = { outId: 'omar', inId: 'chen' };
    const refused = await replaceInterviewer(office.ports, nora, 'i1', { ...swap, agreedIds: ['gone'] });
    expect(refused).toMatchObject({ reason: { code: 'cannot sit', constraints: ['paused'] } });
    const agreedIds = ['gone', offer?.id ?? ''];
    expect(await replaceInterviewer(office.ports, nora, 'i1', { ...swap, agreedIds })).toMatchObject({
      ok: true,
    });
  });

  test('of a cap is what the claim counts up to', async () => {
    const office = makeOffice(makeInterviewer('chen', { capPerDay: 1 }));
    const at = (hour: number) => new Date(`2026-12-03T${hour}:00:00Z`);
    office.world.interviews.push(
      makeInterview({
        ...{ id: 'other', candidateId: 'ada', startsAt: at(10), endsAt: at(11) },
        panel: [{ personId: 'chen', part: 'lead', answer: 'accepted', askedAt: NOW }],
      }),
    );
    const { replacements, offers } = await choicesWith(office, []);
    expect(replacements).toEqual([]);
    const swap = { outId: 'omar', inId: 'chen', agreedIds: offers.map(({ id }) => id) };
    expect(await replaceInterviewer(office.ports, nora, 'i1', swap)).toMatchObject({ ok: true });
    expect(office.around.claimed).toMatchObject([{ personId: 'chen', day: { cap: 2 } }]);
  });

  test('two who are kept apart sit together where it was agreed', async () => {
    const office = makeOffice({ ...makeInterviewer('chen'), apartIds: ['priya'] });
    const { offers } = await choicesWith(office, []);
    const swap = { outId: 'omar', inId: 'chen', agreedIds: offers.map(({ id }) => id) };
    expect(await replaceInterviewer(office.ports, nora, 'i1', swap)).toMatchObject({ ok: true });
  });
});

describe('somebody who learns', () => {
  const watch = ({ ports }: ReturnType<typeof makeOffice>) => addShadow(ports, nora, 'i1', 'tiago');
  const offeredShadows = async ({ ports, world }: ReturnType<typeof makeOffice>) => {
    const [interview] = world.interviews;
    return interview ? (await listShadows(ports, interview)).replacements : [];
  };

  test.each(['shadow', 'reverse shadow'] as const)('comes along as %s', async (level) => {
    const office = makeOffice(makeInterviewer('tiago', learns(level)));
    expect(await offeredShadows(office)).toMatchObject([{ personId: 'tiago', part: level }]);
    expect(await watch(office)).toMatchObject({ ok: true });
    expect(office.world.interviews[0]?.panel.at(-1)).toMatchObject({ personId: 'tiago', part: level });
  });

  test('is not added beside somebody they never sit with', async () => {
    const office = makeOffice({ ...makeInterviewer('tiago', learns('shadow')), apartIds: ['priya'] });
    expect(await offeredShadows(office)).toEqual([]);
    expect(await watch(office)).toMatchObject({ reason: { code: 'cannot sit', constraints: ['apart'] } });
  });

  test.each<[string, Partial<InterviewerProfile>, Partial<Candidate>, string]>([
    ['is the candidate', learns('shadow'), { slackUserId: 'Utiago' }, 'conflict'],
    ['referred the candidate', learns('shadow'), { referrerId: 'tiago' }, 'conflict'],
    ['does not learn this stage', { skills: { coding: 'shadow' } }, {}, 'skill'],
    ['knows the stage', { skills: { 'system-design': 'qualified' } }, {}, 'skill'],
    ['is done for the day', { ...learns('shadow'), weeklyHours: { ...WEEK, thu: [] } }, {}, 'workingHours'],
  ])('is neither offered nor added who %s', async (_, profile, candidate, rule) => {
    const office = makeOffice(makeInterviewer('tiago', profile), candidate);
    expect(await offeredShadows(office)).toEqual([]);
    expect(await watch(office)).toMatchObject({
      reason: { code: 'cannot sit', constraints: expect.arrayContaining([rule]) },
    });
    expect(office.world.interviews[0]?.panel).toHaveLength(2);
  });
});
