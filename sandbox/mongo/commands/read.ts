import BTree from 'sorted-btree';
import { typeMismatch } from '../errors';
import { type FindRequest, findDocs } from '../plan/find';
import { compileProjection } from '../query/projection';
import { parseSort } from '../query/sort';
import { compareValues } from '../values/compare';
import type { Doc } from '../values/documents';
import { EMPTY_ARRAY, leavesAt } from '../values/paths';
import {
  type Command,
  type CommandContext,
  checkedNamespace,
  countField,
  docField,
  namespaceOf,
  refuseOptions,
  scopeOf,
  wrongType,
} from './command';

const FIND_FIELDS = [
  'filter',
  'sort',
  'projection',
  'hint',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'min',
  'max',
  'returnKey',
  'showRecordId',
  'tailable',
  'awaitData',
  'oplogReplay',
  'noCursorTimeout',
  'allowPartialResults',
  'allowDiskUse',
  'collation',
  'let',
];

export function findRequest(context: CommandContext): FindRequest {
  const { body } = context;
  refuseOptions(body, ['min', 'max', 'returnKey', 'showRecordId', 'tailable', 'awaitData']);
  return {
    filter: docField(body, 'filter'),
    sort: parseSort(body.sort),
    skip: countField(body, 'skip'),
    limit: countField(body, 'limit'),
    hint: body.hint,
    scope: scopeOf(context),
  };
}

function find(context: CommandContext): Doc {
  const { body, unit, cursors } = context;
  const namespace = namespaceOf(context);
  const request = findRequest(context);
  const projection = docField(body, 'projection');
  const project =
    Object.keys(projection).length > 0 ? compileProjection(projection, request.scope) : undefined;
  const { hits } = findDocs(unit.table(namespace), request);
  const docs = hits.map(({ doc, found }) => (project ? project(doc, found) : doc));
  const batchSize = body.batchSize === undefined ? undefined : countField(body, 'batchSize');
  return cursors.open(namespace, docs, batchSize, body.singleBatch === true);
}

export function countRequest(context: CommandContext): FindRequest {
  const { body } = context;
  refuseOptions(body, []);
  const filter = docField(body, 'query');
  const limit = Math.abs(typeof body.limit === 'number' ? body.limit : countField(body, 'limit'));
  return {
    filter,
    sort: [],
    skip: countField(body, 'skip'),
    limit,
    hint: body.hint,
    scope: scopeOf(context),
  };
}

function count(context: CommandContext): Doc {
  const { hits } = findDocs(context.unit.table(namespaceOf(context)), countRequest(context));
  return { n: hits.length, ok: 1 };
}

export function distinctRequest(context: CommandContext): FindRequest {
  const { body } = context;
  refuseOptions(body, []);
  return {
    filter: docField(body, 'query'),
    sort: [],
    skip: 0,
    limit: 0,
    hint: body.hint,
    scope: scopeOf(context),
  };
}

function distinct(context: CommandContext): Doc {
  const { body, unit } = context;
  const { key } = body;
  if (typeof key !== 'string') throw wrongType('key', key, 'string');
  const { hits } = findDocs(unit.table(namespaceOf(context)), distinctRequest(context));
  const seen = new BTree<unknown, true>(undefined, compareValues);
  for (const { doc } of hits) {
    for (const value of leavesAt(doc, key).values) {
      if (value !== undefined && value !== EMPTY_ARRAY) seen.set(value, true, false);
    }
  }
  return { values: seen.keysArray(), ok: 1 };
}

function getMore(context: CommandContext): Doc {
  const { body, db, cursors } = context;
  const { collection } = body;
  if (typeof collection !== 'string') throw wrongType('collection', collection, 'string');
  const batchSize = body.batchSize === undefined ? undefined : countField(body, 'batchSize');
  return cursors.more(
    body.getMore,
    collection.startsWith('$cmd') ? `${db}.${collection}` : checkedNamespace(db, collection),
    batchSize,
  );
}

function killCursors({ body, cursors }: CommandContext): Doc {
  if (!Array.isArray(body.cursors)) throw typeMismatch("BSON field 'killCursors.cursors' is the wrong type");
  return cursors.kill(body.cursors);
}

export const readCommands: Record<string, Command> = {
  find: { fields: FIND_FIELDS, transactional: true, run: find },
  count: { fields: ['query', 'limit', 'skip', 'hint', 'collation', 'fields'], run: count },
  distinct: { fields: ['key', 'query', 'hint', 'collation'], transactional: true, run: distinct },
  getMore: {
    fields: ['collection', 'batchSize', 'term', 'lastKnownCommittedOpTime'],
    transactional: true,
    run: getMore,
  },
  killCursors: { fields: ['cursors'], transactional: true, run: killCursors },
};
