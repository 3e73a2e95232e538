import { explain } from '../../../src/scheduling/explain';
import { indexRequest } from '../../../src/scheduling/plan';
import { proposeBatch } from '../../../src/scheduling/proposeBatch';
import { proposeLoops } from '../../../src/scheduling/proposeLoops';
import { proposeSlots } from '../../../src/scheduling/proposeSlots';
import type { LoopRequest, SlotRequest } from '../../../src/scheduling/types';
import { whoIsFree } from '../../../src/scheduling/whoIsFree';
import { bareGrid } from './bareGrid';
import { whoIsFreeDateFns } from './dateFnsPeer';
import { whoIsFreeLuxon } from './luxonPeer';
import { interleave, summarise, type Timing } from './measure';
import { makeInterviewers, makeLoopRequest, makeSlotRequest } from './workload';

const SIZES = [
  { people: 5, days: 20 },
  { people: 20, days: 20 },
  { people: 100, days: 20 },
  { people: 500, days: 60 },
] as const;
const POOLS = {
  'pools of 10': [10, 10, 10, 10, 10],
  'pools of 40': [40, 40, 40, 40, 40],
  skewed: [1, 3, 10, 10, 40],
};
const WARM_UP = 40;
const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

function show({ median, p95, runs }: Timing): string {
  return `median ${median.toFixed(3)} ms, p95 ${p95.toFixed(3)} ms (${runs} runs)`;
}

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
  for (let run = 0; run < 5; run++) explain(infeasible(makeLoopRequest(people, 20, POOLS.skewed)));
  for (let run = 0; run < 3; run++) whoIsFreeDateFns(slot);
  for (let run = 0; run < 3; run++) whoIsFreeLuxon(slot);
}

/** Throws where a peer finds another slot or another person. */
function compare(request: SlotRequest, people: number): void {
  const ours = new Map(whoIsFree(request).map(({ startsAt, personIds }) => [startsAt.getTime(), personIds]));
  for (const [name, theirs] of [
    ['date-fns', whoIsFreeDateFns(request)],
    ['luxon', whoIsFreeLuxon(request)],
  ] as const) {
    if (JSON.stringify([...ours]) !== JSON.stringify([...theirs])) {
      throw new Error(`${name} differs from us at ${people} people`);
    }
  }
  const seats = [...ours.values()].reduce((sum, ids) => sum + ids.length, 0);
  print(`  same answer from all three: ${ours.size} starts, ${seats} free people in them`);
}

function runSize({ people, days }: (typeof SIZES)[number]): void {
  print(`\n${people} people x ${days} days`);
  const before = process.memoryUsage();
  const interviewers = makeInterviewers({ people, days }, 1);
  const request = makeSlotRequest(interviewers, days);
  const index = indexRequest(request);
  const after = process.memoryUsage();
  print(`  index ${((after.arrayBuffers - before.arrayBuffers) / 1024).toFixed(0)} KiB`);
  compare(request, people);
  const big = people > 100;
  const cold = interleave(
    {
      ours: () => whoIsFree(request),
      dateFns: () => whoIsFreeDateFns(request),
      luxon: () => whoIsFreeLuxon(request),
    },
    4000,
    big ? 1 : 5,
  );
  print(`  cold, who is free: ${show(cold.ours)}`);
  print(`    date-fns ${show(cold.dateFns)}: ${(cold.dateFns.median / cold.ours.median).toFixed(0)}x`);
  print(`    luxon    ${show(cold.luxon)}: ${(cold.luxon.median / cold.ours.median).toFixed(0)}x`);
  const panel = makeSlotRequest(interviewers, days, 4);
  const warm = interleave(
    {
      index: () => indexRequest(request),
      bare: () => bareGrid(index, 9),
      free: () => whoIsFree(request, index),
      any: () => proposeSlots({ ...request, k: 0 }, index).total > 0,
      best: () => proposeSlots(request, index),
      panel: () => proposeSlots(panel, index),
    },
    2500,
  );
  print(`  index from ISO strings: ${show(warm.index)}`);
  print(`  warm, bare bit grid:    ${show(warm.bare)}`);
  print(
    `  warm, who is free:      ${show(warm.free)}: ${(warm.free.median / warm.bare.median).toFixed(1)}x the bare grid`,
  );
  print(`  warm, any free:         ${show(warm.any)}`);
  print(`  warm, best 5 singles:   ${show(warm.best)}`);
  print(`  warm, best 5 panels of 4: ${show(warm.panel)}`);
}

