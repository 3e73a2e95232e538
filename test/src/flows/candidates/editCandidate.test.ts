import type { Candidate } from '../../../../src/entities';
import { editCandidate, openCandidate } from '../../../../src/flows/candidates/editCandidate';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import { makeCandidate, makeInterview, makePerson } from '../../models/makers';

const NOW = new Date('2026-12-02T09:00:00Z');
const hoursFromNow = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

const person = (id: string, roles: ('recruiter' | 'interviewer')[] = ['interviewer']) =>
  makePerson({ id, roles, slackUserId: `U${id}`, email: `${id}@fernhill.example` });
const nora = person('nora', ['recruiter']);
const held = (id: string, hours: number) =>
  makeInterview({
    ...{ id, candidateId: 'ada', startsAt: hoursFromNow(hours), endsAt: hoursFromNow(hours + 1) },
    panel: ['omar', 'chen'].map((personId) => ({
      ...{ personId, part: 'second', answer: 'accepted', askedAt: NOW },
    })),
  });

function makeOffice(overrides: Partial<Candidate> = {}) {
  const people = [nora, person('omar'), person('chen')];
  const ada = makeCandidate({ id: 'ada', email: 'ada@example.com', ...overrides });
  const alan = makeCandidate({ id: 'alan', email: 'alan@example.com' });
  const world = {
    people,
    candidates: [ada, alan],
    interviews: [held('past', -30), held('next', 24)],
    cards: [],
  };
  return { world, ...makeMemoryPorts(world, NOW) };
}

type Wish = Parameters<typeof editCandidate>[3];

async function edit({ ports }: ReturnType<typeof makeOffice>, change: Partial<Wish>, by = nora) {
  const opened = await openCandidate(ports, by, 'ada');
  if (!opened.ok) return opened;
  return editCandidate(ports, by, { candidateId: 'ada', seen: opened.seen }, { ...opened.wish, ...change });
}

test('what was not touched stays as it was, and what belongs to nobody who edits too', async () => {
  const office = makeOffice({ referrerId: 'chen', conflictIds: ['omar'], slackUserId: 'Uada' });
  const [before] = office.world.candidates;
  expect(await edit(office, {})).toMatchObject({ ok: true });
  expect(office.world.candidates[0]).toEqual(before);
});

test('name, address and zone change, and a line of audit says who did it', async () => {
  const office = makeOffice();
  await edit(office, { name: 'Ada King', email: ' Ada@King.example', zone: 'Europe/London' });
  expect(office.world.candidates[0]).toMatchObject({
    ...{ id: 'ada', name: 'Ada King', email: 'ada@king.example', zone: 'Europe/London' },
  });
  expect(office.audit).toMatchObject([{ byId: 'nora', verb: 'candidate.edit', aboutId: 'ada' }]);
});

test('a conflict is taken back, and nobody clashes then', async () => {
  const office = makeOffice({ conflictIds: ['omar'] });
  expect(await edit(office, { conflictSlackUserIds: [] })).toMatchObject({ clashes: [] });
  expect(office.world.candidates[0]?.conflictIds).toEqual([]);
});

test.each<[string, Partial<Wish>]>([
  ['a declared conflict', { conflictSlackUserIds: ['Uomar'] }],
  ['the referrer', { referrerSlackUserId: 'Uomar' }],
  ['the candidate', { employeeSlackUserId: 'Uomar' }],
])('whoever sits ahead and is %s now is named, and not for what is over', async (_what, change) => {
  const outcome = await edit(makeOffice(), change);
  const clashes = outcome.ok ? outcome.clashes : [];
  expect(clashes.map(({ interview, personId }) => [interview.id, personId])).toEqual([['next', 'omar']]);
});

test.each<[string, Partial<Candidate>, Partial<Wish>, string]>([
  ['an address that another candidate has', {}, { email: 'alan@example.com' }, 'email taken'],
  [
    'a conflict of their own taken back',
    { conflictIds: ['nora'] },
    { conflictSlackUserIds: [] },
    'conflict of interest',
  ],
  ['their own file', { slackUserId: 'Unora' }, { name: 'Me' }, 'concerns yourself'],
])('%s is refused, and nothing changes', async (_what, overrides, change, code) => {
  const office = makeOffice(overrides);
  const before = { ...office.world.candidates[0] };
  expect(await edit(office, change)).toMatchObject({ ok: false, reason: { code } });
  expect(office.world.candidates[0]).toEqual(before);
});

test('interviewers do not edit', async () => {
  expect(await edit(makeOffice(), {}, person('omar'))).toMatchObject({ reason: { code: 'not yours' } });
});

test('a form that is out of date writes nothing over: a conflict declared meanwhile stays', async () => {
  const office = makeOffice();
  const opened = await openCandidate(office.ports, nora, 'ada');
  if (!opened.ok) throw new Error(opened.reason.code);
  await edit(office, { conflictSlackUserIds: ['Uchen'] });
  const late = await editCandidate(
    office.ports,
    nora,
    { candidateId: 'ada', seen: opened.seen },
    opened.wish,
  );
  expect(late).toMatchObject({ reason: { code: 'candidate changed' } });
  expect(office.world.candidates[0]?.conflictIds).toEqual(['chen']);
});
