import { BSONRegExp, Double, Long } from 'bson';
import { evalExpr } from 'mingo/core';
import { badValue, notImplemented, ServerError } from '../errors';
import { toRegExp } from '../query/regex';
import { type Doc, isDoc, setField } from '../values/documents';
import { expressionContext, isKnownExpression } from './expressionOperators';

/** What an expression can see beside the document: the time, and the variables of `let`. */
export interface ExpressionScope {
  now: Date;
  variables?: Doc;
}

const UNSUPPORTED_VARIABLES = /^\$\$(CLUSTER_TIME|SEARCH_META|USER_ROLES)\b/;

/** Compiles an aggregation expression; a missing result is `undefined`. Unknown operators are refused. */
export function compileExpression(expression: unknown, scope: ExpressionScope): (doc: Doc) => unknown {
  const prepared = prepare(expression, scope.now);
  const options = mingoOptions(scope);
  return (doc) => fromMingo(guarded(() => evalExpr(toMingo(doc) as Doc, prepared as Doc, options)));
}

export function mingoOptions(scope: ExpressionScope) {
  return {
    idKey: '_id',
    processingMode: 0,
    useStrictMode: true,
    scriptEnabled: false,
    failOnError: true,
    context: expressionContext,
    variables: scope.variables ? (toMingo(scope.variables) as Doc) : {},
  };
}

/** Runs a step of mingo and gives its complaints MongoDB's form. */
export function guarded<Result>(step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    if (error instanceof ServerError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    const undefinedVariable = /^Use of undefined variable: (.+)$/.exec(message);
    if (undefinedVariable) throw new ServerError(17276, message);
    throw badValue(message);
  }
}

/** The expression as mingo takes it: operators known, `$$NOW` the sandbox's time, numbers plain. */
export function prepare(expression: unknown, now: Date): unknown {
  if (typeof expression === 'string') {
    if (expression === '$$NOW') return now;
    if (UNSUPPORTED_VARIABLES.test(expression)) throw notImplemented(expression);
    return expression;
  }
  if (Array.isArray(expression)) return expression.map((item) => prepare(item, now));
  if (!isDoc(expression)) return toMingo(expression);
  const [operator] = Object.keys(expression);
  if (operator === '$literal') return { $literal: toMingo(expression.$literal) };
  if (operator?.startsWith('$')) {
    if (Object.keys(expression).length > 1) {
      throw new ServerError(
        15983,
        `an object representing an expression must have exactly one field: ${JSON.stringify(Object.keys(expression))}`,
      );
    }
    if (!isKnownExpression(operator)) {
      throw new ServerError(168, `Unrecognized expression '${operator}'`);
    }
  }
  const prepared: Doc = {};
  for (const [field, value] of Object.entries(expression)) setField(prepared, field, prepare(value, now));
  return prepared;
}

/** The value with plain numbers and JavaScript regular expressions, sharing what needs no change. */
export function toMingo(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (value instanceof Double) return value.value;
  if (value instanceof Long) {
    const number = value.toNumber();
    return Number.isSafeInteger(number) ? number : value;
  }
  if (value instanceof BSONRegExp) return toRegExp(value.pattern, value.options);
  if (Array.isArray(value)) {
    const items = value.map(toMingo);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (!isDoc(value)) return value;
  let changed: Doc | undefined;
  for (const [field, item] of Object.entries(value)) {
    const plain = toMingo(item);
    if (plain === item) continue;
    changed ??= { ...value };
    setField(changed, field, plain);
  }
  return changed ?? value;
}

/** The value without what BSON does not know: absent fields are left out, absent array items are null. */
export function fromMingo(value: unknown): unknown {
  if (value instanceof RegExp) return new BSONRegExp(value.source, value.flags.replace(/[^imsx]/g, ''));
  if (Array.isArray(value)) return value.map((item) => fromMingo(item) ?? null);
  if (!isDoc(value)) return value;
  const clean: Doc = {};
  for (const [field, item] of Object.entries(value)) {
    if (item !== undefined) setField(clean, field, fromMingo(item));
  }
  return clean;
}
