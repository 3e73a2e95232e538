import type { Interview } from '../../../../src/entities';
import { declareConflict } from '../../../../src/flows/candidates/declareConflict';
import { refuseConflict } from '../../../../src/flows/judgement/mayJudge';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import { makeCandidate, makeInterview, makePerson } from '../../models/makers';

const NOW = new Date('2026-12-02T09:00:00Z');
const hoursFromNow = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const omar = makePerson({ id: 'omar' });

const held = (id: string, hours: number, overrides: Partial<Interview> = {}) =>
  makeInterview({
    ...{ id, candidateId: 'ada', startsAt: hoursFromNow(hours), endsAt: hoursFromNow(hours + 1) },
    panel: ['omar', 'chen'].map((personId) => ({
      personId,
      part: 'second',
      answer: 'accepted',
      askedAt: NOW,
    })),
    ...overrides,
  });

function makeWorld() {
  const world = {
    people: [omar, makePerson({ id: 'chen' })],
    candidates: [makeCandidate({ id: 'ada' }), makeCandidate({ id: 'alan' })],
    interviews: [
      held('past', -30),
      held('asked', 24),
      held('next', 48),
      held('off', 72, { status: 'cancelled' }),
      held('other', 24, { candidateId: 'alan' }),
    ],
    cards: [],
  };
  return { world, ...makeMemoryPorts(world, NOW, 2, { busy: new Map(), claimed: [] }) };
}

test('whoever declares a conflict leaves every interview ahead with the candidate, and no other', async () => {
  const { world, ports, audit } = makeWorld();
  expect(await declareConflict(ports, omar, 'asked', 'We were flatmates')).toMatchObject({ ok: true });
  const answers = world.interviews.map(({ id, panel }) => [id, panel.map(({ answer }) => answer)]);
  expect(Object.fromEntries(answers)).toEqual({
    past: ['accepted', 'accepted'],
    asked: ['declined', 'accepted'],
    next: ['declined', 'accepted'],
    off: ['accepted', 'accepted'],
    other: ['accepted', 'accepted'],
  });
  expect(world.interviews[2]?.panel[0]?.declineReason).toBe('Conflict of interest. We were flatmates');
  expect(audit).toContainEqual({ at: NOW, byId: 'omar', verb: 'candidate.conflict', aboutId: 'ada' });
});

test('it is kept with the candidate: they are never proposed, and read no card', async () => {
  const { ports } = makeWorld();
  await declareConflict(ports, omar, 'asked', '');
  const ada = await ports.db.candidates.getCandidate('ada');
  expect(ada.conflictIds).toEqual(['omar']);
  expect(refuseConflict(omar, ada)).toMatchObject({ reason: { code: 'conflict of interest' } });
  await declareConflict(ports, omar, 'asked', '');
  expect((await ports.db.candidates.getCandidate('ada')).conflictIds).toEqual(['omar']);
});

test('whoever was not asked declares nothing here', async () => {
  const { ports, world } = makeWorld();
  const stranger = makePerson({ id: 'li' });
  expect(await declareConflict(ports, stranger, 'asked', '')).toMatchObject({ ok: false });
  expect(world.candidates[0]?.conflictIds).toEqual([]);
});
