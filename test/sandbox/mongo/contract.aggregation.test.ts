import { type Document, Double, Long, ObjectId } from 'mongodb';
import { contract, refusal, stagesOf } from './contract';

const team = new ObjectId();
const other = new ObjectId();
const rows: Document[] = [
  { _id: 1, team, level: 2, tags: ['a', 'b'], at: new Date(1000) },
  { _id: 2, team: new ObjectId(team.toHexString()), level: 4, tags: ['b'], at: new Date(3000) },
  { _id: 3, team: other, level: Long.fromNumber(3), tags: [], at: new Date(2000) },
  { _id: 4, team: other, level: null },
];

const pipelines: [policy: string, pipeline: Document[], result: Document[]][] = [
  ['$match and $count', [{ $match: { level: { $gte: 3 } } }, { $count: 'n' }], [{ n: 2 }]],
  ['$count of nothing is no document', [{ $match: { level: 99 } }, { $count: 'n' }], []],
  [
    '$group tells ObjectIds by their bytes',
    [
      {
        $group: {
          _id: '$team',
          n: { $sum: 1 },
          sum: { $sum: '$level' },
          least: { $min: '$level' },
          last: { $max: '$at' },
        },
      },
      { $sort: { sum: -1 } },
    ],
    [
      { _id: team, n: 2, sum: 6, least: 2, last: new Date(3000) },
      { _id: other, n: 2, sum: 3, least: 3, last: new Date(2000) },
    ],
  ],
  [
    '$group of all averages what is a number',
    [{ $group: { _id: null, mean: { $avg: '$level' } } }],
    [{ _id: null, mean: 3 }],
  ],
  [
    '$push leaves out the missing',
    [{ $match: { _id: { $gte: 3 } } }, { $group: { _id: 1, tags: { $push: '$tags' } } }],
    [{ _id: 1, tags: [[]] }],
  ],
  [
    '$unwind gives a document for each element',
    [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
    [
      { _id: 1, tags: 'a' },
      { _id: 1, tags: 'b' },
      { _id: 2, tags: 'b' },
    ],
  ],
  [
    '$unwind keeps the empty when asked, with its index',
    [
      { $match: { _id: { $gte: 2 } } },
      { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
      { $project: { tags: 1, i: 1 } },
    ],
    [
      { _id: 2, tags: 'b', i: 0 },
      { _id: 3, i: null },
      { _id: 4, i: null },
    ],
  ],
  [
    '$sort, $skip and $limit',
    [{ $sort: { at: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { _id: 1 } }],
    [{ _id: 3 }],
  ],
  ['$limit before $match is kept in that order', [{ $limit: 1 }, { $match: { _id: 2 } }], []],
  [
    '$addFields computes, and reaches into documents',
    [{ $match: { _id: 1 } }, { $addFields: { 'x.y': { $size: '$tags' } } }, { $project: { x: 1 } }],
    [{ _id: 1, x: { y: 2 } }],
  ],
  ['$unset removes', [{ $match: { _id: 4 } }, { $unset: ['team', 'level'] }], [{ _id: 4 }]],
  ['$replaceRoot', [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { l: '$level' } } }], [{ l: 2 }]],
  [
    '$cond, $ifNull and comparison by BSON order',
    [
      { $match: { _id: { $in: [1, 4] } } },
      { $project: { v: { $cond: [{ $gt: ['$level', 1] }, 'up', { $ifNull: ['$level', 'none'] }] } } },
    ],
    [
      { _id: 1, v: 'up' },
      { _id: 4, v: 'none' },
    ],
  ],
  [
    '$filter and $map',
    [
      { $match: { _id: 1 } },
      {
        $project: {
          v: {
            $map: {
              input: { $filter: { input: '$tags', cond: { $ne: ['$$this', 'a'] } } },
              in: { $concat: ['$$this', '!'] },
            },
          },
        },
      },
    ],
    [{ _id: 1, v: ['b!'] }],
  ],
  [
    '$facet answers several at once',
    [{ $facet: { n: [{ $count: 'n' }], first: [{ $limit: 1 }, { $project: { _id: 1 } }] } }],
    [{ n: [{ n: 4 }], first: [{ _id: 1 }] }],
  ],
  [
    '$sortByCount',
    [{ $unwind: '$tags' }, { $sortByCount: '$tags' }],
    [
      { _id: 'b', count: 2 },
      { _id: 'a', count: 1 },
    ],
  ],
  [
    '$bucket',
    [{ $match: { level: { $ne: null } } }, { $bucket: { groupBy: '$level', boundaries: [0, 3, 5] } }],
    [
      { _id: 0, count: 1 },
      { _id: 3, count: 2 },
    ],
  ],
];

const at = new Date('2026-03-29T01:30:00Z');

const expressions: [expression: unknown, result: unknown][] = [
  [{ $eq: ['$team', new ObjectId(team.toHexString())] }, true],
  [{ $in: ['$team', [other, team]] }, true],
  [{ $toString: '$team' }, team.toHexString()],
  [{ $toObjectId: team.toHexString() }, team],
  [{ $cmp: ['$at', '$nothing'] }, 1],
  [{ $not: [''] }, false],
  [{ $and: ['', 1] }, true],
  [{ $or: [null, 0] }, false],
  [{ $ifNull: ['$nothing', 'none'] }, 'none'],
  [{ list: ['$nothing'], gone: '$nothing' }, { list: [null] }],
  [{ $dateToString: { date: at, format: '%H:%M', timezone: 'Europe/Berlin' } }, '03:30'],
  [{ $dateTrunc: { date: at, unit: 'day', timezone: 'Asia/Kolkata' } }, new Date('2026-03-28T18:30:00Z')],
  [{ $dateAdd: { startDate: at, unit: 'hour', amount: 2 } }, new Date('2026-03-29T03:30:00Z')],
  [{ $subtract: ['$at', 1000] }, new Date(0)],
  [{ $type: '$level' }, 'int'],
  [{ $reduce: { input: [1, 2], initialValue: 0, in: { $add: ['$$value', '$$this'] } } }, 3],
];

const refused: [policy: string, pipeline: Document[], code: number][] = [
  ['an unknown stage', [{ $frob: {} }], 40324],
  ['a stage of two', [{ $match: {}, $limit: 1 }], 40323],
  ['an unknown accumulator', [{ $group: { _id: 1, x: { $frob: 1 } } }], 15952],
  ['$group without an id', [{ $group: { n: { $sum: 1 } } }], 15955],
  ['$limit of zero', [{ $limit: 0 }], 15958],
  ['an unknown expression', [{ $project: { x: { $frob: 1 } } }], 168],
  ['a path without a dollar', [{ $unwind: 'tags' }], 28818],
];

contract('Aggregation', (get) => {
  test.each(pipelines)('%s', async (_policy, pipeline, result) => {
    const collection = await get().collection(rows);
    expect(await collection.aggregate(pipeline).toArray()).toEqual(result);
  });

  test.each(expressions)('the expression %j', async (expression, result) => {
    const collection = await get().collection(rows.slice(0, 1));
    expect(await collection.aggregate([{ $project: { _id: 0, v: expression } }]).toArray()).toEqual([
      { v: result },
    ]);
  });

  test.each(refused)('%s is refused', async (_policy, pipeline, code) => {
    const collection = await get().collection(rows);
    const result = await refusal(collection.aggregate(pipeline).toArray());
    // MongoDB 5 and later wrap the code of an unknown expression in $project.
    expect(code === 168 ? [168, 31325] : [code]).toContain(result);
  });

  test('$lookup joins by equality, null with missing', async () => {
    const { collection } = get();
    const people = await collection([
      { _id: 1, name: 'Ada' },
      { _id: 2, name: 'Bo' },
    ] as Document[]);
    const talks = await collection([
      { _id: 1, by: [1, 2] },
      { _id: 2, by: new Double(2) },
      { _id: 3 },
    ] as Document[]);
    const joined = await talks
      .aggregate([
        { $lookup: { from: people.collectionName, localField: 'by', foreignField: '_id', as: 'people' } },
        { $project: { names: '$people.name' } },
      ])
      .toArray();
    expect(joined).toEqual([
      { _id: 1, names: ['Ada', 'Bo'] },
      { _id: 2, names: ['Bo'] },
      { _id: 3, names: [] },
    ]);
  });

  test('$lookup by pipeline sees the variables of let', async () => {
    const { collection } = get();
    const marks = await collection([
      { who: 1, v: 3 },
      { who: 1, v: 5 },
      { who: 2, v: 9 },
    ]);
    const people = await collection([{ _id: 1 }, { _id: 2 }] as Document[]);
    const pipeline = [
      { $match: { $expr: { $eq: ['$who', '$$id'] } } },
      { $group: { _id: null, best: { $max: '$v' } } },
    ];
    const joined = await people
      .aggregate([
        { $lookup: { from: marks.collectionName, let: { id: '$_id' }, pipeline, as: 'marks' } },
        { $sort: { _id: 1 } },
      ])
      .toArray();
    expect(joined.map((doc) => doc.marks[0].best)).toEqual([5, 9]);
  });

  test('$unionWith adds another collection', async () => {
    const { collection } = get();
    const one = await collection([{ _id: 1 }] as Document[]);
    const two = await collection([{ _id: 2 }] as Document[]);
    expect(await one.aggregate([{ $unionWith: two.collectionName }]).toArray()).toEqual([
      { _id: 1 },
      { _id: 2 },
    ]);
  });

  test('a leading $match uses an index', async () => {
    const collection = await get().collection(rows);
    await collection.createIndex({ level: 1 });
    const plan = await collection
      .aggregate([{ $match: { level: 4 } }, { $group: { _id: '$team' } }])
      .explain('queryPlanner');
    const planner = plan.queryPlanner ?? plan.stages[0].$cursor.queryPlanner;
    expect(stagesOf(planner.winningPlan)).toContain('IXSCAN');
  });

  test('an aggregation without a cursor is refused', async () => {
    expect(await refusal(get().db.command({ aggregate: 'x', pipeline: [] }))).toBe(9);
  });
});
