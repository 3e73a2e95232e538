import { type AddressInfo, createServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { SandboxClock } from '../../clock';
import { Store } from '../store/store';
import type { Doc } from '../values/documents';
import { Connection } from '../wire/connection';
import { awaitChange, newTopologyVersion } from './awaitedHello';
import { unsatisfiable } from './concerns';
import { Cursors } from './cursors';
import { errorReply, isFailed, runCommand } from './dispatch';
import { expireDocuments } from './expiry';
import { Faults } from './faults';
import { Sessions } from './sessions';

export interface MongoServerOptions {
  folder: string;
  /** Answer only what the disk has; false for a folder that is thrown away at the end. */
  safe: boolean;
  port: number;
  clock: SandboxClock;
  standalone: boolean;
}

const SWEEP_MS = 1000;

/** The server: connections in, commands run, replies out only once what they acknowledge is on the disk. */
export class MongoServer {
  readonly faults = new Faults();
  port = 0;
  private readonly store: Store;
  private readonly sessions: Sessions;
  private readonly cursors = new Cursors();
  private readonly topologyVersion = newTopologyVersion();
  private readonly connections = new Set<Connection>();
  private listener: Server | undefined;
  private nextConnection = 1;
  private silence: { until: Promise<void>; end: () => void } | undefined;
  private readonly sweep: NodeJS.Timeout;
  private readonly stopListening: () => void;

  constructor(private readonly options: MongoServerOptions) {
    this.store = new Store(options.folder, options.safe);
    this.sessions = new Sessions(this.store);
    this.sweep = setInterval(() => this.tidy(), SWEEP_MS);
    this.sweep.unref();
    this.stopListening = options.clock.onJump(() => this.tidy());
  }

  async listen(): Promise<void> {
    const listener = createServer((socket) => {
      const connection = new Connection(this.nextConnection, socket, (body, from) => this.answer(body, from));
      this.nextConnection += 1;
      this.connections.add(connection);
      socket.on('close', () => this.connections.delete(connection));
    });
    this.listener = listener;
    await new Promise<void>((resolve, reject) => {
      listener.once('error', reject);
      listener.listen(this.port || this.options.port, '127.0.0.1', resolve);
    });
    this.port = (listener.address() as AddressInfo).port;
  }

  /** Refuses connections and cuts those there are. */
  async goAway(): Promise<void> {
    const { listener } = this;
    this.listener = undefined;
    this.cutConnections();
    if (listener) await new Promise((resolve) => listener.close(resolve));
  }

  /** Takes commands and answers nothing until `speak`. */
  fallSilent(): void {
    let end = () => {};
    const until = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.silence ??= { until, end };
  }

  speak(): void {
    this.silence?.end();
    this.silence = undefined;
  }

  get listening(): boolean {
    return this.listener !== undefined;
  }

  cutConnections(): void {
    for (const connection of this.connections) connection.cut();
  }

  async close(): Promise<void> {
    clearInterval(this.sweep);
    this.stopListening();
    this.speak();
    await this.goAway();
    await this.store.close();
  }

  private tidy(): void {
    expireDocuments(this.store, this.options.clock);
    this.sessions.sweep();
    this.cursors.sweep();
    void this.store.durable();
  }

  private async answer(body: Doc, connection: Connection): Promise<Doc | undefined> {
    await this.silence?.until;
    const name = Object.keys(body)[0] ?? '';
    const fault = this.faults.take(name);
    if (fault?.delayMs) await wait(fault.delayMs);
    if (fault?.cut === 'before') return undefined;
    const reply = fault?.error ? fault.error.toReply() : await this.run(body, connection);
    await this.silence?.until;
    return fault?.cut === 'after' ? undefined : reply;
  }

  private async run(body: Doc, connection: Connection): Promise<Doc | undefined> {
    const reply = await this.execute(body, connection);
    // A disk that fails leaves the outcome unknown: no answer, so that the client asks again.
    const kept = await this.store.durable().then(
      () => true,
      () => false,
    );
    if (!kept) return undefined;
    const concern = isFailed(reply) ? undefined : unsatisfiable(body);
    return concern ? { ...reply, writeConcernError: concern } : reply;
  }

  private async execute(body: Doc, connection: Connection): Promise<Doc> {
    const { clock, standalone } = this.options;
    try {
      if (body.configureFailPoint !== undefined) return this.faults.configure(body);
      await awaitChange(body, this.topologyVersion, connection.gone);
      return await runCommand({
        body,
        db: typeof body.$db === 'string' ? body.$db : 'test',
        store: this.store,
        cursors: this.cursors,
        sessions: this.sessions,
        now: clock.now(),
        address: `127.0.0.1:${this.port}`,
        standalone,
        connectionId: connection.id,
        topologyVersion: this.topologyVersion,
      });
    } catch (error) {
      return errorReply(error);
    }
  }
}
