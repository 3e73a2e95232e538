import type { Doc } from '../values/documents';
import type { ExpressionScope } from './expressions';

/** One stage, or a whole pipeline, ready to run. */
export type Stage = (docs: Doc[]) => Doc[];

/** What a pipeline can see: the time, its variables, and the other collections of its database. */
export interface PipelineScope extends ExpressionScope {
  read(collection: string, filter?: Doc): Doc[];
}

/** A stage that holds pipelines of its own compiles them with this. */
export type CompileStages = (stages: unknown, scope: PipelineScope) => Stage;
