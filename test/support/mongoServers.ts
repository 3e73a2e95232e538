import { MongoMemoryReplSet } from 'mongodb-memory-server-core';
import { startMongoSandbox } from '../../sandbox/mongo/mongoSandbox';

/** A MongoDB that is up, with an empty database of its own. */
export interface RunningMongo {
  uri: string;
  stop(): Promise<void>;
}

export interface MongoKind {
  name: string;
  start(): Promise<RunningMongo>;
}

const sandbox: MongoKind = {
  name: "the sandbox's MongoDB",
  async start() {
    const { uri, close } = await startMongoSandbox();
    return { uri, stop: close };
  },
};

function real(binary: string): MongoKind {
  return {
    name: 'a real mongod',
    async start() {
      const set = await MongoMemoryReplSet.create({
        binary: { systemBinary: binary },
        replSet: { count: 1, storageEngine: 'wiredTiger', args: ['--setParameter', 'enableTestCommands=1'] },
      });
      return {
        uri: set.getUri('interloop'),
        stop: async () => {
          await set.stop();
        },
      };
    },
  };
}

/** The servers that a contract must hold for: the sandbox's, and a real one when `MONGOD` names its binary. */
export function mongoServers(): MongoKind[] {
  const binary = process.env.MONGOD;
  return binary ? [sandbox, real(binary)] : [sandbox];
}

/** A real MongoDB when `MONGOD` names its binary, else null. */
export async function startRealMongo(): Promise<RunningMongo | null> {
  const binary = process.env.MONGOD;
  return binary ? real(binary).start() : null;
}
