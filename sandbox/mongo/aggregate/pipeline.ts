import { Aggregator } from 'mingo/aggregator';
import { failedToParse, notImplemented, ServerError } from '../errors';
import { compileFilter } from '../query/matcher';
import { compileProjection } from '../query/projection';
import { parseSort, sortDocs } from '../query/sort';
import { compareValues } from '../values/compare';
import { type Doc, isDoc, setField } from '../values/documents';
import { isNumeric, toNumber } from '../values/numbers';
import { splitPath } from '../values/paths';
import { compileBucket } from './bucket';
import { isKnownStage } from './expressionOperators';
import { compileExpression, fromMingo, guarded, mingoOptions, toMingo } from './expressions';
import { compileGroup } from './group';
import { compileFacet, compileLookup, compileUnionWith } from './joins';
import { compileUnset, compileUnwind } from './reshape';
import type { PipelineScope, Stage } from './stage';

type StageCompiler = (operand: unknown, scope: PipelineScope) => Stage;

/** Compiles a whole pipeline; an unknown stage is refused with MongoDB's code 40324. */
export function compileStages(stages: unknown, scope: PipelineScope): Stage {
  if (!Array.isArray(stages)) throw new ServerError(14, "'pipeline' option must be specified as an array");
  const compiled = stages.map((stage) => compileStage(stage, scope));
  return (docs) => compiled.reduce((current, stage) => stage(current), docs);
}

/** The name and operand of one stage. */
export function readStage(stage: unknown): [name: string, operand: unknown] {
  const entries = isDoc(stage) ? Object.entries(stage) : [];
  const [only] = entries;
  if (!only || entries.length !== 1) {
    throw new ServerError(40323, 'A pipeline stage specification object must contain exactly one field.');
  }
  return only;
}

const NOT_IMPLEMENTED = new Set([
  '$changeStream',
  '$changeStreamSplitLargeEvent',
  '$collStats',
  '$currentOp',
  '$geoNear',
  '$graphLookup',
  '$indexStats',
  '$listLocalSessions',
  '$listSessions',
  '$merge',
  '$out',
  '$planCacheStats',
  '$search',
  '$searchMeta',
  '$vectorSearch',
]);

function compileStage(stage: unknown, scope: PipelineScope): Stage {
  const [name, operand] = readStage(stage);
  const compile = STAGES[name];
  if (compile) return compile(operand, scope);
  if (NOT_IMPLEMENTED.has(name)) throw notImplemented(`The ${name} stage`);
  if (!isKnownStage(name)) throw new ServerError(40324, `Unrecognized pipeline stage name: '${name}'`);
  return compileWithMingo(name, operand, scope);
}

function compileWithMingo(name: string, operand: unknown, scope: PipelineScope): Stage {
  return (docs) =>
    guarded(() => {
      const aggregator = new Aggregator([{ [name]: toMingo(operand) } as Doc], mingoOptions(scope));
      return aggregator.run(docs.map((doc) => toMingo(doc) as Doc)).map((doc) => fromMingo(doc) as Doc);
    });
}

function requireDoc(operand: unknown, code: number, message: string): Doc {
  if (!isDoc(operand)) throw new ServerError(code, message);
  return operand;
}

function requireCount(operand: unknown, code: number, message: string, least: number): number {
  const count = isNumeric(operand) ? toNumber(operand) : Number.NaN;
  if (!Number.isInteger(count) || count < least) throw new ServerError(code, message);
  return count;
}

const addFields: StageCompiler = (operand, scope) => {
  const spec = requireDoc(operand, 40272, '$addFields specification stage must be an object');
  const fields = flattenFields(spec).map(([parts, expression]) => ({
    parts,
    compute: compileExpression(expression, scope),
  }));
  return (docs) =>
    docs.map((doc) => {
      let result: Doc = { ...doc };
      for (const { parts, compute } of fields) result = withField(result, parts, compute(doc)) as Doc;
      return result;
    });
};

