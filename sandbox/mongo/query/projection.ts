import { compileExpression, type ExpressionScope } from '../aggregate/expressions';
import { badValue, ServerError } from '../errors';
import { type Doc, isDoc, setField } from '../values/documents';
import { isNumeric, toNumber } from '../values/numbers';
import { type Found, splitPath } from '../values/paths';
import { isTruthy } from '../values/types';
import { compileFilter } from './matcher';

/** Gives the projected copy of a document; `found` serves the positional `$` of find. */
export type Projector = (doc: Doc, found?: Found) => Doc;

interface Node {
  keep?: boolean;
  compute?: (doc: Doc) => unknown;
  transform?: (value: unknown, found?: Found) => unknown;
  children?: Map<string, Node>;
}

const exclusiveError = (code: number, path: string, kind: string) =>
  new ServerError(
    code,
    `Cannot do ${kind} on field ${path} in ${kind === 'inclusion' ? 'exclusion' : 'inclusion'} projection`,
  );

/** Compiles the projection of find (with `$slice`, `$elemMatch` and positional) and of `$project`. */
export function compileProjection(spec: Doc, scope: ExpressionScope, stage = false): Projector {
  const root: Node = { children: new Map() };
  const flat = flatten(spec);
  const including = isInclusion(flat);
  for (const [path, value] of flat) {
    if (path === '_id' && isPlain(value)) continue;
    if (isPlain(value) && isTruthy(value) !== including) {
      throw including ? exclusiveError(31254, path, 'exclusion') : exclusiveError(31253, path, 'inclusion');
    }
    insert(root, splitPath(path), nodeFor(path, value, scope, stage), path);
  }
  const id = flat.find(([path]) => path === '_id')?.[1];
  const keepsId = id === undefined ? true : !isPlain(id) || isTruthy(id);
  if (including) {
    if (keepsId && !root.children?.has('_id')) insert(root, ['_id'], { keep: true }, '_id');
    return (doc, found) => include(doc, root, doc, found) as Doc;
  }
  if (!keepsId) insert(root, ['_id'], { keep: false }, '_id');
  return (doc, found) => exclude(doc, root, found) as Doc;
}

function flatten(spec: Doc, prefix = ''): [string, unknown][] {
  return Object.entries(spec).flatMap(([field, value]): [string, unknown][] => {
    const path = prefix + field;
    const nested = isDoc(value) && !Object.keys(value).some((key) => key.startsWith('$'));
    return nested && Object.keys(value).length > 0 ? flatten(value, `${path}.`) : [[path, value]];
  });
}

function isPlain(value: unknown): boolean {
  return typeof value === 'boolean' || isNumeric(value);
}

/** `$slice` and `$elemMatch` alone do not decide; a computed field means inclusion. */
function isInclusion(flat: [string, unknown][]): boolean {
  const deciding = flat.filter(([path, value]) => path !== '_id' && !isFindSlice(value));
  const [first] = deciding;
  if (!first) {
    const id = flat.find(([path]) => path === '_id')?.[1];
    return id !== undefined && isTruthy(id) && !flat.some(([, value]) => isFindSlice(value));
  }
  return !isPlain(first[1]) || isTruthy(first[1]);
}

function isFindSlice(value: unknown): boolean {
  return (
    isDoc(value) && '$slice' in value && !(Array.isArray(value.$slice) && typeof value.$slice[0] === 'string')
  );
}

function insert(root: Node, parts: string[], node: Node, path: string): void {
  let at = root;
  for (const part of parts.slice(0, -1)) {
    at.children ??= new Map();
    const next = at.children.get(part) ?? {};
    if (next.keep !== undefined || next.compute) throw new ServerError(31249, `Path collision at ${path}`);
    at.children.set(part, next);
    at = next;
  }
  at.children ??= new Map();
  const last = parts.at(-1) ?? '';
  if (at.children.has(last)) throw new ServerError(31250, `Path collision at ${path}`);
  at.children.set(last, node);
}

