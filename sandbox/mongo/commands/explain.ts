import { compileStages } from '../aggregate/pipeline';
import { badValue, ServerError } from '../errors';
import { type FindRequest, type FindResult, findDocs } from '../plan/find';
import { compileProjection } from '../query/projection';
import { type Doc, isDoc } from '../values/documents';
import { pipelineScope, splitPipeline } from './aggregate';
import { type Command, type CommandContext, docField, listField, namespaceOf } from './command';
import { modifyRequest } from './findAndModify';
import { countRequest, distinctRequest, findRequest } from './read';
import { updateRequest } from './write';

interface Explained {
  request: FindRequest;
  /** Stages above the reading of documents, outermost first. */
  above: Doc[];
  stages?: unknown[];
}

function explainedRequest(name: string, context: CommandContext): Explained {
  const { body } = context;
  switch (name) {
    case 'find': {
      const request = findRequest(context);
      const projection = docField(body, 'projection');
      if (Object.keys(projection).length === 0) return { request, above: [] };
      compileProjection(projection, request.scope);
      return { request, above: [{ stage: 'PROJECTION_DEFAULT', transformBy: projection }] };
    }
    case 'count':
      return { request: countRequest(context), above: [{ stage: 'COUNT' }] };
    case 'distinct':
      return { request: distinctRequest(context), above: [] };
    case 'findAndModify':
      return {
        request: modifyRequest(context),
        above: [{ stage: body.remove === true ? 'DELETE' : 'UPDATE' }],
      };
    case 'update': {
      const [statement = {}] = listField(body, 'updates');
      const { filter, hint, multi } = updateRequest(context, statement);
      const request = { filter, hint, sort: [], skip: 0, limit: multi ? 0 : 1, scope: { now: context.now } };
      return { request, above: [{ stage: 'UPDATE' }] };
    }
    case 'delete': {
      const [statement = {}] = listField(body, 'deletes');
      const request = {
        filter: docField(statement, 'q'),
        hint: statement.hint,
        sort: [],
        skip: 0,
        limit: 0,
        scope: { now: context.now },
      };
      return { request, above: [{ stage: 'DELETE' }] };
    }
    case 'aggregate': {
      const { request, rest } = splitPipeline(context);
      compileStages(rest, pipelineScope(context));
      return { request, above: [], stages: rest };
    }
    default:
      throw new ServerError(59, `Explain failed due to unknown command: ${name}`);
  }
}

function explain(outer: CommandContext): Doc {
  const { explain: inner, verbosity = 'allPlansExecution' } = outer.body;
  if (!isDoc(inner)) throw badValue('explain command requires a nested object');
  if (!['queryPlanner', 'executionStats', 'allPlansExecution'].includes(String(verbosity))) {
    throw badValue(`verbosity string must be one of {'queryPlanner', 'executionStats', 'allPlansExecution'}`);
  }
  const context: CommandContext = { ...outer, body: inner };
  const namespace = namespaceOf(context);
  const { request, above, stages } = explainedRequest(Object.keys(inner)[0] ?? '', context);
  const result = findDocs(outer.unit.table(namespace), request);
  const winningPlan = planTree(request, result, above);
  const report: Doc = {
    explainVersion: '1',
    queryPlanner: { namespace, parsedQuery: request.filter, winningPlan, rejectedPlans: [] },
    ...(verbosity === 'queryPlanner' ? {} : { executionStats: executionStats(result, winningPlan) }),
  };
  const described =
    stages && stages.length > 0 ? { explainVersion: '1', stages: [{ $cursor: report }, ...stages] } : report;
  return { ...described, command: inner, serverInfo: { host: 'sandbox', version: '7.0.14' }, ok: 1 };
}

function planTree({ filter, sort, skip, limit }: FindRequest, { plan }: FindResult, above: Doc[]): Doc {
  let tree: Doc = plan ? plan.explain(filter) : { stage: 'EOF' };
  if (plan && sort.length > 0 && !plan.providesSort) {
    tree = {
      stage: 'SORT',
      sortPattern: Object.fromEntries(sort),
      memLimit: 104_857_600,
      type: 'simple',
      inputStage: tree,
    };
  }
  if (skip > 0) tree = { stage: 'SKIP', skipAmount: skip, inputStage: tree };
  if (limit > 0) tree = { stage: 'LIMIT', limitAmount: limit, inputStage: tree };
  return above.reduceRight((below, stage) => ({ ...stage, inputStage: below }), tree);
}

function executionStats({ hits, counts }: FindResult, winningPlan: Doc): Doc {
  return {
    executionSuccess: true,
    nReturned: hits.length,
    executionTimeMillis: 0,
    totalKeysExamined: counts.keysExamined,
    totalDocsExamined: counts.docsExamined,
    executionStages: { ...winningPlan, nReturned: hits.length },
  };
}

export const explainCommands: Record<string, Command> = { explain: { fields: ['verbosity'], run: explain } };
