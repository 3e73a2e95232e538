import { Decimal128, Double, Long } from 'bson';
import { asDouble, isInt32 } from './documents';

export type Numeric = number | Double | Long | Decimal128;

export function isNumeric(value: unknown): value is Numeric {
  return (
    typeof value === 'number' ||
    value instanceof Double ||
    value instanceof Long ||
    value instanceof Decimal128
  );
}

/** The nearest JavaScript number; int64 and decimals may lose digits. */
export function toNumber(value: Numeric): number {
  if (typeof value === 'number') return value;
  if (value instanceof Double) return value.value;
  return value instanceof Long ? value.toNumber() : Number(value.toString());
}

/** A whole number of any numeric type, or undefined when it is none. */
export function toInteger(value: unknown): number | undefined {
  if (!isNumeric(value)) return undefined;
  const number = toNumber(value);
  return Number.isInteger(number) ? number : undefined;
}

/** coefficient x 10^exponent */
interface Exact {
  coefficient: bigint;
  exponent: number;
}

export function compareNumbers(a: Numeric, b: Numeric): number {
  if (!isExactOnly(a) && !isExactOnly(b)) return compareDoubles(toNumber(a), toNumber(b));
  const left = toNumber(a);
  const right = toNumber(b);
  if (!Number.isFinite(left) || !Number.isFinite(right)) return compareDoubles(left, right);
  return compareExact(exactly(a), exactly(b));
}

function isExactOnly(value: Numeric): boolean {
  return value instanceof Long || value instanceof Decimal128;
}

/** NaN equals itself and is less than every number, as in MongoDB. */
function compareDoubles(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  return Number(!Number.isNaN(a)) - Number(!Number.isNaN(b));
}

function exactly(value: Numeric): Exact {
  if (value instanceof Long) return { coefficient: value.toBigInt(), exponent: 0 };
  if (value instanceof Decimal128) return exactDecimal(value.toString());
  return exactDouble(toNumber(value));
}

function exactDecimal(text: string): Exact {
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] =
    /^([+-]?)(\d*)\.?(\d*)(?:E([+-]?\d+))?$/i.exec(text) ?? [];
  const digits = BigInt(`${whole}${fraction}` || '0');
  return { coefficient: sign === '-' ? -digits : digits, exponent: Number(exponent) - fraction.length };
}

function exactDouble(value: number): Exact {
  let mantissa = value;
  let power = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    power += 1;
  }
  return { coefficient: BigInt(mantissa) * 5n ** BigInt(power), exponent: -power };
}

function compareExact(a: Exact, b: Exact): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

function aligned(a: Exact, b: Exact): [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  const scale = (value: Exact) => value.coefficient * 10n ** BigInt(value.exponent - exponent);
  return [scale(a), scale(b), exponent];
}

/** a + b in the wider of the two types; undefined when an int64 overflows. */
export function addNumbers(a: Numeric, b: Numeric): Numeric | undefined {
  return combine(a, b, {
    double: (x, y) => x + y,
    integer: (x, y) => x + y,
    decimal: (x, y) => {
      const [left, right, exponent] = aligned(x, y);
      return { coefficient: left + right, exponent };
    },
  });
}

/** a x b in the wider of the two types; undefined when an int64 overflows. */
export function multiplyNumbers(a: Numeric, b: Numeric): Numeric | undefined {
  return combine(a, b, {
    double: (x, y) => x * y,
    integer: (x, y) => x * y,
    decimal: (x, y) => ({
      coefficient: x.coefficient * y.coefficient,
      exponent: x.exponent + y.exponent,
    }),
  });
}

interface Arithmetic {
  double(x: number, y: number): number;
  integer(x: bigint, y: bigint): bigint;
  decimal(x: Exact, y: Exact): Exact;
}

function combine(a: Numeric, b: Numeric, by: Arithmetic): Numeric | undefined {
  if (a instanceof Decimal128 || b instanceof Decimal128) return combineDecimals(a, b, by);
  if (isDoubleType(a) || isDoubleType(b)) return asDouble(by.double(toNumber(a), toNumber(b)));
  const result = by.integer(toBigInt(a), toBigInt(b));
  if (BigInt.asIntN(64, result) !== result) return undefined;
  const small = Number(result);
  return a instanceof Long || b instanceof Long || !isInt32(small) ? Long.fromBigInt(result) : small;
}

function isDoubleType(value: Numeric): boolean {
  return value instanceof Double || (typeof value === 'number' && !isInt32(value));
}

function toBigInt(value: Numeric): bigint {
  return value instanceof Long ? value.toBigInt() : BigInt(toNumber(value));
}

function combineDecimals(a: Numeric, b: Numeric, by: Arithmetic): Decimal128 {
  const left = toNumber(a);
  const right = toNumber(b);
  if (!Number.isFinite(left) || !Number.isFinite(right)) {
    return Decimal128.fromString(String(by.double(left, right)));
  }
  const { coefficient, exponent } = by.decimal(exactly(a), exactly(b));
  return Decimal128.fromStringWithRounding(`${coefficient}E${exponent}`);
}
