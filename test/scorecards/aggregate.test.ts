import fc from 'fast-check';
import { summarise } from '../../scorecards/aggregate';
import { type CardForSummary, RECOMMENDATIONS } from '../../scorecards/card';
import { BACK_END, designCard, makeCard, makeExpected, SYSTEM_DESIGN } from './make';

const sum = (cards: CardForSummary[], expected = [makeExpected()]) =>
  summarise(BACK_END, 'senior', cards, expected);
const competency = (cards: CardForSummary[], key: string) =>
  sum(cards).competencies.find((item) => item.competencyKey === key);

describe('a candidate summed up', () => {
  test.each([
    ['nobody', [], { n: 0, range: null, median: null, mean: null, word: 'nobody' }],
    ['one', [3], { n: 1, range: 0, median: 3, mean: 3, word: 'one rater' }],
    ['two at the same level', [3, 3], { n: 2, range: 0, median: 3, mean: 3, word: 'same level' }],
    [
      'two next to each other',
      [2, 3],
      { n: 2, range: 1, median: 2.5, mean: 2.5, word: 'next to each other' },
    ],
    ['two apart', [4, 2], { n: 2, range: 2, median: 3, mean: 3, word: 'apart' }],
    ['three', [4, 2, 1], { n: 3, range: 3, median: 2, mean: 7 / 3, word: 'apart' }],
  ] as const)('%s: spread, median and mean of a competency', (_name, levels, wanted) => {
    const { word, ...figures } = wanted;
    const found = competency(
      levels.map((level, at) => designCard(`p${at}`, [level])),
      'data-modelling',
    );
    expect(found).toMatchObject(figures);
    expect(found?.agreement.word).toBe(word);
  });

  test('"not assessed" is no judgement: it counts nowhere', () => {
    const found = competency([designCard('priya', [null]), designCard('omar', [2])], 'data-modelling');
    expect(found).toMatchObject({ n: 1, median: 2, below: 1 });
  });

  test('the expected level follows the seniority, the levels do not', () => {
    const cards = [designCard('priya', [3])];
    const of = (seniority: string) =>
      summarise(BACK_END, seniority, cards, []).competencies.find(
        (item) => item.competencyKey === 'data-modelling',
      );
    expect([of('mid')?.expected, of('senior')?.expected, of('staff')?.expected]).toEqual([2, 3, 4]);
    expect([of('mid')?.below, of('senior')?.below, of('staff')?.below]).toEqual([0, 0, 1]);
    expect(of('staff')?.median).toBe(3);
    expect(of('wizard')).toMatchObject({ expected: null, below: 0 });
  });

  test('the mean weighs as the rubric says, with the reason beside it', () => {
    const { mean } = sum([designCard('priya', [4, 2])]);
    expect(mean.value).toBeCloseTo((4 * 1.5 + 2) / 2.5, 10);
    expect(mean).toMatchObject({ competencies: 2, ratings: 2 });
    expect(mean.weights.map((weight) => weight.competencyKey)).toEqual([
      'data-modelling',
      'operations-and-debugging',
    ]);
    expect(mean.weights.every((weight) => weight.reason.length > 20)).toBe(true);
  });

  test('missing cards: the longest owed first, a trainee owes the committee nothing', () => {
    const expected = [
      makeExpected({ personId: 'omar', since: new Date('2026-12-04T15:00:00Z') }),
      makeExpected({ personId: 'chen', interviewId: 'i-coding', since: new Date('2026-12-02T15:00:00Z') }),
      makeExpected({ personId: 'priya' }),
      makeExpected({ personId: 'tina', part: 'shadow' }),
    ];
    const { missing } = sum([makeCard({ personId: 'priya' })], expected);
    expect(missing.map((owed) => owed.personId)).toEqual(['chen', 'omar']);
  });

  test('coverage is by people: twice, once, never, and two cards of one person are one view', () => {
    const { coverage } = sum([
      designCard('priya', [3, 3]),
      designCard('omar', [3]),
      makeCard({
        personId: 'priya',
        interviewId: 'i-db',
        stageKey: 'databases-and-apis',
        levels: { scale: 2 },
      }),
    ]);
    const word = (key: string) => coverage.find((item) => item.competencyKey === key)?.word;
    expect([word('data-modelling'), word('scale'), word('performance')]).toEqual(['twice', 'once', 'never']);
  });

  test('the last card of a person for an interview stands: an amended one replaces the first', () => {
    const first = makeCard({ levels: { scale: 1 } });
    const amended = makeCard({ levels: { scale: 3 } });
    const summary = sum([amended, first]);
    expect(summary.cards).toEqual([amended]);
    expect(summary.competencies.find((item) => item.competencyKey === 'scale')?.ratings).toHaveLength(1);
  });

  test('recommendations are listed and counted, strong no first, and a split is said', () => {
    const cards = [designCard('a', [3], 'yes'), designCard('b', [3], 'yes'), designCard('c', [3], 'no')];
    expect(sum(cards).recommendations).toMatchObject({
      counts: [
        { recommendation: 'strong no', n: 0 },
        { recommendation: 'no', n: 1 },
        { recommendation: 'yes', n: 2 },
        { recommendation: 'strong yes', n: 0 },
      ],
      split: true,
    });
    expect(sum(cards.slice(0, 2)).recommendations.split).toBe(false);
  });

  test.each([
    ['all on the rubric at hand', [1, 1], null],
    [
      'two versions',
      [1, 2],
      'Rated on rubric version 1 (1 card) and version 2 (1 card), read with version 1: the anchors may differ.',
    ],
    [
      'all on another one',
      [2, 2],
      'Rated on rubric version 2 (2 cards), read with version 1: the anchors may differ.',
    ],
  ])('rubric versions, %s', (_name, versions, words) => {
    const cards = versions.map((rubricVersion, at) => makeCard({ personId: `p${at}`, rubricVersion }));
    expect(sum(cards).versions.words).toBe(words);
  });

  test('a competency that only another version knows is named, not silently dropped', () => {
    const { versions, mean } = sum([makeCard({ rubricVersion: 2, levels: { graphology: 4 } })]);
    expect(versions.unknownCompetencyKeys).toEqual(['graphology']);
    expect(versions.words).toContain('left out of the figures: graphology');
    expect(mean.value).toBeNull();
  });
});

