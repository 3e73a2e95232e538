import { Decimal128, Long, ObjectId } from 'bson';
import { Context, evalExpr } from 'mingo/core';
import * as accumulators from 'mingo/operators/accumulator';
import * as expressions from 'mingo/operators/expression';
import * as pipelines from 'mingo/operators/pipeline';
import * as projections from 'mingo/operators/projection';
import * as queries from 'mingo/operators/query';
import * as windows from 'mingo/operators/window';
import BTree from 'sorted-btree';
import { badValue, notImplemented, ServerError } from '../errors';
import { compareValues } from '../values/compare';
import type { Doc } from '../values/documents';
import { isTruthy, typeAlias } from '../values/types';

type Options = Parameters<typeof evalExpr>[2];
type Operator = (obj: unknown, operand: unknown, options: Options) => unknown;
type Accumulator = (docs: unknown[], operand: unknown, options: Options) => unknown;

const evaluate = (obj: unknown, operand: unknown, options: Options): unknown =>
  evalExpr(obj as object, operand as object, options);

/** mingo compares BSON classes by their text; these compare as MongoDB does. */
function comparison(accept: (order: number) => boolean): Operator {
  return (obj, operand, options) => {
    const [left, right] = pair(evaluate(obj, operand, options));
    return accept(compareValues(left, right));
  };
}

function pair(operands: unknown): [unknown, unknown] {
  if (!Array.isArray(operands) || operands.length !== 2) {
    throw new ServerError(16020, 'Expression takes exactly 2 arguments');
  }
  return [operands[0], operands[1]];
}

const comparisons: Record<string, Operator> = {
  $eq: comparison((order) => order === 0),
  $ne: comparison((order) => order !== 0),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $cmp: (obj, operand, options) => {
    const [left, right] = pair(evaluate(obj, operand, options));
    return Math.sign(compareValues(left, right));
  },
  $in: (obj, operand, options) => {
    const [item, list] = pair(evaluate(obj, operand, options));
    if (!Array.isArray(list)) {
      throw new ServerError(40081, `$in requires an array as a second argument, found: ${typeAlias(list)}`);
    }
    return list.some((entry) => compareValues(entry, item) === 0);
  },
  $type: (obj, operand, options) => typeAlias(evaluate(obj, operand, options)),
  $and: (obj, operand, options) => listOf(operand).every((item) => isTruthy(evaluate(obj, item, options))),
  $or: (obj, operand, options) => listOf(operand).some((item) => isTruthy(evaluate(obj, item, options))),
  $not: (obj, operand, options) => !isTruthy(evaluate(obj, listOf(operand)[0], options)),
  $toObjectId: (obj, operand, options) => toObjectId(evaluate(obj, operand, options)),
  $toString: ofObjectId('$toString', (id) => id.toHexString()),
  $toDate: ofObjectId('$toDate', (id) => id.getTimestamp()),
};

function listOf(operand: unknown): unknown[] {
  return Array.isArray(operand) ? operand : [operand];
}

/** A conversion that mingo knows but for ObjectIds. */
function ofObjectId(name: '$toString' | '$toDate', convert: (id: ObjectId) => unknown): Operator {
  const others = (name === '$toString' ? expressions.$toString : expressions.$toDate) as unknown as Operator;
  return (obj, operand, options) => {
    const value = evaluate(obj, operand, options);
    return value instanceof ObjectId ? convert(value) : others(obj, operand, options);
  };
}

function toObjectId(value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (value instanceof ObjectId) return value;
  if (typeof value === 'string' && ObjectId.isValid(value) && value.length === 24) return new ObjectId(value);
  throw new ServerError(241, `Failed to parse objectId '${String(value)}' in $convert with no onError value`);
}

/** mingo reckons with doubles only: a decimal, or an int64 beyond them, is refused rather than rounded. */
const ARITHMETIC = ['$add', '$subtract', '$multiply', '$divide', '$mod', '$abs', '$ceil', '$floor', '$round'];
const refusing = ARITHMETIC.map((name): [string, Operator] => {
  const compute = (expressions as unknown as Record<string, Operator>)[name];
  return [
    name,
    (obj, operand, options) => {
      refuseUnsafe(name, evaluate(obj, operand, options));
      return compute?.(obj, operand, options);
    },
  ];
});

function refuseUnsafe(name: string, operands: unknown): void {
  const list = listOf(operands);
  if (list.some((item) => item instanceof Decimal128)) throw notImplemented(`${name} of a decimal`);
  if (list.some((item) => item instanceof Long)) throw notImplemented(`${name} of an int64 beyond 2^53`);
}

/** The present values of an expression over a group: a missing one is not pushed. */
function valuesOf(docs: unknown[], operand: unknown, options: Options): unknown[] {
  return docs.map((doc) => evaluate(doc, operand, options)).filter((value) => value !== undefined);
}

function extreme(direction: 1 | -1): Accumulator {
  return (docs, operand, options) => {
    const values = (
      operand === null || operand === undefined ? docs : valuesOf(docs, operand, options)
    ).filter((value) => value !== null && value !== undefined);
    if (values.length === 0) return null;
    return values.reduce((best, value) => (compareValues(value, best) * direction < 0 ? value : best));
  };
}

const groupAccumulators: Record<string, Accumulator> = {
  $min: extreme(1),
  $max: extreme(-1),
  $push: valuesOf,
  $addToSet: (docs, operand, options) => {
    const seen = new BTree<unknown, true>(undefined, compareValues);
    return valuesOf(docs, operand, options).filter((value) => seen.set(value, true, false));
  },
  $sum: refusingUnsafe('$sum'),
  $avg: refusingUnsafe('$avg'),
  $count: (docs) => docs.length,
};

function refusingUnsafe(name: '$sum' | '$avg'): Accumulator {
  return (docs, operand, options) => {
    if (operand === null || operand === undefined) refuseUnsafe(name, docs);
    else if (typeof operand !== 'number') refuseUnsafe(name, valuesOf(docs, operand, options));
    const compute = name === '$sum' ? accumulators.$sum : accumulators.$avg;
    return compute(docs as Doc[], operand as Doc, options);
  };
}

const NOT_DATA = new Set(['$function', '$accumulator', '$where']);
const known = <Table extends object>(table: Table) =>
  Object.fromEntries(Object.entries(table).filter(([name]) => name.startsWith('$') && !NOT_DATA.has(name)));

const allExpressions = { ...known(expressions), ...Object.fromEntries(refusing), ...comparisons };
const allAccumulators = { ...known(accumulators), ...groupAccumulators };
/** Accumulators that also take a list of arguments, as expressions. */
const AS_EXPRESSION = new Set(['$sum', '$avg', '$min', '$max', '$stdDevPop', '$stdDevSamp', '$mergeObjects']);

export function isKnownExpression(name: string): boolean {
  return name in allExpressions || AS_EXPRESSION.has(name);
}

export function isKnownStage(name: string): boolean {
  return name in known(pipelines);
}

/** The accumulator of `$group` called so, or MongoDB's refusal. */
export function groupAccumulator(name: string): Accumulator {
  const accumulate = (allAccumulators as unknown as Record<string, Accumulator>)[name];
  if (NOT_DATA.has(name)) throw badValue(`${name} is not allowed: server-side scripting is disabled`);
  if (!accumulate) throw new ServerError(15952, `unknown group operator '${name}'`);
  return accumulate;
}

export const expressionContext: Context = Context.init({
  accumulator: allAccumulators,
  expression: allExpressions,
  pipeline: known(pipelines),
  projection: known(projections),
  query: known(queries),
  window: known(windows),
} as unknown as Parameters<typeof Context.init>[0]);
