import { Socket } from 'node:net';
import { startMongoSandbox } from '../../../sandbox/mongo/mongoSandbox';
import { type OpenDatabase, openDatabase } from '../../../src/models/openDatabase';
import { createIndexes } from '../../../src/models/stores';
import { makePerson, SILENT, TEAM } from './makers';

const open = (uri: string, patienceMs?: number) =>
  openDatabase({ uri, teamId: TEAM, log: SILENT, patienceMs });

/** As Node's `writeAfterFIN` does when the other side has ended the connection and the driver has not heard of it. */
function hangUpOnce(command: string) {
  const { write } = Socket.prototype;
  const hungUp = { times: 0 };
  const spy = jest.spyOn(Socket.prototype, 'write');
  spy.mockImplementation(function (this: Socket, ...given: Parameters<typeof write>) {
    if (hungUp.times > 0 || !String(given[0]).includes(command)) return Reflect.apply(write, this, given);
    hungUp.times += 1;
    this.destroy(
      Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' }),
    );
    return false;
  });
  return hungUp;
}

describe('opening the database', () => {
  it('refuses a standalone server, and says how to make it a replica set', async () => {
    const server = await startMongoSandbox({ standalone: true });
    try {
      await expect(open(server.uri)).rejects.toMatchObject({
        code: 'config',
        message: expect.stringContaining('rs.initiate()'),
      });
    } finally {
      await server.close();
    }
  });

  it('says that MongoDB does not answer when nobody is there', async () => {
    const server = await startMongoSandbox();
    await server.close();
    await expect(open(server.uri, 300)).rejects.toMatchObject({ code: 'mongodb_failed', retryable: true });
  });

  it('makes its indexes as often as asked', async () => {
    const server = await startMongoSandbox();
    const db = await open(server.uri);
    try {
      await createIndexes(db.connection);
      await createIndexes(db.connection);
      const indexes = await db.connection.collection('claims').indexes();
      expect(indexes).toContainEqual(
        expect.objectContaining({ key: { teamId: 1, personId: 1, key: 1 }, unique: true }),
      );
    } finally {
      await db.close();
      await server.close();
    }
  });
});

describe('a MongoDB that goes away', () => {
  it.each(['unreachable', 'silent'] as const)(
    'and comes back (%s) loses nothing and breaks nothing',
    async (how) => {
      const server = await startMongoSandbox();
      const db = await open(`${server.uri}&socketTimeoutMS=500`);
      try {
        await createIndexes(db.connection);
        const person = makePerson();
        await server.pause(how);
        const saving = db.transact((stores) => stores.people.savePerson(person));
        const reading = db.people.findPersonBySlack(person.slackUserId);
        await server.resume();
        await saving;
        await reading;
        expect(await db.people.getPerson(person.id)).toEqual(person);
      } finally {
        await db.close();
        await server.close();
      }
    },
  );

  it.each([
    ['find', (db: OpenDatabase) => db.people.listPeople()],
    ['update', (db: OpenDatabase) => db.people.savePerson(makePerson())],
    ['commitTransaction', (db: OpenDatabase) => db.transact(({ people }) => people.savePerson(makePerson()))],
  ])('while a command is written (%s) fails nothing: it was never sent', async (command, ask) => {
    const server = await startMongoSandbox();
    const db = await open(server.uri);
    const hungUp = hangUpOnce(command);
    try {
      await createIndexes(db.connection);
      await ask(db);
      expect(hungUp.times).toBe(1);
    } finally {
      jest.restoreAllMocks();
      await db.close();
      await server.close();
    }
  });

  it('twice while a thing is settled leaves it settled, or due once more, and leased by nobody', async () => {
    const server = await startMongoSandbox();
    const db = await open(server.uri);
    const now = new Date();
    try {
      await createIndexes(db.connection);
      await db.wants.want('interview', 'one', now);
      const want = await db.wants.lease(now, 30_000);
      if (!want) throw new Error('Nothing was leased');
      server.loseReply('update');
      server.loseReply('update');
      await db.wants.settle(want);
      expect(await db.wants.lease(now, 30_000)).toBeNull();
      expect(await db.wants.lease(want.leasedUntil, 30_000)).toMatchObject({ id: 'one' });
    } finally {
      await db.close();
      await server.close();
    }
  });

  it('is a fault that passes, once patience is at its end', async () => {
    const server = await startMongoSandbox();
    const db = await open(server.uri, 300);
    try {
      await server.pause();
      await expect(db.people.listPeople()).rejects.toMatchObject({ code: 'mongodb_failed', retryable: true });
      await expect(db.transact((stores) => stores.people.listPeople())).rejects.toMatchObject({
        code: 'mongodb_failed',
      });
      await expect(db.ping()).rejects.toMatchObject({ code: 'mongodb_failed' });
      await server.resume();
      await expect(db.people.listPeople()).resolves.toEqual([]);
    } finally {
      await db.close();
      await server.close();
    }
  });

  it('has done what was asked once, when only its answer was lost', async () => {
    const server = await startMongoSandbox();
    const db = await open(server.uri);
    try {
      await createIndexes(db.connection);
      const person = makePerson();
      server.loseReply('commitTransaction');
      await db.transact((stores) => stores.people.savePerson(person));
      expect(await db.people.listPeople()).toEqual([person]);
    } finally {
      await db.close();
      await server.close();
    }
  });
});
