import { Binary, BSONRegExp, type Code, type ObjectId, type Timestamp } from 'bson';
import { bsonType, type Doc, isDoc } from './documents';
import { compareNumbers, isNumeric } from './numbers';

/** A point between two types: below or above every value of the type with this order. */
export class TypeEdge {
  constructor(readonly order: number) {}
}

const ORDER_BY_CLASS: Record<string, number> = {
  MinKey: -1,
  Double: 10,
  Long: 10,
  Decimal128: 10,
  BSONSymbol: 15,
  Binary: 30,
  ObjectId: 35,
  Timestamp: 47,
  BSONRegExp: 50,
  DBRef: 55,
  Code: 60,
  MaxKey: 127,
};

/** Where a value's type stands in MongoDB's comparison order; a missing value stands before null.
 * https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/ */
export function typeOrder(value: unknown): number {
  switch (typeof value) {
    case 'number':
      return 10;
    case 'string':
      return 15;
    case 'boolean':
      return 40;
    case 'undefined':
      return 0;
  }
  if (value === null) return 5;
  if (Array.isArray(value)) return 25;
  if (value instanceof Date) return 45;
  if (value instanceof TypeEdge) return value.order;
  const name = bsonType(value);
  return name === undefined ? 20 : (ORDER_BY_CLASS[name] ?? 20);
}

/** MongoDB's total order over BSON values: types first, numbers by their exact value, strings by UTF-8 bytes. */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  const order = typeOrder(a);
  const difference = order - typeOrder(b);
  if (difference !== 0) return Math.sign(difference);
  switch (order) {
    case 10:
      return typeof a === 'number' && typeof b === 'number' && a !== b && a - b !== 0
        ? Math.sign(a - b) || compareNumeric(a, b)
        : compareNumeric(a, b);
    case 15:
      return compareStrings(String(a), String(b));
    case 20:
      return compareDocs(a as Doc, b as Doc);
    case 25:
      return compareArrays(a as unknown[], b as unknown[]);
    case 30:
      return compareBinaries(a as Binary, b as Binary);
    case 35:
      return Buffer.compare((a as ObjectId).id, (b as ObjectId).id);
    case 40:
      return Number(a) - Number(b);
    case 45:
      return Math.sign((a as Date).getTime() - (b as Date).getTime());
    case 47:
      return (a as Timestamp).comp(b as Timestamp);
    case 50:
      return compareRegexes(a, b);
    case 60:
      return compareStrings((a as Code).code, (b as Code).code);
    default:
      return 0;
  }
}

export function equalValues(a: unknown, b: unknown): boolean {
  return compareValues(a, b) === 0;
}

function compareNumeric(a: unknown, b: unknown): number {
  return isNumeric(a) && isNumeric(b) ? compareNumbers(a, b) : 0;
}

const BEYOND_BASIC_PLANE = /[\ud800-\udfff]/;

function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  if (BEYOND_BASIC_PLANE.test(a) || BEYOND_BASIC_PLANE.test(b)) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  return a < b ? -1 : 1;
}

function compareDocs(a: Doc, b: Doc): number {
  const left = Object.keys(a);
  const right = Object.keys(b);
  for (const [index, field] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    const byType = typeOrder(a[field]) - typeOrder(b[other]);
    if (byType !== 0) return Math.sign(byType);
    const byName = compareStrings(field, other);
    if (byName !== 0) return byName;
    const byValue = compareValues(a[field], b[other]);
    if (byValue !== 0) return byValue;
  }
  return left.length - right.length;
}

function compareArrays(a: unknown[], b: unknown[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const order = compareValues(a[index], b[index]);
    if (order !== 0) return order;
  }
  return Math.sign(a.length - b.length);
}

/** Length, then subtype, then bytes. */
function compareBinaries(a: Binary, b: Binary): number {
  return (
    Math.sign(a.length() - b.length()) ||
    Math.sign(a.sub_type - b.sub_type) ||
    Buffer.compare(a.value(), b.value())
  );
}

function compareRegexes(a: unknown, b: unknown): number {
  if (!(a instanceof BSONRegExp) || !(b instanceof BSONRegExp)) return 0;
  return compareStrings(a.pattern, b.pattern) || compareStrings(a.options, b.options);
}

/** How MongoDB's messages show a value. */
export function showValue(value: unknown): string {
  if (value === undefined || value === null) return 'null';
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (Array.isArray(value)) return `[ ${value.map(showValue).join(', ')} ]`;
  if (isDoc(value)) {
    const fields = Object.entries(value).map(([field, item]) => `${field}: ${showValue(item)}`);
    return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}';
  }
  if (bsonType(value) === 'ObjectId') return `ObjectId('${String(value)}')`;
  if (value instanceof Binary) return `BinData(${value.sub_type}, ${value.toString('hex').toUpperCase()})`;
  return String(value);
}
