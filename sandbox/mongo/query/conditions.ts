import { BSONRegExp } from 'bson';
import { badValue, notImplemented } from '../errors';
import { compareValues, equalValues, typeOrder } from '../values/compare';
import { bsonType, type Doc, isDoc } from '../values/documents';
import { isNumeric, toInteger, toNumber } from '../values/numbers';
import { anyLeaf, type Found } from '../values/paths';
import { isTruthy, typeAlias, typeAliases } from '../values/types';
import { compileBits } from './bits';
import type { Matcher } from './matcher';
import { isRegex, toRegExp } from './regex';

/** What is asked of one path: of the values found there, or of one value as it is (inside `$elemMatch`). */
export interface Condition {
  onPath(doc: unknown, parts: string[], found?: Found): boolean;
  onValue(value: unknown): boolean;
}

type CompileFilter = (filter: Doc) => Matcher;

export function compileCondition(value: unknown, compile: CompileFilter): Condition {
  if (!isOperators(value)) return some(equalTo(value));
  if ('$options' in value && !('$regex' in value)) throw badValue('$options needs a $regex');
  return every(
    Object.entries(value)
      .filter(([operator]) => operator !== '$options')
      .map(([operator, operand]) => compileOperator(operator, operand, value, compile)),
  );
}

/** `{ $gt: 1 }` and the like; a DBRef's `$ref` is data. */
export function isOperators(value: unknown): value is Doc {
  if (!isDoc(value)) return false;
  const [first] = Object.keys(value);
  if (!first?.startsWith('$') || first === '$ref' || first === '$id') return false;
  if (Object.keys(value).some((key) => !key.startsWith('$'))) {
    throw badValue(`unknown operator: ${Object.keys(value).find((key) => !key.startsWith('$'))}`);
  }
  return true;
}

function some(test: (leaf: unknown) => boolean, whole = false): Condition {
  return {
    onPath: (doc, parts, found) => anyLeaf(doc, parts, test, { whole, found }),
    onValue: test,
  };
}

function not(condition: Condition): Condition {
  return {
    onPath: (doc, parts) => !condition.onPath(doc, parts),
    onValue: (value) => !condition.onValue(value),
  };
}

function every(conditions: Condition[]): Condition {
  const [only] = conditions;
  if (only && conditions.length === 1) return only;
  return {
    onPath: (doc, parts, found) => conditions.every((condition) => condition.onPath(doc, parts, found)),
    onValue: (value) => conditions.every((condition) => condition.onValue(value)),
  };
}

function equalTo(operand: unknown): (leaf: unknown) => boolean {
  if (isRegex(operand)) {
    const regex = toRegExp(operand.pattern, operand.options);
    return (leaf) =>
      (typeof leaf === 'string' && regex.test(leaf)) || (isRegex(leaf) && equalValues(leaf, operand));
  }
  if (operand === null) return (leaf) => leaf === null || leaf === undefined;
  return (leaf) => equalValues(leaf, operand);
}

function ordered(
  operand: unknown,
  accept: (order: number) => boolean,
  orEqual: boolean,
): (leaf: unknown) => boolean {
  if (isRegex(operand)) throw badValue("Can't have RegEx as arg to predicate over field");
  if (bsonType(operand) === 'MinKey' || bsonType(operand) === 'MaxKey') {
    return (leaf) => accept(compareValues(leaf ?? null, operand));
  }
  if (operand === null) return (leaf) => orEqual && (leaf === null || leaf === undefined);
  const order = typeOrder(operand);
  const operandIsNaN = isNumeric(operand) && Number.isNaN(toNumber(operand));
  return (leaf) => {
    if (typeOrder(leaf) !== order) return false;
    if (isNumeric(leaf) && Number.isNaN(toNumber(leaf)) !== operandIsNaN) return false;
    return accept(compareValues(leaf, operand));
  };
}

function compileOperator(operator: string, operand: unknown, all: Doc, compile: CompileFilter): Condition {
  switch (operator) {
    case '$eq':
      return some(isRegex(operand) ? (leaf) => equalValues(leaf, operand) : equalTo(operand));
    case '$ne':
      if (isRegex(operand)) throw badValue("Can't have regex as arg to $ne.");
      return not(some(equalTo(operand)));
    case '$gt':
      return some(ordered(operand, (order) => order > 0, false));
    case '$gte':
      return some(ordered(operand, (order) => order >= 0, true));
    case '$lt':
      return some(ordered(operand, (order) => order < 0, false));
    case '$lte':
      return some(ordered(operand, (order) => order <= 0, true));
    case '$in':
      return some(oneOf(operator, operand));
    case '$nin':
      return not(some(oneOf(operator, operand)));
    case '$exists': {
      const exists = some((leaf) => leaf !== undefined, true);
      return isTruthy(operand) ? exists : not(exists);
    }
    case '$type': {
      const wanted = new Set((Array.isArray(operand) ? operand : [operand]).flatMap(typeAliases));
      return some((leaf) => wanted.has(typeAlias(leaf)));
    }
    case '$regex':
      return some(equalTo(regexOf(operand, all.$options)));
    case '$mod':
      return some(modulo(operand));
    case '$size':
      return some(ofSize(operand), true);
    case '$all':
      return allOf(operand, compile);
    case '$elemMatch':
      return elementMatching(operand, compile);
    case '$not':
      return negation(operand, compile);
    case '$bitsAllSet':
    case '$bitsAnySet':
    case '$bitsAllClear':
    case '$bitsAnyClear':
      return some(compileBits(operator, operand));
    case '$comment':
      return { onPath: () => true, onValue: () => true };
    case '$geoWithin':
    case '$geoIntersects':
    case '$near':
    case '$nearSphere':
      throw notImplemented(operator);
    default:
      throw badValue(`unknown operator: ${operator}`);
  }
}

