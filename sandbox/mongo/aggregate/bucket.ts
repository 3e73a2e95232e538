import { ServerError } from '../errors';
import { compareValues } from '../values/compare';
import { type Doc, isDoc } from '../values/documents';
import { compileExpression, type ExpressionScope } from './expressions';
import { compileGroup } from './group';

/** A field of our own while a document is grouped. */
const MARK = '__bucket';

/** `$bucket`: documents grouped by the half-open stretch between two boundaries that their value falls in. */
export function compileBucket(operand: unknown, scope: ExpressionScope): (docs: Doc[]) => Doc[] {
  const { groupBy, boundaries, default: fallback, output = { count: { $sum: 1 } } } = readSpec(operand);
  const groupOf = compileExpression(groupBy, scope);
  const group = compileGroup({ _id: `$${MARK}`, ...output }, scope);
  const bucketOf = (doc: Doc): unknown => {
    const value = groupOf(doc) ?? null;
    const above = boundaries.findIndex((boundary) => compareValues(value, boundary) < 0);
    if (above > 0) return boundaries[above - 1];
    if (fallback !== undefined) return fallback;
    throw new ServerError(
      7158001,
      '$bucket could not find a matching branch for an input, and no default was specified.',
    );
  };
  return (docs) =>
    group(docs.map((doc) => ({ ...doc, [MARK]: bucketOf(doc) }))).sort((a, b) => compareValues(a._id, b._id));
}

interface BucketSpec {
  groupBy: unknown;
  boundaries: unknown[];
  default?: unknown;
  output?: Doc;
}

function readSpec(operand: unknown): BucketSpec {
  if (!isDoc(operand)) throw new ServerError(40201, 'Argument to $bucket stage must be an object');
  const { groupBy, boundaries, default: fallback, output } = operand;
  if (groupBy === undefined || boundaries === undefined) {
    throw new ServerError(40198, "$bucket requires 'groupBy' and 'boundaries' to be specified.");
  }
  if (!Array.isArray(boundaries))
    throw new ServerError(40200, "The $bucket 'boundaries' field must be an array");
  if (boundaries.length < 2)
    throw new ServerError(40192, "The $bucket 'boundaries' field must have at least 2 values");
  const unsorted = boundaries.some(
    (one, index) => index > 0 && compareValues(boundaries[index - 1], one) >= 0,
  );
  if (unsorted) throw new ServerError(40194, "The 'boundaries' option to $bucket must be sorted");
  return {
    groupBy,
    boundaries,
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(isDoc(output) ? { output } : {}),
  };
}
