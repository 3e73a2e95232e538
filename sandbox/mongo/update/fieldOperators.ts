import { Long, Timestamp } from 'bson';
import { badValue, ServerError, typeMismatch } from '../errors';
import { compareValues, showValue } from '../values/compare';
import { type Doc, isDoc, isInt32 } from '../values/documents';
import { addNumbers, isNumeric, multiplyNumbers, type Numeric } from '../values/numbers';
import { valueAt } from '../values/paths';
import { typeAlias } from '../values/types';
import { existing, putAt, removeAt } from './targets';

/** What an operator is told: the document it may change, where, with what, and when. */
export interface Change {
  doc: Doc;
  parts: string[];
  operand: unknown;
  now: Date;
  /** True while the document of an upsert is being made. */
  inserting: boolean;
}

export type UpdateOperator = (change: Change) => void;

const set: UpdateOperator = ({ doc, parts, operand }) => putAt(doc, parts, operand);

const unset: UpdateOperator = ({ doc, parts }) => removeAt(doc, parts);

function arithmetic(
  operator: '$inc' | '$mul',
  combine: (a: Numeric, b: Numeric) => Numeric | undefined,
): UpdateOperator {
  return ({ doc, parts, operand }) => {
    const verb = operator === '$inc' ? 'increment' : 'multiply';
    if (!isNumeric(operand)) {
      throw typeMismatch(
        `Cannot ${verb} with non-numeric argument: {${parts.join('.')}: ${showValue(operand)}}`,
      );
    }
    const current = existing(doc, parts);
    if (current === undefined) {
      putAt(
        doc,
        parts,
        operator === '$inc' ? operand : combine(operand, isInt32(operand) ? 0 : zeroOf(operand)),
      );
      return;
    }
    if (!isNumeric(current)) {
      throw typeMismatch(
        `Cannot apply ${operator} to a value of non-numeric type. {_id: ${showValue(doc._id)}} has the field '${parts.at(-1)}' of non-numeric type ${typeAlias(current)}`,
      );
    }
    const result = combine(current, operand);
    if (result === undefined) {
      throw badValue(
        `Failed to apply ${operator} operations to current value (${showValue(current)}) for document {_id: ${showValue(doc._id)}}`,
      );
    }
    putAt(doc, parts, result);
  };
}

function zeroOf(operand: Numeric): Numeric {
  return operand instanceof Long ? Long.ZERO : 0;
}

function bound(direction: 1 | -1): UpdateOperator {
  return ({ doc, parts, operand }) => {
    const current = existing(doc, parts);
    if (current === undefined || compareValues(operand, current) * direction < 0) putAt(doc, parts, operand);
  };
}

const currentDate: UpdateOperator = ({ doc, parts, operand, now }) => {
  const type = isDoc(operand) ? operand.$type : operand;
  if (typeof type === 'boolean' || type === 'date') return putAt(doc, parts, now);
  if (type === 'timestamp') {
    return putAt(doc, parts, new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 }));
  }
  throw badValue(
    "The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {field : {$type: 'date'}}}",
  );
};

const rename: UpdateOperator = ({ doc, parts, operand }) => {
  if (typeof operand !== 'string')
    throw badValue(`The 'to' field for $rename must be a string: ${parts.join('.')}: ${showValue(operand)}`);
  const target = operand.split('.');
  for (const path of [parts, target]) refuseArrays(doc, path);
  const value = existing(doc, parts);
  if (value === undefined) return;
  removeAt(doc, parts);
  putAt(doc, target, value);
};

function refuseArrays(doc: Doc, parts: string[]): void {
  for (let depth = 1; depth < parts.length; depth += 1) {
    if (Array.isArray(valueAt(doc, parts.slice(0, depth)))) {
      throw badValue(
        `The source field cannot be an array element, '${parts.join('.')}' in doc with _id: ${showValue(doc._id)} has an array field called '${parts[depth - 1]}'`,
      );
    }
  }
}

const bit: UpdateOperator = ({ doc, parts, operand }) => {
  const entries = isDoc(operand) ? Object.entries(operand) : [];
  if (entries.length === 0) throw badValue('The $bit modifier is not compatible with a non-object');
  const current = existing(doc, parts) ?? 0;
  if (!isInt32(current) && !(current instanceof Long)) {
    throw badValue(`Cannot apply $bit to a value of non-integral type.${showValue(current)}`);
  }
  let result = BigInt(current.toString());
  let long = current instanceof Long;
  for (const [name, value] of entries) {
    if (!isInt32(value) && !(value instanceof Long)) {
      throw badValue(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeAlias(value)}' is not supported here`,
      );
    }
    const mask = BigInt(value.toString());
    long ||= value instanceof Long;
    if (name === 'and') result &= mask;
    else if (name === 'or') result |= mask;
    else if (name === 'xor') result ^= mask;
    else
      throw badValue(
        `The $bit modifier only supports 'and', 'or', and 'xor', not '${name}' which is an unknown operator`,
      );
  }
  putAt(doc, parts, long ? Long.fromBigInt(result) : Number(BigInt.asIntN(32, result)));
};

export const fieldOperators: Record<string, UpdateOperator> = {
  $set: set,
  $setOnInsert: (change) => {
    if (change.inserting) set(change);
  },
  $unset: unset,
  $inc: arithmetic('$inc', addNumbers),
  $mul: arithmetic('$mul', multiplyNumbers),
  $min: bound(1),
  $max: bound(-1),
  $currentDate: currentDate,
  $rename: rename,
  $bit: bit,
};

/** Refuses a name that MongoDB does not know among the update operators. */
export function unknownModifier(name: string): ServerError {
  return new ServerError(
    9,
    `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
  );
}
