import { setTimeout as wait } from 'node:timers/promises';
import mongoose, { type Connection } from 'mongoose';
import { ConfigError, OutsideError } from '../errors';
import type { Database, Log, Stores, WantStore } from '../ports';
import { makeStores } from './stores';
import { transact } from './transact';

/** The database of one workspace, on a connection that can be looked after. */
export interface OpenDatabase extends Database {
  /** For Agenda, which keeps its jobs in the same database, and for the release step. */
  connection: Connection;
  /** @throws OutsideError when MongoDB does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A primary is elected within about 12 s (MongoDB's default settings); a restart takes somewhat longer. */
const PATIENCE_MS = 25_000;

/**
 * Connects to a replica set (or a sharded cluster). While MongoDB is away, calls wait up to 25 s for it to come back.
 * @throws ConfigError for a standalone server, which has no transactions.
 * @throws OutsideError when MongoDB does not answer.
 */
export async function openDatabase({
  uri,
  teamId,
  log,
  patienceMs = PATIENCE_MS,
}: {
  uri: string;
  teamId: string;
  log: Log;
  patienceMs?: number;
}): Promise<OpenDatabase> {
  const connection = mongoose.createConnection(uri, {
    serverSelectionTimeoutMS: patienceMs,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    ignoreUndefined: true,
  });
  connection.on('error', (error: Error) => log.error({ code: error.name }, 'MongoDB connection failed'));
  const onDisconnected = () => log.warn({}, 'MongoDB is out of reach');
  connection.on('disconnected', onDisconnected);
  connection.on('reconnected', () => log.info({}, 'MongoDB is back'));
  try {
    await translateFaults(() => connection.asPromise());
    await refuseStandalone(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return {
    ...translateStores(makeStores({ connection, teamId, session: null }), patienceMs),
    connection,
    transact: (work) =>
      translateFaults(() => patiently(() => transact(connection, teamId, work), patienceMs, isNotCommitted)),
    ping: () => translateFaults(async () => void (await connection.db?.command({ ping: 1 }))),
    async close() {
      connection.off('disconnected', onDisconnected);
      await connection.close();
    },
  };
}

/** https://www.mongodb.com/docs/manual/reference/command/hello/: `setName` tells a replica set, `isdbgrid` a sharded cluster. */
async function refuseStandalone(connection: Connection): Promise<void> {
  const hello = await connection.db?.admin().command({ hello: 1 });
  if (hello?.setName || hello?.msg === 'isdbgrid') return;
  throw new ConfigError(
    [
      'MONGODB_URI names a standalone MongoDB, which has no transactions. Make it a replica set of one:',
      '  1. start it with  mongod --replSet rs0 --bind_ip localhost',
      '  2. once:          mongosh --eval "rs.initiate()"',
      '  3. set            MONGODB_URI=mongodb://localhost:27017/interloop?replicaSet=rs0',
      'MongoDB Atlas clusters are replica sets already.',
    ].join('\n'),
  );
}

const OUT_OF_REACH =
  /^Mongo(oseServerSelection|ServerSelection|Network|NetworkTimeout|NotConnected|PoolCleared|TopologyClosed)Error$|^MongooseError$/;

function isOutOfReach(error: unknown): error is Error {
  return error instanceof Error && (OUT_OF_REACH.test(error.name) || isUnsent(error));
}

/**
 * The other side hung up before the whole command was written: nobody can have carried it out. The driver (7.8,
 * `Connection.writeCommand`) passes this error of the socket on as it is, and repeats nothing.
 */
const isUnsent = (error: Error) => 'code' in error && error.code === 'EPIPE';

async function translateFaults<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    if (isOutOfReach(cause)) throw new OutsideError('mongodb', true, 'MongoDB does not answer', { cause });
    throw cause;
  }
}

/** Reads may be repeated, and whole transactions. Of a lone write that was sent nobody knows whether it was done. */
const always = () => true;
const isRead = (method: string) => /^(get|find|list|search)/.test(method);
/** They count only while a lease is held: done twice, the thing is looked at once more, and nothing else. */
const UNDER_LEASE: ReadonlySet<string> = new Set<keyof WantStore>(['settle', 'postpone']);
const isRepeatable = (method: string) => isRead(method) || UNDER_LEASE.has(method);
const PAUSE_MS = 200;

/** We closed the connection ourselves: nothing to wait for. */
const CLOSED = ['MongoNotConnectedError', 'MongoTopologyClosedError'];
/** With that label it may have been: https://www.mongodb.com/docs/manual/core/transactions-in-applications/ */
const isNotCommitted = (error: Error) =>
  !(error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('UnknownTransactionCommitResult'));

/**
 * The driver repeats an operation once, which is not enough while a server restarts: the second attempt may meet the
 * pool of connections that the first one cleared. https://www.mongodb.com/docs/manual/core/retryable-reads/
 */
async function patiently<T>(
  work: () => Promise<T>,
  patienceMs: number,
  mayRepeat: (error: Error) => boolean,
): Promise<T> {
  const startedAt = performance.now();
  for (;;) {
    try {
      return await work();
    } catch (error) {
      const isOver = performance.now() - startedAt > patienceMs;
      if (isOver || !isOutOfReach(error) || CLOSED.includes(error.name) || !mayRepeat(error)) throw error;
      await wait(PAUSE_MS);
    }
  }
}

/** The same stores, patient in reading and with what was never sent, whose faults say that MongoDB is out of reach. */
function translateStores(stores: Stores, patienceMs: number): Stores {
  const wrap = <Store extends object>(store: Store): Store =>
    new Proxy(store, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        const mayRepeat = isRepeatable(String(name)) ? always : isUnsent;
        return (...args: unknown[]) => {
          const call = async () => method.apply(target, args);
          return translateFaults(() => patiently(call, patienceMs, mayRepeat));
        };
      },
    });
  const entries = Object.entries(stores).map(([name, store]) => [name, wrap(store)]);
  return Object.fromEntries(entries) as Stores;
}
