import {
  type ClientSession,
  type Collection,
  type Document,
  Long,
  MongoClient,
  MongoServerError,
} from 'mongodb';
import { contract, refusal } from './contract';

const labelled = (error: unknown, label: string) =>
  error instanceof MongoServerError && error.hasErrorLabel(label);

contract('Transactions', (get) => {
  const open: ClientSession[] = [];
  const begin = () => {
    const session = get().client.startSession();
    session.startTransaction();
    open.push(session);
    return session;
  };
  const numbers = async (collection: Collection<Document>, session?: ClientSession) =>
    (
      await collection
        .find({}, session ? { session } : {})
        .sort({ n: 1 })
        .toArray()
    ).map((doc) => doc.n);

  afterEach(async () => {
    for (const session of open.splice(0)) await session.endSession();
  });

  test('reads its own writes, which nobody else sees before the commit', async () => {
    const collection = await get().collection([{ n: 1 }]);
    const session = begin();
    await collection.insertOne({ n: 2 }, { session });
    await collection.updateOne({ n: 1 }, { $set: { n: 0 } }, { session });
    expect(await numbers(collection, session)).toEqual([0, 2]);
    expect(await numbers(collection)).toEqual([1]);
    await session.commitTransaction();
    expect(await numbers(collection)).toEqual([0, 2]);
  });

  test('leaves nothing when it aborts', async () => {
    const collection = await get().collection([{ n: 1 }]);
    const session = begin();
    await collection.insertOne({ n: 2 }, { session });
    await collection.deleteOne({ n: 1 }, { session });
    await session.abortTransaction();
    expect(await numbers(collection)).toEqual([1]);
  });

  test('sees the state of its first read, whatever others commit', async () => {
    const collection = await get().collection([{ n: 1 }]);
    const session = begin();
    expect(await numbers(collection, session)).toEqual([1]);
    await collection.insertOne({ n: 2 });
    await collection.updateOne({ n: 1 }, { $set: { n: 9 } });
    expect(await numbers(collection, session)).toEqual([1]);
    expect(await collection.aggregate([{ $count: 'all' }], { session }).toArray()).toEqual([{ all: 1 }]);
    await session.commitTransaction();
    expect(await numbers(collection)).toEqual([2, 9]);
  });

  test('conflicts with another transaction that wrote the document first', async () => {
    const collection = await get().collection([{ n: 1 }]);
    const first = begin();
    const second = begin();
    await collection.updateOne({ n: 1 }, { $set: { by: 'first' } }, { session: first });
    const error = await collection
      .updateOne({ n: 1 }, { $set: { by: 'second' } }, { session: second })
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 112, codeName: 'WriteConflict' });
    expect(labelled(error, 'TransientTransactionError')).toBe(true);
    await first.commitTransaction();
    expect(await collection.findOne({}, { projection: { _id: 0 } })).toEqual({ n: 1, by: 'first' });
  });

  test('conflicts with a commit after its snapshot', async () => {
    const collection = await get().collection([{ n: 1 }]);
    const session = begin();
    await numbers(collection, session);
    await collection.updateOne({}, { $set: { n: 5 } });
    expect(await refusal(collection.updateOne({}, { $set: { n: 6 } }, { session }))).toBe(112);
    expect(await numbers(collection)).toEqual([5]);
  });

  test('two that insert one unique key: the second conflicts, then finds the duplicate', async () => {
    const collection = await get().collection();
    await collection.createIndex({ k: 1 }, { unique: true });
    const first = begin();
    const second = begin();
    await collection.insertOne({ k: 1 }, { session: first });
    expect(await refusal(collection.insertOne({ k: 1 }, { session: second }))).toBe(112);
    await first.commitTransaction();
    const third = begin();
    const error = await collection.insertOne({ k: 1 }, { session: third }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 11000, keyValue: { k: 1 } });
    expect(labelled(error, 'TransientTransactionError')).toBe(false);
  });

  test('a key given up by an abort is free again', async () => {
    const collection = await get().collection();
    await collection.createIndex({ k: 1 }, { unique: true });
    const session = begin();
    await collection.insertOne({ k: 1 }, { session });
    await session.abortTransaction();
    expect(await refusal(collection.insertOne({ k: 1 }))).toBe('accepted');
  });

  test('a refused write ends the transaction', async () => {
    const collection = await get().collection([{ _id: 1, n: 1 } as Document]);
    const session = begin();
    await collection.insertOne({ n: 2 }, { session });
    expect(await refusal(collection.insertOne({ _id: 1 } as Document, { session }))).toBe(11000);
    const error = await collection.insertOne({ n: 3 }, { session }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 251, codeName: 'NoSuchTransaction' });
    expect(labelled(error, 'TransientTransactionError')).toBe(true);
    expect(await numbers(collection)).toEqual([1]);
  });

  test('a write outside waits for the transaction that holds the document', async () => {
    const collection = await get().collection([{ n: 1 }]);
    const session = begin();
    await collection.updateOne({}, { $inc: { n: 10 } }, { session });
    const outside = collection.updateOne({}, { $inc: { n: 100 } });
    await session.commitTransaction();
    expect(await outside).toMatchObject({ modifiedCount: 1 });
    expect(await numbers(collection)).toEqual([111]);
  });

  test('a write outside that waits gives up at its time limit', async () => {
    const collection = await get().collection([{ n: 1 }]);
    const session = begin();
    await collection.updateOne({}, { $inc: { n: 10 } }, { session });
    expect(await refusal(collection.updateOne({}, { $inc: { n: 100 } }, { maxTimeMS: 50 }))).toBe(50);
  });

  test('withTransaction runs again after a conflict, so that no increment is lost', async () => {
    const { client, collection } = get();
    const counters = await collection([{ n: 0 }]);
    const add = () =>
      client.withSession((session) =>
        session.withTransaction(async () => {
          const counter = await counters.findOne({}, { session });
          await counters.updateOne({}, { $set: { n: counter?.n + 1 } }, { session });
        }),
      );
    await Promise.all([add(), add(), add(), add()]);
    expect(await numbers(counters)).toEqual([4]);
  });

  test('a commit may be asked for twice', async () => {
    const collection = await get().collection([{ n: 1 }]);
    const session = begin();
    await collection.insertOne({ n: 2 }, { session });
    await session.commitTransaction();
    await session.commitTransaction();
    expect(await numbers(collection)).toEqual([1, 2]);
  });

  test('a collection may be made inside, and is gone when it aborts', async () => {
    const { db } = get();
    const name = 'made_inside';
    const session = begin();
    await db.collection(name).insertOne({ n: 1 }, { session });
    await session.abortTransaction();
    expect(await db.listCollections({ name }).toArray()).toEqual([]);
    const again = begin();
    await db.collection(name).insertOne({ n: 1 }, { session: again });
    await again.commitTransaction();
    expect(await db.collection(name).countDocuments()).toBe(1);
  });

  test('what a transaction cannot do is refused', async () => {
    const { db } = get();
    const session = begin();
    expect(await refusal(db.command({ listCollections: 1 }, { session }))).toBe(263);
  });
});

