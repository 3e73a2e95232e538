import type { Scorecard, ScorecardContent } from '../../../../src/entities';
import { markNotHeld } from '../../../../src/flows/interviews/markNotHeld';
import {
  amendScorecard,
  contentOf,
  saveDraft,
  submitScorecard,
} from '../../../../src/flows/judgement/fillScorecard';
import { openScorecard } from '../../../../src/flows/judgement/openScorecard';
import type { Stores } from '../../../../src/ports';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import { makeCandidate, makeInterview, makePerson, makeScorecard, NOW } from '../../models/makers';

const LATER = new Date('2026-12-10T09:00:00Z');
const nora = makePerson({ id: 'nora', roles: ['recruiter'] });
const omar = makePerson({ id: 'omar' });
const KEYS = ['data-modelling', 'scale', 'trade-offs', 'apis'];
const WHOLE: ScorecardContent = {
  ratings: KEYS.map((competencyKey) => ({ competencyKey, level: 3, evidence: '' })),
  recommendation: 'yes',
  ...{ summary: '', strongestSignal: '', concern: '', noteToRecruiter: '' },
};

function makeWorld(card: Partial<Scorecard> | null = {}, rubricVersion = 1) {
  const panel = [{ personId: 'omar', part: 'lead', answer: 'accepted', askedAt: NOW } as const];
  const interview = { id: 'i1', candidateId: 'ada', recruiterId: 'nora', history: [], panel, rubricVersion };
  const cards = card
    ? [makeScorecard({ ...{ id: 'card', interviewId: 'i1', candidateId: 'ada', personId: 'omar' }, ...card })]
    : [];
  const world = {
    people: [nora, omar],
    candidates: [makeCandidate({ id: 'ada', recruiterId: 'nora' })],
    interviews: [makeInterview(interview)],
    cards,
  };
  const { ports } = makeMemoryPorts(world, LATER);
  const version = (key: string, number: number) => ({ ...ports.rubrics.current(key), version: number });
  return { world, ports: { ...ports, rubrics: { ...ports.rubrics, version } } };
}

const saving = (content: Partial<ScorecardContent>, overrides: object = {}) => ({
  ...{ cardId: 'card', seenRevision: 1, from: 'phone', saidAt: LATER },
  lay: (stored: ScorecardContent) => ({ ...stored, ...content }),
  ...overrides,
});

test("a card is opened on the interview's version, not on the newest, and stays there", async () => {
  const { ports, world } = makeWorld(null, 7);
  const opened = await openScorecard(ports, omar, 'i1');
  expect(opened).toMatchObject({
    ok: true,
    card: { rubricVersion: 7, status: 'draft' },
    facts: { rubric: { version: 7 } },
  });
  expect(world.cards[0]?.rubricVersion).toBe(7);
});

describe('a draft', () => {
  test('of another window that wrote meanwhile is not overwritten', async () => {
    const { ports, world } = makeWorld({ revision: 2, savedFrom: 'laptop', summary: 'Kept.' });
    const outcome = await saveDraft(ports, omar, saving({ summary: 'Other.' }));
    expect(outcome).toMatchObject({ ok: false, reason: { code: 'card changed elsewhere' } });
    expect(world.cards[0]?.summary).toBe('Kept.');
  });

  test('of the same window goes on, though it was drawn before its own last save', async () => {
    const { ports, world } = makeWorld({ revision: 2, savedFrom: 'phone' });
    expect((await saveDraft(ports, omar, saving({ summary: 'Next.' }))).ok).toBe(true);
    expect(world.cards[0]).toMatchObject({ summary: 'Next.', revision: 3 });
  });

  test('is not overtaken by what the same window said earlier and arrives later', async () => {
    const { ports, world } = makeWorld({ savedFrom: 'phone', saidAt: LATER, summary: 'Last.' });
    const early = saving({ summary: 'First.' }, { saidAt: new Date(LATER.getTime() - 1) });
    expect((await saveDraft(ports, omar, early)).ok).toBe(true);
    expect(world.cards[0]?.summary).toBe('Last.');
  });

  test("is nobody else's to write", async () => {
    const { ports, world } = makeWorld();
    const outcome = await saveDraft(ports, makePerson({ id: 'priya' }), saving({ summary: 'Not mine.' }));
    expect(outcome).toMatchObject({ ok: false, reason: { code: 'not on the panel' } });
    expect(world.cards[0]?.summary).toBe('');
  });
});

