import { Double, deserialize, Int32, serialize } from 'bson';

/** A BSON document as this server holds it. A plain number is what BSON would write for it: an int32 where it
 * is one, else a double; `Double` marks an integral double and `Long` every int64, so that types survive. */
export interface Doc {
  [field: string]: unknown;
}

const MAX_INT32 = 0x7fffffff;
const MIN_INT32 = -0x80000000;

export function isInt32(value: unknown): value is number {
  return (
    typeof value === 'number' &&
    Number.isInteger(value) &&
    value >= MIN_INT32 &&
    value <= MAX_INT32 &&
    !Object.is(value, -0)
  );
}

/** A double that BSON keeps a double, even when it is a whole number. */
export function asDouble(value: number): number | Double {
  return isInt32(value) ? new Double(value) : value;
}

/** True for an embedded document: not an array, a date, or a BSON class. */
export function isDoc(value: unknown): value is Doc {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !(value instanceof Date) && !('_bsontype' in value && typeof value._bsontype === 'string');
}

export function bsonType(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('_bsontype' in value)) return undefined;
  return typeof value._bsontype === 'string' ? value._bsontype : undefined;
}

export function decode(bytes: Uint8Array): Doc {
  return normalise(deserialize(bytes, { promoteValues: false, bsonRegExp: true })) as Doc;
}

export function encode(doc: Doc): Uint8Array {
  return serialize(doc, { ignoreUndefined: true });
}

function normalise(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value === undefined ? null : value;
  if (value instanceof Int32) return value.value;
  if (value instanceof Double) return isInt32(value.value) ? value : value.value;
  if (Array.isArray(value)) return value.map(normalise);
  if (isDoc(value)) for (const field of Object.keys(value)) value[field] = normalise(value[field]);
  return value;
}

/** A copy whose documents and arrays may be changed; leaves are shared, for nobody changes them. */
export function cloneValue<Value>(value: Value): Value;
export function cloneValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => cloneValue(item));
  if (!isDoc(value)) return value;
  const copy: Doc = {};
  for (const field of Object.keys(value)) setField(copy, field, cloneValue(value[field]));
  return copy;
}

/** Sets a field as data, also when it is called `__proto__`. */
export function setField(doc: Doc, field: string, value: unknown): void {
  if (field === '__proto__') {
    Object.defineProperty(doc, field, { value, writable: true, enumerable: true, configurable: true });
  } else doc[field] = value;
}

export function sameBytes(a: Doc, b: Doc): boolean {
  return Buffer.compare(encode(a), encode(b)) === 0;
}