function nodeFor(path: string, value: unknown, scope: ExpressionScope, stage: boolean): Node {
  if (isPlain(value)) {
    if (!stage && path.endsWith('.$')) return { keep: true };
    return { keep: isTruthy(value) };
  }
  if (!stage && isDoc(value)) {
    if (isFindSlice(value)) return { transform: slicer(value.$slice) };
    if ('$elemMatch' in value) return { transform: elementPicker(value.$elemMatch, scope), keep: true };
    if ('$meta' in value) throw badValue('$meta projections are not supported');
  }
  return { compute: compileExpression(value, scope) };
}

function slicer(operand: unknown): (value: unknown) => unknown {
  const numbers = (Array.isArray(operand) ? operand : [operand]).map((item) =>
    isNumeric(item) ? Math.trunc(toNumber(item)) : Number.NaN,
  );
  const [first, count] = numbers;
  if (first === undefined || numbers.some(Number.isNaN))
    throw badValue('$slice only supports numbers and [skip, limit] arrays');
  if (count !== undefined && count <= 0)
    throw new ServerError(28724, 'First argument to $slice must be positive');
  return (value) => {
    if (!Array.isArray(value)) return value;
    if (count === undefined) return first < 0 ? value.slice(first) : value.slice(0, first);
    const start = first < 0 ? Math.max(0, value.length + first) : first;
    return value.slice(start, start + count);
  };
}

function elementPicker(operand: unknown, scope: ExpressionScope): (value: unknown) => unknown {
  const matches = compileFilter({ items: { $elemMatch: operand } }, scope);
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const picked = value.find((item) => matches({ items: [item] }));
    return picked === undefined ? undefined : [picked];
  };
}

function include(value: unknown, node: Node, root: Doc, found?: Found): unknown {
  if (Array.isArray(value)) {
    const items = value.filter((item) => isDoc(item) || Array.isArray(item));
    return items.map((item) => include(item, node, root, found));
  }
  if (!isDoc(value)) return computeChildren(node, root);
  const result: Doc = {};
  for (const [field, item] of Object.entries(value)) {
    const child = node.children?.get(field);
    if (!child || child.compute) continue;
    const kept = includeField(item, child, root, found);
    if (kept !== undefined) setField(result, field, kept);
  }
  for (const [field, child] of node.children ?? []) {
    const computed = child.compute
      ? child.compute(root)
      : field in value
        ? undefined
        : computeChildren(child, root);
    if (computed !== undefined) setField(result, field, computed);
  }
  return result;
}

function includeField(item: unknown, child: Node, root: Doc, found?: Found): unknown {
  if (child.children?.has('$')) return positional(item, found);
  if (child.transform) return child.transform(item, found);
  if (child.keep) return item;
  return isDoc(item) || Array.isArray(item)
    ? include(item, child, root, found)
    : computeChildren(child, root);
}

function positional(item: unknown, found: Found | undefined): unknown {
  if (!Array.isArray(item)) return item;
  if (found?.arrayIndex === undefined) {
    throw new ServerError(
      51246,
      "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
    );
  }
  return [item[found.arrayIndex]];
}

function computeChildren(node: Node, root: Doc): unknown {
  const result: Doc = {};
  for (const [field, child] of node.children ?? []) {
    const computed = child.compute ? child.compute(root) : computeChildren(child, root);
    if (computed !== undefined) setField(result, field, computed);
  }
  return Object.keys(result).length > 0 ? result : undefined;
}

function exclude(value: unknown, node: Node, found?: Found): unknown {
  if (Array.isArray(value)) return value.map((item) => exclude(item, node, found));
  if (!isDoc(value)) return value;
  const result: Doc = {};
  for (const [field, item] of Object.entries(value)) {
    const child = node.children?.get(field);
    if (child?.keep === false) continue;
    const kept = child?.transform
      ? child.transform(item, found)
      : child?.children
        ? exclude(item, child, found)
        : item;
    if (kept !== undefined) setField(result, field, kept);
  }
  return result;
}
