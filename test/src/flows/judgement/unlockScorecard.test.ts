import { amendScorecard, contentOf } from '../../../../src/flows/judgement/fillScorecard';
import { unlockScorecard } from '../../../../src/flows/judgement/unlockScorecard';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import { makeCandidate, makeInterview, makePerson, makeScorecard, NOW } from '../../models/makers';

const admin = makePerson({ id: 'yuki', roles: ['admin'] });
const author = makePerson({ id: 'priya' });
const LATER = new Date(NOW.getTime() + 5 * 24 * 3_600_000);
const FULL = ['data-modelling', 'scale', 'trade-offs', 'apis'].map((competencyKey) => ({
  competencyKey,
  level: 3 as const,
  evidence: '',
}));

function lockedWorld(overrides: { conflictIds?: string[] } = {}) {
  const candidate = makeCandidate({ id: 'ada', recruiterId: admin.id, ...overrides });
  const interview = makeInterview({ candidateId: 'ada', recruiterId: admin.id });
  const card = makeScorecard({
    id: 'card',
    interviewId: interview.id,
    candidateId: 'ada',
    status: 'submitted',
    submittedAt: NOW,
    lockedAt: NOW,
    recommendation: 'yes',
    ratings: FULL,
  });
  const world = { people: [admin, author], candidates: [candidate], interviews: [interview], cards: [card] };
  return { world, card, ...makeMemoryPorts(world, LATER) };
}

const amend = (ports: ReturnType<typeof lockedWorld>['ports'], card: ReturnType<typeof makeScorecard>) =>
  amendScorecard(ports, author, {
    cardId: card.id,
    seenRevision: card.revision,
    content: { ...contentOf(card), concern: 'The hot row.' },
    reason: 'Wrong candidate in my notes.',
  });

test('an unlocked card takes one amendment, and is locked again', async () => {
  const { ports, world, audit, told } = lockedWorld();
  const unlocked = await unlockScorecard(ports, admin, 'card', 'Wrong notes.');
  expect(unlocked.ok && unlocked.card.lockedAt).toBeUndefined();
  expect(told).toMatchObject([{ kind: 'card unlocked', byName: admin.name }]);
  expect(audit).toMatchObject([{ verb: 'scorecard.unlock', aboutId: 'card', byId: 'yuki' }]);
  const amended = unlocked.ok && (await amend(ports, unlocked.card));
  expect(amended).toMatchObject({
    ok: true,
    card: { lockedAt: LATER, amendments: [{ before: { concern: '' } }] },
  });
  expect(world.cards[0]).toMatchObject({
    concern: 'The hot row.',
    unlocks: [{ byId: 'yuki', reason: 'Wrong notes.' }],
  });
  const again = amended && (amended.ok ? await amend(ports, amended.card) : null);
  expect(again).toMatchObject({ ok: false, reason: { code: 'card locked' } });
});

test.each([
  ['a recruiter', { ...admin, roles: ['recruiter' as const] }, 'Why.', 'not yours'],
  ['somebody without a reason', admin, ' ', 'reason missing'],
])('%s unlocks nothing', async (_who, by, reason, code) => {
  const { ports, world, audit } = lockedWorld();
  expect(await unlockScorecard(ports, by, 'card', reason)).toMatchObject({ ok: false, reason: { code } });
  expect(world.cards[0]?.lockedAt).toEqual(NOW);
  expect(audit).toEqual([]);
});

test('an admin with a conflict of interest, or of their own card, unlocks nothing', async () => {
  const conflicted = lockedWorld({ conflictIds: ['yuki'] });
  expect(await unlockScorecard(conflicted.ports, admin, 'card', 'Why.')).toMatchObject({
    reason: { code: 'conflict of interest' },
  });
  const own = lockedWorld();
  const both = { ...author, roles: ['interviewer' as const, 'admin' as const] };
  expect(await unlockScorecard(own.ports, both, 'card', 'Why.')).toMatchObject({
    reason: { code: 'concerns yourself' },
  });
});
