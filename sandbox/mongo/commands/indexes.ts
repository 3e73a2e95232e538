import { notImplemented, ServerError } from '../errors';
import { buildIndex } from '../store/store';
import type { Table } from '../store/table';
import type { IndexSpec } from '../store/tableIndex';
import { equalValues, showValue } from '../values/compare';
import { type Doc, isDoc } from '../values/documents';
import { isNumeric, toNumber } from '../values/numbers';
import {
  type Command,
  type CommandContext,
  countField,
  docField,
  listField,
  namespaceOf,
  refuseOptions,
} from './command';

const KNOWN_OPTIONS = new Set([
  'v',
  'key',
  'name',
  'unique',
  'sparse',
  'partialFilterExpression',
  'expireAfterSeconds',
  'hidden',
  'background',
  'ns',
  'collation',
  'weights',
  'default_language',
  'language_override',
  'textIndexVersion',
  '2dsphereIndexVersion',
  'bits',
  'min',
  'max',
  'bucketSize',
  'wildcardProjection',
  'storageEngine',
  'prepareUnique',
  'clustered',
]);
const MAX_TTL_SECONDS = 0x7fffffff;
const MAX_INDEXES = 64;

function cannotCreate(message: string): ServerError {
  return new ServerError(67, message);
}

/** One index definition as asked for, checked and brought to the form that is kept. */
function readSpec(asked: Doc): IndexSpec {
  const unknown = Object.keys(asked).find((option) => !KNOWN_OPTIONS.has(option));
  if (unknown) {
    throw new ServerError(
      197,
      `Error in specification ${showValue(asked)} :: caused by :: The field '${unknown}' is not valid for an index specification. Specification: ${showValue(asked)}`,
    );
  }
  refuseOptions(asked, ['weights', 'wildcardProjection', 'storageEngine', 'prepareUnique', 'clustered']);
  const { key, name, unique, sparse, partialFilterExpression: partial, expireAfterSeconds, hidden } = asked;
  if (!isDoc(key))
    throw new ServerError(9, "The 'key' field is a required property of an index specification");
  if (typeof name !== 'string' || name === '') {
    throw new ServerError(9, "The 'name' field is a required property of an index specification");
  }
  checkKey(key);
  if (partial !== undefined) checkPartial(partial);
  if (isDoc(partial) && sparse)
    throw cannotCreate('cannot mix "partialFilterExpression" and "sparse" options');
  const ttl = readTtl(key, expireAfterSeconds);
  return {
    v: 2,
    key,
    name,
    ...(unique ? { unique: true } : {}),
    ...(sparse ? { sparse: true } : {}),
    ...(isDoc(partial) ? { partialFilterExpression: partial } : {}),
    ...(ttl === undefined ? {} : { expireAfterSeconds: ttl }),
    ...(hidden ? { hidden: true } : {}),
  };
}

function checkKey(key: Doc): void {
  const entries = Object.entries(key);
  if (entries.length === 0) throw cannotCreate('Index keys cannot be empty.');
  for (const [path, direction] of entries) {
    if (typeof direction === 'string') {
      if (['text', '2d', '2dsphere', 'hashed'].includes(direction))
        throw notImplemented(`An index of type ${direction}`);
      throw cannotCreate(`Unknown index plugin '${direction}'`);
    }
    if (path.includes('$**')) throw notImplemented('A wildcard index');
    if (path === '' || path.split('.').some((part) => part === '' || part.startsWith('$'))) {
      throw cannotCreate(`Index key contains an illegal field name: '${path}'`);
    }
    if (!isNumeric(direction) || toNumber(direction) === 0 || Number.isNaN(toNumber(direction))) {
      throw cannotCreate(
        `Values in v:2 index key pattern cannot be of type ${typeof direction}. Only numbers > 0, numbers < 0, and strings are allowed.`,
      );
    }
  }
}

const PARTIAL_OPERATORS = new Set(['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$type', '$in']);

/** https://www.mongodb.com/docs/manual/core/index-partial/ */
function checkPartial(partial: unknown): void {
  if (!isDoc(partial)) throw new ServerError(14, "The field 'partialFilterExpression' must be an object");
  for (const [path, condition] of Object.entries(partial)) {
    if ((path === '$and' || path === '$or') && Array.isArray(condition)) condition.forEach(checkPartial);
    else if (path.startsWith('$')) throw cannotCreate(`unsupported expression in partial index: ${path}`);
    else if (isDoc(condition)) {
      for (const [operator, operand] of Object.entries(condition)) {
        const allowed = !operator.startsWith('$') || PARTIAL_OPERATORS.has(operator);
        if (!allowed || (operator === '$exists' && operand !== true)) {
          throw cannotCreate(`Expression not supported in partial index: ${path} ${operator}`);
        }
      }
    }
  }
}

