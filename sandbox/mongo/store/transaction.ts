import BTree from 'sorted-btree';
import type { Doc } from '../values/documents';
import type { Store } from './store';
import type { Table } from './table';
import type { TableIndex } from './tableIndex';
import type { Operation } from './unit';

/** A transaction: its own copy of every collection as of its start, and what it wrote and thereby holds. */
export class Transaction {
  readonly snapshotVersion: number;
  readonly tables = new Map<string, Table>();
  readonly created: Table[] = [];
  readonly operations: Operation[] = [];
  /** Resolves when the transaction has committed or aborted. */
  readonly ended: Promise<void>;
  readonly startedAt: number;
  private readonly records = new Set<string>();
  private readonly keys = new Map<string, BTree<unknown[], true>>();
  private end: () => void = () => {};

  constructor(
    private readonly store: Store,
    readonly session: string,
    readonly number: bigint,
  ) {
    this.snapshotVersion = store.version;
    this.startedAt = performance.now();
    for (const [namespace, table] of store.tables) this.tables.set(namespace, table.clone());
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  createTable(namespace: string, options: Doc): Table {
    const table = this.store.makeTable(namespace, options);
    this.tables.set(namespace, table);
    this.created.push(table);
    return table;
  }

  note(table: Table, operation: Operation): void {
    this.operations.push(operation);
    this.records.add(`${table.id}/${operation.record}`);
    for (const index of table.indexes.filter(({ spec }) => spec.unique)) {
      const held =
        this.keys.get(`${table.id}/${index.spec.name}`) ??
        new BTree(undefined, index.compareFields.bind(index));
      this.keys.set(`${table.id}/${index.spec.name}`, held);
      for (const doc of [operation.before, operation.after]) {
        for (const key of doc ? index.keysOf(doc).keys : []) held.set(key, true);
      }
    }
  }

  holdsRecord(table: number, record: number): boolean {
    return this.records.has(`${table}/${record}`);
  }

  holdsKey(table: number, index: TableIndex, key: unknown[]): boolean {
    return this.keys.get(`${table}/${index.spec.name}`)?.has(key) ?? false;
  }

  /** True when the transaction wrote to this collection. */
  holdsTable(table: Table): boolean {
    return this.operations.some(({ namespace }) => namespace === table.namespace);
  }

  finish(): void {
    this.end();
  }
}
