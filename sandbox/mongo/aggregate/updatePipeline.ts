import { ServerError } from '../errors';
import { type Doc, isDoc } from '../values/documents';
import type { ExpressionScope } from './expressions';
import { compileStages } from './pipeline';

const ALLOWED = new Set(['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith']);

/** Compiles an update given as a pipeline; only the stages that MongoDB allows there. */
export function compilePipelineUpdate(stages: unknown[], scope: ExpressionScope): (doc: Doc) => Doc {
  for (const stage of stages) {
    const name = isDoc(stage) ? Object.keys(stage)[0] : undefined;
    if (!name || !ALLOWED.has(name)) {
      throw new ServerError(72, `${name ?? 'This stage'} is not allowed to be used within an update`);
    }
  }
  const run = compileStages(stages, { ...scope, read: () => [] });
  return (doc) => run([doc])[0] ?? doc;
}