function readTtl(key: Doc, seconds: unknown): number | undefined {
  if (seconds === undefined) return undefined;
  const value = isNumeric(seconds) ? toNumber(seconds) : Number.NaN;
  if (Number.isNaN(value) || value < 0 || value > MAX_TTL_SECONDS) {
    throw cannotCreate(
      `TTL index 'expireAfterSeconds' option must be within an acceptable range, try a lower number than ${String(seconds)}`,
    );
  }
  if (Object.keys(key).length > 1) {
    throw cannotCreate('TTL indexes are single-field indexes, compound indexes do not support TTL.');
  }
  if ('_id' in key)
    throw cannotCreate("The field 'expireAfterSeconds' is not valid for an _id index specification.");
  return value;
}

/** What tells two indexes apart; two that agree in these cannot both exist. */
const IDENTITY = ['key', 'unique', 'sparse', 'partialFilterExpression'] as const;
const same = (a: IndexSpec, b: IndexSpec, options: readonly (keyof IndexSpec)[]) =>
  options.every((option) => equalValues(a[option] ?? null, b[option] ?? null));

/** True when the index is there already; refuses a definition that contradicts one that is there. */
function isPresent(table: Table, spec: IndexSpec): boolean {
  if (Object.keys(spec.key).length === 1 && '_id' in spec.key) return true;
  const named = table.index(spec.name)?.spec;
  if (named) {
    const asked = `Requested index: ${showValue(spec)}, existing index: ${showValue(named)}`;
    if (!same(named, spec, IDENTITY)) {
      throw new ServerError(
        86,
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. ${asked}`,
      );
    }
    if (same(named, spec, ['expireAfterSeconds'])) return true;
    throw new ServerError(
      85,
      `An equivalent index already exists with the same name but different options. ${asked}`,
    );
  }
  const twin = table.indexes.find((index) => same(index.spec, spec, IDENTITY))?.spec;
  if (twin) throw new ServerError(85, `Index already exists with a different name: ${twin.name}`);
  return false;
}

function createIndexes(context: CommandContext): Doc {
  const { body, unit, store } = context;
  const namespace = namespaceOf(context);
  const specs = listField(body, 'indexes').map(readSpec);
  if (specs.length === 0) throw new ServerError(2, 'Must specify at least one index to create');
  const known = unit.table(namespace);
  if (unit.transaction && known && !unit.transaction.created.includes(known)) {
    throw new ServerError(
      263,
      `Cannot create new indexes on existing collection ${namespace} in a multi-document transaction.`,
    );
  }
  const table = unit.tableForWrite(namespace);
  const before = table.indexes.length;
  for (const spec of specs) {
    if (isPresent(table, spec)) continue;
    if (table.indexes.length >= MAX_INDEXES)
      throw cannotCreate(`add index fails, too many indexes for ${namespace}`);
    if (unit.transaction) table.indexes.push(buildIndex(table, spec));
    else store.createIndex(table, spec);
  }
  const after = table.indexes.length;
  return {
    numIndexesBefore: before,
    numIndexesAfter: after,
    ...(known ? {} : { createdCollectionAutomatically: true }),
    ...(after === before ? { note: 'all indexes already exist' } : {}),
    ok: 1,
  };
}

function requireTable(context: CommandContext): Table {
  const namespace = namespaceOf(context);
  const table = context.store.tables.get(namespace);
  if (!table) throw new ServerError(26, `ns does not exist: ${namespace}`);
  return table;
}

function listIndexes(context: CommandContext): Doc {
  const { cursors, body } = context;
  const table = requireTable(context);
  const cursor = docField(body, 'cursor');
  const batchSize = cursor.batchSize === undefined ? undefined : countField(cursor, 'batchSize');
  const specs = table.indexes.map(({ spec }) =>
    spec.name === '_id_' ? { v: 2, key: spec.key, name: spec.name } : spec,
  );
  return cursors.open(table.namespace, specs, batchSize ?? Number.POSITIVE_INFINITY);
}

function dropIndexes(context: CommandContext): Doc {
  const { body, store } = context;
  const table = requireTable(context);
  const nIndexesWas = table.indexes.length;
  const wanted = Array.isArray(body.index) ? body.index : [body.index];
  for (const one of wanted) {
    for (const name of namesOf(table, one)) store.dropIndex(table, name);
  }
  return { nIndexesWas, ok: 1 };
}

function namesOf(table: Table, wanted: unknown): string[] {
  if (wanted === '*') return table.indexes.map(({ spec }) => spec.name).filter((name) => name !== '_id_');
  const index = table.indexes.find(
    ({ spec }) => spec.name === wanted || (isDoc(wanted) && equalValues(spec.key, wanted)),
  );
  if (!index) {
    throw new ServerError(
      27,
      isDoc(wanted)
        ? `can't find index with key: ${showValue(wanted)}`
        : `index not found with name [${String(wanted)}]`,
    );
  }
  if (index.spec.name === '_id_') throw new ServerError(72, 'cannot drop _id index');
  return [index.spec.name];
}

export const indexCommands: Record<string, Command> = {
  createIndexes: {
    fields: ['indexes', 'commitQuorum', 'ignoreUnknownIndexOptions'],
    transactional: true,
    run: createIndexes,
  },
  listIndexes: { fields: ['cursor', 'includeBuildUUIDs', 'includeIndexBuildInfo'], run: listIndexes },
  dropIndexes: { fields: ['index'], run: dropIndexes },
};
