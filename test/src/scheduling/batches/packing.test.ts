import fc from 'fast-check';
import { Packing } from '../../../../src/scheduling/batches/packing';
import { Effort } from '../../../../src/scheduling/effort';
import { propertyRuns } from '../propertyRuns';

interface Program {
  readonly caps: readonly number[];
  readonly columns: readonly { readonly gain: number; readonly rows: readonly number[] }[];
  /** How many rows and columns there are when it is solved first. */
  readonly early: { readonly rows: number; readonly columns: number };
}

const program: fc.Arbitrary<Program> = fc.integer({ min: 1, max: 8 }).chain((height) =>
  fc.record({
    caps: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: height, maxLength: height }),
    columns: fc.array(
      fc.record({
        gain: fc.integer({ min: -5, max: 30 }),
        rows: fc.subarray([...Array(height).keys()], { minLength: 1 }),
      }),
      { maxLength: 12 },
    ),
    early: fc.record({ rows: fc.nat(height), columns: fc.nat(12) }),
  }),
);

/** A column that takes no row yet waits for one. */
function solveInTwo({ caps, columns, early }: Program): Packing {
  const packing = new Packing(new Effort());
  const number = new Map<number, number>();
  const add = (c: number, rows: number) => {
    const own = columns[c]?.rows.filter((row) => row < rows) ?? [];
    if (number.has(c) || own.length === 0) return;
    packing.addColumn(columns[c]?.gain ?? 0, own);
    number.set(c, number.size);
  };
  caps.slice(0, early.rows).forEach((cap) => {
    packing.addRow(cap, []);
  });
  columns.forEach((_, c) => {
    if (c < early.columns) add(c, early.rows);
  });
  packing.solve();
  caps.slice(early.rows).forEach((cap, n) => {
    const takers = [...number].filter(([c]) => columns[c]?.rows.includes(early.rows + n));
    packing.addRow(
      cap,
      takers.map(([, own]) => own),
    );
  });
  columns.forEach((_, c) => {
    add(c, caps.length);
  });
  packing.solve();
  const shares = packing.listShares();
  return Object.assign(packing, {
    listShares: () => Float64Array.from(columns, (_, c) => shares[number.get(c) ?? -1] ?? 0),
  });
}

test('shares that take no more than there is, and prices that no column gains more than, gain the same: so both are best', () => {
  fc.assert(
    fc.property(program, (asked) => {
      const { caps, columns } = asked;
      const packing = solveInTwo(asked);
      const [shares, prices] = [packing.listShares(), packing.listPrices()];
      const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
      caps.forEach((cap, row) => {
        const taken = columns.map(({ rows }, c) => (rows.includes(row) ? (shares[c] ?? 0) : 0));
        expect(sum(taken)).toBeLessThanOrEqual(cap + 1e-6);
      });
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(-1e-6);
      for (const price of prices) expect(price).toBeGreaterThanOrEqual(0);
      for (const { gain, rows } of columns) {
        expect(sum(rows.map((row) => prices[row] ?? 0))).toBeGreaterThanOrEqual(gain - 1e-6);
      }
      const gained = sum(columns.map(({ gain }, c) => gain * (shares[c] ?? 0)));
      expect(sum(caps.map((cap, row) => cap * (prices[row] ?? 0)))).toBeCloseTo(gained, 4);
    }),
    propertyRuns(300),
  );
});

test('of two that share a cap of one the better is taken, and its gain is the price of more', () => {
  const packing = new Packing(new Effort());
  packing.addRow(1, []);
  packing.addColumn(5, [0]);
  packing.addColumn(7, [0]);
  packing.solve();
  expect([...packing.listShares()].map(Math.round)).toEqual([0, 1]);
  expect([...packing.listPrices()]).toEqual([7]);
});
