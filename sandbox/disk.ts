import { mkdirSync } from 'node:fs';
import { open, type RootDatabase } from 'lmdb';

/** A named table of JSON-like values that survives a restart. */
export interface Table<Value> {
  get(key: string): Value | undefined;
  put(key: string, value: Value): void;
  remove(key: string): void;
  /** Entries in key order, optionally only keys that start with `prefix`. */
  entries(prefix?: string): [string, Value][];
}

/** A folder of tables. Without a folder the tables live in memory only. */
export interface Disk {
  table<Value>(name: string): Table<Value>;
  /** Resolves when all that was put is on the disk. */
  flushed(): Promise<void>;
  close(): Promise<void>;
}

/** Opens (or makes) the tables kept in `folder`; with no folder they are forgotten at the end of the process. */
export function openDisk(folder?: string): Disk {
  if (!folder) return { table: makeMemoryTable, flushed: async () => {}, close: async () => {} };
  mkdirSync(folder, { recursive: true });
  const root = open({ path: folder, maxDbs: 32 });
  return {
    table: (name) => makeDiskTable(root, name),
    flushed: async () => {
      await root.flushed;
    },
    close: () => root.close(),
  };
}

function makeDiskTable<Value>(root: RootDatabase, name: string): Table<Value> {
  const database = root.openDB<Value, string>({ name });
  return {
    get: (key) => database.get(key),
    put: (key, value) => {
      database.putSync(key, value);
    },
    remove: (key) => {
      database.removeSync(key);
    },
    entries: (prefix = '') =>
      [...database.getRange({ start: prefix, end: `${prefix}\uffff` })].map(({ key, value }) => [key, value]),
  };
}

function makeMemoryTable<Value>(): Table<Value> {
  const values = new Map<string, Value>();
  return {
    get: (key) => structuredClone(values.get(key)),
    put: (key, value) => {
      values.set(key, structuredClone(value));
    },
    remove: (key) => {
      values.delete(key);
    },
    entries: (prefix = '') =>
      [...values]
        .filter(([key]) => key.startsWith(prefix))
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([key, value]) => [key, structuredClone(value)]),
  };
}
