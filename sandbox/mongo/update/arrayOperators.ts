import { badValue, failedToParse, typeMismatch } from '../errors';
import { isOperators } from '../query/conditions';
import { compileFilter } from '../query/matcher';
import { parseSort, sortDocs } from '../query/sort';
import { compareValues, equalValues, showValue } from '../values/compare';
import { type Doc, isDoc } from '../values/documents';
import { toInteger } from '../values/numbers';
import { typeAlias } from '../values/types';
import type { Change, UpdateOperator } from './fieldOperators';
import { existing, putAt } from './targets';

const ALLOWED_WITH_EACH = new Set(['$each', '$slice', '$sort', '$position']);

function currentArray({ doc, parts }: Change, operator: string): unknown[] | undefined {
  const current = existing(doc, parts);
  if (current === undefined) return undefined;
  if (Array.isArray(current)) return current;
  const field = parts.join('.');
  if (operator === '$push' || operator === '$addToSet') {
    throw badValue(
      operator === '$push'
        ? `The field '${field}' must be an array but is of type ${typeAlias(current)} in document {_id: ${showValue(doc._id)}}`
        : `Cannot apply $addToSet to non-array field. Field named '${parts.at(-1)}' has non-array type ${typeAlias(current)}`,
    );
  }
  if (operator === '$pop')
    throw typeMismatch(`Path '${field}' contains an element of non-array type '${typeAlias(current)}'`);
  throw badValue(`Cannot apply ${operator} to a non-array value`);
}

function eachOf(operand: unknown, operator: string): { items: unknown[]; modifiers: Doc } {
  if (!isDoc(operand) || !('$each' in operand)) return { items: [operand], modifiers: {} };
  for (const name of Object.keys(operand)) {
    if (!ALLOWED_WITH_EACH.has(name)) throw badValue(`Unrecognized clause in ${operator}: ${name}`);
  }
  if (!Array.isArray(operand.$each)) {
    throw badValue(
      `The argument to $each in ${operator} must be an array but it was of type: ${typeAlias(operand.$each)}`,
    );
  }
  return { items: operand.$each, modifiers: operand };
}

const push: UpdateOperator = (change) => {
  const { items, modifiers } = eachOf(change.operand, '$push');
  const array = [...(currentArray(change, '$push') ?? [])];
  array.splice(positionIn(array, modifiers.$position), 0, ...items);
  const sorted = '$sort' in modifiers ? sortItems(array, modifiers.$sort) : array;
  putAt(change.doc, change.parts, '$slice' in modifiers ? sliceItems(sorted, modifiers.$slice) : sorted);
};

function positionIn(array: unknown[], position: unknown): number {
  if (position === undefined) return array.length;
  const index = toInteger(position);
  if (index === undefined)
    throw badValue(`The value for $position must be an integer value, not of type: ${typeAlias(position)}`);
  return index < 0 ? Math.max(0, array.length + index) : Math.min(index, array.length);
}

function sortItems(items: unknown[], sort: unknown): unknown[] {
  if (isDoc(sort)) {
    const wrapped = items.map((item) => ({ item }));
    const spec = parseSort(sort).map(([path, direction]): [string, 1 | -1] => [`item.${path}`, direction]);
    return sortDocs(wrapped, spec).map((doc) => doc.item);
  }
  const direction = toInteger(sort);
  if (direction !== 1 && direction !== -1) throw badValue('The $sort element value must be either 1 or -1');
  return [...items].sort((a, b) => compareValues(a, b) * direction);
}

function sliceItems(items: unknown[], slice: unknown): unknown[] {
  const count = toInteger(slice);
  if (count === undefined)
    throw badValue(`The value for $slice must be an integer value but was given type: ${typeAlias(slice)}`);
  return count < 0 ? items.slice(count) : items.slice(0, count);
}

const addToSet: UpdateOperator = (change) => {
  const { items, modifiers } = eachOf(change.operand, '$addToSet');
  const extra = Object.keys(modifiers).find((name) => name !== '$each');
  if (extra) throw badValue(`Found unexpected fields after $each in $addToSet: ${extra}`);
  const array = [...(currentArray(change, '$addToSet') ?? [])];
  for (const item of items) if (!array.some((present) => equalValues(present, item))) array.push(item);
  putAt(change.doc, change.parts, array);
};

const pop: UpdateOperator = (change) => {
  const end = toInteger(change.operand);
  if (end !== 1 && end !== -1)
    throw failedToParse(`$pop expects 1 or -1, found: ${showValue(change.operand)}`);
  const array = currentArray(change, '$pop');
  if (array) putAt(change.doc, change.parts, end === 1 ? array.slice(0, -1) : array.slice(1));
};

const pull: UpdateOperator = (change) => {
  const array = currentArray(change, '$pull');
  if (!array) return;
  const drops = pullTest(change.operand, change.now);
  putAt(
    change.doc,
    change.parts,
    array.filter((item) => !drops(item)),
  );
};

function pullTest(operand: unknown, now: Date): (item: unknown) => boolean {
  if (isDoc(operand) && !isOperators(operand)) {
    const matches = compileFilter(operand, { now });
    return (item) => isDoc(item) && matches(item);
  }
  const matches = compileFilter(
    { item: { $elemMatch: isOperators(operand) ? operand : { $in: [operand] } } },
    { now },
  );
  return (item) => matches({ item: [item] });
}

const pullAll: UpdateOperator = (change) => {
  const { operand } = change;
  if (!Array.isArray(operand))
    throw badValue(`$pullAll requires an array argument but was given a ${typeAlias(operand)}`);
  const array = currentArray(change, '$pullAll');
  if (!array) return;
  putAt(
    change.doc,
    change.parts,
    array.filter((item) => !operand.some((drop) => equalValues(item, drop))),
  );
};

export const arrayOperators: Record<string, UpdateOperator> = {
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
};
