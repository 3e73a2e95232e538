import { calculateObjectSize, Long } from 'bson';
import { ServerError } from '../errors';
import type { Doc } from '../values/documents';
import { isNumeric } from '../values/numbers';

interface Cursor {
  namespace: string;
  docs: Doc[];
  at: number;
  usedAt: number;
}

const IDLE_LIFETIME_MS = 10 * 60_000;

const FIRST_BATCH = 101;
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

/** Open cursors. A query is read whole when it is asked; a cursor hands its documents out in batches. */
export class Cursors {
  private readonly cursors = new Map<string, Cursor>();
  private nextId = 1000n;

  /** The reply that opens a cursor, id 0 when one batch holds all. */
  open(namespace: string, docs: Doc[], batchSize: number | undefined, singleBatch = false): Doc {
    const cursor: Cursor = { namespace, docs, at: 0, usedAt: performance.now() };
    const firstBatch = takeBatch(cursor, batchSize ?? FIRST_BATCH);
    const done = cursor.at >= docs.length || singleBatch;
    return { cursor: { firstBatch, id: done ? Long.ZERO : this.keep(cursor), ns: namespace }, ok: 1 };
  }

  more(id: unknown, namespace: string, batchSize: number | undefined): Doc {
    const key = isNumeric(id) ? id.toString() : '';
    const cursor = this.cursors.get(key);
    if (!cursor) throw new ServerError(43, `cursor id ${key} not found`);
    if (cursor.namespace !== namespace) {
      throw new ServerError(
        13,
        `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace ${cursor.namespace}`,
      );
    }
    cursor.usedAt = performance.now();
    const nextBatch = takeBatch(cursor, batchSize || Number.POSITIVE_INFINITY);
    const done = cursor.at >= cursor.docs.length;
    if (done) this.cursors.delete(key);
    return { cursor: { nextBatch, id: done ? Long.ZERO : Long.fromString(key), ns: namespace }, ok: 1 };
  }

  /** Forgets cursors that nobody read from for MongoDB's ten minutes. */
  sweep(): void {
    for (const [id, { usedAt }] of this.cursors) {
      if (performance.now() - usedAt > IDLE_LIFETIME_MS) this.cursors.delete(id);
    }
  }

  kill(ids: unknown[]): Doc {
    const killed: unknown[] = [];
    const notFound: unknown[] = [];
    for (const id of ids) (this.cursors.delete(String(id)) ? killed : notFound).push(id);
    return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  }

  private keep(cursor: Cursor): Long {
    this.nextId += 1n;
    this.cursors.set(String(this.nextId), cursor);
    return Long.fromBigInt(this.nextId);
  }
}

function takeBatch(cursor: Cursor, size: number): Doc[] {
  const batch: Doc[] = [];
  let bytes = 0;
  while (batch.length < size && cursor.at < cursor.docs.length) {
    const doc = cursor.docs[cursor.at];
    if (!doc) break;
    bytes += calculateObjectSize(doc);
    if (batch.length > 0 && bytes > MAX_BATCH_BYTES) break;
    batch.push(doc);
    cursor.at += 1;
  }
  return batch;
}
