import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSandboxClock, type SandboxClock } from '../clock';
import { SET_NAME } from './commands/handshake';
import { MongoServer } from './server/mongoServer';

export interface MongoSandboxOptions {
  /** Where the data is kept; without it a temporary folder, removed at `close`. */
  folder?: string;
  /** 0 (default): any free port. */
  port?: number;
  clock?: SandboxClock;
  /** A server that is no replica set: no transactions, no retryable writes. */
  standalone?: boolean;
}

/** A MongoDB on loopback. */
export interface MongoSandbox {
  /** What a driver connects to; the database is `interloop`. */
  uri: string;
  port: number;
  /** Takes the server away: connections are cut and refused ('unreachable'), or nothing is answered ('silent'). */
  pause(how?: 'unreachable' | 'silent'): Promise<void>;
  resume(): Promise<void>;
  /** Cuts all connections once; clients may come back at once. */
  dropConnections(): void;
  /** Carries out the next such command and cuts the connection instead of answering. */
  loseReply(command: string): void;
  close(): Promise<void>;
}

/** Starts a MongoDB on 127.0.0.1. What it acknowledges in a named folder is flushed to the disk and survives
 * kill -9; a temporary folder is not waited for. */
export async function startMongoSandbox(options: MongoSandboxOptions = {}): Promise<MongoSandbox> {
  const temporary = options.folder ? undefined : await mkdtemp(join(tmpdir(), 'interloop-mongo-'));
  const server = new MongoServer({
    folder: options.folder ?? temporary ?? '',
    safe: temporary === undefined,
    port: options.port ?? 0,
    clock: options.clock ?? makeSandboxClock(),
    standalone: options.standalone ?? false,
  });
  await server.listen();
  const query = options.standalone ? '' : `?replicaSet=${SET_NAME}`;
  return {
    uri: `mongodb://127.0.0.1:${server.port}/interloop${query}`,
    port: server.port,
    async pause(how = 'unreachable') {
      if (how === 'silent') server.fallSilent();
      else await server.goAway();
    },
    async resume() {
      server.speak();
      if (!server.listening) await server.listen();
    },
    dropConnections: () => server.cutConnections(),
    loseReply: (command) => server.faults.add({ commands: [command], left: 1, cut: 'after' }),
    async close() {
      await server.close();
      if (temporary) await rm(temporary, { recursive: true, force: true });
    },
  };
}
