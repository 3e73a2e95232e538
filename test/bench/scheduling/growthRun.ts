import { indexRequest } from '../../../src/scheduling/people/plan';
import { whoIsFree } from '../../../src/scheduling/whoIsFree';
import { interleave, print, type Timing } from './measure';
import { makeInterviewers, makeSlotRequest } from './workload';

const BASE = { people: 50, days: 10, events: 4 };
const DOUBLINGS = [1, 2, 4, 8];

/** One thing grows to eight times what it was, the others stay: the exponent of a fitted power is 1 where that is linear. */
export function runGrowth(): void {
  print('\ngrowth: ms, least (median), while one thing doubles; exponent of the least (of the median)');
  for (const grown of ['people', 'days', 'events'] as const) {
    const sizes = DOUBLINGS.map((factor) => ({ ...BASE, [grown]: BASE[grown] * factor }));
    const requests = sizes.map(({ events, ...size }) => {
      const interviewers = makeInterviewers({ ...size, leastEvents: events, mostEvents: events }, 1);
      return makeSlotRequest(interviewers, size.days);
    });
    const subjects = requests.flatMap((request, n) => [
      [`index ${n}`, () => indexRequest(request)] as const,
      [`free ${n}`, () => whoIsFree(request).list()] as const,
    ]);
    const times = interleave(Object.fromEntries(subjects), 5000, 20, 300);
    for (const what of ['index', 'free']) {
      const found = requests.flatMap((_, n) => times[`${what} ${n}`] ?? []);
      print(`  ${grown.padEnd(6)} ${what.padEnd(5)} ${describe(found)}`);
    }
  }
}

function describe(times: readonly Timing[]): string {
  const each = times.map(({ least, median }) => `${least.toFixed(2)} (${median.toFixed(2)})`).join(', ');
  const ofLeast = exponentOf(times.map(({ least }) => least));
  const ofMedian = exponentOf(times.map(({ median }) => median));
  return `${each}: ${ofLeast.toFixed(2)} (${ofMedian.toFixed(2)})`;
}

/** The slope of a straight line through the logarithms, by least squares. */
function exponentOf(times: readonly number[]): number {
  const points = times.map((time, n) => [Math.log(DOUBLINGS[n] ?? 1), Math.log(time)] as const);
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const above = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return above / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}
