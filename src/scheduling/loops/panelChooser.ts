import { isApart } from '../people/panel';
import type { SessionTable } from '../people/sessionTable';
import type { CheapestRows } from './cheapestRows';
import { NEVER } from './dayGrid';

/** Chooses the cheapest panel at a start from the rows of each seat that it can need. */
export class PanelChooser {
  /** By sitting: who was chosen last; of no meaning where nobody could be. */
  readonly best: number[] = [];
  private readonly chosen: number[] = [];
  /** By sitting: the least of all those from it on. */
  private readonly rest: number[] = [];
  private fewest = NEVER;
  /** Position of the start that is asked about. */
  private n = 0;

  constructor(
    private readonly table: SessionTable,
    /** The seat of each sitting. */
    private readonly sittings: readonly number[],
    /** By seat. */
    private readonly choices: readonly CheapestRows[],
  ) {}

  /** Points of the cheapest panel at the n-th start, which is then in `best`; NEVER where there is none. */
  choose(n: number): number {
    const { rest, sittings } = this;
    this.n = n;
    this.fewest = NEVER;
    rest[sittings.length] = 0;
    for (let at = sittings.length - 1; at >= 0; at--) {
      rest[at] = Math.min(NEVER, (rest[at + 1] ?? 0) + this.leastOf(at));
    }
    if ((rest[0] ?? 0) < NEVER) this.seat(0, 0, 0);
    return this.fewest;
  }

  private leastOf(at: number): number {
    const own = this.choices[this.sittings[at] ?? 0];
    if (!own) return NEVER;
    const { width, counts, points } = own;
    const begin = this.n * width;
    let least = NEVER;
    for (let i = begin; i < begin + (counts[this.n] ?? 0); i++) least = Math.min(least, points[i] ?? NEVER);
    return least;
  }

  private seat(at: number, from: number, spent: number): void {
    const { table, sittings, chosen, best, n } = this;
    if (this.countMissing() > sittings.length - at) return;
    if (at === sittings.length) {
      this.fewest = spent;
      for (let i = 0; i < at; i++) best[i] = chosen[i] ?? -1;
      return;
    }
    const own = this.choices[sittings[at] ?? 0];
    if (!own) return;
    const begin = n * own.width;
    const after = spent + (this.rest[at + 1] ?? 0);
    // Two sittings of one seat are alike: the second looks only behind the first.
    const same = sittings[at] === sittings[at + 1];
    for (let i = from; i < (own.counts[n] ?? 0); i++) {
      const row = own.rows[begin + i] ?? -1;
      const points = own.points[begin + i] ?? NEVER;
      if (points + after >= this.fewest || chosen.includes(row) || isApart(table, chosen, row)) continue;
      chosen.push(row);
      this.seat(at + 1, same ? i + 1 : 0, spent + points);
      chosen.pop();
    }
  }

  private countMissing(): number {
    let missing = 0;
    for (const row of this.table.required) if (!this.chosen.includes(row)) missing++;
    return missing;
  }
}
