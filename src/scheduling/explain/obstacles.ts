import type { Constraint, Obstacle } from '../answers';
import type { Plan } from '../people/plan';
import type { Feasible } from './retable';

/** The rules of people, candidate, panel and room; a loop has more of its own. */
export const SESSION_CONSTRAINTS: readonly Constraint[] = [
  'candidateHours',
  'candidateBusy',
  'workingHours',
  'busy',
  'unknown',
  'buffer',
  'capPerDay',
  'capPerWeek',
  'notice',
  'paused',
  'skill',
  'pool',
  'required',
  'excluded',
  'apart',
  'conflict',
  'room',
];

export function sortObstacles(obstacles: readonly Obstacle[]): Obstacle[] {
  const touched = ({ people }: Obstacle) => people.reduce((sum, { removes }) => sum + removes, 0);
  return obstacles
    .filter(({ removes, people }) => removes > 0 || people.length > 0)
    .sort((a, b) => b.removes - a.removes || touched(b) - touched(a));
}

/** The starts, of those the candidate has, that each person could take without a constraint and cannot with it. */
export function countByPerson({ index }: Plan, without: readonly Feasible[]): Obstacle['people'] {
  const counts = new Map<number, number>();
  for (const { gains } of without) {
    for (const [p, gained] of gains) counts.set(p, (counts.get(p) ?? 0) + gained);
  }
  return [...counts]
    .map(([p, removes]) => ({ personId: index.people[p]?.id ?? '', removes }))
    .sort((a, b) => b.removes - a.removes);
}
