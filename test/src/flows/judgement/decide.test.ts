import type { Candidate, Scorecard } from '../../../../src/entities';
import { castVote, evidenceMark, recordDecision } from '../../../../src/flows/judgement/decide';
import { amendScorecard, contentOf, submitScorecard } from '../../../../src/flows/judgement/fillScorecard';
import { loadDebrief } from '../../../../src/flows/judgement/loadDebrief';
import { newId } from '../../../../src/newId';
import type { Database, Ports, Stores } from '../../../../src/ports';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import { makeCandidate, makeInterview, makePerson, makeScorecard } from '../../models/makers';
import { describeOnEveryMongo } from '../../models/testDatabase';

const LATER = new Date('2026-12-10T09:00:00Z');
const REASON = 'The keys came from the queries.';
const FULL = ['data-modelling', 'scale', 'trade-offs', 'apis'].map((competencyKey) => ({
  competencyKey,
  level: 3 as const,
  evidence: '',
}));

/** Runs `work` once, the first time that it is reached. */
function once(work: () => Promise<unknown>): () => Promise<void> {
  let run = work;
  return async () => {
    const first = run;
    run = async () => undefined;
    await first();
  };
}

/** A database whose transactions are interrupted once, by whatever somebody else does meanwhile. */
function interrupted(
  db: Database,
  at: 'before it begins' | 'after it read the cards' | 'after it read the interview',
  meanwhile: () => Promise<unknown>,
): Database {
  const interrupt = once(meanwhile);
  const after =
    <Args extends unknown[], Answer>(read: (...args: Args) => Promise<Answer>) =>
    async (...args: Args) => {
      const answer = await read(...args);
      await interrupt();
      return answer;
    };
  const watched = (stores: Stores): Stores => ({
    ...stores,
    ...(at === 'after it read the cards' && {
      scorecards: { ...stores.scorecards, listScorecards: after(stores.scorecards.listScorecards) },
    }),
    ...(at === 'after it read the interview' && {
      interviews: { ...stores.interviews, getInterview: after(stores.interviews.getInterview) },
    }),
  });
  return {
    ...db,
    async transact(work) {
      if (at === 'before it begins') await interrupt();
      return db.transact((stores) => work(watched(stores)));
    },
  };
}

