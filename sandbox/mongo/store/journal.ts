import { mkdirSync } from 'node:fs';
import { type Database, open, type RootDatabase } from 'lmdb';
import { type Doc, decode, encode } from '../values/documents';
import { Table } from './table';
import type { IndexSpec } from './tableIndex';

/** One change of the disk. A batch of them is written whole or not at all. */
export type Change =
  | { kind: 'put'; table: number; record: number; bytes: Uint8Array }
  | { kind: 'remove'; table: number; record: number }
  | { kind: 'define'; table: Table }
  | { kind: 'drop'; table: Table }
  | { kind: 'session'; id: string; state: Doc }
  | { kind: 'forget'; id: string };

/** The store's disk: lmdb tables of BSON. */
export class Journal {
  private readonly root: RootDatabase<Uint8Array, string>;
  private readonly catalog: Database<Uint8Array, string>;
  private readonly records: Database<Uint8Array, [number, number]>;
  private readonly sessions: Database<Uint8Array, string>;

  /** Without `safe` the disk is not waited for: for data that is thrown away anyway. */
  constructor(folder: string, safe: boolean) {
    mkdirSync(folder, { recursive: true });
    this.root = open({ path: folder, maxDbs: 8, encoding: 'binary', noSync: !safe });
    this.catalog = this.root.openDB({ name: 'catalog', encoding: 'binary' });
    this.records = this.root.openDB({ name: 'records', encoding: 'binary' });
    this.sessions = this.root.openDB({ name: 'sessions', encoding: 'binary' });
  }

  /** Writes a batch; resolves once it is flushed to the disk, after every batch before it. */
  async write(changes: Change[]): Promise<void> {
    const batch = this.root.batch(() => {
      for (const change of changes) this.apply(change);
    });
    await batch;
    await this.root.flushed;
  }

  private apply(change: Change): void {
    switch (change.kind) {
      case 'put':
        this.records.put([change.table, change.record], change.bytes);
        return;
      case 'remove':
        this.records.remove([change.table, change.record]);
        return;
      case 'define':
        this.catalog.put(change.table.namespace, encode(definitionOf(change.table)));
        return;
      case 'drop':
        this.catalog.remove(change.table.namespace);
        for (const record of change.table.records.keys()) this.records.remove([change.table.id, record]);
        return;
      case 'session':
        this.sessions.put(change.id, encode(change.state));
        return;
      case 'forget':
        this.sessions.remove(change.id);
    }
  }

  loadTables(): Table[] {
    return [...this.catalog.getRange()].map(({ key, value }) => {
      const { id, options, indexes } = decode(value) as { id: number; options: Doc; indexes: IndexSpec[] };
      const table = Table.create(key, id, options, indexes);
      for (const entry of this.records.getRange({ start: [id, 0], end: [id + 1, 0] })) {
        table.put(entry.key[1], decode(entry.value), 0);
      }
      return table;
    });
  }

  loadSessions(): [string, Doc][] {
    return [...this.sessions.getRange()].map(({ key, value }) => [key, decode(value)]);
  }

  async close(): Promise<void> {
    await this.root.flushed;
    await this.root.close();
  }
}

function definitionOf(table: Table): Doc {
  return { id: table.id, options: table.options, indexes: table.indexes.map((index) => index.spec) };
}
