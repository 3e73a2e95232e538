import BTree from 'sorted-btree';
import type { Doc } from '../values/documents';
import { type IndexSpec, TableIndex } from './tableIndex';

/** A document as kept, with the commit that wrote it. */
export interface StoredRecord {
  doc: Doc;
  version: number;
}

/** One collection: documents in the order of their insertion, and the indexes over them. */
export class Table {
  readonly records: BTree<number, StoredRecord>;
  readonly indexes: TableIndex[];
  /** Counts changes of the indexes. */
  schema = 0;

  private constructor(
    readonly namespace: string,
    readonly id: number,
    readonly options: Doc,
    private readonly counter: { next: number },
    records: BTree<number, StoredRecord>,
    indexes: TableIndex[],
  ) {
    this.records = records;
    this.indexes = indexes;
  }

  static create(namespace: string, id: number, options: Doc, specs: IndexSpec[]): Table {
    const records = new BTree<number, StoredRecord>(undefined, (a, b) => a - b);
    return new Table(
      namespace,
      id,
      options,
      { next: 1 },
      records,
      specs.map((spec) => new TableIndex(spec)),
    );
  }

  /** A copy that shares its nodes until one of the two is written; record numbers stay unique over both. */
  clone(): Table {
    const indexes = this.indexes.map((index) => index.clone());
    const copy = new Table(
      this.namespace,
      this.id,
      this.options,
      this.counter,
      this.records.clone(),
      indexes,
    );
    copy.schema = this.schema;
    return copy;
  }

  get name(): string {
    return this.namespace.slice(this.namespace.indexOf('.') + 1);
  }

  nextRecord(): number {
    const record = this.counter.next;
    this.counter.next += 1;
    return record;
  }

  index(name: string): TableIndex | undefined {
    return this.indexes.find((index) => index.spec.name === name);
  }

  /** Puts a document in place of what the record held, indexes included; checks nothing. */
  put(record: number, doc: Doc, version: number): void {
    this.take(record);
    this.records.set(record, { doc, version });
    for (const index of this.indexes) index.add(doc, record);
    if (record >= this.counter.next) this.counter.next = record + 1;
  }

  take(record: number): void {
    const before = this.records.get(record);
    if (!before) return;
    for (const index of this.indexes) index.remove(before.doc, record);
    this.records.delete(record);
  }
}
