import { Binary } from 'bson';
import { notImplemented, ServerError } from '../errors';
import { compileFilter } from '../query/matcher';
import type { Table } from '../store/table';
import { compareValues, equalValues } from '../values/compare';
import { type Doc, isDoc } from '../values/documents';
import { isNumeric } from '../values/numbers';
import {
  type Command,
  type CommandContext,
  countField,
  docField,
  namespaceOf,
  refuseOptions,
} from './command';

function create(context: CommandContext): Doc {
  const { body, unit, store } = context;
  const namespace = namespaceOf(context);
  refuseOptions(body, [
    'capped',
    'timeseries',
    'viewOn',
    'validator',
    'clusteredIndex',
    'expireAfterSeconds',
    'encryptedFields',
    'changeStreamPreAndPostImages',
  ]);
  // Since MongoDB 7.0, making what is there with the same options succeeds (SERVER-60064); here there are none.
  if (unit.table(namespace)) return { ok: 1 };
  if (unit.transaction) unit.transaction.createTable(namespace, {});
  else store.createTable(namespace, {});
  return { ok: 1 };
}

function drop(context: CommandContext): Doc {
  const { store } = context;
  const namespace = namespaceOf(context);
  const table = store.tables.get(namespace);
  if (!table) return { ok: 1 };
  store.dropTable(table);
  return { nIndexesWas: table.indexes.length, ns: namespace, ok: 1 };
}

function tablesOf({ db, store }: CommandContext): Table[] {
  return [...store.tables.values()].filter(({ namespace }) => namespace.startsWith(`${db}.`));
}

function dropDatabase(context: CommandContext): Doc {
  const { db, store } = context;
  const tables = tablesOf(context);
  for (const table of tables) store.dropTable(table);
  return tables.length > 0 ? { dropped: db, ok: 1 } : { ok: 1 };
}

function listCollections(context: CommandContext): Doc {
  const { body, db, cursors, now } = context;
  const matches = compileFilter(docField(body, 'filter'), { now });
  const docs = tablesOf(context)
    .sort((a, b) => compareValues(a.name, b.name))
    .map((table): Doc => {
      const uuid = new Binary(Buffer.alloc(16, 0), Binary.SUBTYPE_UUID);
      uuid.buffer[15] = table.id & 0xff;
      uuid.buffer[14] = table.id >> 8;
      return {
        name: table.name,
        type: 'collection',
        options: table.options,
        info: { readOnly: false, uuid },
        idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
      };
    })
    .filter((doc) => matches(doc));
  const shown = body.nameOnly === true ? docs.map(({ name, type }) => ({ name, type })) : docs;
  const cursor = docField(body, 'cursor');
  const batchSize = cursor.batchSize === undefined ? undefined : countField(cursor, 'batchSize');
  return cursors.open(`${db}.$cmd.listCollections`, shown, batchSize ?? Number.POSITIVE_INFINITY);
}

function listDatabases({ body, db, store, now }: CommandContext): Doc {
  if (db !== 'admin') throw new ServerError(13, 'listDatabases may only be run against the admin database.');
  const matches = compileFilter(docField(body, 'filter'), { now });
  const names = new Set([...store.tables.keys()].map((namespace) => namespace.split('.')[0] ?? ''));
  const databases = [...names]
    .sort()
    .map((name): Doc => ({ name, sizeOnDisk: 4096, empty: false }))
    .filter((doc) => matches(doc));
  if (body.nameOnly === true) return { databases: databases.map(({ name }) => ({ name })), ok: 1 };
  return { databases, totalSize: databases.length * 4096, ok: 1 };
}

function collMod(context: CommandContext): Doc {
  const { body, store } = context;
  const namespace = namespaceOf(context);
  const table = store.tables.get(namespace);
  if (!table) throw new ServerError(26, `ns does not exist: ${namespace}`);
  const change = body.index;
  if (!isDoc(change)) throw notImplemented('collMod of anything but an index');
  const index = table.indexes.find(
    ({ spec }) =>
      spec.name === change.name || (isDoc(change.keyPattern) && equalValues(spec.key, change.keyPattern)),
  );
  if (!index) throw new ServerError(27, `cannot find index ${String(change.name ?? '')} for ns ${namespace}`);
  const before: Doc = {};
  for (const option of Object.keys(change)) {
    if (option === 'name' || option === 'keyPattern') continue;
    if (option === 'expireAfterSeconds' && isNumeric(change[option])) {
      before.expireAfterSeconds_old = index.spec.expireAfterSeconds;
      before.expireAfterSeconds_new = change[option];
      index.spec.expireAfterSeconds = Number(change[option]);
    } else if (option === 'hidden' && typeof change[option] === 'boolean') {
      before.hidden_old = index.spec.hidden ?? false;
      before.hidden_new = change[option];
      index.spec.hidden = change[option];
    } else throw notImplemented(`collMod of the index option '${option}'`);
  }
  store.redefine(table);
  return { ...before, ok: 1 };
}

export const catalogCommands: Record<string, Command> = {
  create: {
    fields: [
      'capped',
      'size',
      'max',
      'timeseries',
      'viewOn',
      'pipeline',
      'validator',
      'validationLevel',
      'validationAction',
      'clusteredIndex',
      'expireAfterSeconds',
      'encryptedFields',
      'changeStreamPreAndPostImages',
      'collation',
      'storageEngine',
      'indexOptionDefaults',
      'autoIndexId',
      'idIndex',
    ],
    transactional: true,
    run: create,
  },
  drop: { fields: [], run: drop },
  dropDatabase: { fields: [], run: dropDatabase },
  listCollections: {
    fields: ['filter', 'nameOnly', 'authorizedCollections', 'cursor'],
    run: listCollections,
  },
  listDatabases: { fields: ['filter', 'nameOnly', 'authorizedDatabases'], run: listDatabases },
  collMod: {
    fields: [
      'index',
      'validator',
      'validationLevel',
      'validationAction',
      'viewOn',
      'pipeline',
      'expireAfterSeconds',
      'changeStreamPreAndPostImages',
    ],
    run: collMod,
  },
};
