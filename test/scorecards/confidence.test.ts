import fc from 'fast-check';
import { type CardForSummary, RECOMMENDATIONS, type Recommendation } from '../../scorecards/card';
import { describeConfidence, measureAgreement } from '../../scorecards/confidence';
import { designCard } from './make';

const cards = (...given: Recommendation[]) =>
  given.map((recommendation, at) => designCard(`p${at}`, [3], recommendation));

describe('what the recommendations carry', () => {
  test.each<[CardForSummary[], number, string]>([
    [[], 2, 'No card is in, so nothing can be said.'],
    [cards('strong yes'), 0, "One person's view, with nobody to compare it with."],
    [cards('yes'), 1, "One person's view, with nobody to compare it with. 1 card still missing."],
    [cards('yes', 'no'), 0, '1 of 2 cards lean to hire: evenly split.'],
    [cards('yes', 'yes'), 0, '2 of 2 cards lean to hire. One card the other way would tie it.'],
    [cards('yes', 'yes', 'no'), 0, '2 of 3 cards lean to hire. One card the other way would turn it.'],
    [cards('yes', 'yes', 'no'), 1, '2 of 3 cards lean to hire. The missing card could undo the majority.'],
    [
      cards('no', 'no', 'no', 'no'),
      1,
      '0 of 4 cards lean to hire. 2 cards the other way would tie it. 1 card still missing.',
    ],
    [
      cards('yes', 'yes', 'yes', 'yes', 'strong yes'),
      0,
      '5 of 5 cards lean to hire. 3 cards the other way would turn it.',
    ],
  ])('case %#: %#', (given, missing, words) => {
    expect(describeConfidence(given, missing)).toBe(words);
  });

  test('it says when fewer people spoke than there are cards', () => {
    const [first, second] = cards('yes', 'yes');
    const again = first && { ...first, interviewId: 'other' };
    expect(describeConfidence(first && second && again ? [first, second, again] : [], 0)).toBe(
      '3 of 3 cards, by 2 people, lean to hire. 2 cards the other way would turn it.',
    );
  });

  test('two cards of one person are one view', () => {
    const [card] = cards('yes');
    const again = card && { ...card, interviewId: 'other' };
    expect(describeConfidence(card && again ? [card, again] : [], 0)).toContain("One person's view");
  });

  test('the cards the other way that it names are exactly enough, and one fewer is not', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...RECOMMENDATIONS), { minLength: 2, maxLength: 9 }), (given) => {
        const words = describeConfidence(cards(...given), 0);
        const minds = Number(/(\d+|One) cards? the other way/.exec(words)?.[1]?.replace('One', '1') ?? 0);
        const yes = given.filter((item) => item.endsWith('yes')).length;
        const margin = Math.abs(2 * yes - given.length);
        const left = (changed: number) => margin - 2 * changed;
        if (margin === 0) expect(words).toContain('evenly split');
        else
          expect([left(minds) <= 0, left(minds - 1) > 0, left(minds) === 0]).toEqual([
            true,
            true,
            words.includes('tie'),
          ]);
      }),
    );
  });
});

describe('how far the raters agree', () => {
  test.each<[string, CardForSummary[], string]>([
    [
      'nobody shares a competency',
      [designCard('a', [3]), designCard('b', [null, 2])],
      'No competency was rated by two people, so agreement is unknown.',
    ],
    [
      'all the same',
      [designCard('a', [3, 3]), designCard('b', [3, 3])],
      '2 of 2 pairs of raters gave the same level, 2 at most one apart. Alpha has nothing to compare: only one level was used.',
    ],
    [
      'two people',
      [designCard('a', [4, 2]), designCard('b', [4, 2])],
      "2 of 2 pairs of raters gave the same level, 2 at most one apart. Krippendorff's alpha (ordinal) 1.00 from 4 ratings of 2 competencies: too few to call it high or low.",
    ],
  ])('%s: says no more than n allows', (_name, given, words) => {
    expect(measureAgreement(given).words).toBe(words);
  });

  test('with three people it says how far any one of them moves the number', () => {
    const given = [
      designCard('a', [4, 2, 3, 1]),
      designCard('b', [4, 2, 3, 1]),
      designCard('c', [1, 3, 2, 4]),
    ];
    const { alpha, withoutOne, words } = measureAgreement(given);
    expect(withoutOne?.high).toBe(1);
    expect(withoutOne?.low).toBeLessThan(0);
    expect(alpha).toBeLessThan(0.667);
    expect(words).toContain('too few to call it high or low. Without any one person it would be between -0.');
  });

  test.each([
    [0, 'at or above 0.80'],
    [3, 'tentative conclusions only'],
    [8, 'below 0.667'],
  ])('enough ratings, %d of them off: a word is put on it', (off, words) => {
    const base = [1, 2, 3, 4, 1, 2, 3, 4, 2, 3, 1, 4] as const;
    const keys = base.map((_, at) => `c${at}`);
    const card = (personId: string, shift: number) => ({
      ...designCard(personId, []),
      ratings: keys.map((competencyKey, at) => ({
        competencyKey,
        level: at < shift ? (base[at] === 4 ? (2 as const) : (4 as const)) : (base[at] ?? null),
        evidence: '',
      })),
    });
    expect(measureAgreement([card('a', 0), card('b', 0), card('c', off)]).words).toContain(words);
  });

  test('levels that hardly vary pull alpha down: it is said, and not called disagreement', () => {
    const flat = (personId: string, odd: number) => ({
      ...designCard(personId, []),
      ratings: Array.from({ length: 12 }, (_, at) => ({
        competencyKey: `c${at}`,
        level: at === odd ? (4 as const) : (3 as const),
        evidence: '',
      })),
    });
    const { alpha, words } = measureAgreement([flat('a', 0), flat('b', 1), flat('c', 2)]);
    expect(alpha).toBeLessThan(0);
    expect(words).toContain('30 of 36 pairs of raters gave the same level');
    expect(words).toContain('it is low because the levels hardly vary, so go by the pairs');
  });

  test('below twenty ratings, or below three people, no word is ever put on alpha', () => {
    const level = fc.constantFrom(1, 2, 3, 4, null);
    const row = fc.tuple(level, level, level, level);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const { alpha, values, words } = measureAgreement(
          rows.map((levels, at) => designCard(`p${at}`, levels)),
        );
        const called = /conclusions|say the same thing|hardly vary/.test(words);
        expect(called && (alpha === null || values < 20 || rows.length < 3)).toBe(false);
        expect(words).not.toMatch(/confident|certain|reliable|significant|clear/);
      }),
    );
  });

  test('two ratings of one person are not two raters', () => {
    const again = { ...designCard('a', [1, 4]), interviewId: 'other' };
    expect(measureAgreement([designCard('a', [3, 3]), again]).why).toBe('nothing rated twice');
  });
});
