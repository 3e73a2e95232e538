import { explain } from '../../../src/scheduling/explain/explain';
import type { LoopRequest, SlotRequest } from '../../../src/scheduling/types';
import { makeLoopRequest, withEveryRule } from './loopWorkload';
import { interleave, medianOf, print } from './measure';
import { makeInterviewers, makeSlotRequest } from './workload';

const PEOPLE = 100;
const DAYS = 20;
const SKEWED = [1, 3, 10, 10, 40];
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

/** What is asked of one seed's people, by the name of its row. */
function makeCases(seed: number): Record<string, SlotRequest | LoopRequest> {
  const interviewers = makeInterviewers({ people: PEOPLE, days: DAYS }, seed);
  const panel = makeSlotRequest(interviewers, DAYS, 4);
  const loop = (pools: readonly number[]) => makeLoopRequest(interviewers, DAYS, pools, seed);
  const full = panel.interviewers.map((person) => ({ ...person, capPerWeek: 0 }));
  const away = panel.interviewers.map((person) => ({ ...person, weeklyHours: {} }));
  return {
    "a panel of 4, everybody's week full": { ...panel, interviewers: full },
    'a panel of 4 that has starts': panel,
    "a panel of 4 without anybody's working hours": { ...panel, interviewers: away },
    'a loop that cannot be': withoutLead(loop(SKEWED)),
    'a loop that has days, skewed': loop(SKEWED),
    'a loop that has days, pools of 10': loop([10, 10, 10, 10, 10]),
    'a loop that has days, pools of 40': loop([40, 40, 40, 40, 40]),
    'a loop under every rule, pools of 10': withEveryRule(loop([10, 10, 10, 10, 10]), DAYS, true),
    'a loop under every rule, pools of 40': withEveryRule(loop([40, 40, 40, 40, 40]), DAYS, true),
    'a loop under every rule, skewed': withEveryRule(loop(SKEWED), DAYS, true),
  };
}

/** Nobody who could take the first session has a week with room in it. */
export function withoutLead(loop: LoopRequest): LoopRequest {
  const named = loop.sessions[0]?.panel.seats[0]?.named ?? [];
  const interviewers = loop.interviewers.map((person) =>
    named.includes(person.id) ? { ...person, capPerWeek: 0 } : person,
  );
  return { ...loop, interviewers };
}

/** Explanations of every kind, each over the same seeds: all runs together, and the seed that takes longest. */
export function runExplanations(): void {
  const cases = SEEDS.map(makeCases);
  print(`\nexplanations with their relaxations, ${PEOPLE} people x ${DAYS} days, ${SEEDS.length} seeds`);
  for (const name of Object.keys(cases[0] ?? {})) {
    const subjects = cases.map((own, n): [string, () => unknown] => {
      const request = own[name];
      return [String(SEEDS[n]), () => request && explain(request)];
    });
    for (const [, run] of subjects) run();
    const timings = Object.values(interleave(Object.fromEntries(subjects), 3000));
    const medians = timings.map(({ median }) => median);
    const least = Math.min(...timings.map((timing) => timing.least)).toFixed(1);
    const slowest = Math.max(...medians).toFixed(1);
    print(`  ${name}: median ${medianOf(medians).toFixed(1)} ms, least ${least}, slowest seed ${slowest}`);
  }
}
