import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Planner } from '../ports';
import type { BatchAnswer, ReplacementAnswer, SlotAnswer } from '../scheduling/answers';
import type { PlannedLoops } from '../scheduling/planLoops';
import type { PlanTask } from './planThread';

/** A person waits no longer for an answer; what takes longer is stopped. */
const LONGEST_MS = 20_000;

/** Searches in one thread of their own, one after the other. */
export interface ThreadPlanner extends Planner {
  close(): Promise<void>;
}

/** The thread starts with the first search, and anew after one that was stopped or failed. */
export function makePlanner(longestMs: number = LONGEST_MS): ThreadPlanner {
  let thread: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const drop = async () => {
    const old = thread;
    thread = null;
    await old?.terminate();
  };
  const ask = <Answer>(task: PlanTask, withinMs = longestMs): Promise<Answer | null> => {
    const run = last.then(async () => {
      thread ??= new Worker(join(__dirname, 'planThread.js'));
      // A waiting thread must not keep the process alive.
      thread.unref();
      const answer = await answerOf<Answer>(thread, task, Math.min(withinMs, longestMs)).catch(
        async (error: unknown) => {
          await drop();
          throw error;
        },
      );
      if (answer === null) await drop();
      return answer;
    });
    last = run.catch(() => null);
    return run;
  };
  return {
    slots: (request) => ask<SlotAnswer>({ kind: 'slots', request }),
    loops: (request, k) => ask<PlannedLoops>({ kind: 'loops', request, k }),
    possible: (request, sessions, withinMs) =>
      ask<boolean[]>({ kind: 'possible', request, sessions }, withinMs),
    batch: (request) => ask<BatchAnswer>({ kind: 'batch', request }),
    replacements: (requests) => ask<ReplacementAnswer[]>({ kind: 'replacements', requests }),
    close: drop,
  };
}

/** The thread's answer, or null when it took too long. @throws what the search threw. */
function answerOf<Answer>(thread: Worker, task: PlanTask, longestMs: number): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(() => resolve(null)), longestMs);
    const onMessage = (answer: Answer) => end(() => resolve(answer));
    const onError = (error: Error) => end(() => reject(error));
    const end = (settle: () => void) => {
      clearTimeout(timer);
      thread.off('message', onMessage);
      thread.off('error', onError);
      settle();
    };
    thread.on('message', onMessage);
    thread.on('error', onError);
    thread.postMessage(task);
  });
}
