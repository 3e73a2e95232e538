import fc from 'fast-check';
import { type Document, Double, Long } from 'mongodb';
import { contract } from './contract';

const scalar = fc.oneof(
  fc.integer({ min: 0, max: 6 }),
  fc.constantFrom<unknown>('a', 'ab', 'b', null, true, new Double(2), Long.fromNumber(3), new Date(5), 2.5),
);
const value = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
);
const doc = fc.record(
  {
    a: value,
    b: scalar,
    c: fc.array(fc.record({ d: scalar, e: scalar }, { requiredKeys: [] }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
const comparison = fc.oneof(
  scalar,
  fc
    .record({ operator: fc.constantFrom('$gt', '$gte', '$lt', '$lte', '$ne', '$eq'), operand: scalar })
    .map(({ operator, operand }) => ({ [operator]: operand })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lte: high })),
  fc.array(scalar, { minLength: 1, maxLength: 3 }).map((list) => ({ $in: list })),
  fc.boolean().map((exists) => ({ $exists: exists })),
  fc.constantFrom<unknown>(
    { $regex: '^a' },
    /^b/,
    { $size: 1 },
    { $elemMatch: { $gt: 1 } },
    { $not: { $gt: 2 } },
  ),
);
const clause = fc.oneof(
  fc.record({ a: comparison }),
  fc.record({ b: comparison }),
  fc.record({ a: comparison, b: comparison }),
  fc.record({ 'c.d': comparison }),
  fc.record({ c: fc.record({ $elemMatch: fc.record({ d: comparison, e: comparison }) }) }),
);
const filter = fc.oneof(
  clause,
  fc.array(clause, { minLength: 1, maxLength: 2 }).map((list) => ({ $or: list })),
  fc.array(clause, { minLength: 1, maxLength: 2 }).map((list) => ({ $and: list })),
);
const sort = fc.constantFrom<Document>(
  { a: 1, _id: 1 },
  { a: -1, _id: 1 },
  { b: 1, a: -1, _id: 1 },
  { a: 1, b: 1, _id: 1 },
);

contract('Whatever the index', (get) => {
  test('a query finds the same documents in the same order with indexes as without', async () => {
    const { collection } = get();
    const plain = await collection();
    const indexed = await collection();
    await indexed.createIndexes([
      { key: { a: 1, b: -1 } },
      { key: { b: 1 }, sparse: true },
      { key: { 'c.d': -1, 'c.e': 1 } },
      { key: { a: -1 }, name: 'partial', partialFilterExpression: { b: { $exists: true } } },
    ]);
    const check = async (docs: Document[], filters: Document[], order: Document) => {
      const numbered = docs.map((one, _id) => ({ _id, ...one }) as Document);
      for (const target of [plain, indexed]) {
        await target.deleteMany({});
        await target.insertMany(numbered.map((one) => ({ ...one })));
      }
      for (const one of filters) {
        const [expected, found] = await Promise.all(
          [plain, indexed].map((target) => target.find(one).sort(order).toArray()),
        );
        expect(found).toEqual(expected);
      }
    };
    const property = fc.asyncProperty(
      fc.array(doc, { minLength: 1, maxLength: 12 }),
      fc.array(filter, { minLength: 4, maxLength: 8 }),
      sort,
      check,
    );
    await fc.assert(property, { numRuns: 40, seed: 7 });
  }, 30_000);
});
