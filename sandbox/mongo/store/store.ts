import { duplicateKey, type ServerError, writeConflict } from '../errors';
import { showValue } from '../values/compare';
import type { Doc } from '../values/documents';
import { type Change, Journal } from './journal';
import { Table } from './table';
import { type IndexSpec, TableIndex } from './tableIndex';
import { Transaction } from './transaction';
import { Blocked, type Unit } from './unit';

const ID_INDEX: IndexSpec = { v: 2, key: { _id: 1 }, name: '_id_', unique: true };

/** All collections, their committed state in memory and on the disk, and the transactions under way. */
export class Store {
  readonly tables = new Map<string, Table>();
  readonly transactions = new Set<Transaction>();
  /** Counts commits; a record carries the one that wrote it. */
  version = 1;
  private readonly journal: Journal;
  private nextTable = 1;
  private pending: Change[] = [];
  private written: Promise<void> = Promise.resolve();

  constructor(folder: string, safe: boolean) {
    this.journal = new Journal(folder, safe);
    for (const table of this.journal.loadTables()) {
      this.tables.set(table.namespace, table);
      this.nextTable = Math.max(this.nextTable, table.id + 1);
    }
  }

  loadSessions(): [string, Doc][] {
    return this.journal.loadSessions();
  }

  /** Notes changes for the next flush; all that are noted in one turn are written together. */
  note(...changes: Change[]): void {
    this.pending.push(...changes);
  }

  /** Writes what was noted; resolves when it, and all before it, is safe on the disk. */
  durable(): Promise<void> {
    if (this.pending.length > 0) {
      const changes = this.pending;
      this.pending = [];
      this.written = this.journal.write(changes);
      this.written.catch(() => {});
    }
    return this.written;
  }

  /** Makes a unit's writes outside transactions permanent. */
  commitUnit(unit: Unit): void {
    if (unit.operations.length === 0) return;
    this.version += 1;
    for (const { namespace, record, bytes } of unit.operations) {
      const table = this.tables.get(namespace);
      if (table) this.note(change(table, record, bytes));
    }
  }

  begin(session: string, number: bigint): Transaction {
    const transaction = new Transaction(this, session, number);
    this.transactions.add(transaction);
    return transaction;
  }

  commit(transaction: Transaction): void {
    for (const table of transaction.created) {
      if (this.tables.has(table.namespace)) {
        this.abort(transaction);
        throw writeConflict();
      }
    }
    this.version += 1;
    for (const table of transaction.created)
      this.addTable(
        Table.create(
          table.namespace,
          table.id,
          table.options,
          table.indexes.map(({ spec }) => spec),
        ),
      );
    for (const { namespace, record, after, bytes } of transaction.operations) {
      const table = this.tables.get(namespace);
      if (!table) continue;
      if (after) table.put(record, after, this.version);
      else table.take(record);
      this.note(change(table, record, bytes));
    }
    this.release(transaction);
  }

  abort(transaction: Transaction): void {
    this.release(transaction);
  }

  private release(transaction: Transaction): void {
    this.transactions.delete(transaction);
    transaction.finish();
  }

  makeTable(namespace: string, options: Doc): Table {
    const table = Table.create(namespace, this.nextTable, options, [ID_INDEX]);
    this.nextTable += 1;
    return table;
  }

  createTable(namespace: string, options: Doc): Table {
    return this.addTable(this.makeTable(namespace, options));
  }

  private addTable(table: Table): Table {
    this.tables.set(table.namespace, table);
    this.note({ kind: 'define', table });
    return table;
  }

  /** Removes a collection; waits (by `Blocked`) for a transaction that wrote to it. */
  dropTable(table: Table): void {
    this.refuseWhileHeld(table);
    this.tables.delete(table.namespace);
    this.note({ kind: 'drop', table });
    this.version += 1;
  }

  /** Builds an index over what is there; a duplicate refuses the whole index with E11000. */
  createIndex(table: Table, spec: IndexSpec): void {
    this.refuseWhileHeld(table);
    table.indexes.push(buildIndex(table, spec));
    table.schema += 1;
    this.note({ kind: 'define', table });
  }

  dropIndex(table: Table, name: string): void {
    this.refuseWhileHeld(table);
    const at = table.indexes.findIndex((index) => index.spec.name === name);
    if (at >= 0) table.indexes.splice(at, 1);
    table.schema += 1;
    this.note({ kind: 'define', table });
  }

  /** Keeps a changed index definition (collMod). */
  redefine(table: Table): void {
    this.note({ kind: 'define', table });
  }

  private refuseWhileHeld(table: Table): void {
    for (const transaction of this.transactions) {
      if (transaction.holdsTable(table)) throw new Blocked(transaction);
    }
  }

  async close(): Promise<void> {
    await this.durable();
    await this.journal.close();
  }
}

function change(table: Table, record: number, bytes: Uint8Array | undefined): Change {
  return bytes
    ? { kind: 'put', table: table.id, record, bytes }
    : { kind: 'remove', table: table.id, record };
}

/** A new index filled with the collection's documents. */
export function buildIndex(table: Table, spec: IndexSpec): TableIndex {
  const index = new TableIndex(spec);
  for (const [record, { doc }] of table.records.entries()) {
    if (spec.unique) {
      const taken = index.keysOf(doc).keys.find((key) => index.holder(key, record) !== undefined);
      if (taken) throw duplicateIn(table, index, taken);
    }
    index.add(doc, record);
  }
  return index;
}

function duplicateIn(table: Table, index: TableIndex, key: unknown[]): ServerError {
  const value = index.keyDoc(key);
  return duplicateKey(table.namespace, index.spec.name, index.spec.key, value, showValue(value));
}
