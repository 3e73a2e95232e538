import { Binary } from 'bson';
import { badValue } from '../errors';
import { isNumeric, toNumber } from '../values/numbers';

/** The four `$bits...` operators over whole numbers and binary data (little-endian bits). */
export function compileBits(operator: string, operand: unknown): (leaf: unknown) => boolean {
  const positions = bitPositions(operator, operand);
  const wanted = operator.endsWith('Set');
  const test = (bits: (position: number) => boolean) =>
    operator.startsWith('$bitsAll')
      ? positions.every((position) => bits(position) === wanted)
      : positions.some((position) => bits(position) === wanted);
  return (leaf) => {
    const bits = bitsOf(leaf);
    return bits !== undefined && test(bits);
  };
}

function bitPositions(operator: string, operand: unknown): number[] {
  if (Array.isArray(operand)) {
    return operand.map((position) => {
      const number = isNumeric(position) ? toNumber(position) : Number.NaN;
      if (!Number.isInteger(number) || number < 0) {
        throw badValue(`Failed to parse bit position. Expected a non-negative number in ${operator}`);
      }
      return number;
    });
  }
  const bits = isNumeric(operand) && toNumber(operand) < 0 ? undefined : bitsOf(operand);
  if (!bits) throw badValue(`${operator} takes an Array, a number, or a BinData`);
  const width = operand instanceof Binary ? operand.length() * 8 : 64;
  return Array.from({ length: width }, (_, position) => position).filter(bits);
}

function bitsOf(value: unknown): ((position: number) => boolean) | undefined {
  if (value instanceof Binary) {
    const bytes = value.value();
    return (position) => (((bytes[position >> 3] ?? 0) >> (position & 7)) & 1) === 1;
  }
  if (!isNumeric(value)) return undefined;
  const number = toNumber(value);
  if (!Number.isInteger(number)) return undefined;
  const integer = BigInt.asIntN(64, BigInt(number));
  return (position) => ((integer >> BigInt(Math.min(position, 63))) & 1n) === 1n;
}
