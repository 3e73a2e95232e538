import type { Socket } from 'node:net';
import type { Doc } from '../values/documents';
import { isAwaitedHello } from './hello';
import { MAX_MESSAGE_BYTES, ProtocolError, type Request, readRequest, writeReply } from './messages';

/** Answers one command; `undefined` means that the connection is to be cut instead. */
export type Answer = (body: Doc, connection: Connection) => Promise<Doc | undefined>;

/** One client's connection: frames messages and answers them one after the other. */
export class Connection {
  private chunks: Buffer[] = [];
  private buffered = 0;
  private turn: Promise<void> = Promise.resolve();
  private replies = 0;
  private readonly ended = new AbortController();

  constructor(
    readonly id: number,
    private readonly socket: Socket,
    private readonly answer: Answer,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.ended.abort());
  }

  /** Aborted once nobody can be answered any more. */
  get gone(): AbortSignal {
    return this.ended.signal;
  }

  cut(): void {
    this.socket.destroy();
  }

  private receive(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.buffered += chunk.length;
    try {
      for (let message = this.nextMessage(); message; message = this.nextMessage())
        this.enqueue(readRequest(message));
    } catch {
      // mongod, too, closes a connection whose bytes it cannot read.
      this.cut();
    }
  }

  private nextMessage(): Buffer | undefined {
    if (this.buffered < 4) return undefined;
    const all = this.chunks.length === 1 && this.chunks[0] ? this.chunks[0] : Buffer.concat(this.chunks);
    const size = all.readInt32LE(0);
    if (size < 16 || size > MAX_MESSAGE_BYTES) throw new ProtocolError(`bad message length ${size}`);
    this.chunks = [all];
    if (all.length < size) return undefined;
    this.chunks = all.length > size ? [all.subarray(size)] : [];
    this.buffered = all.length - size;
    return all.subarray(0, size);
  }

  private enqueue(request: Request): void {
    this.turn = this.turn.then(() => this.serve(request));
  }

  private async serve(request: Request): Promise<void> {
    let more: boolean;
    let answers = request.id;
    do {
      const reply = await this.answer(request.body, this);
      if (!reply) return this.cut();
      if (!request.wantsReply || !this.socket.writable) return;
      this.replies += 1;
      more = request.takesMany && isAwaitedHello(request.body) && reply.ok === 1;
      this.socket.write(writeReply({ ...request, id: answers }, reply, this.replies, more));
      answers = this.replies;
    } while (more);
  }
}
