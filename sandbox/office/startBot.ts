import { type ChildProcess, fork } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { SandboxClock } from '../clock';

const ROOT = join(__dirname, '../..');
/** What the bot logs when it serves. */
const UP = '"Interloop is up"';
const UP_WITHIN_MS = 30_000;

/** The built product as a process of its own. */
export interface RunningBot {
  /** Where it listens. */
  url: string;
  /** All it printed. */
  output(): string;
  /** Ends it as a host does, and waits; gives its exit code. */
  stop(): Promise<number | null>;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
}

/** Starts `node dist/src/index.js <role>` on the sandbox's time. @throws when it is not up within 30 s, with what it printed. */
export async function startBot(options: {
  role: 'web' | 'worker' | 'all';
  port: number;
  clock: SandboxClock;
  environment: Record<string, string>;
  /** Called with each line it prints. */
  onLine?: (line: string) => void;
}): Promise<RunningBot> {
  const { clock, port } = options;
  const child = fork(join(ROOT, 'dist/src/index.js'), [options.role], {
    cwd: ROOT,
    execArgv: ['--enable-source-maps', '--require', join(ROOT, 'sandbox/office/clockPreload.cjs')],
    env: {
      PATH: process.env.PATH,
      ...options.environment,
      PORT: String(port),
      SANDBOX_CLOCK_OFFSET_MS: String(clock.offsetMs()),
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const stopListening = clock.onJump((offsetMs) => child.connected && child.send({ offsetMs }));
  child.once('exit', stopListening);
  const output = collect(child, options.onLine);
  await up(child, output);
  return {
    url: `http://127.0.0.1:${port}`,
    output,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      return child.exitCode;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** Below the ports that Linux hands out for outgoing connections (32768 and up), so that none is taken in between. */
const PORTS = { from: 20_000, to: 32_000 };
const MOST_TRIES = 20;

/** A port that is free now. */
export async function findPort(): Promise<number> {
  for (let n = 0; n < MOST_TRIES; n++) {
    const port = randomInt(PORTS.from, PORTS.to);
    if (await isFree(port)) return port;
  }
  throw new Error('No port is free');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port);
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}

function collect(child: ChildProcess, onLine?: (line: string) => void): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8');
    stream?.on('data', (chunk: string) => {
      text += chunk;
      for (const line of chunk.split('\n')) if (line) onLine?.(line);
    });
  }
  return () => text;
}

async function up(child: ChildProcess, output: () => string): Promise<void> {
  const startedMs = performance.now();
  while (!output().includes(UP)) {
    const isOver = child.exitCode !== null || child.signalCode !== null;
    if (isOver || performance.now() - startedMs > UP_WITHIN_MS) {
      child.kill('SIGKILL');
      throw new Error(`The bot did not start:\n${output()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
