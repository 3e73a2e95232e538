import { explain } from '../../../src/scheduling/explain/explain';
import { indexRequest } from '../../../src/scheduling/people/plan';
import { proposeLoops } from '../../../src/scheduling/proposeLoops';
import { proposeSlots } from '../../../src/scheduling/proposeSlots';
import type { LoopRequest } from '../../../src/scheduling/types';
import { whoIsFree } from '../../../src/scheduling/whoIsFree';
import { bareGrid } from './bareGrid';
import { runBatches } from './batchRun';
import { whoIsFreeDateFns } from './dateFnsPeer';
import { runExplanations, withoutLead } from './explainRun';
import { runFree, SIZES } from './freeRun';
import { runGrowth } from './growthRun';
import { makeLoopRequest, withEveryRule } from './loopWorkload';
import { whoIsFreeLuxon } from './luxonPeer';
import { interleave, print, show, summarise } from './measure';
import { makeInterviewers, makeSlotRequest } from './workload';

const POOLS = {
  'pools of 10': [10, 10, 10, 10, 10],
  'pools of 40': [40, 40, 40, 40, 40],
  skewed: [1, 3, 10, 10, 40],
};
const WARM_UP = 300;

/** Lets the compiler see everything before anything is timed. */
function warmUp(): void {
  const people = makeInterviewers({ people: 40, days: 20 }, 9);
  const slot = makeSlotRequest(people, 20);
  const loop = makeLoopRequest(people, 20, POOLS.skewed);
  for (let run = 0; run < WARM_UP; run++) {
    const index = indexRequest(slot);
    whoIsFree(slot, index);
    proposeSlots(slot, index);
    proposeLoops(loop, index);
    bareGrid(index, 9);
  }
  for (let run = 0; run < 5; run++) explain(withoutLead(makeLoopRequest(people, 20, POOLS.skewed)));
  for (let run = 0; run < 10; run++) whoIsFreeDateFns(slot);
  for (let run = 0; run < 10; run++) whoIsFreeLuxon(slot);
}

function runLoops(): void {
  for (const days of [20, 60]) {
    const interviewers = makeInterviewers({ people: 100, days }, 1);
    for (const [name, pools] of Object.entries(POOLS)) {
      const loop = makeLoopRequest(interviewers, days, pools);
      timeLoop(`loop of 5, best 10, 100 people x ${days} days, ${name}`, loop);
      timeLoop('  the same with every rule', withEveryRule(loop, days, false));
      timeLoop('  and two people in two of the sessions', withEveryRule(loop, days, true));
    }
  }
}

function timeLoop(name: string, loop: LoopRequest): void {
  const index = indexRequest(loop);
  const times = interleave({ warm: () => proposeLoops(loop, index), cold: () => proposeLoops(loop) }, 2000);
  print(`\n${name}: ${proposeLoops(loop, index).proposals.length} found`);
  print(`  warm ${show(times.warm)}\n  cold ${show(times.cold)}`);
}

/**
 * Where there are fewer than ten loops, the time is mostly that of saying why. All seeds are run twice and the second time is
 * told: few have no loop, so that the compiler has not seen what happens then.
 */
function runWorst(seeds: number): void {
  const interviewers = makeInterviewers({ people: 100, days: 20 }, 1);
  const index = indexRequest(makeLoopRequest(interviewers, 20, POOLS.skewed));
  const times = { found: [] as number[], explained: [] as number[] };
  for (let run = 1; run <= 2 * seeds; run++) {
    const loop = { ...makeLoopRequest(interviewers, 20, POOLS.skewed, run % seeds), k: 10 };
    const start = performance.now();
    const { shortage } = proposeLoops(loop, index);
    if (run > seeds) times[shortage ? 'explained' : 'found'].push(performance.now() - start);
  }
  print(`\nskewed loops of ${seeds} seeds, warm`);
  for (const [name, own] of Object.entries(times)) {
    print(`  ${name}: ${show(summarise(own))}, worst ${Math.max(...own).toFixed(1)} ms`);
  }
}

/** All parts, or those that the command line names. */
const parts: Readonly<Record<string, () => void>> = {
  free: () => SIZES.forEach(runFree),
  growth: runGrowth,
  loops: runLoops,
  worst: () => runWorst(Number(process.env.SEEDS ?? 1000)),
  explanations: runExplanations,
  batches: runBatches,
};
const asked = process.argv.slice(2);
warmUp();
print(`Node ${process.version}, ${process.arch}`);
for (const [name, run] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) run();
