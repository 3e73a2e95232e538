import type { Person, VoteOutcome } from '../../../../src/entities';
import { castVote, evidenceMark, recordDecision } from '../../../../src/flows/judgement/decide';
import { loadDebrief } from '../../../../src/flows/judgement/loadDebrief';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import {
  makeCandidate,
  makeDebrief,
  makeInterview,
  makePerson,
  makeScorecard,
  NOW,
} from '../../models/makers';

const LATER = new Date('2026-12-10T09:00:00Z');
const [helena, samuel, ruth] = ['helena', 'samuel', 'ruth'].map((id) =>
  makePerson({ id, name: id, roles: ['committee'] }),
) as [Person, Person, Person];
const WHY = 'The keys came from the queries.';

/** A candidate with one submitted card, three members and a quorum of two. */
function makeWorld() {
  const interview = makeInterview({ id: 'i1', candidateId: 'ada', history: [] });
  const card = makeScorecard({ id: 'card', interviewId: 'i1', candidateId: 'ada', rubricVersion: 1 });
  const world = {
    people: [helena, samuel, ruth],
    candidates: [makeCandidate({ id: 'ada', recruiterId: 'helena' })],
    interviews: [interview],
    cards: [{ ...card, status: 'submitted' as const, submittedAt: NOW, recommendation: 'yes' as const }],
    debriefs: [makeDebrief({ candidateId: 'ada' })],
  };
  const memory = makeMemoryPorts(world, LATER, 2);
  const vote = (by: Person, outcome: VoteOutcome, reason = WHY) =>
    castVote(memory.ports, by, 'ada', { outcome, reason });
  const look = async () => evidenceMark(await loadDebrief(memory.ports, 'ada'));
  const decide = async (by: Person, outcome: VoteOutcome, rationale = WHY, seen?: string) =>
    recordDecision(memory.ports, by, 'ada', { outcome, rationale, seen: seen ?? (await look()) });
  return { ...memory, world, vote, look, decide, file: () => world.debriefs[0] };
}

describe('a vote', () => {
  test('is kept by name with its reason; a second one of the same person takes its place', async () => {
    const { vote, file, audit } = makeWorld();
    await vote(helena, 'no hire');
    await vote(samuel, 'hire');
    await vote(helena, 'hire', 'Read the card again.');
    expect(file()?.votes).toEqual([
      { personId: 'samuel', outcome: 'hire', reason: WHY, votedAt: LATER },
      { personId: 'helena', outcome: 'hire', reason: 'Read the card again.', votedAt: LATER },
    ]);
    expect(audit.map(({ verb, byId }) => [verb, byId])).toEqual([
      ['debrief.vote', 'helena'],
      ['debrief.vote', 'samuel'],
      ['debrief.vote', 'helena'],
    ]);
  });

  test("needs a reason, and is the committee's alone", async () => {
    const { vote, file } = makeWorld();
    expect(await vote(helena, 'hire', '  ')).toMatchObject({ reason: { code: 'reason missing' } });
    const recruiter = makePerson({ id: 'nora', roles: ['recruiter', 'admin'] });
    expect(await vote(recruiter, 'hire')).toMatchObject({ reason: { code: 'not yours' } });
    expect(file()?.votes).toEqual([]);
  });
});

describe('a decision', () => {
  test.each(['a vote', 'a card', 'an amendment'] as const)(
    'is refused where %s came in since its evidence was seen, and recorded once that is seen',
    async (news) => {
      const { vote, look, decide, file, world } = makeWorld();
      await vote(helena, 'hire');
      await vote(samuel, 'hire');
      const seen = await look();
      const [card] = world.cards;
      if (!card) throw new Error('No card');
      if (news === 'a vote') await vote(ruth, 'no hire');
      if (news === 'a card') world.cards.push({ ...card, id: 'other', personId: 'omar' });
      if (news === 'an amendment') world.cards[0] = { ...card, revision: card.revision + 1 };
      expect(await decide(helena, 'hire', WHY, seen)).toMatchObject({
        reason: { code: 'evidence is newer' },
      });
      expect(file()?.decision).toBeUndefined();
      expect((await decide(helena, 'hire')).ok).toBe(true);
    },
  );

  test('waits for the quorum, and says how many votes are cast', async () => {
    const { vote, decide, file } = makeWorld();
    await vote(helena, 'hire');
    expect(await decide(helena, 'hire')).toEqual({
      ok: false,
      reason: { code: 'quorum missing', votes: 1, quorum: 2 },
    });
    await vote(samuel, 'hire');
    expect((await decide(helena, 'hire')).ok).toBe(true);
    expect(file()?.decision).toMatchObject({ outcome: 'hire', decidedById: 'helena', decidedAt: LATER });
  });

  test('names everybody who voted otherwise, and freezes the cards, the votes and the version', async () => {
    const { vote, decide, file, world } = makeWorld();
    await vote(helena, 'hire');
    await vote(samuel, 'no hire');
    await vote(ruth, 'more evidence');
    await decide(helena, 'hire');
    const { decision } = file() ?? {};
    expect(decision?.dissenterIds).toEqual(['samuel', 'ruth']);
    expect(decision?.snapshot.votes.map(({ personId, outcome }) => [personId, outcome])).toEqual([
      ['helena', 'hire'],
      ['samuel', 'no hire'],
      ['ruth', 'more evidence'],
    ]);
    expect(decision?.snapshot).toMatchObject({ rubricVersion: 1, cards: [{ id: 'card' }] });
    expect(decision?.snapshot.cards[0]?.lockedAt).toBeUndefined();
    expect(world.cards[0]).toMatchObject({ lockedAt: LATER });
  });

  test('needs a rationale, is made once, and ends the voting', async () => {
    const { vote, decide, file } = makeWorld();
    for (const member of [helena, samuel]) await vote(member, 'hire');
    expect(await decide(helena, 'hire', ' ')).toMatchObject({ reason: { code: 'reason missing' } });
    await decide(helena, 'hire');
    expect(await decide(samuel, 'no hire')).toMatchObject({ reason: { code: 'already decided' } });
    expect(await vote(ruth, 'no hire')).toMatchObject({ reason: { code: 'already decided' } });
    expect(file()?.decision?.outcome).toBe('hire');
  });

  test('for more evidence locks nothing', async () => {
    const { vote, decide, world } = makeWorld();
    for (const member of [helena, samuel]) await vote(member, 'more evidence');
    await decide(helena, 'more evidence');
    expect(world.cards[0]?.lockedAt).toBeUndefined();
  });
});
