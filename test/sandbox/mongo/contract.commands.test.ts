import { type Document, Long, ObjectId } from 'mongodb';
import { contract, refusal } from './contract';

const refused: [policy: string, command: Document, code: number][] = [
  ['an unknown command', { frobnicate: 1 }, 59],
  ['an unknown field', { find: 'x', frob: 1 }, 40415],
  ['a find without a name', { find: 1 }, 73],
  ['a name with a dollar', { insert: 'a$b', documents: [{}] }, 73],
  ['an insert of nothing', { insert: 'x', documents: [] }, 16],
  ['a filter that is no document', { find: 'x', filter: 1 }, 14],
  ['a negative skip', { find: 'x', skip: -1 }, 51024],
  ['a delete without its limit', { delete: 'x', deletes: [{ q: {}, limit: 5 }] }, 9],
  ['the indexes of a collection that is not there', { listIndexes: 'nowhere' }, 26],
  ['more of a cursor that is not there', { getMore: 12345n, collection: 'x' }, 43],
  ['a hello that waits without saying for what', { hello: 1, maxAwaitTimeMS: 10 }, 31368],
];

contract('Commands', (get) => {
  test.each(refused)('%s is refused', async (_policy, command, code) => {
    expect(await refusal(get().db.command(command))).toBe(code);
  });

  test('it poses as the primary of a replica set that a driver of today accepts', async () => {
    const hello = await get().db.command({ hello: 1 });
    expect(hello).toMatchObject({
      isWritablePrimary: true,
      setName: expect.any(String),
      hosts: [hello.me],
      ok: 1,
    });
    expect(hello.maxWireVersion).toBeGreaterThanOrEqual(9);
    expect(hello.logicalSessionTimeoutMinutes).toBe(30);
  });

  test('a hello waits for news as long as it may, and not at all for a client that knows another process', async () => {
    const { db } = get();
    const waitedMs = async (topologyVersion: Document) => {
      const startedAt = performance.now();
      expect(await db.command({ hello: 1, topologyVersion, maxAwaitTimeMS: 300 })).toMatchObject({ ok: 1 });
      return performance.now() - startedAt;
    };
    const { topologyVersion } = await db.command({ hello: 1 });
    const counter = Long.fromNumber(topologyVersion.counter);
    expect(await waitedMs({ ...topologyVersion, counter })).toBeGreaterThanOrEqual(295);
    expect(await waitedMs({ processId: new ObjectId(), counter })).toBeLessThan(290);
  });

  test('collections are listed until they are dropped', async () => {
    const { db } = get();
    const name = 'listed';
    await db.createCollection(name);
    expect(await db.listCollections({ name }).toArray()).toMatchObject([
      { name, type: 'collection', info: { readOnly: false } },
    ]);
    expect(await refusal(db.createCollection(name))).toBe('accepted');
    await db.dropCollection(name);
    expect(await db.listCollections({ name }).toArray()).toEqual([]);
  });

  test('databases are apart, and dropped whole', async () => {
    const { client, db } = get();
    const side = client.db('side');
    await side.collection('things').insertOne({ n: 1 });
    expect(await db.collection('things').countDocuments()).toBe(0);
    const { databases } = await client.db('admin').command({ listDatabases: 1, nameOnly: true });
    expect(databases).toContainEqual({ name: 'side' });
    await side.dropDatabase();
    expect(await side.collection('things').countDocuments()).toBe(0);
  });

  test('a write that asks for more nodes than there are says so', async () => {
    const { db } = get();
    const reply = await db
      .command({ insert: 'concerned', documents: [{ n: 1 }], writeConcern: { w: 2, wtimeout: 50 } })
      .catch((error: unknown) => (error instanceof Error && 'result' in error ? error.result : error));
    expect(reply).toMatchObject({ writeConcernError: { code: 100 } });
  });

  test('collMod changes when an index lets documents expire', async () => {
    const { db, collection } = get();
    const things = await collection([{ at: new Date(0) }]);
    await things.createIndex({ at: 1 }, { expireAfterSeconds: 4_000_000_000 / 2 });
    await db.command({
      collMod: things.collectionName,
      index: { keyPattern: { at: 1 }, expireAfterSeconds: 2_100_000_000 },
    });
    expect(await things.listIndexes().toArray()).toContainEqual(
      expect.objectContaining({ expireAfterSeconds: 2_100_000_000 }),
    );
  });
});