describeOnEveryMongo('a decision and a card at the same time', (use) => {
  const helena = makePerson({ id: newId(), roles: ['committee'] });
  const samuel = makePerson({ id: newId(), roles: ['committee'] });
  const priya = makePerson({ id: newId() });
  const omar = makePerson({ id: newId() });
  let candidate: Candidate;
  let late: Scorecard;
  let early: Scorecard;

  beforeAll(async () => {
    for (const person of [helena, samuel, priya, omar]) await use().db.people.savePerson(person);
  });

  /** Priya's card is in, Omar's is whole and not submitted, and the quorum has voted. */
  beforeEach(async () => {
    const { db } = use();
    candidate = makeCandidate({ recruiterId: helena.id });
    const interview = makeInterview({
      candidateId: candidate.id,
      recruiterId: helena.id,
      panel: [priya, omar].map(({ id: personId }, index) => ({
        ...{ personId, answer: 'accepted', askedAt: LATER },
        part: index === 0 ? 'lead' : 'second',
      })),
      history: [],
    });
    const common = { interviewId: interview.id, candidateId: candidate.id, ratings: FULL };
    const whole = { ...common, recommendation: 'yes' as const };
    early = makeScorecard({ ...whole, personId: priya.id, status: 'submitted', submittedAt: LATER });
    late = makeScorecard({ ...whole, personId: omar.id, part: 'second' });
    await db.candidates.saveCandidate(candidate);
    await db.interviews.insertInterview(interview);
    for (const card of [early, late]) await db.scorecards.insertScorecard(card);
    for (const member of [helena, samuel]) {
      await castVote(portsOn(db), member, candidate.id, { outcome: 'hire', reason: REASON });
    }
  });

  const portsOn = (db: Database): Ports => {
    const world = { people: [], candidates: [], interviews: [], cards: [] };
    return { ...makeMemoryPorts(world, LATER).ports, db };
  };
  const decide = async (db: Database) => {
    const seen = evidenceMark(await loadDebrief(portsOn(use().db), candidate.id));
    return recordDecision(portsOn(db), helena, candidate.id, { outcome: 'hire', rationale: REASON, seen });
  };
  const submit = (db: Database) =>
    submitScorecard(portsOn(db), omar, {
      ...{ cardId: late.id, seenRevision: late.revision, from: 'window', saidAt: LATER },
      lay: (stored) => stored,
    });
  const amend = (db: Database) =>
    amendScorecard(portsOn(db), priya, {
      ...{ cardId: early.id, seenRevision: early.revision, reason: REASON },
      content: { ...contentOf(early), concern: 'The hot row.' },
    });

  const cardsAfter = async () => {
    const { db } = use();
    const decision = (await db.debriefs.findDebrief(candidate.id))?.decision;
    const cards = await db.scorecards.listScorecards({ candidateId: candidate.id });
    return { snapshot: decision?.snapshot.cards ?? [], cards };
  };

  test.each(['before it begins', 'after it read the cards'] as const)(
    'a card that comes in while a decision is stored, %s, has to be seen first, and is in the frozen copy and locked',
    async (at) => {
      const { db } = use();
      const outcome = await decide(interrupted(db, at, () => submit(db)));
      expect(outcome).toMatchObject({ ok: false, reason: { code: 'evidence is newer' } });
      expect((await cardsAfter()).cards.some(({ lockedAt }) => lockedAt)).toBe(false);
      expect((await decide(db)).ok).toBe(true);
      const { snapshot, cards } = await cardsAfter();
      expect(snapshot.map(({ personId }) => personId).sort()).toEqual([priya.id, omar.id].sort());
      expect(cards.map(({ status, lockedAt }) => [status, lockedAt])).toEqual([
        ['submitted', LATER],
        ['submitted', LATER],
      ]);
    },
  );

  test.each(['before it begins', 'after it read the interview'] as const)(
    'a decision that is stored while a card comes in, %s, keeps its copy, and the card is locked beside it',
    async (at) => {
      const { db } = use();
      const outcome = await submit(interrupted(db, at, () => decide(db)));
      expect(outcome).toMatchObject({ ok: true, card: { status: 'submitted', lockedAt: LATER } });
      const { snapshot, cards } = await cardsAfter();
      expect(snapshot.map(({ personId }) => personId)).toEqual([priya.id]);
      expect(cards.every(({ lockedAt }) => lockedAt)).toBe(true);
    },
  );

  test.each(['before it begins', 'after it read the cards'] as const)(
    'an amendment while a decision is stored, %s, has to be seen first, and is what the frozen copy holds',
    async (at) => {
      const { db } = use();
      const outcome = await decide(interrupted(db, at, () => amend(db)));
      expect(outcome).toMatchObject({ ok: false, reason: { code: 'evidence is newer' } });
      expect((await decide(db)).ok).toBe(true);
      const { snapshot, cards } = await cardsAfter();
      expect(snapshot).toMatchObject([{ concern: 'The hot row.' }]);
      expect(cards.find(({ id }) => id === early.id)).toMatchObject({ lockedAt: LATER });
    },
  );

  test.each(['before it begins', 'after it read the interview'] as const)(
    'an amendment that a decision overtakes, %s, is refused and changes nothing',
    async (at) => {
      const { db } = use();
      const outcome = await amend(interrupted(db, at, () => decide(db)));
      expect(outcome).toMatchObject({ ok: false, reason: { code: 'card locked' } });
      expect((await db.scorecards.getScorecard(early.id)).concern).toBe('');
    },
  );
});
