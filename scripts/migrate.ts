import { readDatabaseUri } from '../src/config';
import { CodedError } from '../src/errors';
import { makeLogger } from '../src/logger';
import { openDatabase } from '../src/models/openDatabase';
import { renameStored } from '../src/models/renameStored';
import { createIndexes } from '../src/models/stores';
import { createQueueIndexes } from '../src/reminders/queue';

/** The release step: makes every collection and index that is missing, and renames what an earlier version stored. Idempotent; safe while the product runs. */
export async function migrate(uri: string): Promise<void> {
  const database = await openDatabase({ uri, teamId: 'none', log: makeLogger('warn') });
  try {
    await createIndexes(database.connection);
    await renameStored(database.connection);
    if (database.connection.db) await createQueueIndexes(database.connection.db);
  } finally {
    await database.close();
  }
}

async function main(): Promise<void> {
  await migrate(readDatabaseUri());
  console.log('The database is ready.');
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof CodedError ? error.message : error);
    process.exitCode = 1;
  });
}
