import fc from 'fast-check';
import {
  CALIBRATION_METHOD,
  type Calibration,
  type CardOfCandidate,
  calibrate,
} from '../../scorecards/calibration';
import type { Level } from '../../scorecards/rubric';

const card = (
  candidateId: string,
  personId: string,
  levels: number[],
  overrides: Partial<CardOfCandidate> = {},
): CardOfCandidate => ({
  candidateId,
  personId,
  part: 'lead',
  roleKey: 'back-end-engineer',
  rubricVersion: 1,
  ratings: levels.map((level, at) => ({ competencyKey: `c${at}`, level: level as Level, evidence: '' })),
  ...overrides,
});

/** Candidates that Priya and Omar rated together: Omar `by` levels below, give or take every second one. */
const together = (n: number, by: number) =>
  Array.from({ length: n }, (_, at) => [
    card(`candidate ${at}`, 'priya', [3, 4]),
    card(`candidate ${at}`, 'omar', at % 2 === 0 ? [3 - by, 4 - by] : [3, 4 - by]),
  ]).flat();

const of = (cards: CardOfCandidate[], personId: string) =>
  calibrate(cards).find((item) => item.personId === personId);
const shown = (item: Calibration | undefined) => (item?.shown ? item : null);

describe('calibration', () => {
  test.each([
    [0, 5],
    [1, 4],
    [4, 1],
  ])(
    'after %d candidates rated together nothing is shown, not even a sign; %d more are needed',
    (n, needed) => {
      const cards = [...together(n, 1), card('alone', 'omar', [2])];
      expect(of(cards, 'omar')).toEqual({ shown: false, personId: 'omar', candidates: n, needed });
    },
  );

  test('from five on: who rates lower is more severe, and shrinkage pulls it towards none', () => {
    const [omar, priya] = ['omar', 'priya'].map((id) => shown(of(together(6, 1), id)) ?? null);
    expect(omar?.observed).toBeCloseTo(0.75, 10);
    expect(omar?.severity).toBeGreaterThan(0);
    expect(omar?.severity).toBeLessThan(0.75);
    expect(priya?.severity).toBeCloseTo(-(omar?.severity ?? 0), 10);
    expect(omar?.words).toBe(
      'About 0.7 levels lower than co-raters, over 6 candidates rated together with others, after shrinkage.',
    );
  });

  test('differences that chance explains are shown as none', () => {
    const cards = Array.from({ length: 6 }, (_, at) => [
      card(`candidate ${at}`, 'priya', [3]),
      card(`candidate ${at}`, 'omar', [at % 2 === 0 ? 4 : 2]),
    ]).flat();
    expect(shown(of(cards, 'omar'))).toMatchObject({ severity: 0, credibility: 0 });
    expect(shown(of(cards, 'omar'))?.words).toContain(
      'No difference from co-raters that can be told from chance',
    );
  });

  test.each([
    ['a trainee', { part: 'shadow' as const }],
    ['a card on another version of the rubric', { rubricVersion: 2 }],
    ['a card of another role', { roleKey: 'support-engineer' }],
  ])('%s is nobody to compare with', (_name, overrides) => {
    const cards = Array.from({ length: 6 }, (_, at) => [
      card(`candidate ${at}`, 'omar', [3]),
      card(`candidate ${at}`, 'tina', [1], overrides),
    ]).flat();
    expect(of(cards, 'omar')).toMatchObject({ shown: false, candidates: 0 });
  });

  test('five competencies of one candidate are one observation, not five', () => {
    const cards = [card('one', 'priya', [3, 3, 3, 3, 3]), card('one', 'omar', [1, 1, 1, 1, 1])];
    expect(of(cards, 'omar')).toMatchObject({ shown: false, candidates: 1 });
  });

  test('the method is named with its source wherever it is shown', () => {
    expect(CALIBRATION_METHOD.name).toContain('Bühlmann-Straub');
    expect(CALIBRATION_METHOD.source).toContain('2005');
  });

  const someone = fc.constantFrom('a', 'b', 'c', 'd');
  const someCard = fc
    .record({
      candidate: fc.integer({ min: 1, max: 8 }),
      person: someone,
      levels: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    })
    .map(({ candidate, person, levels }) => card(`candidate ${candidate}`, person, levels));

  test('shrinkage never turns the sign and never exaggerates, and the order of cards changes nothing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(someCard, {
          maxLength: 32,
          selector: (item) => `${item.candidateId} ${item.personId}`,
        }),
        (cards) => {
          const result = calibrate(cards);
          for (const item of result.flatMap((one) => shown(one) ?? [])) {
            expect(Math.abs(item.severity)).toBeLessThanOrEqual(Math.abs(item.observed));
            expect(item.severity * item.observed).toBeGreaterThanOrEqual(0);
            expect(item.candidates).toBeGreaterThanOrEqual(5);
          }
          const turned = calibrate([...cards].reverse());
          expect(turned.map((item) => item.shown && Number(item.severity.toFixed(9)))).toEqual(
            result.map((item) => item.shown && Number(item.severity.toFixed(9))),
          );
        },
      ),
    );
  });
});
