import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Document, Long, MongoClient } from 'mongodb';
import { startMongoSandbox } from '../../../sandbox/mongo/mongoSandbox';

const serve = join(__dirname, '../../../sandbox/mongo/serve.ts');

/** The server as a process of its own. */
async function startProcess(folder: string): Promise<{ uri: string; process: ChildProcess }> {
  const child = spawn(process.execPath, ['--import', 'tsx', serve, '--folder', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { uri: String(line).trim(), process: child };
}

describe('What the server acknowledged', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interloop-durability-'));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  test('survives kill -9 at any moment, and nothing half-done does', async () => {
    const { uri, process: child } = await startProcess(folder);
    const client = await MongoClient.connect(uri, { retryWrites: false, serverSelectionTimeoutMS: 2000 });
    const collection = client.db().collection<Document>('things');
    await collection.createIndex({ n: 1 }, { unique: true });
    const acknowledged: number[] = [];
    const pairs: number[] = [];
    let killed = false;

    const write = async (worker: number) => {
      for (let n = worker; !killed; n += 4) {
        await collection.insertOne({ n, text: 'x'.repeat(200) });
        acknowledged.push(n);
        if (acknowledged.length === 200) {
          killed = child.kill('SIGKILL');
        }
      }
    };
    const pair = async () => {
      for (let n = -1; !killed; n -= 2) {
        await client.withSession(async (session) => {
          session.startTransaction();
          await collection.insertOne({ n, pair: true }, { session });
          await collection.insertOne({ n: n - 1, pair: true }, { session });
          await session.commitTransaction();
        });
        pairs.push(n, n - 1);
      }
    };
    await Promise.allSettled([0, 1, 2, 3].map(write).concat(pair()));
    await client.close(true);

    const again = await startMongoSandbox({ folder });
    const reader = await MongoClient.connect(again.uri);
    const kept = await reader.db().collection('things').find().toArray();
    const numbers = new Set(kept.map((doc) => doc.n));
    expect([...acknowledged, ...pairs].filter((n) => !numbers.has(n))).toEqual([]);
    expect(kept.filter((doc) => doc.pair).length % 2).toBe(0);
    await expect(reader.db().collection('things').insertOne({ n: acknowledged[0] })).rejects.toMatchObject({
      code: 11000,
    });
    await reader.close();
    await again.close();
  }, 30_000);

  test('comes back after a restart: documents, indexes, order, and answers to writes sent again', async () => {
    const first = await startMongoSandbox({ folder });
    const client = await MongoClient.connect(first.uri);
    const session = client.startSession();
    const command = {
      insert: 'things',
      documents: [{ _id: 'b' }, { _id: 'a' }],
      txnNumber: Long.fromNumber(900),
    };
    await client.db().command(command, { session });
    await client.db().collection('things').createIndex({ k: 1 }, { name: 'by_k', sparse: true });
    await client.db().collection('gone').insertOne({ n: 1 });
    await client.db().dropCollection('gone');
    await first.close();

    const second = await startMongoSandbox({ folder, port: first.port });
    const things = client.db().collection<Document>('things');
    expect(await things.find().toArray()).toEqual([{ _id: 'b' }, { _id: 'a' }]);
    expect(await client.db().command(command, { session })).toMatchObject({ n: 2, ok: 1 });
    expect(await things.countDocuments()).toBe(2);
    expect(await things.indexes()).toContainEqual({ v: 2, key: { k: 1 }, name: 'by_k', sparse: true });
    expect((await client.db().listCollections().toArray()).map(({ name }) => name)).toEqual(['things']);
    await session.endSession();
    await client.close();
    await second.close();
  });
});