const level = fc.constantFrom(1, 2, 3, 4, null);
const card = fc
  .record({
    personId: fc.constantFrom('a', 'b', 'c', 'd'),
    interviewId: fc.constantFrom('i1', 'i2'),
    part: fc.constantFrom('lead', 'second', 'shadow', 'reverse shadow'),
    recommendation: fc.constantFrom(...RECOMMENDATIONS),
    levels: fc.record({ 'data-modelling': level, scale: level, 'trade-offs': level, apis: level }),
    submittedAt: fc.integer({ min: 0, max: 1e6 }).map((ms) => new Date(ms)),
  } as const)
  .map((data) => makeCard(data));
/** Different times, so that the last card of a person is the last in any order. */
const hand = fc.uniqueArray(card, { maxLength: 8, selector: (item) => item.submittedAt.getTime() });

describe('whatever the cards', () => {
  test('the order in which they are read changes nothing', () => {
    fc.assert(
      fc.property(hand, (cards) => {
        expect(sum([...cards].reverse())).toEqual(sum(cards));
      }),
    );
  });

  test('taking the trainees away changes no figure', () => {
    fc.assert(
      fc.property(hand, (cards) => {
        const { traineeCards, ...figures } = sum(cards, []);
        const { traineeCards: none, ...alone } = sum(figures.cards, []);
        expect(alone).toEqual(figures);
        expect(none).toEqual([]);
        expect(traineeCards.every((item) => item.part.includes('shadow'))).toBe(true);
      }),
    );
  });

  test('the middle lies between the ends, coverage agrees with n, and the agenda is in order', () => {
    fc.assert(
      fc.property(hand, (cards) => {
        const summary = sum(cards);
        for (const item of summary.competencies) {
          const levels = item.ratings.map((view) => view.level);
          if (item.median === null) expect(item.n).toBe(0);
          else expect(item.median >= Math.min(...levels) && item.median <= Math.max(...levels)).toBe(true);
          const covered = summary.coverage.find((coverage) => coverage.competencyKey === item.competencyKey);
          expect(covered?.raters).toBe(item.n);
        }
        const scores = summary.agenda.map((topic) => topic.score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
      }),
    );
  });

  test('every competency rated two levels apart is on the agenda, and none that is not', () => {
    fc.assert(
      fc.property(hand, (cards) => {
        const { agenda, competencies } = sum(cards);
        const apart = competencies.filter((item) => (item.range ?? 0) >= 2).map((item) => item.competencyKey);
        const listed = agenda.flatMap((topic) => topic.competencyKey ?? []);
        expect([...listed].sort()).toEqual([...apart].sort());
        expect(SYSTEM_DESIGN).toEqual(expect.arrayContaining(listed));
      }),
    );
  });
});
