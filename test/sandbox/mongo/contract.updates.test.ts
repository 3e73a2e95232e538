import { Decimal128, type Document, Double, Int32, Long, type UpdateFilter } from 'mongodb';
import { contract, refusal } from './contract';

const at = new Date(Date.UTC(2026, 0, 1));

type Case = [policy: string, before: Document, update: Document, after: Document];

const changes: Case[] = [
  ['$set makes the documents on the way', {}, { $set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['$set reaches an array position', { a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
  ['$set beyond the end pads with null', { a: [1] }, { $set: { 'a.3': 9 } }, { a: [1, null, null, 9] }],
  ['$unset removes a field', { a: 1, b: 2 }, { $unset: { a: '' } }, { b: 2 }],
  ['$unset of an element leaves null', { a: [1, 2] }, { $unset: { 'a.0': 1 } }, { a: [null, 2] }],
  ['$inc starts at zero', {}, { $inc: { n: 3 } }, { n: 3 }],
  ['$inc adds', { n: 2 }, { $inc: { n: -5 } }, { n: -3 }],
  ['$mul of a missing field is zero', {}, { $mul: { n: 3 } }, { n: 0 }],
  ['$min keeps the less', { n: 5 }, { $min: { n: 3 } }, { n: 3 }],
  ['$max keeps the greater', { n: 5 }, { $max: { n: 3 } }, { n: 5 }],
  ['$min compares dates', { at }, { $min: { at: new Date(0) } }, { at: new Date(0) }],
  ['$rename moves a value', { a: 1 }, { $rename: { a: 'b.c' } }, { b: { c: 1 } }],
  ['$rename of a missing field does nothing', { a: 1 }, { $rename: { x: 'y' } }, { a: 1 }],
  ['$bit combines', { n: 13 }, { $bit: { n: { and: 10 } } }, { n: 8 }],
  ['$push appends', { a: [1] }, { $push: { a: [2] } }, { a: [1, [2]] }],
  ['$push makes the array', {}, { $push: { a: 1 } }, { a: [1] }],
  [
    '$push each, sorted and cut',
    { a: [5, 1] },
    { $push: { a: { $each: [3, 9], $sort: 1, $slice: -3 } } },
    { a: [3, 5, 9] },
  ],
  ['$push at a position', { a: [1, 2] }, { $push: { a: { $each: [9], $position: 1 } } }, { a: [1, 9, 2] }],
  [
    '$push sorts documents by a field',
    { a: [{ n: 2 }] },
    { $push: { a: { $each: [{ n: 1 }], $sort: { n: 1 } } } },
    { a: [{ n: 1 }, { n: 2 }] },
  ],
  [
    '$addToSet adds what is not there',
    { a: [1, { x: 1 }] },
    { $addToSet: { a: { $each: [1, { x: 1 }, 2] } } },
    { a: [1, { x: 1 }, 2] },
  ],
  ['$pop takes the last', { a: [1, 2] }, { $pop: { a: 1 } }, { a: [1] }],
  ['$pop takes the first', { a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
  ['$pull takes equal values', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull takes by condition', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  [
    '$pull takes documents that match',
    { a: [{ x: 1, y: 1 }, { x: 2 }] },
    { $pull: { a: { x: 1 } } },
    { a: [{ x: 2 }] },
  ],
  ['$pullAll takes every listed value', { a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  ['$[] changes every element', { a: [1, 2] }, { $inc: { 'a.$[]': 10 } }, { a: [11, 12] }],
  ['$setOnInsert is for inserts only', { a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }],
];

const refused: [policy: string, before: Document, update: Document, code: number][] = [
  ['two changes of one field', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
  ['a change of a field and of its inside', {}, { $set: { a: {}, 'a.b': 1 } }, 40],
  ['a change of the id', { a: 1 }, { $set: { _id: 'other' } }, 66],
  ['a field inside a number', { a: 5 }, { $set: { 'a.b': 1 } }, 28],
  ['a named field in an array', { a: [1] }, { $set: { 'a.b': 1 } }, 28],
  ['$inc of text', { a: 'x' }, { $inc: { a: 1 } }, 14],
  ['$inc by text', { a: 1 }, { $inc: { a: 'x' } }, 14],
  ['$push onto a number', { a: 1 }, { $push: { a: 1 } }, 2],
  ['$addToSet onto a number', { a: 1 }, { $addToSet: { a: 1 } }, 2],
  ['$pop by two', { a: [1] }, { $pop: { a: 2 } }, 9],
  ['an unknown operator', {}, { $frob: { a: 1 } }, 9],
  ['$ without a matched element', { a: [1] }, { $set: { 'a.$': 1 } }, 2],
  ['an unknown array filter', { a: [1] }, { $set: { 'a.$[x]': 1 } }, 2],
  ['$[] on a missing array', {}, { $set: { 'a.$[]': 1 } }, 2],
];

contract('Updates', (get) => {
  test.each(changes)('%s', async (_policy, before, update, after) => {
    const collection = await get().collection([{ _id: 1, ...before }]);
    await collection.updateOne({}, update as UpdateFilter<Document>);
    expect(await collection.findOne()).toEqual({ _id: 1, ...after });
  });

  test.each(refused)('%s is refused and changes nothing', async (_policy, before, update, code) => {
    const collection = await get().collection([{ _id: 1, ...before }]);
    expect(await refusal(collection.updateOne({}, update as UpdateFilter<Document>))).toBe(code);
    expect(await collection.findOne()).toEqual({ _id: 1, ...before });
  });

  test.each<[string, unknown, unknown, unknown]>([
    ['an int32 stays one', new Int32(1), new Int32(1), new Int32(2)],
    [
      'an int32 that overflows becomes an int64',
      new Int32(2147483647),
      new Int32(1),
      Long.fromNumber(2147483648),
    ],
    ['a double wins over an int', new Int32(1), new Double(1), new Double(2)],
    [
      'an int64 keeps its digits',
      Long.fromString('9007199254740993'),
      new Int32(1),
      Long.fromString('9007199254740994'),
    ],
    ['a decimal wins over all', Decimal128.fromString('0.1'), new Int32(1), Decimal128.fromString('1.1')],
  ])('$inc: %s', async (_policy, before, by, after) => {
    const collection = await get().collection([{ n: before }]);
    await collection.updateOne({}, { $inc: { n: by as number } });
    expect((await collection.findOne({}, { promoteValues: false }))?.n).toEqual(after);
  });

  test('$ changes the element that the filter met', async () => {
    const collection = await get().collection([{ _id: 1, items: [{ k: 1 }, { k: 2 }, { k: 2 }] }]);
    await collection.updateOne({ 'items.k': 2 }, { $set: { 'items.$.v': 1, 'items.$.at': at } });
    expect(await collection.findOne()).toEqual({ _id: 1, items: [{ k: 1 }, { k: 2, v: 1, at }, { k: 2 }] });
  });

  test('$ follows $elemMatch', async () => {
    const collection = await get().collection([
      {
        _id: 1,
        items: [
          { k: 2, v: 1 },
          { k: 2, v: 5 },
        ],
      },
    ]);
    await collection.updateOne(
      { items: { $elemMatch: { k: 2, v: { $gt: 3 } } } },
      { $inc: { 'items.$.v': 1 } },
    );
    expect(await collection.findOne()).toEqual({
      _id: 1,
      items: [
        { k: 2, v: 1 },
        { k: 2, v: 6 },
      ],
    });
  });

  test('array filters choose elements', async () => {
    const collection = await get().collection([
      {
        _id: 1,
        items: [
          { k: 1, in: [1, 5] },
          { k: 2, in: [6] },
        ],
      },
    ]);
    await collection.updateOne(
      {},
      { $set: { 'items.$[item].in.$[n]': 0 } },
      { arrayFilters: [{ 'item.k': 1 }, { n: { $gt: 3 } }] },
    );
    expect(await collection.findOne()).toEqual({
      _id: 1,
      items: [
        { k: 1, in: [1, 0] },
        { k: 2, in: [6] },
      ],
    });
  });

  test('an array filter that nothing uses is refused', async () => {
    const collection = await get().collection([{ a: [1] }]);
    expect(await refusal(collection.updateOne({}, { $set: { b: 1 } }, { arrayFilters: [{ x: 1 }] }))).toBe(9);
  });

  test('an update that changes nothing is matched, not modified', async () => {
    const collection = await get().collection([{ a: 1 }]);
    expect(await collection.updateOne({ a: 1 }, { $set: { a: 1 } })).toMatchObject({
      matchedCount: 1,
      modifiedCount: 0,
    });
  });

  test('updateMany changes all that match', async () => {
    const collection = await get().collection([{ a: 1 }, { a: 2 }, { a: 3 }]);
    expect(await collection.updateMany({ a: { $gt: 1 } }, { $inc: { a: 10 } })).toMatchObject({
      modifiedCount: 2,
    });
    expect(await collection.distinct('a')).toEqual([1, 12, 13]);
  });

  test('an upsert starts from the equalities of its filter', async () => {
    const collection = await get().collection();
    const result = await collection.updateOne(
      { 'who.name': 'Ada', age: { $gt: 3 }, $and: [{ team: { $eq: 't' } }] },
      { $set: { n: 1 }, $setOnInsert: { made: true } },
      { upsert: true },
    );
    expect(result).toMatchObject({ upsertedCount: 1, matchedCount: 0 });
    expect(await collection.findOne({}, { projection: { _id: 0 } })).toEqual({
      who: { name: 'Ada' },
      team: 't',
      n: 1,
      made: true,
    });
  });

  test('a replacement keeps the id and nothing else', async () => {
    const collection = await get().collection([{ _id: 1, a: 1, b: 2 }]);
    await collection.replaceOne({ a: 1 }, { c: 3 });
    expect(await collection.findOne()).toEqual({ _id: 1, c: 3 });
    expect(await refusal(collection.replaceOne({ c: 3 }, { _id: 2 }))).toBe(66);
  });

  test('an update by pipeline computes from the document', async () => {
    const collection = await get().collection([{ _id: 1, a: 2, b: 3, gone: 1 }]);
    await collection.updateOne({}, [{ $set: { sum: { $add: ['$a', '$b'] } } }, { $unset: 'gone' }]);
    expect(await collection.findOne()).toEqual({ _id: 1, a: 2, b: 3, sum: 5 });
    expect(await refusal(collection.updateOne({}, [{ $group: { _id: 1 } }]))).toBe(72);
  });

  test('findOneAndUpdate gives the document before or after, by sort', async () => {
    const collection = await get().collection([
      { _id: 1, n: 5 },
      { _id: 2, n: 3 },
    ]);
    const before = await collection.findOneAndUpdate({}, { $inc: { n: 1 } }, { sort: { n: 1 } });
    expect(before).toEqual({ _id: 2, n: 3 });
    const after = await collection.findOneAndUpdate(
      { _id: 1 } as Document,
      { $inc: { n: 1 } },
      { returnDocument: 'after', projection: { n: 1, _id: 0 } },
    );
    expect(after).toEqual({ n: 6 });
    expect(await collection.findOneAndUpdate({ n: 99 }, { $set: { n: 1 } })).toBeNull();
    expect(await collection.findOneAndDelete({ n: 6 })).toEqual({ _id: 1, n: 6 });
    const made = await collection.findOneAndUpdate(
      { k: 1 },
      { $set: { v: 2 } },
      { upsert: true, returnDocument: 'after', projection: { _id: 0 } },
    );
    expect(made).toEqual({ k: 1, v: 2 });
  });

  test('deleteOne takes one, deleteMany all', async () => {
    const collection = await get().collection([{ a: 1 }, { a: 1 }, { a: 1 }, { a: 2 }]);
    expect(await collection.deleteOne({ a: 1 })).toMatchObject({ deletedCount: 1 });
    expect(await collection.deleteMany({ a: 1 })).toMatchObject({ deletedCount: 2 });
    expect(await collection.countDocuments()).toBe(1);
  });

  test('an ordered insert stops at the first refusal, an unordered one goes on', async () => {
    const docs = [{ _id: 1 }, { _id: 1 }, { _id: 2 }] as Document[];
    const ordered = await get().collection();
    expect(await refusal(ordered.insertMany(docs))).toBe(11000);
    expect(await ordered.countDocuments()).toBe(1);
    const unordered = await get().collection();
    expect(await refusal(unordered.insertMany(docs, { ordered: false }))).toBe(11000);
    expect(await unordered.countDocuments()).toBe(2);
  });

  test('an id cannot be an array', async () => {
    const collection = await get().collection();
    expect(await refusal(collection.insertOne({ _id: [1] } as Document))).toBe(53);
  });
});
