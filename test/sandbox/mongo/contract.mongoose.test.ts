import mongoose, { type Connection, Schema, type Types } from 'mongoose';
import { contract } from './contract';

interface Round {
  stage: string;
  minutes: number;
  panel: { person: Types.ObjectId; lead: boolean }[];
}

const person = new Schema(
  { email: { type: String, required: true, unique: true }, zone: String },
  { timestamps: true },
);
const round = new Schema<Round>(
  {
    stage: String,
    minutes: Number,
    panel: [{ person: { type: Schema.Types.ObjectId, ref: 'Person' }, lead: Boolean }],
  },
  { timestamps: true },
);
const loop = new Schema(
  {
    candidate: String,
    owner: { type: Schema.Types.ObjectId, ref: 'Person' },
    rounds: [round],
    notes: { type: Map, of: String },
    fee: Schema.Types.Decimal128,
  },
  { timestamps: true, optimisticConcurrency: true },
);

contract('mongoose', (get) => {
  let connection: Connection;
  const Person = () => connection.model('Person', person);
  const Loop = () => connection.model('Loop', loop);

  beforeAll(async () => {
    connection = await mongoose.createConnection(get().uri).asPromise();
    await Promise.all([Person().init(), Loop().init()]);
  });

  afterAll(() => connection.close());
  afterEach(() => Promise.all([Person().deleteMany({}), Loop().deleteMany({})]));

  test('builds the indexes of a schema', async () => {
    expect(await Person().listIndexes()).toEqual(
      expect.arrayContaining([expect.objectContaining({ key: { email: 1 }, unique: true })]),
    );
  });

  test('a document comes back with its arrays, maps, decimals and timestamps', async () => {
    const ada = await Person().create({ email: 'ada@example.com' });
    const made = await Loop().create({
      candidate: 'Lin',
      owner: ada._id,
      rounds: [{ stage: 'coding', minutes: 60, panel: [{ person: ada._id, lead: true }] }],
      notes: { tone: 'calm' },
      fee: '12.50',
    });
    const found = await Loop().findById(made._id).orFail();
    expect(found.toObject()).toEqual(made.toObject());
    expect(found.rounds[0]).toMatchObject({ createdAt: expect.any(Date), updatedAt: expect.any(Date) });
  });

  test('saving writes only what changed, in subdocuments too', async () => {
    const made = await Loop().create({
      candidate: 'Lin',
      rounds: [{ stage: 'a' }, { stage: 'b' }, { stage: 'c' }],
    });
    const [first, second] = made.rounds;
    first?.set('minutes', 45);
    if (second) made.rounds.pull(second._id);
    await made.save();
    made.rounds.push({ stage: 'd', minutes: 30 });
    await made.save();
    const found = await Loop().findById(made._id).orFail();
    expect(found.rounds.map(({ stage, minutes }) => [stage, minutes])).toEqual([
      ['a', 45],
      ['c', undefined],
      ['d', 30],
    ]);
  });

  test('a positional update carries the subdocument’s timestamps with it', async () => {
    const made = await Loop().create({ rounds: [{ stage: 'a' }, { stage: 'b' }] });
    await Loop().updateOne({ _id: made._id, 'rounds.stage': 'b' }, { $set: { 'rounds.$.minutes': 50 } });
    await Loop().updateOne(
      { _id: made._id },
      { $set: { 'rounds.$[r].minutes': 20 } },
      { arrayFilters: [{ 'r.stage': 'a' }] },
    );
    const found = await Loop().findById(made._id).orFail();
    expect(found.rounds.map(({ minutes }) => minutes)).toEqual([20, 50]);
  });

  test('of two that saved the same version, the second is refused', async () => {
    const made = await Loop().create({ candidate: 'Lin' });
    const twin = await Loop().findById(made._id).orFail();
    made.candidate = 'first';
    twin.candidate = 'second';
    await made.save();
    await expect(twin.save()).rejects.toThrow(mongoose.Error.VersionError);
    expect(await Loop().findById(made._id).orFail()).toMatchObject({ candidate: 'first' });
  });

  test('populate follows references, also inside arrays', async () => {
    const ada = await Person().create({ email: 'ada@example.com' });
    await Loop().create({ owner: ada._id, rounds: [{ panel: [{ person: ada._id }] }] });
    const found = await Loop().findOne().populate('owner').populate('rounds.panel.person').lean().orFail();
    expect(found).toMatchObject({
      owner: { email: 'ada@example.com' },
      rounds: [{ panel: [{ person: { email: 'ada@example.com' } }] }],
    });
  });

  test('an upsert by findOneAndUpdate sets defaults and times', async () => {
    const made = await Person().findOneAndUpdate(
      { email: 'bo@example.com' },
      { $set: { zone: 'Asia/Kolkata' } },
      { upsert: true, returnDocument: 'after' },
    );
    expect(made).toMatchObject({
      email: 'bo@example.com',
      zone: 'Asia/Kolkata',
      createdAt: expect.any(Date),
      __v: 0,
    });
  });

  test('a transaction keeps all or nothing', async () => {
    const work = connection.transaction(async (session) => {
      await Person().create([{ email: 'one@example.com' }], { session });
      const two = new (Person())({ email: 'two@example.com' });
      await two.save({ session });
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await Person().countDocuments()).toBe(0);
    await connection.transaction(async (session) => {
      await Person().create([{ email: 'one@example.com' }], { session });
    });
    expect(await Person().countDocuments()).toBe(1);
  });

  test('a race for a unique key has one winner', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => Person().create({ email: 'x@example.com' })),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(tries.filter(({ status }) => status === 'rejected')).toEqual(
      Array.from({ length: 7 }, () =>
        expect.objectContaining({ reason: expect.objectContaining({ code: 11000 }) }),
      ),
    );
  });

  test('bulkWrite and a cursor work through many', async () => {
    await Person().bulkWrite(
      Array.from({ length: 120 }, (_, n) => ({
        insertOne: { document: { email: `p${n}@example.com`, zone: n % 2 ? 'a' : 'b' } },
      })),
    );
    await Person().bulkWrite([
      { updateMany: { filter: { zone: 'a' }, update: { $set: { zone: 'c' } } } },
      { deleteOne: { filter: { email: 'p0@example.com' } } },
    ]);
    let seen = 0;
    for await (const one of Person().find({ zone: 'c' }).cursor({ batchSize: 7 }))
      seen += one.zone === 'c' ? 1 : 0;
    expect([seen, await Person().estimatedDocumentCount()]).toEqual([60, 119]);
  });
});
