import type { Part, Recommendation } from '../../../../src/entities';
import { figuresOf, listPasses, overdueByTeam } from '../../../../src/flows/stats/figures';
import { loadHeadlines, loadOwnCalibration, loadStats } from '../../../../src/flows/stats/loadStats';
import { makeMemoryPorts } from '../../../support/memoryPorts';
import { makeCandidate, makeInterview, makePerson, makeScorecard, NOW } from '../../models/makers';

const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000);
const seat = (personId: string, part: Part = 'lead', answer: 'accepted' | 'declined' = 'accepted') => ({
  personId,
  part,
  answer,
  askedAt: NOW,
});
const heldAt = (id: string, startsIn: number, overrides: Parameters<typeof makeInterview>[0] = {}) =>
  makeInterview({
    id,
    startsAt: hours(startsIn),
    endsAt: hours(startsIn + 1),
    bookedAt: hours(startsIn - 24),
    panel: [seat('priya')],
    ...overrides,
  });
const cardIn = (
  interviewId: string,
  personId: string,
  after: number,
  recommendation: Recommendation = 'yes',
  overrides: Parameters<typeof makeScorecard>[0] = {},
) => {
  const card = makeScorecard({ interviewId, personId, ...overrides });
  return { ...card, status: 'submitted' as const, recommendation, submittedAt: hours(after) };
};
const known = new Map([['candidate1', hours(-10)]]);

describe('the figures', () => {
  test('time to schedule runs from when the candidate could be booked, once a booking', () => {
    const first = heldAt('a', 24, { bookedAt: hours(2) });
    const together = heldAt('b', 30, { bookedAt: hours(2) });
    const next = heldAt('c', 80, { bookedAt: hours(41) });
    const { timeToSchedule } = figuresOf([first, together, next], [], known, hours(100));
    // 12 h from being known; 10 h from the end of the last interview held (hour 31).
    expect(timeToSchedule).toEqual({ n: 2, medianHours: 11, ninetiethHours: 12 });
  });

  test('time to feedback counts from the end, and no trainee', () => {
    const cards = [cardIn('a', 'priya', 6), cardIn('a', 'tim', 90, 'no', { part: 'shadow' })];
    expect(figuresOf([heldAt('a', 0)], cards, known, hours(99)).timeToFeedback).toEqual({
      n: 1,
      medianHours: 5,
      ninetiethHours: 5,
    });
  });

  test('a card is overdue a day after the end, for who sits and judges', () => {
    const panel = [
      seat('priya'),
      seat('omar', 'second'),
      seat('chen', 'second', 'declined'),
      seat('tim', 'shadow'),
    ];
    const at = (now: number) =>
      figuresOf([heldAt('a', 0, { panel })], [cardIn('a', 'priya', 2)], known, hours(now));
    expect(at(25).overdue).toEqual([]);
    expect(at(27).overdue).toEqual([{ personId: 'omar', n: 1, longestHours: 2 }]);
  });

  test.each<[string, Recommendation[], number]>([
    ['more yes than no', ['yes', 'strong yes', 'no'], 1],
    ['as many', ['yes', 'no'], 0],
    ['more no', ['no', 'strong no', 'yes'], 0],
  ])('an interview with %s passes: %j', (_what, given, yes) => {
    const cards = given.map((recommendation, index) => cardIn('a', `p${index}`, 2, recommendation));
    expect(listPasses([heldAt('a', 0)], cards)).toEqual([{ stageKey: 'system-design', yes, n: 1 }]);
  });

  test('overdue cards are grouped by team, the longest wait first, and people without one stand together', () => {
    const people = new Map([
      ['priya', { team: 'Core' }],
      ['omar', { team: 'Payments' }],
      ['aylin', { team: 'Payments' }],
      ['ruth', {}],
    ]);
    const owe = (personId: string, n: number, longestHours: number) => ({ personId, n, longestHours });
    const owed = [
      owe('priya', 1, 9),
      owe('omar', 1, 5),
      owe('aylin', 2, 30),
      owe('ruth', 1, 2),
      owe('gone', 1, 1),
    ];
    expect(overdueByTeam(owed, people)).toEqual([
      { team: 'Payments', n: 3, longestHours: 30, people: [owe('aylin', 2, 30), owe('omar', 1, 5)] },
      { team: 'Core', n: 1, longestHours: 9, people: [owe('priya', 1, 9)] },
      { team: null, n: 2, longestHours: 2, people: [owe('ruth', 1, 2), owe('gone', 1, 1)] },
    ]);
  });

  test('load, moves, cancellations and no-shows are counted apart', () => {
    const moved = heldAt('a', 0, { history: [{ at: NOW, what: 'rescheduled' }] });
    const interviews = [
      moved,
      heldAt('b', 5),
      heldAt('c', 9, { status: 'cancelled' }),
      heldAt('d', 9, { status: 'did not happen' }),
    ];
    expect(figuresOf(interviews, [], known, NOW)).toMatchObject({
      load: [{ personId: 'priya', n: 2 }],
      moved: { interviews: 1, n: 2 },
      cancelled: 1,
      didNotHappen: 1,
    });
  });
});

