import { NEVER } from './dayGrid';
import type { DayLeast } from './dayProgramme';
import type { LoopModel } from './loopModel';

/** Which sessions a loop has on which date, in time order. */
export interface DayShare {
  /** Position in the model's dates. */
  readonly date: number;
  readonly set: number;
}

export interface LoopShares {
  readonly points: number;
  readonly shares: readonly DayShare[];
}

/** One date of several, in time order. */
export interface ShareableDay {
  /** Position in the model's dates. */
  readonly date: number;
  readonly day: DayLeast;
  /** Points for ending on the date. */
  readonly soonest: number;
  /** Points for beginning on it; NEVER where no loop may. */
  readonly begin: number;
}

/** The cheapest way to share all sessions out among the days; null where there is none. */
export function shareOut(model: LoopModel, days: readonly ShareableDay[]): LoopShares | null {
  const full = (1 << model.tables.length) - 1;
  const table = new ShareTable(model);
  let best: LoopShares | null = null;
  for (let at = days.length - 1; at >= 0; at--) {
    const one = days[at];
    if (!one) continue;
    const least = table.leastOf(one.day.opening, full, model.mostDays, one.soonest);
    const points = least.points + one.begin;
    if (points < (best?.points ?? NEVER)) best = { points, shares: table.trace(one.date, least.set) };
    table.add(one.date, one.day, one.soonest);
  }
  return best;
}

interface Share {
  readonly points: number;
  readonly set: number;
}

/** By days that may still begin and set of sessions left: the least on the dates added so far, and how it begins. */
export class ShareTable {
  private readonly full: number;
  private readonly points: Int32Array;
  private readonly dateOf: Int32Array;
  private readonly setOf: Int32Array;

  constructor(private readonly model: LoopModel) {
    const { tables, mostDays } = model;
    this.full = (1 << tables.length) - 1;
    const size = mostDays * (this.full + 1);
    this.points = new Int32Array(size).fill(NEVER);
    this.dateOf = new Int32Array(size);
    this.setOf = new Int32Array(size);
  }

  /** The least for `left` on a date before all those added, and what of it that date takes. */
  leastOf(day: Int32Array, left: number, daysLeft: number, soonest: number): Share {
    const { needs, extraDayPoints } = this.model;
    let points = Math.min(NEVER, (day[left] ?? NEVER) + soonest);
    let taken = left;
    const later = (daysLeft - 1) * (this.full + 1);
    if (daysLeft === 1) return { points, set: taken };
    for (let set = (left - 1) & left; set !== 0; set = (set - 1) & left) {
      const total = (day[set] ?? NEVER) + extraDayPoints + (this.points[later + (left & ~set)] ?? NEVER);
      if (total >= points || ((needs[set] ?? 0) & left & ~set) !== 0) continue;
      points = total;
      taken = set;
    }
    return { points, set: taken };
  }

  add(date: number, day: DayLeast, soonest: number): void {
    // Loops of more days first: they read what loops of fewer days cost on the later dates only.
    for (let daysLeft = this.model.mostDays - 1; daysLeft >= 1; daysLeft--) {
      const first = daysLeft * (this.full + 1);
      for (let left = 1; left < this.full; left++) {
        const { points, set } = this.leastOf(day.any, left, daysLeft, soonest);
        if (points >= (this.points[first + left] ?? NEVER)) continue;
        this.points[first + left] = points;
        this.dateOf[first + left] = date;
        this.setOf[first + left] = set;
      }
    }
  }

  /** The shares of a loop that begins with the set on the date; asked before the date is added. */
  trace(date: number, set: number): DayShare[] {
    const shares = [{ date, set }];
    let left = this.full & ~set;
    for (let daysLeft = this.model.mostDays - 1; left !== 0; daysLeft--) {
      const at = daysLeft * (this.full + 1) + left;
      const share = { date: this.dateOf[at] ?? 0, set: this.setOf[at] ?? left };
      shares.push(share);
      left &= ~share.set;
    }
    return shares;
  }
}
