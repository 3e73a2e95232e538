import { badValue, failedToParse, ServerError } from '../errors';
import { showValue } from '../values/compare';
import { type Doc, isDoc, setField } from '../values/documents';
import { arrayIndex, splitPath, valueAt } from '../values/paths';

/** What an update may know of the document it changes. */
export interface UpdateTargetScope {
  /** The array position that the filter matched, for `$`. */
  matchedIndex?: number;
  /** `arrayFilters` by identifier, for `$[name]`. */
  arrayFilters: Map<string, (item: unknown) => boolean>;
}

/** The concrete paths that an update path means in this document: `$`, `$[]` and `$[name]` resolved. */
export function resolveTargets(doc: Doc, path: string, scope: UpdateTargetScope): string[][] {
  const parts = splitPath(path);
  if (parts.some((part) => part === '')) {
    throw new ServerError(
      56,
      `The update path '${path}' contains an empty field name, which is not allowed.`,
    );
  }
  return expand(doc, parts, [], path, scope);
}

function expand(
  doc: Doc,
  rest: string[],
  done: string[],
  path: string,
  scope: UpdateTargetScope,
): string[][] {
  const at = rest.findIndex((part) => part.startsWith('$'));
  const part = rest[at];
  if (part === undefined) return [[...done, ...rest]];
  const before = [...done, ...rest.slice(0, at)];
  const after = rest.slice(at + 1);
  if (part === '$') {
    if (scope.matchedIndex === undefined) {
      throw badValue('The positional operator did not find the match needed from the query.');
    }
    return expand(doc, after, [...before, String(scope.matchedIndex)], path, scope);
  }
  const name = /^\$\[(.*)\]$/.exec(part)?.[1];
  if (name === undefined) {
    throw new ServerError(
      52,
      `The dollar ($) prefixed field '${part}' in '${path}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  }
  const array = valueAt(doc, before);
  if (!Array.isArray(array)) {
    if (array === undefined) {
      throw badValue(
        `The path '${before.join('.')}' must exist in the document in order to apply array updates.`,
      );
    }
    throw badValue(`Cannot apply array updates to non-array element ${before.at(-1)}: ${showValue(array)}`);
  }
  const accepts = name === '' ? () => true : filterFor(name, path, scope);
  return array.flatMap((item, index) =>
    accepts(item) ? expand(doc, after, [...before, String(index)], path, scope) : [],
  );
}

function filterFor(name: string, path: string, scope: UpdateTargetScope): (item: unknown) => boolean {
  const filter = scope.arrayFilters.get(name);
  if (!filter) throw badValue(`No array filter found for identifier '${name}' in path '${path}'`);
  return filter;
}

/** Refuses two changes of which one contains the other. */
export class ConflictGuard {
  private readonly seen = new Set<string>();
  private readonly parents = new Set<string>();

  add(path: string): void {
    const parts = splitPath(path);
    const prefixes = parts.map((_, index) => parts.slice(0, index + 1).join('.'));
    const conflict = this.parents.has(path) ? path : prefixes.find((prefix) => this.seen.has(prefix));
    if (conflict !== undefined) {
      throw new ServerError(40, `Updating the path '${path}' would create a conflict at '${conflict}'`);
    }
    this.seen.add(path);
    for (const prefix of prefixes.slice(0, -1)) this.parents.add(prefix);
  }
}

const MAX_PADDING = 1_500_000;

/** The container of a path's last part, made on the way where missing, or a refusal (28) where a scalar stands. */
function containerFor(doc: Doc, parts: string[]): Doc | unknown[] {
  let current: Doc | unknown[] = doc;
  for (const [depth, part] of parts.slice(0, -1).entries()) {
    let next: unknown = childOf(current, part, parts[depth - 1] ?? '');
    if (next === undefined) {
      next = {};
      putChild(current, part, next);
    }
    if (!isDoc(next) && !Array.isArray(next)) {
      throw new ServerError(
        28,
        `Cannot create field '${parts[depth + 1]}' in element {${part}: ${showValue(next)}}`,
      );
    }
    current = next;
  }
  return current;
}

/** The value at a path of documents and positions; undefined also where the path cannot exist. */
export function existing(doc: Doc, parts: string[]): unknown {
  return valueAt(doc, parts);
}

function childOf(container: Doc | unknown[], part: string, name: string): unknown {
  if (!Array.isArray(container)) return container[part];
  const index = arrayIndex(part);
  if (index === undefined) {
    throw new ServerError(28, `Cannot create field '${part}' in element {${name}: ${showValue(container)}}`);
  }
  return container[index];
}

function putChild(container: Doc | unknown[], part: string, value: unknown, name = ''): void {
  if (!Array.isArray(container)) {
    setField(container, part, value);
    return;
  }
  const index = arrayIndex(part);
  if (index === undefined) {
    throw new ServerError(28, `Cannot create field '${part}' in element {${name}: ${showValue(container)}}`);
  }
  if (index - container.length > MAX_PADDING)
    throw failedToParse(`can't backfill more than ${MAX_PADDING} elements`);
  while (container.length < index) container.push(null);
  container[index] = value;
}

export function putAt(doc: Doc, parts: string[], value: unknown): void {
  putChild(containerFor(doc, parts), parts.at(-1) ?? '', value, parts.at(-2));
}

/** Removes a field; an array position becomes null, as `$unset` does. */
export function removeAt(doc: Doc, parts: string[]): void {
  const container = valueAt(doc, parts.slice(0, -1));
  const last = parts.at(-1) ?? '';
  if (Array.isArray(container)) {
    const index = arrayIndex(last);
    if (index !== undefined && index < container.length) container[index] = null;
  } else if (isDoc(container)) delete container[last];
}