function flattenFields(spec: Doc, prefix: string[] = []): [string[], unknown][] {
  return Object.entries(spec).flatMap(([field, value]): [string[], unknown][] => {
    const parts = [...prefix, ...splitPath(field)];
    const nested = isDoc(value) && Object.keys(value).length > 0 && !Object.keys(value)[0]?.startsWith('$');
    return nested ? flattenFields(value, parts) : [[parts, value]];
  });
}

/** A copy with the field set, in every element where the path runs through an array; missing means removed. */
function withField(target: unknown, parts: string[], value: unknown): unknown {
  const [part, ...rest] = parts;
  if (part === undefined) return value;
  if (Array.isArray(target)) return target.map((item) => withField(item, parts, value));
  const copy: Doc = isDoc(target) ? { ...target } : {};
  if (rest.length > 0) setField(copy, part, withField(copy[part], rest, value));
  else if (value === undefined) delete copy[part];
  else setField(copy, part, value);
  return copy;
}

const replaceRoot = (expression: unknown, scope: PipelineScope): Stage => {
  const compute = compileExpression(expression, scope);
  return (docs) =>
    docs.map((doc) =>
      requireDoc(
        compute(doc),
        40228,
        "'newRoot' expression must evaluate to an object, but resulting value was not one",
      ),
    );
};

const project: StageCompiler = (operand, scope) => {
  const spec = requireDoc(operand, 15969, '$project specification must be an object');
  if (Object.keys(spec).length === 0) {
    throw new ServerError(
      51272,
      'Invalid $project :: caused by :: projection specification must have at least one field',
    );
  }
  const projector = compileProjection(spec, scope, true);
  return (docs) => docs.map((doc) => projector(doc));
};

const count: StageCompiler = (operand) => {
  if (typeof operand !== 'string' || operand === '' || /[$.]/.test(operand)) {
    throw new ServerError(40156, 'the count field must be a non-empty string');
  }
  return (docs) => (docs.length > 0 ? [{ [operand]: docs.length }] : []);
};

const sortByCount: StageCompiler = (operand, scope) => {
  const group = compileGroup({ _id: operand, count: { $sum: 1 } }, scope);
  return (docs) => group(docs).sort((a, b) => compareValues(b.count, a.count));
};

const STAGES: Record<string, StageCompiler> = {
  $match: (operand, scope) => {
    const matches = compileFilter(
      requireDoc(operand, 15959, 'the match filter must be an expression in an object'),
      scope,
    );
    return (docs) => docs.filter((doc) => matches(doc));
  },
  $sort: (operand) => {
    const spec = parseSort(operand);
    if (spec.length === 0) throw new ServerError(15976, '$sort stage must have at least one sort key');
    return (docs) => sortDocs(docs, spec);
  },
  $limit: (operand) => {
    const limit = requireCount(operand, 15958, 'the limit must be positive', 1);
    return (docs) => docs.slice(0, limit);
  },
  $skip: (operand) => {
    const skip = requireCount(
      operand,
      5107200,
      'invalid argument to $skip stage: Expected a non-negative number',
      0,
    );
    return (docs) => docs.slice(skip);
  },
  $count: count,
  $project: project,
  $addFields: addFields,
  $set: addFields,
  $unset: compileUnset,
  $unwind: compileUnwind,
  $replaceWith: replaceRoot,
  $replaceRoot: (operand, scope) => {
    const spec = requireDoc(operand, 40229, 'expected an object as specification for $replaceRoot stage');
    if (!('newRoot' in spec)) throw new ServerError(40231, 'no newRoot specified for the $replaceRoot stage');
    return replaceRoot(spec.newRoot, scope);
  },
  $group: compileGroup,
  $bucket: compileBucket,
  $sortByCount: sortByCount,
  $lookup: (operand, scope) => compileLookup(operand, scope, compileStages),
  $facet: (operand, scope) => compileFacet(operand, scope, compileStages),
  $unionWith: (operand, scope) => compileUnionWith(operand, scope, compileStages),
  $documents: () => {
    throw failedToParse('$documents is only supported at the start of a database-level aggregate');
  },
};
