import { ServerError } from '../errors';
import { cloneValue, type Doc, isDoc, setField } from '../values/documents';
import { EMPTY_ARRAY, leavesAt, setNested, splitPath } from '../values/paths';
import { compileExpression } from './expressions';
import type { CompileStages, PipelineScope, Stage } from './stage';

const LOOKUP_FIELDS = new Set(['from', 'localField', 'foreignField', 'as', 'let', 'pipeline']);

/** `$lookup` by equality, by pipeline with `let`, or by both. */
export function compileLookup(operand: unknown, scope: PipelineScope, compileStages: CompileStages): Stage {
  if (!isDoc(operand)) throw new ServerError(9, 'the $lookup specification must be an Object');
  const unknown = Object.keys(operand).find((field) => !LOOKUP_FIELDS.has(field));
  if (unknown) throw new ServerError(9, `unknown argument to $lookup: ${unknown}`);
  const { from, localField, foreignField, as, pipeline } = operand;
  if (typeof as !== 'string') throw new ServerError(9, "must specify 'as' field for a $lookup");
  if (typeof from !== 'string')
    throw new ServerError(9, "$lookup with no 'from' is not supported without $documents");
  if ((localField === undefined) !== (foreignField === undefined)) {
    throw new ServerError(
      9,
      '$lookup requires both or neither of localField and foreignField to be specified',
    );
  }
  if (localField === undefined && pipeline === undefined) {
    throw new ServerError(
      9,
      "$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified",
    );
  }
  const bind = compileLet(operand.let, scope);
  compileStages(pipeline ?? [], { ...scope, variables: { ...scope.variables, ...bind({}) } });
  return (docs) =>
    docs.map((doc) => {
      const filter =
        typeof localField === 'string' && typeof foreignField === 'string'
          ? equalityFilter(doc, localField, foreignField)
          : undefined;
      const joined = scope.read(from, filter);
      const inner = { ...scope, variables: { ...scope.variables, ...bind(doc) } };
      const result = cloneValue(doc);
      setNested(result, splitPath(as), compileStages(pipeline ?? [], inner)(joined));
      return result;
    });
}

function equalityFilter(doc: Doc, localField: string, foreignField: string): Doc {
  const { values } = leavesAt(doc, localField);
  const wanted = values.filter((value) => value !== EMPTY_ARRAY).map((value) => value ?? null);
  return { [foreignField]: { $in: wanted } };
}

function compileLet(spec: unknown, scope: PipelineScope): (doc: Doc) => Doc {
  if (spec === undefined) return () => ({});
  if (!isDoc(spec)) throw new ServerError(9, "$lookup argument 'let' must be an object");
  const variables = Object.entries(spec).map(([name, expression]) => ({
    name,
    compute: compileExpression(expression, scope),
  }));
  return (doc) => {
    const bound: Doc = {};
    for (const { name, compute } of variables) setField(bound, name, compute(doc));
    return bound;
  };
}

const NOT_IN_FACET = new Set([
  '$facet',
  '$out',
  '$merge',
  '$collStats',
  '$indexStats',
  '$changeStream',
  '$geoNear',
]);

export function compileFacet(operand: unknown, scope: PipelineScope, compileStages: CompileStages): Stage {
  if (!isDoc(operand) || Object.keys(operand).length === 0) {
    throw new ServerError(40169, 'the $facet specification must be a non-empty object');
  }
  const facets = Object.entries(operand).map(([name, stages]) => {
    const forbidden = Array.isArray(stages)
      ? stages
          .flatMap((stage) => (isDoc(stage) ? Object.keys(stage) : []))
          .find((stage) => NOT_IN_FACET.has(stage))
      : undefined;
    if (forbidden)
      throw new ServerError(40600, `${forbidden} is not allowed to be used within a $facet stage`);
    return { name, run: compileStages(stages, scope) };
  });
  return (docs) => {
    const result: Doc = {};
    for (const { name, run } of facets) setField(result, name, run(docs));
    return [result];
  };
}

export function compileUnionWith(
  operand: unknown,
  scope: PipelineScope,
  compileStages: CompileStages,
): Stage {
  const spec: Doc = typeof operand === 'string' ? { coll: operand } : isDoc(operand) ? operand : {};
  const { coll } = spec;
  if (typeof coll !== 'string') throw new ServerError(9, 'the $unionWith stage must name a collection');
  const run = compileStages(spec.pipeline ?? [], scope);
  return (docs) => [...docs, ...run(scope.read(coll))];
}
