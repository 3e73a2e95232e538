import mongoose, { type ClientSession, type Connection } from 'mongoose';
import type { Stores } from '../ports';
import { makeStores } from './stores';

const { MongoError, MongoNetworkError } = mongoose.mongo;

/** Does all of `work` or nothing of it, seen at once. `work` may be called again where others changed the same. */
export async function transact<T>(
  connection: Connection,
  teamId: string,
  work: (stores: Stores) => Promise<T>,
): Promise<T> {
  const session = await connection.startSession();
  repeatUnsentCommits(session);
  try {
    return await session.withTransaction(() => work(makeStores({ connection, teamId, session })), {
      readConcern: { level: 'snapshot' },
      writeConcern: { w: 'majority' },
    });
  } finally {
    await session.endSession();
  }
}

/**
 * The driver (7.8) asks whatever a commit throws for its labels, which an error of the socket has not, and fails on that.
 * To commit again is safe: https://www.mongodb.com/docs/manual/core/transactions-in-applications/
 */
function repeatUnsentCommits(session: ClientSession): void {
  const commit = session.commitTransaction.bind(session);
  session.commitTransaction = async () => {
    try {
      await commit();
    } catch (cause) {
      if (!(cause instanceof Error) || cause instanceof MongoError) throw cause;
      const error = new MongoNetworkError('The commit was not sent', { cause });
      error.addErrorLabel('UnknownTransactionCommitResult');
      throw error;
    }
  };
}
