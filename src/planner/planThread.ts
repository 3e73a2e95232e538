import { parentPort } from 'node:worker_threads';
import { planLoops } from '../scheduling/planLoops';
import { proposeBatch } from '../scheduling/proposeBatch';
import { proposeReplacements } from '../scheduling/proposeReplacements';
import { proposeSlots } from '../scheduling/proposeSlots';
import type {
  BatchRequest,
  LoopRequest,
  ReplacementRequest,
  Session,
  SlotRequest,
} from '../scheduling/types';
import { listPossible } from './listPossible';

/** What the thread is asked; requests and answers are plain data and cross it by structured clone. */
export type PlanTask =
  | { kind: 'slots'; request: SlotRequest }
  | { kind: 'loops'; request: LoopRequest; k: number }
  | { kind: 'possible'; request: LoopRequest; sessions: readonly (readonly Session[])[] }
  | { kind: 'batch'; request: BatchRequest }
  | { kind: 'replacements'; requests: readonly ReplacementRequest[] };

parentPort?.on('message', (task: PlanTask) => parentPort?.postMessage(answerOf(task)));

function answerOf(task: PlanTask) {
  switch (task.kind) {
    case 'slots':
      return proposeSlots(task.request);
    case 'loops':
      return planLoops(task.request, task.k);
    case 'possible':
      return listPossible(task.request, task.sessions);
    case 'batch':
      return proposeBatch(task.request);
    case 'replacements':
      return task.requests.map(proposeReplacements);
  }
}
