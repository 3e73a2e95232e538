import BTree from 'sorted-btree';
import { compileFilter, type Matcher } from '../query/matcher';
import { compareValues } from '../values/compare';
import { type Doc, isDoc } from '../values/documents';
import { isNumeric, toNumber } from '../values/numbers';
import { type ExtractedKeys, extractKeys } from './indexKeys';

/** What `listIndexes` shows and the disk keeps. */
export interface IndexSpec extends Doc {
  v: number;
  key: Doc;
  name: string;
  unique?: boolean;
  sparse?: boolean;
  partialFilterExpression?: Doc;
  expireAfterSeconds?: number;
  hidden?: boolean;
}

/** An entry's place; a shorter key with a bias stands before (-1) or after (+1) all that start like it. */
export interface IndexKey {
  values: unknown[];
  record: number;
  bias?: -1 | 1;
}

/** One index over a collection: entries in key order, cheap to copy for a snapshot. */
export class TableIndex {
  readonly fields: [path: string, direction: 1 | -1][];
  readonly covers: Matcher | undefined;
  multikey = false;
  private entries: BTree<IndexKey, number>;

  constructor(
    readonly spec: IndexSpec,
    covers?: Matcher,
  ) {
    this.fields = Object.entries(spec.key).map(([path, direction]) => [
      path,
      isNumeric(direction) && toNumber(direction) < 0 ? -1 : 1,
    ]);
    const { partialFilterExpression: partial } = spec;
    this.covers = covers ?? (isDoc(partial) ? compileFilter(partial, { now: new Date(0) }) : undefined);
    this.entries = new BTree<IndexKey, number>(undefined, (a, b) => this.compare(a, b));
  }

  /** A copy that shares its nodes until one of the two is written. */
  clone(): TableIndex {
    const copy = new TableIndex(this.spec, this.covers);
    copy.entries = this.entries.clone();
    copy.multikey = this.multikey;
    return copy;
  }

  get size(): number {
    return this.entries.size;
  }

  keysOf(doc: Doc): ExtractedKeys {
    if (this.covers && !this.covers(doc)) return { keys: [], multikey: false };
    const paths = this.fields.map(([path]) => path);
    return extractKeys(doc, paths, this.spec.sparse === true && !this.covers);
  }

  add(doc: Doc, record: number): void {
    const { keys, multikey } = this.keysOf(doc);
    this.multikey ||= multikey;
    for (const values of keys) this.entries.set({ values, record }, record);
  }

  remove(doc: Doc, record: number): void {
    for (const values of this.keysOf(doc).keys) this.entries.delete({ values, record });
  }

  /** The record that holds exactly this key, if it is another than `except`. */
  holder(values: unknown[], except?: number): number | undefined {
    for (const [key, record] of this.entries.entries({ values, record: -1 })) {
      if (this.compareFields(key.values, values) !== 0) return undefined;
      if (record !== except) return record;
    }
    return undefined;
  }

  /** Records between two keys in index order, or in reverse. */
  *scan(low: IndexKey, high: IndexKey, reverse: boolean): Iterable<[IndexKey, number]> {
    const entries = reverse ? this.entries.entriesReversed(high) : this.entries.entries(low);
    for (const [key, record] of entries) {
      if (reverse ? this.compare(key, low) < 0 : this.compare(key, high) > 0) return;
      yield [key, record];
    }
  }

  keyDoc(values: unknown[]): Doc {
    return Object.fromEntries(this.fields.map(([path], index) => [path, values[index] ?? null]));
  }

  compareFields(a: unknown[], b: unknown[]): number {
    const shared = Math.min(a.length, b.length);
    for (let index = 0; index < shared; index += 1) {
      const order = compareValues(a[index], b[index]);
      if (order !== 0) return order * (this.fields[index]?.[1] ?? 1);
    }
    return 0;
  }

  private compare(a: IndexKey, b: IndexKey): number {
    const order = this.compareFields(a.values, b.values);
    if (order !== 0) return order;
    if (a.bias !== undefined || b.bias !== undefined) return (a.bias ?? 0) - (b.bias ?? 0);
    return a.record - b.record;
  }
}
