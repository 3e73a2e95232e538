import { compilePipelineUpdate } from '../aggregate/updatePipeline';
import { badValue, failedToParse, ServerError } from '../errors';
import { isOperators } from '../query/conditions';
import { compileFilter } from '../query/matcher';
import { compareValues, showValue } from '../values/compare';
import { cloneValue, type Doc, isDoc, sameBytes } from '../values/documents';
import { typeAlias } from '../values/types';
import { arrayOperators } from './arrayOperators';
import { fieldOperators, type UpdateOperator, unknownModifier } from './fieldOperators';
import { ConflictGuard, existing, resolveTargets } from './targets';

const OPERATORS: Record<string, UpdateOperator> = { ...fieldOperators, ...arrayOperators };

export interface UpdateScope {
  now: Date;
  variables?: Doc;
  arrayFilters?: unknown;
}

/** One compiled update: it gives a changed copy and leaves the document as it was. */
export interface Updater {
  kind: 'operators' | 'pipeline' | 'replacement';
  apply(doc: Doc, options?: { matchedIndex?: number; inserting?: boolean }): Doc;
}

/** Compiles an update of any of MongoDB's three forms; refuses what MongoDB refuses. */
export function compileUpdate(update: unknown, scope: UpdateScope): Updater {
  if (Array.isArray(update)) {
    if (scope.arrayFilters !== undefined)
      throw failedToParse('arrayFilters may not be specified for pipeline-syle updates');
    const run = compilePipelineUpdate(update, { now: scope.now, variables: scope.variables });
    return { kind: 'pipeline', apply: (doc) => keepingId(doc, run(doc)) };
  }
  if (!isDoc(update)) throw failedToParse('Update argument must be either an object or an array');
  const [first] = Object.keys(update);
  if (first?.startsWith('$')) return compileOperators(update, scope);
  const dollar = Object.keys(update).find((field) => field.startsWith('$'));
  if (dollar) {
    throw new ServerError(
      52,
      `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  }
  return { kind: 'replacement', apply: (doc) => keepingId(doc, replacement(doc, update)) };
}

function replacement(doc: Doc, update: Doc): Doc {
  if (doc._id === undefined) return { ...update };
  return { _id: doc._id, ...update };
}

function keepingId(before: Doc, after: Doc): Doc {
  const withId = after._id === undefined && before._id !== undefined ? { _id: before._id, ...after } : after;
  if (before._id !== undefined && compareValues(withId._id, before._id) !== 0) {
    throw new ServerError(
      66,
      `After applying the update, the (immutable) field '_id' was found to have been altered to _id: ${showValue(withId._id)}`,
    );
  }
  return withId;
}

interface Step {
  path: string;
  operand: unknown;
  name: string;
  run: UpdateOperator;
}

function compileOperators(update: Doc, scope: UpdateScope): Updater {
  const steps = Object.entries(update).flatMap(([name, fields]) => compileSteps(name, fields));
  const declared = new ConflictGuard();
  for (const step of steps) {
    declared.add(step.path);
    if (step.name === '$rename' && typeof step.operand === 'string') declared.add(step.operand);
  }
  const arrayFilters = compileArrayFilters(scope, steps);
  return {
    kind: 'operators',
    apply(before, { matchedIndex, inserting = false } = {}) {
      const after = cloneValue(before);
      const touched = new ConflictGuard();
      for (const { path, operand, run, name } of steps) {
        if (name === '$setOnInsert' && !inserting) continue;
        for (const parts of resolveTargets(before, path, { matchedIndex, arrayFilters })) {
          touched.add(parts.join('.'));
          run({ doc: after, parts, operand: cloneValue(operand), now: scope.now, inserting });
        }
      }
      checkId(before, after);
      return after;
    },
  };
}

function compileSteps(name: string, fields: unknown): Step[] {
  const run = OPERATORS[name];
  if (!run) throw unknownModifier(name);
  if (!isDoc(fields)) {
    throw failedToParse(
      `Modifiers operate on fields but we found type ${typeAlias(fields)} instead. For example: {$mod: {<field>: ...}} not {${name}: ${showValue(fields)}}`,
    );
  }
  return Object.keys(fields)
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .map((path) => ({ path, operand: fields[path], name, run }));
}

function checkId(before: Doc, after: Doc): void {
  if (before._id === undefined) return;
  if (after._id === undefined || compareValues(before._id, after._id) !== 0) {
    throw new ServerError(
      66,
      "Performing an update on the path '_id' would modify the immutable field '_id'",
    );
  }
}

function compileArrayFilters(scope: UpdateScope, steps: Step[]): Map<string, (item: unknown) => boolean> {
  const filters = new Map<string, (item: unknown) => boolean>();
  if (scope.arrayFilters === undefined) return filters;
  if (!Array.isArray(scope.arrayFilters)) throw new ServerError(14, 'arrayFilters must be an array');
  for (const filter of scope.arrayFilters) {
    if (!isDoc(filter)) throw new ServerError(14, 'arrayFilters entries must be objects');
    const name = identifierOf(filter);
    if (filters.has(name)) {
      throw failedToParse(`Found multiple array filters with the same top-level field name ${name}`);
    }
    if (!steps.some(({ path }) => path.includes(`$[${name}]`))) {
      throw failedToParse(`The array filter for identifier '${name}' was not used in the update`);
    }
    const matches = compileFilter(filter, scope);
    filters.set(name, (item) => matches({ [name]: item }));
  }
  return filters;
}

function identifierOf(filter: Doc): string {
  const names = new Set(
    Object.entries(filter).flatMap(([key, value]): string[] => {
      if (!key.startsWith('$')) return [key.split('.')[0] ?? key];
      return Array.isArray(value) ? value.filter(isDoc).map(identifierOf) : [];
    }),
  );
  const [name] = names;
  if (name === undefined)
    throw failedToParse('Cannot use an expression without a top-level field name in arrayFilters');
  if (names.size > 1) {
    throw failedToParse(
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found ${[...names].map((one) => `'${one}'`).join(' and ')}`,
    );
  }
  return name;
}

