import { duplicateKey, ServerError, snapshotUnavailable, writeConflict } from '../errors';
import { showValue } from '../values/compare';
import type { Doc } from '../values/documents';
import { encode } from '../values/documents';
import type { Store } from './store';
import type { Table } from './table';
import type { TableIndex } from './tableIndex';
import type { Transaction } from './transaction';

/** One document's change, as it must be undone or applied again. */
export interface Operation {
  namespace: string;
  record: number;
  before: Doc | undefined;
  after: Doc | undefined;
  /** `after` as the disk keeps it. */
  bytes: Uint8Array | undefined;
}

/** A write outside transactions met a document that this transaction holds: wait for its end and try again. */
export class Blocked extends Error {
  constructor(readonly holder: Transaction) {
    super('blocked by a transaction');
  }
}

const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** What one command (or one transaction, command by command) reads and writes. */
export class Unit {
  readonly operations: Operation[] = [];

  constructor(
    readonly store: Store,
    readonly transaction?: Transaction,
  ) {}

  table(namespace: string): Table | undefined {
    return this.transaction ? this.transaction.tables.get(namespace) : this.store.tables.get(namespace);
  }

  /** The collection, made now if it is missing, as a first insert does. */
  tableForWrite(namespace: string): Table {
    const table = this.table(namespace);
    if (table) return table;
    return this.transaction
      ? this.transaction.createTable(namespace, {})
      : this.store.createTable(namespace, {});
  }

  insert(table: Table, doc: Doc): void {
    this.write(table, table.nextRecord(), undefined, doc);
  }

  replace(table: Table, record: number, before: Doc, after: Doc): void {
    this.write(table, record, before, after);
  }

  remove(table: Table, record: number, before: Doc): void {
    this.write(table, record, before, undefined);
  }

  /** Takes back all that this unit wrote outside a transaction. */
  undo(): void {
    for (const { namespace, record, before } of this.operations.splice(0).reverse()) {
      const table = this.store.tables.get(namespace);
      if (before) table?.put(record, before, this.store.version);
      else table?.take(record);
    }
  }

  private write(table: Table, record: number, before: Doc | undefined, after: Doc | undefined): void {
    const bytes = after && encode(after);
    if (bytes && bytes.length > MAX_DOCUMENT_BYTES) {
      throw new ServerError(
        10334,
        'BSONObj size is invalid (larger than 16777216). Size must be between 0 and 16793600(16MB)',
      );
    }
    this.checkSchema(table);
    if (before) this.checkRecord(table, record);
    for (const index of table.indexes) this.checkIndex(table, index, record, before, after);
    if (after) table.put(record, after, this.store.version + 1);
    else table.take(record);
    const operation = { namespace: table.namespace, record, before, after, bytes };
    this.operations.push(operation);
    this.transaction?.note(table, operation);
  }

  /** A collection dropped, or indexed anew, since the snapshot cannot be written by this transaction. */
  private checkSchema(table: Table): void {
    if (!this.transaction || this.transaction.created.includes(table)) return;
    const live = this.store.tables.get(table.namespace);
    if (live?.id !== table.id || live.schema !== table.schema) throw snapshotUnavailable(table.namespace);
  }

  private checkRecord(table: Table, record: number): void {
    for (const other of this.others()) if (other.holdsRecord(table.id, record)) this.collide(other);
    if (!this.transaction || this.transaction.holdsRecord(table.id, record)) return;
    const live = this.store.tables.get(table.namespace);
    const current = live?.id === table.id ? live.records.get(record) : undefined;
    if (!current || current.version > this.transaction.snapshotVersion) throw writeConflict();
  }

  private checkIndex(
    table: Table,
    index: TableIndex,
    record: number,
    before: Doc | undefined,
    after: Doc | undefined,
  ): void {
    const { keys } = after ? index.keysOf(after) : { keys: [] };
    if (!index.spec.unique) return;
    const old = before ? index.keysOf(before).keys : [];
    for (const key of keys) {
      if (old.some((present) => index.compareFields(present, key) === 0)) continue;
      for (const other of this.others()) if (other.holdsKey(table.id, index, key)) this.collide(other);
      if (index.holder(key, record) !== undefined) throw duplicate(table, index, key);
      if (this.transaction && this.writtenSince(table, index, key)) throw writeConflict();
    }
  }

  /** True when a commit after the snapshot took this key. */
  private writtenSince(table: Table, index: TableIndex, key: unknown[]): boolean {
    const live = this.store.tables.get(table.namespace);
    const holder = live?.id === table.id ? live.index(index.spec.name)?.holder(key) : undefined;
    if (holder === undefined || !this.transaction) return false;
    return !this.transaction.holdsRecord(table.id, holder);
  }

  private others(): Transaction[] {
    return [...this.store.transactions].filter((transaction) => transaction !== this.transaction);
  }

  private collide(holder: Transaction): never {
    if (this.transaction) throw writeConflict();
    throw new Blocked(holder);
  }
}

function duplicate(table: Table, index: TableIndex, key: unknown[]): ServerError {
  const value = index.keyDoc(key);
  return duplicateKey(table.namespace, index.spec.name, index.spec.key, value, showValue(value));
}