function oneOf(operator: string, operand: unknown): (leaf: unknown) => boolean {
  if (!Array.isArray(operand)) throw badValue(`${operator} needs an array`);
  if (operand.some((entry) => isDoc(entry) && isOperators(entry))) {
    throw badValue(`cannot nest $ under ${operator}`);
  }
  const tests = operand.map(equalTo);
  return (leaf) => tests.some((test) => test(leaf));
}

function regexOf(operand: unknown, options: unknown): BSONRegExp {
  if (typeof operand !== 'string' && !isRegex(operand)) throw badValue('$regex has to be a string');
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string');
  const pattern = isRegex(operand) ? operand.pattern : operand;
  return new BSONRegExp(pattern, options ?? (isRegex(operand) ? operand.options : ''));
}

function modulo(operand: unknown): (leaf: unknown) => boolean {
  if (!Array.isArray(operand)) throw badValue('malformed mod, needs to be an array');
  if (operand.length !== 2) throw badValue('malformed mod, not enough elements');
  const [divisor, remainder] = operand.map((item) =>
    isNumeric(item) ? Math.trunc(toNumber(item)) : Number.NaN,
  );
  if (divisor === undefined || remainder === undefined || Number.isNaN(divisor)) {
    throw badValue('malformed mod, divisor not a number');
  }
  if (divisor === 0) throw badValue('divisor cannot be 0');
  return (leaf) => isNumeric(leaf) && Math.trunc(toNumber(leaf)) % divisor === remainder;
}

function ofSize(operand: unknown): (leaf: unknown) => boolean {
  const size = toInteger(operand);
  if (size === undefined) throw badValue('Failed to parse $size. Expected an integer');
  if (size < 0) throw badValue('Failed to parse $size. Expected a non-negative number');
  return (leaf) => Array.isArray(leaf) && leaf.length === size;
}

function allOf(operand: unknown, compile: CompileFilter): Condition {
  if (!Array.isArray(operand)) throw badValue('$all needs an array');
  if (operand.length === 0) return { onPath: () => false, onValue: () => false };
  return every(
    operand.map((entry) => {
      if (isDoc(entry) && '$elemMatch' in entry) return elementMatching(entry.$elemMatch, compile);
      if (isOperators(entry)) throw badValue('no $ expressions in $all');
      return some(equalTo(entry));
    }),
  );
}

const LOGICAL = new Set(['$and', '$or', '$nor', '$expr', '$where']);

function elementMatching(operand: unknown, compile: CompileFilter): Condition {
  if (!isDoc(operand)) throw badValue('$elemMatch needs an Object');
  const [first] = Object.keys(operand);
  const asValue = first?.startsWith('$') && !LOGICAL.has(first);
  const matches = asValue ? valueMatcher(operand, compile) : docMatcher(operand, compile);
  return {
    onPath: (doc, parts, found) => {
      const inner: Found = {};
      const test = (leaf: unknown) => {
        const position = Array.isArray(leaf) ? leaf.findIndex(matches) : -1;
        if (position >= 0) inner.arrayIndex = position;
        return position >= 0;
      };
      const outer: Found = {};
      if (!anyLeaf(doc, parts, test, { whole: true, found: outer })) return false;
      if (found) found.arrayIndex = outer.arrayIndex ?? inner.arrayIndex;
      return true;
    },
    onValue: (value) => Array.isArray(value) && value.some(matches),
  };
}

function valueMatcher(operand: Doc, compile: CompileFilter): (item: unknown) => boolean {
  const condition = compileCondition(operand, compile);
  return (item) => condition.onValue(item);
}

function docMatcher(operand: Doc, compile: CompileFilter): (item: unknown) => boolean {
  const matches = compile(operand);
  return (item) => {
    if (isDoc(item)) return matches(item);
    return Array.isArray(item) && matches({ ...item });
  };
}

function negation(operand: unknown, compile: CompileFilter): Condition {
  if (isRegex(operand)) return not(some(equalTo(operand)));
  if (!isDoc(operand)) throw badValue('$not needs a regex or a document');
  if (Object.keys(operand).length === 0) throw badValue('$not cannot be empty');
  if (!isOperators(operand)) throw badValue(`unknown operator: ${Object.keys(operand)[0]}`);
  return not(compileCondition(operand, compile));
}
