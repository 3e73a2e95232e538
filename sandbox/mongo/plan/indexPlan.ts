import { isOperators } from '../query/conditions';
import type { SortSpec } from '../query/sort';
import type { IndexKey, TableIndex } from '../store/tableIndex';
import { equalValues, showValue } from '../values/compare';
import { type Doc, isDoc } from '../values/documents';
import { isTruthy } from '../values/types';
import { EVERYTHING, type Interval, intersect, isPoint, showInterval } from './bounds';

/** A way to read an index for a filter: which stretches of which fields, in which direction. */
export interface IndexPlan {
  index: TableIndex;
  /** For each leading field that is bounded, its stretches. */
  stretches: Interval[][];
  reverse: boolean;
  providesSort: boolean;
  score: number;
}

const MAX_RANGES = 2000;

/** The plan this index offers for the filter and the sort; undefined when it would help with neither. */
export function planIndex(
  index: TableIndex,
  filter: Doc,
  bounds: Map<string, Interval[][]>,
  sort: SortSpec,
  forced = false,
): IndexPlan | undefined {
  if (index.spec.hidden || !isUsable(index, filter, bounds)) return undefined;
  const stretches: Interval[][] = [];
  let equalities = 0;
  let ranges = 1;
  for (const [path] of index.fields) {
    const stretch = stretchFor(index, bounds.get(path));
    if (!stretch || ranges * stretch.length > MAX_RANGES) break;
    stretches.push(stretch);
    ranges *= stretch.length;
    if (!stretch.every(isPoint)) break;
    equalities += 1;
  }
  const direction = sortDirection(index, stretches, sort);
  if (stretches.length === 0 && direction === undefined && !forced) return undefined;
  const whole = equalities === index.fields.length;
  const score =
    equalities * 100 +
    (stretches.length - equalities) * 50 +
    (direction === undefined ? 0 : 20) +
    (whole && index.spec.unique ? 10 : 0) -
    index.fields.length;
  return { index, stretches, reverse: direction === -1, providesSort: direction !== undefined, score };
}

function stretchFor(index: TableIndex, lists: Interval[][] | undefined): Interval[] | undefined {
  const [first, ...others] = lists ?? [];
  if (!first) return undefined;
  if (!index.multikey) return others.reduce(intersect, first);
  return [first, ...others].find((list) => list.every(isPoint)) ?? first;
}

/** A partial or sparse index holds all matches only when the filter implies its condition. */
function isUsable(index: TableIndex, filter: Doc, bounds: Map<string, Interval[][]>): boolean {
  const { partialFilterExpression: partial, sparse } = index.spec;
  if (isDoc(partial)) return implies(filter, partial, bounds);
  if (!sparse) return true;
  return index.fields.some(([path]) => {
    const lists = bounds.get(path);
    return (
      lists?.some((list) => list.every((stretch) => !equalValues(stretch.low, null))) ||
      existsIn(filter, path)
    );
  });
}

function existsIn(filter: Doc, path: string): boolean {
  const condition = filter[path];
  return isDoc(condition) && '$exists' in condition && isTruthy(condition.$exists);
}

function implies(filter: Doc, partial: Doc, bounds: Map<string, Interval[][]>): boolean {
  return Object.entries(partial).every(([path, condition]) => {
    if (path === '$and' && Array.isArray(condition)) {
      return condition.every((part) => isDoc(part) && implies(filter, part, bounds));
    }
    if (path.startsWith('$')) return false;
    if (equalValues(filter[path], condition)) return true;
    const lists = bounds.get(path) ?? [];
    const required = isOperators(condition) ? Object.entries(condition) : [['$eq', condition] as const];
    return required.every(([operator, operand]) => impliesOne(filter, path, operator, operand, lists));
  });
}