/** True when an update left nothing to write: then MongoDB does not count it as modified. */
export function isUnchanged(before: Doc, after: Doc): boolean {
  return compareValues(before, after) === 0 && sameBytes(before, after);
}

/** The document that an upsert starts from: the filter's equalities. */
export function upsertSeed(filter: Doc, kind: Updater['kind']): Doc {
  const seed: Doc = {};
  const guard = new ConflictGuard();
  const add = (path: string, value: unknown) => {
    if (kind === 'replacement' && path !== '_id') return;
    if (existing(seed, path.split('.')) !== undefined || path.includes('$')) {
      throw new ServerError(54, `cannot infer query fields to set, path '${path}' is matched twice`);
    }
    guard.add(path);
    OPERATORS.$set?.({
      doc: seed,
      parts: path.split('.'),
      operand: cloneValue(value),
      now: new Date(0),
      inserting: true,
    });
  };
  collectEqualities(filter, add);
  return seed;
}

function collectEqualities(filter: Doc, add: (path: string, value: unknown) => void): void {
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' || (key === '$or' && Array.isArray(value) && value.length === 1)) {
      if (!Array.isArray(value)) throw badValue(`${key} must be an array`);
      for (const entry of value) if (isDoc(entry)) collectEqualities(entry, add);
    } else if (!key.startsWith('$')) {
      if (!isOperators(value)) {
        if (typeAlias(value) !== 'regex') add(key, value);
      } else if ('$eq' in value) add(key, value.$eq);
      else if (Array.isArray(value.$in) && value.$in.length === 1) add(key, value.$in[0]);
      else if (Array.isArray(value.$all) && value.$all.length === 1 && !isDoc(value.$all[0]))
        add(key, value.$all[0]);
    }
  }
}
