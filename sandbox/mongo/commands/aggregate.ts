import { compileStages, readStage } from '../aggregate/pipeline';
import type { PipelineScope } from '../aggregate/stage';
import { failedToParse, notImplemented, ServerError } from '../errors';
import { type FindRequest, findDocs } from '../plan/find';
import { parseSort } from '../query/sort';
import { type Doc, isDoc } from '../values/documents';
import { isNumeric } from '../values/numbers';
import {
  type Command,
  type CommandContext,
  checkedNamespace,
  countField,
  docField,
  namespaceOf,
  refuseOptions,
  scopeOf,
} from './command';

/** A pipeline as it is run: what the planner answers by an index, and the stages after it. */
export interface SplitPipeline {
  request: FindRequest;
  rest: unknown[];
}

const PHASES = ['$match', '$sort', '$skip', '$limit'];

/** Gives leading `$match`, `$sort`, `$skip` and `$limit` to the planner, as far as their order allows. */
export function splitPipeline(context: CommandContext): SplitPipeline {
  const { body } = context;
  refuseOptions(body, []);
  const { pipeline } = body;
  if (!Array.isArray(pipeline)) throw new ServerError(14, "'pipeline' option must be specified as an array");
  const request: FindRequest = {
    filter: {},
    sort: [],
    skip: 0,
    limit: 0,
    hint: body.hint,
    scope: scopeOf(context),
  };
  const matches: Doc[] = [];
  let taken = 0;
  let phase = 0;
  for (const stage of pipeline) {
    const [name, operand] = readStage(stage);
    const next = PHASES.indexOf(name);
    const inOrder = name === '$match' ? phase === 0 : next >= phase;
    if (!inOrder || !takeStage(request, matches, name, operand)) break;
    phase = name === '$match' ? 0 : next + 1;
    taken += 1;
  }
  request.filter = matches.length === 1 ? (matches[0] ?? {}) : matches.length > 1 ? { $and: matches } : {};
  return { request, rest: pipeline.slice(taken) };
}

/** Malformed operands are left to the stage itself, which refuses them in its own words. */
function takeStage(request: FindRequest, matches: Doc[], name: string, operand: unknown): boolean {
  if (name === '$match' && isDoc(operand)) {
    if (Object.keys(operand).length > 0) matches.push(operand);
    return true;
  }
  if (name === '$sort' && isDoc(operand) && Object.keys(operand).length > 0) {
    request.sort = parseSort(operand);
    return true;
  }
  const count = typeof operand === 'number' && Number.isInteger(operand) ? operand : -1;
  if (name === '$skip' && count >= 0) {
    request.skip = count;
    return true;
  }
  if (name === '$limit' && count > 0) {
    request.limit = count;
    return true;
  }
  return false;
}

export function pipelineScope(context: CommandContext): PipelineScope {
  const { unit, db } = context;
  const scope = scopeOf(context);
  return {
    ...scope,
    read: (collection, filter) => {
      const request = { filter: filter ?? {}, sort: [], skip: 0, limit: 0, scope };
      return findDocs(unit.table(checkedNamespace(db, collection)), request).hits.map(({ doc }) => doc);
    },
  };
}

function aggregate(context: CommandContext): Doc {
  const { body, unit, cursors } = context;
  if (isNumeric(body.aggregate)) throw notImplemented('A pipeline over a whole database');
  const namespace = namespaceOf(context);
  if (body.explain) throw notImplemented("The option 'explain' of aggregate (use the explain command)");
  if (!isDoc(body.cursor)) {
    throw failedToParse("The 'cursor' option is required, except for aggregate with the explain argument");
  }
  const { request, rest } = splitPipeline(context);
  const run = compileStages(rest, pipelineScope(context));
  const { hits } = findDocs(unit.table(namespace), request);
  const docs = run(hits.map(({ doc }) => doc));
  const cursor = docField(body, 'cursor');
  const batchSize = cursor.batchSize === undefined ? undefined : countField(cursor, 'batchSize');
  return cursors.open(namespace, docs, batchSize);
}

export const aggregateCommands: Record<string, Command> = {
  aggregate: {
    fields: [
      'pipeline',
      'cursor',
      'allowDiskUse',
      'let',
      'hint',
      'explain',
      'collation',
      'bypassDocumentValidation',
    ],
    transactional: true,
    run: aggregate,
  },
};