function impliesOne(
  filter: Doc,
  path: string,
  operator: string,
  operand: unknown,
  lists: Interval[][],
): boolean {
  const condition = filter[path];
  if (isDoc(condition) && operator in condition && equalValues(condition[operator], operand)) return true;
  const within = (holds: (value: unknown) => boolean) =>
    lists.some((list) => list.length > 0 && list.every((one) => isPoint(one) && holds(one.low)));
  if (operator === '$exists' && isTruthy(operand)) {
    return lists.some((list) => list.every((one) => !equalValues(one.low, null)));
  }
  if (operator === '$eq') return within((value) => equalValues(value, operand));
  if (operator === '$in' && Array.isArray(operand)) {
    return within((value) => operand.some((item) => equalValues(item, value)));
  }
  return false;
}

/** +1 or -1 when scanning the index gives the sort's order, else undefined. */
function sortDirection(index: TableIndex, stretches: Interval[][], sort: SortSpec): 1 | -1 | undefined {
  if (sort.length === 0 || index.multikey) return undefined;
  const fixed = stretches.findIndex((list) => list.length !== 1 || !list.every(isPoint));
  const fixedCount = fixed === -1 ? stretches.length : fixed;
  if (stretches.slice(fixedCount).some((list) => list.length > 1)) return undefined;
  const fixedPaths = new Set(index.fields.slice(0, fixedCount).map(([path]) => path));
  const wanted = sort.filter(([path]) => !fixedPaths.has(path));
  const rest = index.fields.slice(fixedCount);
  if (wanted.length > rest.length) return undefined;
  let direction: 1 | -1 | undefined = wanted.length === 0 ? 1 : undefined;
  for (const [at, [path, order]] of wanted.entries()) {
    const field = rest[at];
    if (!field || field[0] !== path) return undefined;
    const here = field[1] === order ? 1 : -1;
    if (direction !== undefined && direction !== here) return undefined;
    direction = here;
  }
  return direction;
}

/** The index keys between which to scan, in index order. */
export function rangesOf({ index, stretches }: IndexPlan): [low: IndexKey, high: IndexKey][] {
  const used = stretches.length > 0 ? stretches : [[EVERYTHING]];
  let prefixes: unknown[][] = [[]];
  for (const list of used.slice(0, -1)) {
    prefixes = prefixes.flatMap((prefix) => list.map((stretch) => [...prefix, stretch.low]));
  }
  const descending = index.fields[used.length - 1]?.[1] === -1;
  const last = used.at(-1) ?? [];
  const ranges = prefixes.flatMap((prefix) =>
    last.map((stretch): [IndexKey, IndexKey] => {
      const low = { value: stretch.low, inclusive: stretch.lowInclusive };
      const high = { value: stretch.high, inclusive: stretch.highInclusive };
      const [start, end] = descending ? [high, low] : [low, high];
      return [
        { values: [...prefix, start.value], record: 0, bias: start.inclusive ? -1 : 1 },
        { values: [...prefix, end.value], record: 0, bias: end.inclusive ? 1 : -1 },
      ];
    }),
  );
  return ranges.sort(([a], [b]) => index.compareFields(a.values, b.values));
}

/** The IXSCAN stage as `explain` shows it. */
export function explainIndexScan({ index, stretches, reverse }: IndexPlan): Doc {
  const bounds = index.fields.map(([path, direction], at): [string, string[]] => [
    path,
    (stretches[at] ?? [EVERYTHING]).map((stretch) =>
      showInterval(stretch, (direction === -1) !== reverse, showValue),
    ),
  ]);
  const { spec } = index;
  return {
    stage: 'IXSCAN',
    keyPattern: spec.key,
    indexName: spec.name,
    isMultiKey: index.multikey,
    isUnique: spec.unique === true,
    isSparse: spec.sparse === true,
    isPartial: index.covers !== undefined,
    indexVersion: 2,
    direction: reverse ? 'backward' : 'forward',
    indexBounds: Object.fromEntries(bounds),
  };
}
