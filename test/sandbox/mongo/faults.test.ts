import { type Document, MongoClient, MongoServerSelectionError } from 'mongodb';
import { makeSandboxClock, type SandboxClock } from '../../../sandbox/clock';
import { type MongoSandbox, startMongoSandbox } from '../../../sandbox/mongo/mongoSandbox';

const HOUR_MS = 3_600_000;

describe('The sandbox’s MongoDB, when told to misbehave', () => {
  let sandbox: MongoSandbox;
  let client: MongoClient;
  let clock: SandboxClock;
  let made = 0;
  const things = () => client.db().collection<Document>(`things${made}`);

  beforeAll(async () => {
    clock = makeSandboxClock(new Date('2026-12-01T09:00:00Z'));
    sandbox = await startMongoSandbox({ clock });
    client = await MongoClient.connect(sandbox.uri, {
      serverSelectionTimeoutMS: 5000,
    });
  });

  beforeEach(() => {
    made += 1;
  });

  afterAll(async () => {
    await client.close();
    await sandbox.close();
  });

  test('is unreachable while paused, and there with all its data afterwards', async () => {
    await things().insertOne({ n: 1 });
    await sandbox.pause();
    await expect(MongoClient.connect(sandbox.uri, { serverSelectionTimeoutMS: 100 })).rejects.toThrow(
      MongoServerSelectionError,
    );
    const waiting = things().countDocuments();
    await sandbox.resume();
    expect(await waiting).toBe(1);
  });

  test('a driver that is doing nothing notices at once that it went away, and that it is back', async () => {
    const idle = await MongoClient.connect(sandbox.uri);
    const beats: string[] = [];
    idle.on('serverHeartbeatFailed', ({ awaited }) => beats.push(awaited ? 'cut while awaited' : 'refused'));
    const isBack = new Promise((resolve) => {
      idle.on('serverHeartbeatSucceeded', () => beats.length > 0 && resolve('back'));
    });
    const isAwaited = new Promise((resolve) => {
      idle.on('serverHeartbeatStarted', ({ awaited }) => awaited && resolve('awaited'));
    });
    await isAwaited;
    const isGone = new Promise((resolve) => idle.on('serverHeartbeatFailed', resolve));
    await sandbox.pause();
    await isGone;
    await sandbox.resume();
    const startedAt = performance.now();
    expect(await idle.db().command({ ping: 1 })).toMatchObject({ ok: 1 });
    await isBack;
    // A driver that polls would have looked again after ten seconds.
    expect(performance.now() - startedAt).toBeLessThan(5000);
    expect(beats[0]).toBe('cut while awaited');
    await idle.close();
  });

  test('answers nothing while silent, and then everything', async () => {
    await sandbox.pause('silent');
    let answered = false;
    const waiting = things()
      .insertOne({ n: 1 })
      .then(() => {
        answered = true;
      });
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    await sandbox.resume();
    await waiting;
    expect(await things().countDocuments()).toBe(1);
  });

  test('a driver finds its way back after its connections were cut', async () => {
    await things().insertOne({ n: 1 });
    sandbox.dropConnections();
    expect(await things().countDocuments()).toBe(1);
  });

  test('a write whose reply was lost is sent again by the driver, and done once', async () => {
    await things().insertOne({ n: 0 });
    sandbox.loseReply('update');
    expect(await things().updateOne({}, { $inc: { n: 1 } })).toMatchObject({ modifiedCount: 1 });
    expect(await things().findOne({}, { projection: { _id: 0 } })).toEqual({ n: 1 });
  });

  test('a commit whose reply was lost is unknown, and asking again says that it is done', async () => {
    await things().insertOne({ n: 0 });
    await client.withSession(async (session) => {
      await session.withTransaction(async () => {
        await things().updateOne({}, { $inc: { n: 1 } }, { session });
        sandbox.loseReply('commitTransaction');
      });
    });
    expect(await things().findOne({}, { projection: { _id: 0 } })).toEqual({ n: 1 });
  });

  test('MongoDB’s own fail point refuses a command with the code and labels it is told', async () => {
    await client.db('admin').command({
      configureFailPoint: 'failCommand',
      mode: { times: 1 },
      data: { failCommands: ['insert'], errorCode: 112, errorLabels: ['TransientTransactionError'] },
    });
    let runs = 0;
    await client.withSession((session) =>
      session.withTransaction(async () => {
        runs += 1;
        await things().insertOne({ n: 1 }, { session });
      }),
    );
    expect([runs, await things().countDocuments()]).toEqual([2, 1]);
  });

  test('documents expire by the sandbox’s clock, at once after a jump', async () => {
    await things().createIndex({ endsAt: 1 }, { expireAfterSeconds: 3600 });
    const at = (hours: number) => new Date(clock.now().getTime() + hours * HOUR_MS);
    await things().insertMany([
      { endsAt: at(0) },
      { endsAt: at(5) },
      { endsAt: [at(9), at(0)] },
      { endsAt: 'never' },
      {},
    ]);
    clock.advance(2 * HOUR_MS);
    expect(await things().countDocuments()).toBe(3);
    expect(await things().countDocuments({ endsAt: { $lte: clock.now() } })).toBe(0);
  });

  test('$$NOW and $currentDate are the sandbox’s time', async () => {
    await things().insertOne({ n: 1 });
    await things().updateOne({}, [{ $set: { at: '$$NOW' } }]);
    await things().updateOne({}, { $currentDate: { touchedAt: true } });
    const doc = await things().findOne();
    for (const time of [doc?.at, doc?.touchedAt]) {
      expect(Math.abs(time.getTime() - clock.now().getTime())).toBeLessThan(HOUR_MS);
    }
  });
});

describe('A standalone server', () => {
  test('says that it is no replica set, and refuses transactions', async () => {
    const sandbox = await startMongoSandbox({ standalone: true });
    const client = await MongoClient.connect(sandbox.uri);
    expect(await client.db().command({ hello: 1 })).not.toHaveProperty('setName');
    await client.db().collection('things').insertOne({ n: 1 });
    const session = client.startSession();
    session.startTransaction();
    await expect(client.db().collection('things').findOne({}, { session })).rejects.toThrow(
      'Transaction numbers are only allowed on a replica set member or mongos',
    );
    await session.endSession();
    await client.close();
    await sandbox.close();
  });
});
