import fc from 'fast-check';
import { estimateCredibility, type Group } from '../../scorecards/credibility';

const group = (key: string, values: readonly number[], weights: readonly number[] = []): Group => ({
  key,
  observations: values.map((value, at) => ({ value, weight: weights[at] ?? 1 })),
});

/** Estimate of a group: its own mean, believed as far as the factor says. */
const estimate = (groups: Group[], key: string) => {
  const result = estimateCredibility(groups);
  const own = result.groups.find((item) => item.key === key);
  return own ? own.factor * own.mean + (1 - own.factor) * result.overall : Number.NaN;
};

/** "Loss Data Analytics" (openacttexts.github.io), chapter on credibility, section "Estimating Credibility Parameters". */
const EXAMPLE_1 = [group('A', [0, 1, 0]), group('B', [2, 1, 2])];
const EXAMPLE_2 = [group('A', [3, 0, 0]), group('B', [3, 0, 3])];
const EXAMPLE_3 = [group('A', [0, 1, 1, 1.5], [1, 2, 2, 2]), group('B', [0, 1 / 3, 0.5], [2, 3, 4])];

/** Hachemeister (1975), average claims of five states over twelve quarters, as printed by the R package actuar. */
const HACHEMEISTER = [
  group('1', [1738, 1642, 1794, 2051, 2079, 2234, 2032, 2035, 2115, 2262, 2267, 2517]),
  group('2', [1364, 1408, 1597, 1444, 1342, 1675, 1470, 1448, 1464, 1831, 1612, 1471]),
  group('3', [1759, 1685, 1479, 1763, 1674, 2103, 1502, 1622, 1828, 2155, 2233, 2059]),
  group('4', [1223, 1146, 1010, 1257, 1426, 1532, 1953, 1123, 1343, 1243, 1762, 1306]),
  group('5', [1456, 1499, 1609, 1741, 1482, 1572, 1606, 1735, 1607, 1573, 1613, 1690]),
];

describe('Bühlmann-Straub credibility', () => {
  test('equal groups, as in example 1: EPV 1/3, VHM 7/9, Z 7/8, estimates 5/12 and 19/12', () => {
    const result = estimateCredibility(EXAMPLE_1);
    expect(result.within).toBeCloseTo(1 / 3, 12);
    expect(result.between).toBeCloseTo(7 / 9, 12);
    expect(result.groups.map((item) => item.factor)).toEqual([
      expect.closeTo(7 / 8, 12),
      expect.closeTo(7 / 8, 12),
    ]);
    expect(estimate(EXAMPLE_1, 'A')).toBeCloseTo(5 / 12, 12);
    expect(estimate(EXAMPLE_1, 'B')).toBeCloseTo(19 / 12, 12);
  });

  test('noise larger than the differences, as in example 2: VHM comes out at -1/2, and nothing is believed', () => {
    const result = estimateCredibility(EXAMPLE_2);
    expect(result.betweenRaw).toBeCloseTo(-1 / 2, 12);
    expect(result.between).toBe(0);
    expect(result.groups.map((item) => item.factor)).toEqual([0, 0]);
  });

  test('unequal groups, as in example 3: Z 0.770 and 0.812 (the book goes on with K rounded), estimates 0.914 and 0.388', () => {
    const result = estimateCredibility(EXAMPLE_3);
    expect(result.within).toBeCloseTo(11 / 30, 12);
    expect(result.between).toBeCloseTo(0.1757, 4);
    expect(result.groups.map((item) => item.factor)).toEqual([
      expect.closeTo(0.7703, 3),
      expect.closeTo(0.8118, 3),
    ]);
    expect(estimate(EXAMPLE_3, 'A')).toBeCloseTo(0.9139, 3);
    expect(estimate(EXAMPLE_3, 'B')).toBeCloseTo(0.3882, 3);
  });

  test("Hachemeister's five states, as fitted by actuar: 1671.017, between 72310.02, within 46040.47", () => {
    const result = estimateCredibility(HACHEMEISTER);
    expect(result.overall).toBeCloseTo(1671.017, 3);
    expect(result.between).toBeCloseTo(72310.02, 2);
    expect(result.within).toBeCloseTo(46040.47, 2);
  });

  test.each([
    ['no group', []],
    ['one group', [group('A', [1, 2, 3])]],
    ['groups of one observation each', [group('A', [1]), group('B', [2])]],
  ])('believes nothing of %s', (_name, groups) => {
    expect(estimateCredibility(groups).groups.every((item) => item.factor === 0)).toBe(true);
  });

  const values = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 8 });

  test('factors are from 0 to 1, and more observations are never believed less', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 6 }), (data) => {
        const { groups } = estimateCredibility(data.map((list, at) => group(String(at), list)));
        const byWeight = [...groups].sort((a, b) => a.weight - b.weight);
        expect(groups.every((item) => item.factor >= 0 && item.factor <= 1)).toBe(true);
        expect(byWeight.map((item) => item.factor)).toEqual(
          byWeight.map((item) => item.factor).sort((a, b) => a - b),
        );
      }),
    );
  });
});
