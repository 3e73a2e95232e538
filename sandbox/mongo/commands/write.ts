import { ObjectId } from 'bson';
import { badValue, failedToParse, ServerError } from '../errors';
import { findDocs, type Hit } from '../plan/find';
import type { Table } from '../store/table';
import { compileUpdate, isUnchanged, type Updater, upsertSeed } from '../update/updater';
import { type Doc, isDoc } from '../values/documents';
import { isNumeric, toNumber } from '../values/numbers';
import { typeAlias } from '../values/types';
import {
  type Command,
  type CommandContext,
  docField,
  listField,
  namespaceOf,
  refuseOptions,
} from './command';

const MAX_BATCH = 100_000;

/** Runs each statement of a write; a refused one becomes a write error, and ends an ordered command. */
function runStatements(
  context: CommandContext,
  statements: Doc[],
  run: (statement: Doc, index: number) => void,
): Doc[] {
  if (statements.length === 0 || statements.length > MAX_BATCH) {
    throw new ServerError(
      16,
      `Write batch sizes must be between 1 and ${MAX_BATCH}. Got ${statements.length} operations.`,
    );
  }
  const errors: Doc[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      if (!(error instanceof ServerError) || error.labels.includes('TransientTransactionError')) throw error;
      errors.push({ index, code: error.code, errmsg: error.message, ...error.details });
      if (context.body.ordered !== false || context.unit.transaction) break;
    }
  }
  return errors;
}

const withErrors = (reply: Doc, errors: Doc[]): Doc =>
  errors.length > 0 ? { ...reply, writeErrors: errors, ok: 1 } : { ...reply, ok: 1 };

/** The document with its `_id` first, made where it is missing. */
function withId(doc: Doc): Doc {
  const id = doc._id ?? (doc._id === null ? null : new ObjectId());
  const type = typeAlias(id);
  if (type === 'array' || type === 'regex' || type === 'undefined') {
    throw new ServerError(53, `The '_id' value cannot be of type ${type}`);
  }
  if (Object.keys(doc)[0] === '_id') return doc;
  const { _id, ...rest } = doc;
  return { _id: id, ...rest };
}

function insert(context: CommandContext): Doc {
  const namespace = namespaceOf(context);
  const { unit } = context;
  const documents = listField(context.body, 'documents');
  let n = 0;
  const errors = runStatements(context, documents, (doc) => {
    unit.insert(unit.tableForWrite(namespace), withId(doc));
    n += 1;
  });
  return withErrors({ n }, errors);
}

const UPDATE_FIELDS = new Set(['q', 'u', 'c', 'upsert', 'multi', 'hint', 'arrayFilters', 'collation']);
const DELETE_FIELDS = new Set(['q', 'limit', 'hint', 'collation']);

function refuseUnknown(statement: Doc, known: Set<string>, what: string): void {
  const unknown = Object.keys(statement).find((field) => !known.has(field));
  if (unknown) throw new ServerError(40415, `BSON field '${what}.${unknown}' is an unknown field.`);
  refuseOptions(statement, []);
}

export interface UpdateRequest {
  filter: Doc;
  updater: Updater;
  multi: boolean;
  upsert: boolean;
  hint: unknown;
}

export function updateRequest(context: CommandContext, statement: Doc): UpdateRequest {
  const variables = { ...docField(context.body, 'let'), ...docField(statement, 'c') };
  const updater = compileUpdate(statement.u, {
    now: context.now,
    variables,
    arrayFilters: statement.arrayFilters,
  });
  const multi = statement.multi === true;
  if (multi && updater.kind === 'replacement')
    throw failedToParse('multi update is not supported for replacement-style update');
  return {
    filter: docField(statement, 'q'),
    updater,
    multi,
    upsert: statement.upsert === true,
    hint: statement.hint,
  };
}

function update(context: CommandContext): Doc {
  const namespace = namespaceOf(context);
  const { unit, now } = context;
  let matched = 0;
  let modified = 0;
  const upserted: Doc[] = [];
  const updates = listField(context.body, 'updates');
  for (const statement of updates) refuseUnknown(statement, UPDATE_FIELDS, 'update.updates');
  const errors = runStatements(context, updates, (statement, index) => {
    const request = updateRequest(context, statement);
    const { filter, updater, multi, hint } = request;
    const table = unit.table(namespace);
    const scope = { now, variables: docField(context.body, 'let') };
    const { hits } = findDocs(table, { filter, sort: [], skip: 0, limit: multi ? 0 : 1, hint, scope });
    for (const hit of hits) {
      matched += 1;
      if (table && applyUpdate(context, table, hit, updater)) modified += 1;
    }
    if (hits.length === 0 && request.upsert) {
      const made = insertUpsert(context, namespace, filter, updater);
      upserted.push({ index, _id: made._id });
    }
  });
  const n = matched + upserted.length;
  return withErrors({ n, nModified: modified, ...(upserted.length > 0 ? { upserted } : {}) }, errors);
}

/** Writes one changed document; false when the update changes nothing. */
export function applyUpdate(
  { unit }: CommandContext,
  table: Table,
  hit: Hit,
  updater: Updater,
): Doc | undefined {
  const after = updater.apply(
    hit.doc,
    hit.found.arrayIndex === undefined ? {} : { matchedIndex: hit.found.arrayIndex },
  );
  if (isUnchanged(hit.doc, after)) return undefined;
  unit.replace(table, hit.record, hit.doc, after);
  return after;
}

export function insertUpsert(
  { unit }: CommandContext,
  namespace: string,
  filter: Doc,
  updater: Updater,
): Doc {
  const seed = upsertSeed(filter, updater.kind);
  const made = withId(updater.apply(seed, { inserting: true }));
  unit.insert(unit.tableForWrite(namespace), made);
  return made;
}

function deleteLimit(statement: Doc): number {
  refuseUnknown(statement, DELETE_FIELDS, 'delete.deletes');
  const limit = isNumeric(statement.limit) ? toNumber(statement.limit) : Number.NaN;
  if (limit === 0 || limit === 1) return limit;
  throw failedToParse(`The limit field in delete objects must be 0 or 1. Got ${String(statement.limit)}`);
}

function remove(context: CommandContext): Doc {
  const namespace = namespaceOf(context);
  const { unit, now, body } = context;
  const deletes = listField(body, 'deletes');
  const limits = deletes.map(deleteLimit);
  let n = 0;
  const errors = runStatements(context, deletes, (statement, index) => {
    const table = unit.table(namespace);
    const scope = { now, variables: docField(body, 'let') };
    const limit = limits[index] ?? 0;
    const request = {
      filter: docField(statement, 'q'),
      sort: [],
      skip: 0,
      limit,
      hint: statement.hint,
      scope,
    };
    for (const { record, doc } of findDocs(table, request).hits) {
      if (table) unit.remove(table, record, doc);
      n += 1;
    }
  });
  return withErrors({ n }, errors);
}

export const requireUpdate = (value: unknown): unknown => {
  if (!isDoc(value) && !Array.isArray(value))
    throw badValue('Either an update or remove=true must be specified');
  return value;
};

export const writeCommands: Record<string, Command> = {
  insert: {
    fields: ['documents', 'ordered', 'bypassDocumentValidation'],
    transactional: true,
    retryable: true,
    run: insert,
  },
  update: {
    fields: ['updates', 'ordered', 'bypassDocumentValidation', 'let'],
    transactional: true,
    retryable: true,
    run: update,
  },
  delete: { fields: ['deletes', 'ordered', 'let'], transactional: true, retryable: true, run: remove },
};
