import type { CreateIndexesOptions, Document, Filter, IndexSpecification, Sort } from 'mongodb';
import { contract, refusal, stagesOf } from './contract';

interface PlanCase {
  policy: string;
  index: Record<string, 1 | -1>;
  options?: CreateIndexesOptions;
  filter: Filter<Document>;
  sort?: Sort;
  uses: string[];
  avoids?: string[];
}

const plans: PlanCase[] = [
  {
    policy: 'equality uses the index',
    index: { a: 1 },
    filter: { a: 5 },
    uses: ['IXSCAN'],
    avoids: ['COLLSCAN'],
  },
  { policy: 'a range uses the index', index: { a: 1 }, filter: { a: { $gte: 5, $lt: 7 } }, uses: ['IXSCAN'] },
  {
    policy: 'a prefix of a compound index is enough',
    index: { a: 1, b: 1 },
    filter: { a: 5 },
    uses: ['IXSCAN'],
  },
  { policy: 'what is not a prefix is not', index: { a: 1, b: 1 }, filter: { b: 5 }, uses: ['COLLSCAN'] },
  { policy: '$in uses the index', index: { a: 1 }, filter: { a: { $in: [1, 2] } }, uses: ['IXSCAN'] },
  { policy: 'an anchored pattern uses the index', index: { t: 1 }, filter: { t: /^t1/ }, uses: ['IXSCAN'] },
  {
    policy: '$or uses an index for each branch',
    index: { a: 1 },
    filter: { $or: [{ a: 1 }, { a: 2 }] },
    uses: ['IXSCAN'],
    avoids: ['COLLSCAN'],
  },
  {
    policy: 'the index gives the order',
    index: { a: 1, b: -1 },
    filter: { a: 5 },
    sort: { b: -1 },
    uses: ['IXSCAN'],
    avoids: ['SORT'],
  },
  {
    policy: 'the index gives the order backwards',
    index: { a: 1 },
    filter: {},
    sort: { a: -1 },
    uses: ['IXSCAN'],
    avoids: ['SORT'],
  },
  {
    policy: 'another order is sorted',
    index: { a: 1 },
    filter: { a: 5 },
    sort: { t: 1 },
    uses: ['IXSCAN', 'SORT'],
  },
  {
    policy: 'a partial index serves a filter that implies its own',
    index: { a: 1 },
    options: { partialFilterExpression: { open: true } },
    filter: { a: 5, open: true },
    uses: ['IXSCAN'],
  },
  {
    policy: 'a partial index serves no other filter',
    index: { a: 1 },
    options: { partialFilterExpression: { open: true } },
    filter: { a: 5 },
    uses: ['COLLSCAN'],
  },
  {
    policy: 'a sparse index does not look for the missing',
    index: { x: 1 },
    options: { sparse: true },
    filter: { x: null },
    uses: ['COLLSCAN'],
  },
];

const rows = Array.from({ length: 40 }, (_, n) => ({
  _id: n,
  a: n % 10,
  b: n,
  t: `t${n}`,
  open: n % 2 === 0,
}));