describe('who reads figures', () => {
  const admin = makePerson({ id: 'yuki', roles: ['admin'] });
  const world = (lockedAt?: Date, conflictIds: string[] = []) =>
    makeMemoryPorts(
      {
        people: [admin],
        candidates: [makeCandidate({ id: 'candidate1', conflictIds })],
        interviews: [heldAt('a', 0)],
        cards: [cardIn('a', 'priya', 2, 'yes', lockedAt ? { lockedAt } : {})],
      },
      hours(50),
    );
  const refusing = {
    listInterviewsSince: async () => Promise.reject(new Error('read')),
    listCardsSince: async () => Promise.reject(new Error('read')),
  };
  const passes = async ({ ports }: ReturnType<typeof world>, by = admin) => {
    const loaded = await loadStats(ports, by);
    return loaded.ok ? loaded.stats.passes : loaded.reason.code;
  };

  test('a pass is counted only once the candidate is decided, and never against a conflict', async () => {
    expect(await passes(world(NOW))).toEqual([{ stageKey: 'system-design', yes: 1, n: 1 }]);
    expect(await passes(world())).toEqual([]);
    expect(await passes(world(NOW, ['yuki']))).toEqual([]);
  });

  test('nor, decided or not, for somebody who still owes a card of their own', async () => {
    const on = (cards: ReturnType<typeof cardIn>[]) =>
      makeMemoryPorts(
        {
          people: [admin],
          candidates: [makeCandidate({ id: 'candidate1' })],
          interviews: [heldAt('a', 0), heldAt('b', 4, { panel: [seat('yuki')] })],
          cards: [cardIn('a', 'priya', 2, 'yes', { lockedAt: NOW }), ...cards],
        },
        hours(50),
      );
    expect(await passes(on([]))).toEqual([]);
    expect(await passes(on([cardIn('b', 'yuki', 6, 'no', { lockedAt: NOW })]))).toEqual([
      { stageKey: 'system-design', yes: 1, n: 2 },
    ]);
  });

  test.each<[string, Parameters<typeof makePerson>[0]]>([
    ['an interviewer', { roles: ['interviewer'] }],
    ['the committee', { roles: ['committee'] }],
    ['a recruiter who left', { roles: ['recruiter'], active: false }],
    ['somebody without a role', { roles: [] }],
  ])('%s gets none, in short or whole, and nothing is read for them', async (_who, who) => {
    const { ports } = world();
    const silent = { ...ports, db: { ...ports.db, analytics: refusing } };
    for (const load of [loadHeadlines, loadStats])
      expect(await load(silent, makePerson(who))).toMatchObject({ ok: false, reason: { code: 'not yours' } });
  });

  test('a calibration is said from five decided candidates on, to that person', async () => {
    const shown = async (candidates: number, lockedAt?: Date) => {
      const cards = Array.from({ length: candidates }, (_, index) =>
        (['priya', 'omar'] as const).map((personId) =>
          cardIn(`i${index}`, personId, 2, 'yes', {
            candidateId: `c${index}`,
            ratings: [{ competencyKey: 'scale', level: personId === 'priya' ? 2 : 3, evidence: '' }],
            ...(lockedAt && { lockedAt }),
          }),
        ),
      ).flat();
      const { ports } = makeMemoryPorts({ people: [], candidates: [], interviews: [], cards }, hours(50));
      return (await loadOwnCalibration(ports, makePerson({ id: 'priya' })))?.shown ?? false;
    };
    expect(await Promise.all([shown(4, NOW), shown(5, NOW), shown(5)])).toEqual([false, true, false]);
  });
});
