import { Decimal128, Double, Long } from 'bson';
import { badValue } from '../errors';
import { bsonType, isInt32 } from './documents';
import { isNumeric, toNumber } from './numbers';

/** BSON's type numbers by the alias that `$type` takes. */
const NUMBER_BY_ALIAS: Record<string, number> = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
};

const ALIAS_BY_CLASS: Record<string, string> = {
  Double: 'double',
  Long: 'long',
  Decimal128: 'decimal',
  ObjectId: 'objectId',
  Binary: 'binData',
  BSONRegExp: 'regex',
  Timestamp: 'timestamp',
  Code: 'javascript',
  BSONSymbol: 'symbol',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
  DBRef: 'object',
};

/** The `$type` alias of a value; 'missing' for none, as the `$type` expression has it. */
export function typeAlias(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return isInt32(value) ? 'int' : 'double';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  return ALIAS_BY_CLASS[bsonType(value) ?? ''] ?? 'object';
}

/** The aliases that one operand of `$type` names; 'number' names four. */
export function typeAliases(operand: unknown): string[] {
  if (operand === 'number') return ['int', 'long', 'double', 'decimal'];
  if (typeof operand === 'string') {
    if (operand in NUMBER_BY_ALIAS) return [operand];
    throw badValue(`Unknown type name alias: ${operand}`);
  }
  if (!isNumeric(operand)) throw badValue('type must be represented as a number or a string');
  const wanted = toNumber(operand);
  const alias = Object.keys(NUMBER_BY_ALIAS).find((name) => NUMBER_BY_ALIAS[name] === wanted);
  if (!alias) throw badValue(`Invalid numerical type code: ${wanted}`);
  return [alias];
}

/** MongoDB's truth: false, null, missing and every zero are false. */
export function isTruthy(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return false;
  if (value instanceof Long || value instanceof Double || value instanceof Decimal128) {
    return toNumber(value) !== 0;
  }
  return value !== 0;
}