describe('a submission', () => {
  test('names what is missing and leaves a draft', async () => {
    const { ports, world } = makeWorld();
    const { recommendation: _, ...without } = WHOLE;
    const ratings = WHOLE.ratings.map((rating, index) =>
      index === 0 ? { ...rating, level: 4 as const } : rating,
    );
    expect(await submitScorecard(ports, omar, saving({ ...without, ratings }))).toMatchObject({
      reason: {
        code: 'card incomplete',
        faults: [{ what: 'evidence', competencyKey: 'data-modelling' }, { what: 'recommendation' }],
      },
    });
    expect(world.cards[0]?.status).toBe('draft');
  });

  test('again, of the same card, is in all the same; of another content it is refused', async () => {
    const { ports, world } = makeWorld();
    expect(await submitScorecard(ports, omar, saving(WHOLE))).toMatchObject({ ok: true });
    expect(await submitScorecard(ports, omar, saving(WHOLE))).toMatchObject({ ok: true });
    expect(world.interviews[0]?.history.filter(({ what }) => what === 'card in')).toHaveLength(1);
    const other = saving({ ...WHOLE, recommendation: 'no' }, { from: 'laptop' });
    expect(await submitScorecard(ports, omar, other)).toMatchObject({ reason: { code: 'card already in' } });
    expect(world.cards[0]?.recommendation).toBe('yes');
  });
});

describe('an interview that did not happen', () => {
  const notHeld = (ports: ReturnType<typeof makeWorld>['ports']) =>
    markNotHeld(ports, omar, 'i1', 'Ada was ill.');

  test('is none once a card is in: no evidence leaves the debrief unseen', async () => {
    const { ports, world } = makeWorld({ ...WHOLE, status: 'submitted', submittedAt: NOW });
    expect(await notHeld(ports)).toMatchObject({ ok: false, reason: { code: 'cards are in' } });
    expect(world.interviews[0]?.status).toBe('booked');
  });

  test('takes no card, though somebody said so while the card was on its way', async () => {
    const { ports, world } = makeWorld();
    const meanwhile = {
      ...ports,
      db: {
        ...ports.db,
        transact: async <Answer>(work: (stores: Stores) => Promise<Answer>) => {
          if (world.interviews[0]?.status === 'booked' && world.cards[0]?.recommendation)
            await notHeld(ports);
          return ports.db.transact(work);
        },
      },
    };
    expect(await submitScorecard(meanwhile, omar, saving(WHOLE))).toMatchObject({
      reason: { code: 'interview over', status: 'did not happen' },
    });
    expect(world.cards[0]?.status).toBe('draft');
  });
});

describe('an amendment', () => {
  const submitted = { ...WHOLE, status: 'submitted', submittedAt: NOW } as const;
  const amending = (card: Scorecard | undefined, overrides: object = {}) => ({
    ...{ cardId: 'card', seenRevision: 1, reason: 'Mixed up two pages.' },
    content: { ...(card ? contentOf(card) : WHOLE), recommendation: 'no' as const },
    ...overrides,
  });

  test('keeps what the card said before, and why it changed', async () => {
    const { ports, world } = makeWorld(submitted);
    expect((await amendScorecard(ports, omar, amending(world.cards[0]))).ok).toBe(true);
    expect(world.cards[0]).toMatchObject({
      recommendation: 'no',
      amendments: [{ at: LATER, reason: 'Mixed up two pages.', before: { recommendation: 'yes' } }],
    });
  });

  test.each([
    ['without a reason', submitted, { reason: ' ' }, 'reason missing'],
    ['of a version that is no longer the last', submitted, { seenRevision: 0 }, 'card changed elsewhere'],
    ['of a locked card', { ...submitted, lockedAt: NOW }, {}, 'card locked'],
    ['of a draft', {}, {}, 'own card first'],
  ])('%s changes nothing', async (_what, card, overrides, code) => {
    const { ports, world } = makeWorld(card);
    const before = structuredClone(world.cards[0]);
    const outcome = await amendScorecard(ports, omar, amending(world.cards[0], overrides));
    expect(outcome).toMatchObject({ ok: false, reason: { code } });
    expect(world.cards[0]).toEqual(before);
  });
});