function infeasible(loop: LoopRequest): LoopRequest {
  const [nobody] = loop.sessions;
  const interviewers = loop.interviewers.map((person) =>
    nobody?.panel.seats[0]?.named?.includes(person.id) ? { ...person, capPerWeek: 0 } : person,
  );
  return { ...loop, interviewers };
}

function runLoops(): void {
  for (const days of [20, 60]) {
    const interviewers = makeInterviewers({ people: 100, days }, 1);
    for (const [name, pools] of Object.entries(POOLS)) {
      const loop = makeLoopRequest(interviewers, days, pools);
      const index = indexRequest(loop);
      const times = interleave(
        { warm: () => proposeLoops(loop, index), cold: () => proposeLoops(loop) },
        2000,
      );
      print(`\nloop of 5, best 10, 100 people x ${days} days, ${name}`);
      print(`  warm ${show(times.warm)}\n  cold ${show(times.cold)}`);
    }
  }
}

function runWorst(seeds: number): void {
  const interviewers = makeInterviewers({ people: 100, days: 20 }, 1);
  const index = indexRequest(makeLoopRequest(interviewers, 20, POOLS.skewed));
  const times: number[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const loop = makeLoopRequest(interviewers, 20, POOLS.skewed, seed);
    const start = performance.now();
    proposeLoops({ ...loop, k: 10 }, index);
    times.push(performance.now() - start);
  }
  print(
    `\nskewed loops of ${seeds} seeds, warm: ${show(summarise(times))}, worst ${Math.max(...times).toFixed(1)} ms`,
  );
}

function runRest(): void {
  const interviewers = makeInterviewers({ people: 100, days: 20 }, 1);
  const loop = infeasible(makeLoopRequest(interviewers, 20, POOLS.skewed));
  const slot = makeSlotRequest(interviewers, 20, 4);
  const nobody = interviewers.map((person) => ({ ...person, capPerWeek: 0 }));
  const full = { ...slot, interviewers: nobody };
  const requests = Array.from({ length: 10 }, (_, n) => {
    const own = makeSlotRequest(interviewers, 20);
    return { ...own, candidate: { ...own.candidate, id: `candidate-${n}` } };
  });
  const times = interleave(
    {
      loop: () => explain(loop),
      panel: () => explain(full),
      batch: () => proposeBatch({ requests }),
    },
    6000,
  );
  print(`\nexplain a loop that cannot be: ${show(times.loop)}`);
  print(`explain a panel of 4 in a full week: ${show(times.panel)}`);
  print(`batch of 10 candidates: ${show(times.batch)}, exact: ${proposeBatch({ requests }).exact}`);
}

/** Twice the people, the days or the events: how much longer the index takes. */
function runGrowth(): void {
  const base = { people: 100, days: 20, leastEvents: 8, mostEvents: 8 };
  const grown = {
    base,
    people: { ...base, people: 200 },
    days: { ...base, days: 40 },
    events: { ...base, leastEvents: 16, mostEvents: 16 },
  };
  const subjects = Object.entries(grown).map(([name, size]) => {
    const request = makeSlotRequest(makeInterviewers(size, 1), size.days);
    return [name, () => indexRequest(request)] as const;
  });
  const times = interleave(Object.fromEntries(subjects), 2500);
  const first = times.base?.median ?? 1;
  print('\ngrowth of the index when one thing doubles');
  for (const name of ['people', 'days', 'events']) {
    print(`  ${name}: ${((times[name]?.median ?? 0) / first).toFixed(2)}x`);
  }
}

warmUp();
print(`Node ${process.version}, ${process.arch}`);
for (const size of SIZES) runSize(size);
runLoops();
runWorst(Number(process.env.SEEDS ?? 1000));
runRest();
runGrowth();
