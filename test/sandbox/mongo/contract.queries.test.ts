import {
  Binary,
  Decimal128,
  type Document,
  Double,
  type Filter,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'mongodb';
import { contract, refusal } from './contract';

const byId = (_id: number): Filter<Document> => ({ _id: { $in: [_id] } }) as Document;
const day = (date: number) => new Date(Date.UTC(2026, 0, date));
const id = new ObjectId('65a000000000000000000001');

const docs: Document[] = [
  { _id: 1, n: 1, tags: ['a', 'b'], at: day(1), who: { name: 'Ada', langs: ['go'] } },
  { _id: 2, n: new Double(2.5), tags: [], at: day(2), who: { name: 'Bo' } },
  { _id: 3, n: Long.fromString('9007199254740993'), tags: 'a', at: day(3), who: null },
  {
    _id: 4,
    n: Decimal128.fromString('2.50'),
    items: [
      { k: 1, v: 5 },
      { k: 2, v: 9 },
    ],
  },
  {
    _id: 5,
    n: null,
    items: [
      { k: 1, v: 9 },
      { k: 2, v: 5 },
    ],
    at: 'soon',
  },
  { _id: 6, items: [], nested: [[1, 2], [3]], ref: id },
  { _id: 7, n: [1, 7], flag: true, who: { name: 'ada', langs: ['ts', 'go'] } },
  { _id: 8, n: Number.NaN, blob: new Binary(Buffer.from([3])) },
];

const queries: [policy: string, filter: Filter<Document>, ids: number[]][] = [
  ['equality reaches into arrays', { tags: 'a' }, [1, 3]],
  ['an array equals the whole array', { tags: ['a', 'b'] }, [1]],
  ['an array equals an element that is that array', { nested: [1, 2] }, [6]],
  ['null means null or missing', { n: null }, [5, 6]],
  ['a nested null means null, missing, or no document above', { 'who.name': null }, [3, 4, 5, 6, 8]],
  ['numbers are compared across types', { n: 2.5 }, [2, 4]],
  ['int64 keeps its last digit', { n: { $gt: Long.fromString('9007199254740992') } }, [3]],
  ['comparison stays within a type', { at: { $gt: day(1) } }, [2, 3]],
  ['comparison reaches into arrays', { n: { $gt: 6, $lt: 8 } }, [7]],
  ['NaN is no number that compares', { n: { $lt: 3 } }, [1, 2, 4, 7]],
  ['NaN equals NaN', { n: Number.NaN }, [8]],
  ['$ne is the opposite of equality, missing included', { n: { $ne: 1 } }, [2, 3, 4, 5, 6, 8]],
  ['$in takes null for missing', { n: { $in: [null, 1] } }, [1, 5, 6, 7]],
  ['$nin is the opposite of $in', { n: { $nin: [null, 1] } }, [2, 3, 4, 8]],
  ['$exists tells null from missing', { n: { $exists: false } }, [6]],
  ['$type knows decimals', { n: { $type: 'decimal' } }, [4]],
  ['$type knows number as four types', { n: { $type: 'number' } }, [1, 2, 3, 4, 7, 8]],
  ['$type array looks at the field itself', { tags: { $type: 'array' } }, [1, 2]],
  ['$size counts the array', { tags: { $size: 0 } }, [2]],
  ['$all wants every value', { tags: { $all: ['a', 'b'] } }, [1]],
  ['a dotted path meets any element', { 'items.v': 9 }, [4, 5]],
  ['two dotted conditions may be met by two elements', { 'items.k': 1, 'items.v': 9 }, [4, 5]],
  ['$elemMatch wants one element for all', { items: { $elemMatch: { k: 1, v: 9 } } }, [5]],
  ['$elemMatch takes operators on values', { n: { $elemMatch: { $gt: 5, $lt: 8 } } }, [7]],
  ['a position in a path is one element', { 'items.0.v': 5 }, [4]],
  ['a missing position is missing', { 'tags.1': { $exists: true } }, [1]],
  ['$not is true for missing', { n: { $not: { $gt: 1 } } }, [1, 5, 6, 8]],
  ['$mod divides whole numbers', { n: { $mod: [7, 0] } }, [7]],
  ['a regular expression minds case', { 'who.name': /^a/ }, [7]],
  ['a regular expression may ignore case', { 'who.name': { $regex: '^a', $options: 'i' } }, [1, 7]],
  ['a regular expression in $in', { 'who.name': { $in: [/^B/, 'ada'] } }, [2, 7]],
  ['$or takes either', { $or: [{ n: 1 }, { flag: true }] }, [1, 7]],
  ['$and takes both', { $and: [{ tags: 'a' }, { tags: 'b' }] }, [1]],
  ['$nor takes neither', { $nor: [{ n: { $exists: true } }, { flag: true }] }, [6]],
  ['$expr compares fields', { $expr: { $eq: ['$who.name', 'Bo'] } }, [2]],
  ['an ObjectId is found by its bytes', { ref: new ObjectId(id.toHexString()) }, [6]],
  ['binary data is found by its bytes', { blob: new Binary(Buffer.from([3])) }, [8]],
  ['a document equals in its field order', { who: { langs: ['go'], name: 'Ada' } }, []],
  ['$bitsAllSet looks at bits', { n: { $bitsAllSet: [0, 1, 2] } }, [7]],
  ['everything above MinKey includes the missing', { n: { $gt: new MinKey() } }, [1, 2, 3, 4, 5, 6, 7, 8]],
];

const refused: [policy: string, filter: Document, code: number][] = [
  ['an unknown operator', { n: { $near2: 1 } }, 2],
  ['an unknown operator at the top', { $xor: [] }, 2],
  ['an empty $or', { $or: [] }, 2],
  ['$in without a list', { n: { $in: 1 } }, 2],
  ['$size of a fraction', { n: { $size: 1.5 } }, 2],
  ['$elemMatch without a document', { n: { $elemMatch: 1 } }, 2],
  ['an unknown type alias', { n: { $type: 'integer' } }, 2],
  ['$mod by zero', { n: { $mod: [0, 1] } }, 2],
  ['a broken pattern', { n: { $regex: '(' } }, 51091],
  ['an unknown expression', { $expr: { $frobnicate: 1 } }, 168],
];

contract('Queries', (get) => {
  test.each(queries)('%s', async (_policy, filter, ids) => {
    const collection = await get().collection(docs);
    const found = await collection.find(filter).sort({ _id: 1 }).toArray();
    expect(found.map((doc) => doc._id)).toEqual(ids);
  });

  test.each(refused)('%s is refused', async (_policy, filter, code) => {
    const collection = await get().collection([{ n: 1 }]);
    expect(await refusal(collection.find(filter).toArray())).toBe(code);
  });

  test('values sort by type, then by value, and missing sorts as null', async () => {
    const values = [
      new MinKey(),
      null,
      Number.NaN,
      new Int32(-1),
      Decimal128.fromString('0.1'),
      new Double(0.5),
      Long.fromNumber(7),
      'B',
      'a',
      { a: 1 },
      { a: 2 },
      { b: 1 },
      new Binary(Buffer.from([9])),
      id,
      false,
      true,
      day(1),
      new Timestamp({ t: 1, i: 1 }),
      /a/,
      new MaxKey(),
    ];
    const shuffled = values
      .map((v, order) => ({ v, order }))
      .sort((a, b) => ((a.order * 7) % 20) - ((b.order * 7) % 20));
    const collection = await get().collection(shuffled);
    const sorted = await collection.find().sort({ v: 1 }).toArray();
    expect(sorted.map((doc) => doc.order)).toEqual(values.map((_, order) => order));
  });

  test('an array sorts by its least value upwards and its greatest downwards', async () => {
    const collection = await get().collection([
      { _id: 1, v: [1, 9] },
      { _id: 2, v: 5 },
      { _id: 3, v: [] },
      { _id: 4 },
    ]);
    const ids = async (direction: 1 | -1) =>
      (await collection.find().sort({ v: direction }).toArray()).map((doc) => doc._id);
    expect(await ids(1)).toEqual([3, 4, 1, 2]);
    expect(await ids(-1)).toEqual([1, 2, 4, 3]);
  });

  test('strings sort by their bytes, also beyond the basic plane', async () => {
    const collection = await get().collection([
      { _id: 1, v: '\u{1f600}' },
      { _id: 2, v: '\ufb01' },
      { _id: 3, v: 'z' },
    ]);
    const sorted = await collection.find().sort({ v: 1 }).toArray();
    expect(sorted.map((doc) => doc._id)).toEqual([3, 2, 1]);
  });

  test('a long result comes in batches and whole', async () => {
    const collection = await get().collection(Array.from({ length: 350 }, (_, n) => ({ n })));
    const found = await collection.find({}, { batchSize: 40 }).toArray();
    expect(found.map((doc) => doc.n)).toEqual(Array.from({ length: 350 }, (_, n) => n));
  });

  test('skip and limit cut the sorted result', async () => {
    const collection = await get().collection([3, 1, 2, 5, 4].map((n) => ({ n })));
    const found = await collection.find().sort({ n: 1 }).skip(1).limit(2).toArray();
    expect(found.map((doc) => doc.n)).toEqual([2, 3]);
  });

  test('a killed cursor is gone', async () => {
    const { db, collection } = get();
    const things = await collection([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const { cursor } = await db.command({ find: things.collectionName, batchSize: 1 });
    await db.command({ killCursors: things.collectionName, cursors: [cursor.id] });
    expect(
      await refusal(
        db.command({
          getMore: Long.fromBigInt(BigInt(String(cursor.id))),
          collection: things.collectionName,
        }),
      ),
    ).toBe(43);
  });

  test('distinct gives each value once, elements of arrays included', async () => {
    const collection = await get().collection([
      { v: [1, 2] },
      { v: 2 },
      { v: new Double(1) },
      { v: null },
      {},
    ]);
    expect(new Set(await collection.distinct('v'))).toEqual(new Set([1, 2, null]));
  });

  test.each<[string, Document, Document]>([
    ['inclusion keeps the id', { 'who.name': 1 }, { _id: 1, who: { name: 'Ada' } }],
    ['exclusion drops what it names', { who: 0, at: 0, tags: 0 }, { _id: 1, n: 1 }],
    ['the id can be left out', { n: 1, _id: 0 }, { n: 1 }],
    ['$slice cuts an array', { tags: { $slice: -1 }, who: 0, at: 0 }, { _id: 1, n: 1, tags: ['b'] }],
    ['a computed field', { _id: 0, double: { $multiply: ['$n', 2] } }, { double: 2 }],
  ])('projection: %s', async (_policy, projection, expected) => {
    const collection = await get().collection(docs);
    expect(await collection.findOne(byId(1), { projection })).toEqual(expected);
  });

  test('projection: the positional operator and $elemMatch pick the element that met the filter', async () => {
    const collection = await get().collection(docs);
    const positional = await collection.findOne(
      { 'items.v': 9, ...byId(4) },
      {
        projection: { 'items.$': 1 },
      },
    );
    expect(positional).toEqual({ _id: 4, items: [{ k: 2, v: 9 }] });
    const picked = await collection.findOne(byId(5), {
      projection: { items: { $elemMatch: { k: 2 } } },
    });
    expect(picked).toEqual({ _id: 5, items: [{ k: 2, v: 5 }] });
  });

  test('mixing inclusion and exclusion is refused', async () => {
    const collection = await get().collection([{ a: 1 }]);
    expect(await refusal(collection.findOne({}, { projection: { a: 1, b: 0 } }))).toBe(31254);
  });

  test('every BSON type comes back as it was stored', async () => {
    const doc = {
      _id: new ObjectId(),
      int: new Int32(5),
      long: Long.fromString('5'),
      double: new Double(5),
      decimal: Decimal128.fromString('5.00'),
      date: day(1),
      binary: new Binary(Buffer.from('x'), 4 - 4),
      regex: /a.c/i,
      timestamp: new Timestamp({ t: 5, i: 6 }),
      nested: [[1, [new Double(2)]], { a: null }],
      text: 'naïve \u{1f600}',
    };
    const collection = await get().collection([doc]);
    const raw = await collection.findOne({}, { promoteValues: false });
    expect(raw).toMatchObject({
      int: new Int32(5),
      long: Long.fromString('5'),
      double: new Double(5),
      decimal: doc.decimal,
      date: doc.date,
      timestamp: doc.timestamp,
      nested: [[new Int32(1), [new Double(2)]], { a: null }],
      text: doc.text,
    });
    expect(String(raw?.regex)).toBe('/a.c/i');
  });
});
