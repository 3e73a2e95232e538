import type { Constraint, Obstacle } from './answers';
import { type Bits, popcount } from './bits';
import type { Feasible } from './retable';
import type { SessionTable } from './sessionTable';

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
export function countByPerson(base: readonly Feasible[], without: readonly Feasible[]): Obstacle['people'] {
  const counts = new Map<string, number>();
  without.forEach((free, i) => {
    const known = base[i];
    if (known && known !== free) addGains(counts, known.table, free.table);
  });
  return [...counts]
    .map(([personId, removes]) => ({ personId, removes }))
    .sort((a, b) => b.removes - a.removes);
}

function addGains(counts: Map<string, number>, table: SessionTable, without: SessionTable): void {
  const { words } = table.index.horizon;
  const rowOf = new Map(table.people.map((p, row) => [p, row]));
  const open = listWords(table.open);
  without.people.forEach((p, row) => {
    const own = rowOf.get(p);
    let gained = 0;
    for (let n = 0; n < open.length; n++) {
      const w = open[n] ?? 0;
      const had = own === undefined ? 0 : (table.legal[own * words + w] ?? 0);
      gained += popcount((without.legal[row * words + w] ?? 0) & ~had & (table.open[w] ?? 0));
    }
    const id = table.index.people[p]?.id ?? '';
    if (gained > 0) counts.set(id, (counts.get(id) ?? 0) + gained);
  });
}

/** The words that hold anything. */
function listWords(bits: Bits): Int32Array {
  return Int32Array.from(bits.keys()).filter((w) => bits[w] !== 0);
}
