import { type Doc, isDoc, setField } from './documents';

/** The outermost array position through which a condition was met: what the update operator `$` means. */
export interface Found {
  arrayIndex?: number;
}

export function splitPath(path: string): string[] {
  return path.split('.');
}

export function arrayIndex(part: string): number | undefined {
  return /^(0|[1-9]\d*)$/.test(part) ? Number(part) : undefined;
}

/** True when some leaf at the path passes: arrays on the way are entered, by position and element by element.
 * At the end an array offers its elements and then itself, unless only the `whole` value is wanted. */
export function anyLeaf(
  value: unknown,
  parts: string[],
  test: (leaf: unknown) => boolean,
  options: { whole?: boolean; found?: Found } = {},
  at = 0,
  outer?: number,
): boolean {
  const part = parts[at];
  if (part === undefined) return leafPasses(value, test, options, outer);
  if (isDoc(value)) return anyLeaf(value[part], parts, test, options, at + 1, outer);
  if (!Array.isArray(value)) return test(undefined);
  const index = arrayIndex(part);
  if (index !== undefined && index < value.length) {
    if (anyLeaf(value[index], parts, test, options, at + 1, outer)) return true;
  }
  return value.some(
    (item, position) => isDoc(item) && anyLeaf(item, parts, test, options, at, outer ?? position),
  );
}

function leafPasses(
  value: unknown,
  test: (leaf: unknown) => boolean,
  { whole, found }: { whole?: boolean; found?: Found },
  outer: number | undefined,
): boolean {
  const note = (index: number | undefined) => {
    if (found && index !== undefined) found.arrayIndex = index;
    return true;
  };
  if (!whole && Array.isArray(value)) {
    const position = value.findIndex((item) => test(item));
    if (position >= 0) return note(outer ?? position);
  }
  return test(value) && note(outer);
}

/** Every value that an index or `distinct` sees at the path; a missing one is `undefined`. */
export function leavesAt(doc: Doc, path: string): { values: unknown[]; throughArray: boolean } {
  const values: unknown[] = [];
  const state = { throughArray: false };
  collect(doc, splitPath(path), 0, values, state);
  return { values, throughArray: state.throughArray };
}

function collect(
  value: unknown,
  parts: string[],
  at: number,
  out: unknown[],
  state: { throughArray: boolean },
) {
  const part = parts[at];
  if (part === undefined) {
    if (!Array.isArray(value)) out.push(value);
    else {
      state.throughArray = true;
      out.push(...value);
      if (value.length === 0) out.push(EMPTY_ARRAY);
    }
    return;
  }
  if (isDoc(value)) return collect(value[part], parts, at + 1, out, state);
  if (!Array.isArray(value)) {
    out.push(undefined);
    return;
  }
  const index = arrayIndex(part);
  if (index !== undefined && !value.some(isDoc)) return collect(value[index], parts, at + 1, out, state);
  state.throughArray = true;
  if (value.length === 0) out.push(undefined);
  for (const item of value) {
    if (isDoc(item)) collect(item, parts, at, out, state);
    else out.push(undefined);
  }
}

/** How an empty array is met at the end of a path: it has no elements to offer. */
export const EMPTY_ARRAY: readonly unknown[] = Object.freeze([]);

/** The value at a path through documents and array positions only. */
export function valueAt(value: unknown, parts: string[]): unknown {
  let current = value;
  for (const part of parts) {
    if (isDoc(current)) current = current[part];
    else if (Array.isArray(current)) {
      const index = arrayIndex(part);
      current = index === undefined ? undefined : current[index];
    } else return undefined;
  }
  return current;
}

/** Sets a nested field, making the documents on the way. */
export function setNested(doc: Doc, parts: string[], value: unknown): void {
  let current = doc;
  for (const part of parts.slice(0, -1)) {
    const next = current[part];
    if (isDoc(next)) current = next;
    else {
      const made: Doc = {};
      setField(current, part, made);
      current = made;
    }
  }
  const last = parts.at(-1);
  if (last !== undefined) setField(current, last, value);
}