contract('Indexes', (get) => {
  test.each(plans)('$policy', async ({ index, options, filter, sort, uses, avoids = [] }) => {
    const collection = await get().collection(rows as Document[]);
    await collection.createIndex(index, options ?? {});
    const { queryPlanner } = await collection.find(filter, sort ? { sort } : {}).explain('queryPlanner');
    const stages = stagesOf(queryPlanner.winningPlan);
    expect(stages).toEqual(expect.arrayContaining(uses));
    for (const stage of avoids) expect(stages).not.toContain(stage);
  });

  test.each(plans)(
    '$policy, and finds the same as a whole scan',
    async ({ index, options, filter, sort }) => {
      const plain = await get().collection(rows as Document[]);
      const indexed = await get().collection(rows as Document[]);
      await indexed.createIndex(index, options ?? {});
      const order: Sort = sort ? { ...(sort as Record<string, 1 | -1>), _id: 1 } : { _id: 1 };
      expect(await indexed.find(filter).sort(order).toArray()).toEqual(
        await plain.find(filter).sort(order).toArray(),
      );
    },
  );

  test('a bounded read examines only what it returns', async () => {
    const collection = await get().collection(rows as Document[]);
    await collection.createIndex({ a: 1, b: 1 });
    const { executionStats } = await collection.find({ a: 3, b: { $gte: 20 } }).explain('executionStats');
    expect(executionStats).toMatchObject({ nReturned: 2, totalDocsExamined: 2 });
  });

  test('an array is found by each of its elements, once', async () => {
    const collection = await get().collection([
      { _id: 1, t: ['a', 'b'] },
      { _id: 2, t: 'b' },
      { _id: 3, t: [] },
      { _id: 4 },
    ] as Document[]);
    await collection.createIndex({ t: 1 });
    const ids = async (filter: Filter<Document>) =>
      (await collection.find(filter).hint({ t: 1 }).toArray()).map((doc) => doc._id).sort();
    expect(await ids({ t: 'b' })).toEqual([1, 2]);
    expect(await ids({ t: { $gte: 'a' } })).toEqual([1, 2]);
    expect(await ids({ t: null })).toEqual([4]);
    expect(await ids({ t: { $gt: 'a', $lt: 'b' } })).toEqual([1]);
  });

  test('two conditions on an indexed array may be met by two elements', async () => {
    const collection = await get().collection([{ n: [1, 10] }]);
    await collection.createIndex({ n: 1 });
    expect(await collection.countDocuments({ n: { $gt: 5, $lt: 3 } })).toBe(1);
  });

  test('a duplicate key is refused with its pattern and value', async () => {
    const collection = await get().collection([{ team: 'x', at: { n: 1 } }]);
    await collection.createIndex({ team: 1, 'at.n': -1 }, { unique: true });
    const error = await collection.insertOne({ team: 'x', at: { n: 1 } }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { team: 1, 'at.n': -1 },
      keyValue: { team: 'x', 'at.n': 1 },
      message: `E11000 duplicate key error collection: interloop.${collection.collectionName} index: team_1_at.n_-1 dup key: { team: "x", at.n: 1 }`,
    });
    expect(await collection.countDocuments()).toBe(1);
  });

  test('an update cannot take another document’s key, and changes nothing', async () => {
    const collection = await get().collection([{ k: 1 }, { k: 2 }]);
    await collection.createIndex({ k: 1 }, { unique: true });
    expect(await refusal(collection.updateOne({ k: 2 }, { $set: { k: 1 } }))).toBe(11000);
    expect(await refusal(collection.updateOne({ k: 2 }, { $set: { other: 1 } }))).toBe('accepted');
    expect(await collection.distinct('k')).toEqual([1, 2]);
  });

  test('numbers of different types are one unique key', async () => {
    const collection = await get().collection([{ k: 1 }]);
    await collection.createIndex({ k: 1 }, { unique: true });
    const { Long, Double } = await import('mongodb');
    expect(await refusal(collection.insertOne({ k: new Double(1) }))).toBe(11000);
    expect(await refusal(collection.insertOne({ k: Long.fromNumber(1) }))).toBe(11000);
  });

  test('a unique index counts a missing field as null, unless sparse', async () => {
    const strict = await get().collection([{ x: 1 }]);
    await strict.createIndex({ k: 1 }, { unique: true });
    expect(await refusal(strict.insertOne({ x: 2 }))).toBe(11000);
    const sparse = await get().collection([{ x: 1 }]);
    await sparse.createIndex({ k: 1 }, { unique: true, sparse: true });
    expect(await refusal(sparse.insertOne({ x: 2 }))).toBe('accepted');
  });

  test('a partial unique index minds only what it covers', async () => {
    const collection = await get().collection([{ k: 1, open: true }]);
    await collection.createIndex({ k: 1 }, { unique: true, partialFilterExpression: { open: true } });
    expect(await refusal(collection.insertOne({ k: 1, open: false }))).toBe('accepted');
    expect(await refusal(collection.insertOne({ k: 1, open: true }))).toBe(11000);
    expect(await refusal(collection.updateOne({ open: false }, { $set: { open: true } }))).toBe(11000);
  });

  test('a unique index over elements pairs the fields of one element', async () => {
    const collection = await get().collection([
      {
        c: [
          { p: 1, t: 1 },
          { p: 2, t: 2 },
        ],
      },
    ]);
    await collection.createIndex({ 'c.p': 1, 'c.t': 1 }, { unique: true });
    expect(await refusal(collection.insertOne({ c: [{ p: 1, t: 2 }] }))).toBe('accepted');
    expect(await refusal(collection.insertOne({ c: [{ p: 2, t: 2 }] }))).toBe(11000);
  });

  test('a unique index is not built over duplicates', async () => {
    const collection = await get().collection([{ k: 1 }, { k: 1 }]);
    expect(await refusal(collection.createIndex({ k: 1 }, { unique: true }))).toBe(11000);
    expect(await collection.listIndexes().toArray()).toHaveLength(1);
  });

  test('two parallel arrays cannot be indexed together', async () => {
    const collection = await get().collection();
    await collection.createIndex({ a: 1, b: 1 });
    expect(await refusal(collection.insertOne({ a: [1], b: [2] }))).toBe(171);
  });

  test('the list of indexes says what was asked for', async () => {
    const collection = await get().collection([{ a: 1 }]);
    await collection.createIndex({ a: 1, b: -1 }, { unique: true, name: 'ab' });
    await collection.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    expect(await collection.listIndexes().toArray()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1, b: -1 }, name: 'ab', unique: true },
      { v: 2, key: { at: 1 }, name: 'at_1', expireAfterSeconds: 60 },
    ]);
    await collection.dropIndex('ab');
    expect((await collection.listIndexes().toArray()).map(({ name }) => name)).toEqual(['_id_', 'at_1']);
  });

  test.each<[string, IndexSpecification, CreateIndexesOptions, number]>([
    ['the same name with another key', { b: 1 }, { name: 'a_1' }, 86],
    ['the same key with other options', { a: 1 }, { unique: true }, 86],
    ['the same key with another name', { a: 1 }, { name: 'other' }, 85],
    ['TTL over two fields', { x: 1, y: 1 }, { expireAfterSeconds: 5 }, 67],
    ['a partial filter with $ne', { x: 1 }, { partialFilterExpression: { y: { $ne: 1 } } }, 67],
    ['a direction of zero', { x: 0 as 1 }, {}, 67],
    ['an unknown option', { x: 1 }, { uniq: true } as CreateIndexesOptions, 197],
  ])('%s is refused', async (_policy, key, options, code) => {
    const { collection, db } = get();
    const things = await collection([{ a: 1 }]);
    await things.createIndex({ a: 1 });
    const name = options.name ?? Object.entries(key).flat().join('_');
    expect(
      await refusal(
        db.command({ createIndexes: things.collectionName, indexes: [{ key, name, ...options }] }),
      ),
    ).toBe(code);
  });

  test('an index that is there is not an error', async () => {
    const collection = await get().collection([{ a: 1 }]);
    expect(await collection.createIndex({ a: 1 })).toBe('a_1');
    expect(await collection.createIndex({ a: 1 })).toBe('a_1');
  });

  test('a hint at an index that is not there is refused', async () => {
    const collection = await get().collection([{ a: 1 }]);
    expect(await refusal(collection.find({ a: 1 }).hint('nope').toArray())).toBe(2);
  });
});
