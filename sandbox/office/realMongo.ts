import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { MongoMemoryReplSet } from 'mongodb-memory-server-core';

/**
 * A real `mongod` as a replica set of one, its data in `folder`. `MONGOD` names its binary; without it the library fetches
 * one, which needs the internet.
 */
export async function startRealMongo(folder: string): Promise<{ uri: string; stop(): Promise<void> }> {
  const dbPath = join(folder, 'mongod');
  mkdirSync(dbPath, { recursive: true });
  const set = await MongoMemoryReplSet.create({
    replSet: { count: 1, storageEngine: 'wiredTiger' },
    instanceOpts: [{ dbPath }],
    ...(process.env.MONGOD && { binary: { systemBinary: process.env.MONGOD } }),
  });
  return {
    uri: set.getUri('interloop'),
    stop: async () => void (await set.stop({ doCleanup: false })),
  };
}
