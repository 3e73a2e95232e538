import type { Effort } from '../effort';
import { type CalendarIndex, LOAD_WEEKS } from '../people/calendars';
import { shareRooms } from '../people/shareRooms';
import type { BatchAsk, BatchEntry, BatchOption } from './batchAsk';
import { BatchLimits, type Sitting } from './batchLimits';
import { BatchRelaxation, type Branch, gainOf, type Held } from './batchRelaxation';
import { listAsks } from './listAsks';

/** Options that lose at most this are taken over into the next branch; others come when they are asked for. */
const NEAR = 20;
/** Shares are whole but for this. */
const EPSILON = 1e-4;

export interface BatchPlace extends BatchOption {
  readonly roomId: string | null;
}

/** A branch to be looked at, with options to begin with, and what its sets gain at most. */
interface Open extends Branch {
  readonly options: readonly BatchOption[];
  readonly bound: number;
}

/**
 * The cheapest set of options, one a candidate, that keep the limits together. What an option costs does not depend on the
 * others, so the set is an integer program: branch and price (Barnhart et al., 1998). Options may first be taken in part;
 * the prices of what they compete for say which options to add, and bound what whole ones can save. Where the parts are
 * no set, one option is fixed, and then banned.
 */
export class BatchSearch {
  private readonly asks: readonly BatchAsk[];
  private readonly limits: BatchLimits;
  private best: readonly BatchOption[] | null = null;
  private bestGain = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly entries: readonly BatchEntry[],
    private readonly effort: Effort,
  ) {
    this.asks = listAsks(entries);
    const indexes = [...new Set(entries.map(({ plan }) => plan.index))];
    this.limits = new BatchLimits((sitting, per) => leastLeft(indexes, sitting, per));
  }

  run(): { chosen: readonly (BatchPlace | null)[]; exact: boolean } {
    const open: Open[] = [{ fixed: [], banned: new Set(), options: [], bound: Number.POSITIVE_INFINITY }];
    for (let branch = open.pop(); branch; branch = this.best ? takeBest(open) : open.pop()) {
      if (branch.bound > this.bestGain && canHaveRooms(branch.fixed)) open.push(...this.divide(branch));
    }
    return { chosen: this.placeAll(this.best ?? []), exact: !this.effort.isOverspent };
  }

  /** The two halves of a branch that holds something better than what was found; none where that is found. */
  private divide(branch: Open): Open[] {
    const relaxation = new BatchRelaxation(this.asks, this.limits, branch, branch.options, this.effort);
    const held = this.solve(relaxation);
    if (!held) return [];
    const next = findOpen(held, branch);
    if (!next) {
      this.best = held.map(({ option }) => option);
      this.bestGain = this.best.reduce((sum, option) => sum + gainOf(option), 0);
      return [];
    }
    const { fixed, banned } = branch;
    const rest = { options: relaxation.listNear(NEAR), bound: relaxation.bound };
    return [
      { fixed, banned: new Set([...banned, next]), ...rest },
      { fixed: [...fixed, next], banned, ...rest },
    ];
  }

  /** Null where the branch holds nothing better than what was found, or the effort ends; the first set is always found. */
  private solve(relaxation: BatchRelaxation): Held[] | null {
    while (!this.effort.isOverspent || !this.best) {
      const held = relaxation.improve();
      if (relaxation.bound <= this.bestGain) return null;
      if (held) return held;
    }
    return null;
  }

  /** Candidates who ask for the same get their slots in order of time. */
  private placeAll(options: readonly BatchOption[]): (BatchPlace | null)[] {
    const places = this.entries.map((): BatchPlace | null => null);
    const sorted = [...options].sort((a, b) => a.from - b.from);
    const inRooms = sorted.filter(({ rooms }) => rooms !== null);
    const rooms = findRooms(inRooms) ?? [];
    for (const ask of this.asks) {
      sorted
        .filter((option) => option.ask === ask)
        .forEach((option, n) => {
          places[ask.candidates[n] ?? -1] = { ...option, roomId: rooms[inRooms.indexOf(option)] ?? null };
        });
    }
    return places;
  }
}

/** The branch that may hold the best set; of equals the last, which has most fixed. */
function takeBest(open: Open[]): Open | undefined {
  let best = open.length - 1;
  for (let n = best; n >= 0; n--) if ((open[n]?.bound ?? 0) > (open[best]?.bound ?? 0)) best = n;
  return open.splice(best, 1)[0];
}

/** The largest part of an option; where all are whole but rooms cannot be shared so, one that is not fixed. */
function findOpen(held: readonly Held[], { fixed }: Branch): BatchOption | null {
  const parts = held.filter(({ share }) => share < 1 - EPSILON).sort((a, b) => b.share - a.share);
  if (parts[0]) return parts[0].option;
  const options = held.map(({ option }) => option);
  return canHaveRooms(options) ? null : (options.find((option) => !fixed.includes(option)) ?? null);
}

function findRooms(options: readonly BatchOption[]): readonly string[] | null {
  return shareRooms(options.map(({ from, to, rooms }) => ({ from, to, rooms: rooms ?? [] })));
}

function canHaveRooms(options: readonly BatchOption[]): boolean {
  return findRooms(options.filter(({ rooms }) => rooms !== null)) !== null;
}

/**
 * How often a person may sit on the day or in the week of the sitting, but for what is booked. An interview that one of the
 * requests moves counts for the others.
 */
function leastLeft(
  indexes: readonly CalendarIndex[],
  { id, day, week }: Sitting,
  per: 'day' | 'week',
): number {
  const left = indexes.map((index) => {
    const p = index.people.findIndex((person) => person.id === id);
    const person = index.people[p];
    const clock = index.clocks[p];
    if (!person || !clock) return Infinity;
    if (per === 'day') {
      const at = day - clock.firstDay;
      const booked = at >= 0 && at < clock.days ? (index.perDay[p * index.days + at] ?? 0) : 0;
      return (person.capPerDay ?? Infinity) - booked;
    }
    const at = week - clock.firstWeek;
    const booked =
      at >= 0 && at < clock.weeks ? (index.perWeek[p * index.weeks + at + LOAD_WEEKS - 1] ?? 0) : 0;
    return (person.capPerWeek ?? Infinity) - booked;
  });
  return Math.max(1, Math.min(...left));
}
