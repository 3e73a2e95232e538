import type { LoopModel } from './loopModel';
import { type FoundLoop, listSeated } from './loopRegion';
import type { Placement } from './relaxation';

/** A loop that was come across, with what it costs if no other resembles it. */
interface Spare {
  readonly points: number;
  readonly placements: readonly Placement[];
  readonly people: readonly number[];
  readonly date: number;
  readonly tick: number;
}

const MOST_KEPT = 2_000;

/** Loops that can be, though nobody knows whether others cost less: what is left where the search is given up. */
export class SpareLoops {
  private spares: Spare[] = [];

  constructor(
    private readonly model: LoopModel,
    /** Ticks at which no loop may begin. */
    private readonly begun: ReadonlySet<number>,
  ) {}

  /** Both by now: what each person costs on top, by index of the interviewers, and beginning on each date. */
  keep({ points, placements }: FoundLoop, surcharge: Int32Array, dayCosts: readonly number[]): void {
    const [first] = placements;
    if (!first || this.spares.length === MOST_KEPT) return;
    const people = listSeated(this.model, placements);
    const own = { placements, people, date: first.date, tick: first.tick };
    this.spares.push({ ...own, points: points - resembling(own, surcharge, dayCosts) });
  }

  /** The cheapest that begins when no other does; null where there is none. */
  find(surcharge: Int32Array, dayCosts: readonly number[]): FoundLoop | null {
    let best = null;
    let least = Number.POSITIVE_INFINITY;
    for (const spare of this.spares) {
      const points = spare.points + resembling(spare, surcharge, dayCosts);
      if (points >= least || this.begun.has(spare.tick)) continue;
      best = spare;
      least = points;
    }
    return best && { points: least, placements: best.placements };
  }
}

function resembling(
  { people, date }: Pick<Spare, 'people' | 'date'>,
  surcharge: Int32Array,
  dayCosts: readonly number[],
): number {
  return people.reduce((sum, p) => sum + (surcharge[p] ?? 0), dayCosts[date] ?? 0);
}