contract('Retryable writes', (get) => {
  /** Commands of one session, whose numbers nobody else counts. */
  const inSession = async (commands: Document[]): Promise<unknown[]> => {
    const client = await MongoClient.connect(get().uri);
    const session = client.startSession();
    const replies: unknown[] = [];
    for (const command of commands) {
      replies.push(
        await client
          .db()
          .command(command, { session })
          .catch((error: unknown) => error),
      );
    }
    await session.endSession();
    await client.close();
    return replies;
  };

  test('a write sent again answers as before and is not done again', async () => {
    const collection = await get().collection();
    const command = {
      insert: collection.collectionName,
      documents: [{ _id: 1 }],
      txnNumber: Long.fromNumber(1),
    };
    const [first, second] = await inSession([command, command]);
    expect(first).toMatchObject({ n: 1, ok: 1 });
    expect(second).toMatchObject({ n: 1, ok: 1 });
    expect(second).not.toHaveProperty('writeErrors');
    expect(await collection.countDocuments()).toBe(1);
  });

  test('findAndModify sent again gives the same document', async () => {
    const { collectionName } = await get().collection([{ n: 0 }]);
    const change = { findAndModify: collectionName, query: {}, update: { $inc: { n: 1 } }, new: true };
    const command = { ...change, txnNumber: Long.fromNumber(1) };
    const replies = await inSession([command, command, { ...change, txnNumber: Long.fromNumber(2) }]);
    expect(replies).toMatchObject([{ value: { n: 1 } }, { value: { n: 1 } }, { value: { n: 2 } }]);
  });

  test('a number older than the session’s latest is refused', async () => {
    const { collectionName } = await get().collection();
    const command = (number: number) => ({
      insert: collectionName,
      documents: [{ number }],
      txnNumber: Long.fromNumber(number),
    });
    expect(await inSession([command(5), command(4)])).toMatchObject([{ ok: 1 }, { code: 225 }]);
  });
});
