import { ServerError } from '../errors';
import { type Doc, isDoc } from '../values/documents';
import { arrayIndex, splitPath } from '../values/paths';

/** One field of a key on its way down into a document. */
interface Cursor {
  path: string;
  node: unknown;
  rest: string[];
  /** True once an array's element stands here: a nested array is then a value, not entered again. */
  entered: boolean;
}

const EMPTY = Symbol('empty array');

export interface ExtractedKeys {
  keys: unknown[][];
  multikey: boolean;
}

/** The index keys of a document: one for each element where a path runs through an array. A missing field is
 * null, an empty array `undefined`. With `sparse`, a document that has none of the fields has no key. */
export function extractKeys(doc: Doc, paths: string[], sparse: boolean): ExtractedKeys {
  const state = { multikey: false };
  const raw = expand(
    paths.map((path) => ({ path, node: doc, rest: splitPath(path), entered: false })),
    state,
  );
  const present = sparse ? raw.filter((key) => key.some((value) => value !== undefined)) : raw;
  const keys = present.map((key) =>
    key.map((value) => (value === undefined ? null : value === EMPTY ? undefined : value)),
  );
  return { keys, multikey: state.multikey };
}

function expand(cursors: Cursor[], state: { multikey: boolean }): unknown[][] {
  const stops = cursors.map(descend);
  const arrays = new Set(stops.filter(isAtArray).map((stop) => stop.node));
  if (arrays.size > 1) {
    const names = stops.filter(isAtArray).map((stop) => `[${stop.path.split('.').at(-1)}]`);
    throw new ServerError(171, `cannot index parallel arrays ${names.slice(0, 2).join(' ')}`);
  }
  const [array] = arrays;
  if (!Array.isArray(array)) return [stops.map((stop) => stop.node)];
  state.multikey = true;
  if (array.length === 0) {
    return expand(
      stops.map((stop) =>
        isAtArray(stop)
          ? { ...stop, node: stop.rest.length === 0 ? EMPTY : undefined, rest: [], entered: true }
          : stop,
      ),
      state,
    );
  }
  return array.flatMap((item) =>
    expand(
      stops.map((stop) => (isAtArray(stop) ? { ...stop, node: item, entered: true } : stop)),
      state,
    ),
  );
}

function isAtArray(cursor: Cursor): boolean {
  return Array.isArray(cursor.node) && !cursor.entered;
}

/** Goes down until the value, a missing field, or an array to enter. */
function descend(cursor: Cursor): Cursor {
  let { node, rest, entered } = cursor;
  while (rest.length > 0) {
    const [part = '', ...after] = rest;
    if (isDoc(node)) node = node[part];
    else if (Array.isArray(node)) {
      const index = arrayIndex(part);
      if (index === undefined || node.some(isDoc)) {
        if (entered) return { ...cursor, node: undefined, rest: [], entered: true };
        return { ...cursor, node, rest, entered: false };
      }
      node = node[index];
    } else return { ...cursor, node: undefined, rest: [], entered: true };
    rest = after;
    entered = false;
  }
  return { ...cursor, node, rest, entered };
}
