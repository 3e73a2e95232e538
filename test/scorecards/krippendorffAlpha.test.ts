import fc from 'fast-check';
import { krippendorffAlpha, type Metric } from '../../scorecards/krippendorffAlpha';

const METRICS: Metric[] = ['nominal', 'ordinal', 'interval'];

/** Rows are observers, as papers print them; `null` is a missing value. */
function byUnit(rows: (number | null)[][]): number[][] {
  return (rows[0] ?? []).map((_, at) => rows.flatMap((row) => row[at] ?? []));
}

const letters = (row: string) => [...row].map((letter) => letter.charCodeAt(0));
const N = null;

/** K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), examples A, B and C; the R package irr has C too. */
const EXAMPLE_A = byUnit([
  [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
  [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
]);
const EXAMPLE_B = byUnit([letters('aabbdcccedda'), letters('babbbccceddd')]);
const EXAMPLE_C = byUnit([
  [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
  [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]);

describe("Krippendorff's alpha", () => {
  test.each([
    ['A, two observers, binary', EXAMPLE_A, 'nominal', 0.095, 3],
    ['B, two observers, nominal', EXAMPLE_B, 'nominal', 0.692, 3],
    ['C, four observers with gaps, nominal', EXAMPLE_C, 'nominal', 0.743421, 6],
    ['C, ordinal', EXAMPLE_C, 'ordinal', 0.815388, 6],
    ['C, interval', EXAMPLE_C, 'interval', 0.849107, 6],
  ] as const)('is as published for example %s', (_name, units, metric, published, digits) => {
    expect(krippendorffAlpha(units, metric).alpha).toBeCloseTo(published, digits);
  });

  test('counts only what can agree: units with two values or more', () => {
    expect(krippendorffAlpha(EXAMPLE_C, 'ordinal')).toMatchObject({ units: 11, values: 40 });
  });

  test.each([
    ['nobody rated the same thing', [[1], [2], []], 'nothing rated twice'],
    [
      'everybody gave the same level everywhere',
      [
        [3, 3],
        [3, 3, 3],
      ],
      'only one level was used',
    ],
  ] as const)('is undefined, and says why, when %s', (_name, units, why) => {
    expect(krippendorffAlpha(units, 'ordinal')).toMatchObject({ alpha: null, why });
  });

  const units = fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 5 }), { maxLength: 8 });

  test('is at most 1, and 1 exactly when every unit agrees', () => {
    fc.assert(
      fc.property(units, fc.constantFrom(...METRICS), (data, metric) => {
        const { alpha } = krippendorffAlpha(data, metric);
        if (alpha === null) return;
        const agree = data.every((unit) => new Set(unit).size <= 1);
        expect(alpha).toBeLessThanOrEqual(1);
        expect(Math.abs(alpha - 1) < 1e-12).toBe(agree);
      }),
    );
  });

  test('does not depend on the order of raters or units', () => {
    fc.assert(
      fc.property(units, (data) => {
        const turned = [...data].reverse().map((unit) => [...unit].reverse());
        const [one, other] = [krippendorffAlpha(data, 'ordinal'), krippendorffAlpha(turned, 'ordinal')];
        expect(other.alpha ?? -9).toBeCloseTo(one.alpha ?? -9, 10);
        expect(other.values).toBe(one.values);
      }),
    );
  });

  test('ordinal alpha knows ranks only: stretching the scale changes nothing', () => {
    fc.assert(
      fc.property(units, (data) => {
        const stretched = data.map((unit) => unit.map((level) => level ** 3 + 7));
        const [one, other] = [krippendorffAlpha(data, 'ordinal'), krippendorffAlpha(stretched, 'ordinal')];
        expect(other.alpha ?? -9).toBeCloseTo(one.alpha ?? -9, 10);
      }),
    );
  });
});
