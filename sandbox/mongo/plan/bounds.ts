import { isOperators } from '../query/conditions';
import { isRegex, literalPrefix } from '../query/regex';
import { compareValues, TypeEdge, typeOrder } from '../values/compare';
import { bsonType, type Doc, isDoc } from '../values/documents';

/** A stretch of index values in ascending order. */
export interface Interval {
  low: unknown;
  lowInclusive: boolean;
  high: unknown;
  highInclusive: boolean;
}

const LOWEST = new TypeEdge(-2);
const HIGHEST = new TypeEdge(128);
export const EVERYTHING: Interval = { low: LOWEST, lowInclusive: true, high: HIGHEST, highInclusive: true };

const point = (value: unknown): Interval => ({
  low: value,
  lowInclusive: true,
  high: value,
  highInclusive: true,
});

export function isPoint(interval: Interval): boolean {
  return interval.lowInclusive && interval.highInclusive && compareValues(interval.low, interval.high) === 0;
}

/** For each path of a filter, the stretches in which its values must lie: one list for each condition that has any. */
export function boundsByPath(filter: Doc, prefix = ''): Map<string, Interval[][]> {
  const bounds = new Map<string, Interval[][]>();
  const add = (path: string, intervals: Interval[] | undefined) => {
    if (intervals) bounds.set(path, [...(bounds.get(path) ?? []), intervals]);
  };
  const merge = (inner: Map<string, Interval[][]>) => {
    for (const [path, lists] of inner) for (const list of lists) add(path, list);
  };
  for (const [key, value] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(value)) {
      for (const part of value) if (isDoc(part)) merge(boundsByPath(part, prefix));
    }
    if (key.startsWith('$')) continue;
    const path = prefix + key;
    if (!isOperators(value)) {
      add(path, equality(value));
      continue;
    }
    for (const [operator, operand] of Object.entries(value)) {
      if (operator === '$elemMatch' && isDoc(operand)) {
        if (Object.keys(operand)[0]?.startsWith('$')) merge(boundsByPath({ [path]: operand }));
        else merge(boundsByPath(operand, `${path}.`));
      } else add(path, intervalsFor(operator, operand));
    }
  }
  return bounds;
}

function equality(value: unknown): Interval[] | undefined {
  if (Array.isArray(value) || value === undefined) return undefined;
  if (isRegex(value)) return prefixed(value);
  return [point(value)];
}

function prefixed(regex: unknown): Interval[] | undefined {
  const prefix = isRegex(regex) ? literalPrefix(regex) : undefined;
  if (prefix === undefined) return undefined;
  const last = prefix.charCodeAt(prefix.length - 1);
  if (last >= 0xd7ff) return undefined;
  const next = prefix.slice(0, -1) + String.fromCharCode(last + 1);
  return [{ low: prefix, lowInclusive: true, high: next, highInclusive: false }];
}

function intervalsFor(operator: string, operand: unknown): Interval[] | undefined {
  switch (operator) {
    case '$eq':
      return isRegex(operand) ? undefined : equality(operand);
    case '$in':
      return oneOf(operand);
    case '$all':
      return Array.isArray(operand) && !isDoc(operand[0]) ? equality(operand[0]) : undefined;
    case '$regex':
      return prefixed(operand);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return comparison(operator, operand);
    default:
      return undefined;
  }
}

function oneOf(operand: unknown): Interval[] | undefined {
  if (!Array.isArray(operand)) return undefined;
  const lists = operand.map((value) => (isRegex(value) ? undefined : equality(value)));
  if (lists.some((list) => list === undefined)) return undefined;
  const points = lists.flatMap((list) => list ?? []).sort((a, b) => compareValues(a.low, b.low));
  return points.filter((one, index) => index === 0 || compareValues(points[index - 1]?.low, one.low) !== 0);
}

function comparison(operator: string, operand: unknown): Interval[] | undefined {
  if (Array.isArray(operand) || isDoc(operand) || isRegex(operand)) return undefined;
  if (bsonType(operand) === 'MinKey' || bsonType(operand) === 'MaxKey') return undefined;
  if (operand === null) return operator.endsWith('e') ? [point(null)] : [];
  const order = typeOrder(operand);
  const inclusive = operator.endsWith('e');
  return operator.startsWith('$gt')
    ? [{ low: operand, lowInclusive: inclusive, high: new TypeEdge(order + 0.5), highInclusive: true }]
    : [{ low: new TypeEdge(order - 0.5), lowInclusive: true, high: operand, highInclusive: inclusive }];
}

/** The stretches common to two ascending lists. */
export function intersect(a: Interval[], b: Interval[]): Interval[] {
  return a.flatMap((one) => b.flatMap((other) => overlap(one, other)));
}

function overlap(a: Interval, b: Interval): Interval[] {
  const byLow = compareValues(a.low, b.low);
  const byHigh = compareValues(a.high, b.high);
  const low = byLow > 0 || (byLow === 0 && !a.lowInclusive) ? a : b;
  const high = byHigh < 0 || (byHigh === 0 && !a.highInclusive) ? a : b;
  const order = compareValues(low.low, high.high);
  if (order > 0 || (order === 0 && !(low.lowInclusive && high.highInclusive))) return [];
  return [
    { low: low.low, lowInclusive: low.lowInclusive, high: high.high, highInclusive: high.highInclusive },
  ];
}

/** How `explain` writes a stretch. */
export function showInterval(
  { low, lowInclusive, high, highInclusive }: Interval,
  reverse: boolean,
  show: (value: unknown) => string,
): string {
  const edge = (value: unknown, least: boolean) => {
    if (!(value instanceof TypeEdge)) return show(value);
    if (value === LOWEST) return 'MinKey';
    if (value === HIGHEST) return 'MaxKey';
    if (Math.round(value.order) === 15 || value.order === 15.5) return least ? '""' : '{}';
    if (Math.abs(value.order - 45) < 1)
      return least ? 'new Date(-9223372036854775808)' : 'new Date(9223372036854775807)';
    if (Math.abs(value.order - 10) < 1) return least ? '-inf.0' : 'inf.0';
    return least ? 'MinKey' : 'MaxKey';
  };
  return reverse
    ? `${highInclusive ? '[' : '('}${edge(high, false)}, ${edge(low, true)}${lowInclusive ? ']' : ')'}`
    : `${lowInclusive ? '[' : '('}${edge(low, true)}, ${edge(high, false)}${highInclusive ? ']' : ')'}`;
}
