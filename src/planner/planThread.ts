import { parentPort } from 'node:worker_threads';
import { planLoops } from '../scheduling/planLoops';
import { proposeSlots } from '../scheduling/proposeSlots';
import type { LoopRequest, SlotRequest } from '../scheduling/types';

/** What the thread is asked; requests and answers are plain data and cross it by structured clone. */
export type PlanTask =
  | { kind: 'slots'; request: SlotRequest }
  | { kind: 'loops'; request: LoopRequest; k: number };

parentPort?.on('message', (task: PlanTask) => {
  parentPort?.postMessage(
    task.kind === 'slots' ? proposeSlots(task.request) : planLoops(task.request, task.k),
  );
});
