import { badValue, ServerError } from '../errors';
import { compareValues } from '../values/compare';
import { type Doc, isDoc } from '../values/documents';
import { toInteger } from '../values/numbers';
import { EMPTY_ARRAY, leavesAt } from '../values/paths';

export type SortSpec = [path: string, direction: 1 | -1][];

export function parseSort(sort: unknown): SortSpec {
  if (sort === undefined || sort === null) return [];
  if (!isDoc(sort)) throw new ServerError(14, 'Expected field sort to be of type object');
  return Object.entries(sort).map(([path, direction]) => {
    const number = toInteger(direction);
    if (number !== 1 && number !== -1) {
      if (isDoc(direction)) throw badValue('$meta sort is not supported');
      throw new ServerError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
    }
    return [path, number];
  });
}

/** The documents in MongoDB's order: an array counts by its least element upwards, by its greatest downwards;
 * missing counts as null, and equal ones keep their order. */
export function sortDocs(docs: Doc[], spec: SortSpec): Doc[] {
  if (spec.length === 0) return docs;
  const keyed = docs.map((doc) => ({
    doc,
    keys: spec.map(([path, direction]) => sortKey(doc, path, direction)),
  }));
  keyed.sort((a, b) => {
    for (const [index, [, direction]] of spec.entries()) {
      const order = compareValues(a.keys[index], b.keys[index]);
      if (order !== 0) return order * direction;
    }
    return 0;
  });
  return keyed.map(({ doc }) => doc);
}

function sortKey(doc: Doc, path: string, direction: 1 | -1): unknown {
  const { values } = leavesAt(doc, path);
  const keys = values.map((value) => (value === EMPTY_ARRAY ? undefined : (value ?? null)));
  return keys.reduce((best, key) => (compareValues(key, best) * direction < 0 ? key : best));
}
