import { bitAt } from '../time/bits';
import type { DayFrame } from './dayFrame';
import { NEVER } from './dayGrid';
import type { SessionLeast } from './dayPeople';
import { listSpans, type Stop } from './dayStops';
import type { LoopModel } from './loopModel';

export interface DaySearchInput {
  readonly frame: DayFrame;
  /** Null where nobody can sit. */
  readonly sessions: readonly (Pick<SessionLeast, 'least' | 'fewest'> | null)[];
  /** Ticks at which no loop may begin. */
  readonly begun: ReadonlySet<number>;
}

/** Cells in which the next session may start, and the points up to there but for those of the cells waited. */
interface Window {
  readonly from: number;
  readonly to: number;
  readonly spent: number;
}

export interface DayFound {
  readonly points: number;
  /** In time order; null where no more is known than that the day costs at least so many points. */
  readonly stops: readonly Stop[] | null;
}

/** So many points above what the sessions cost at least are looked at first; where they do not do, four times as many. */
const FIRST_MOST = 31;

/** What a session has ahead of it that has no start left: more than any day costs, and some may be added up. */
const DEAD = NEVER >> 3;

/**
 * The cheapest day that holds all sessions, as long as these need not know who sits in the others: A* (P. E. Hart,
 * N. J. Nilsson, B. Raphael, A formal basis for the heuristic determination of minimum cost paths, 1968) over what was
 * placed, when it ends, and whether lunch was had. What is to come costs at least what each session left costs at its
 * best from that end on. Points here are those above the least of each session: small whole numbers, so that the queue is
 * a row of buckets (R. B. Dial, Algorithm 360, 1969). One instance serves many days.
 */
export class DaySearch {
  private readonly full: number;
  /** By set: the least time its sessions take, breaks between them included. */
  private readonly spans: Int32Array;
  /** By session and cell: what starting there costs; NEVER where it cannot be. */
  private extra = new Int32Array(0);
  /** By set of sessions left and cell: the least that they cost when they start there or later, waiting left out. */
  private ahead = new Int32Array(0);
  /** By state: the fewest points that led to it, and the state before it (-1 for none). */
  private points = new Int32Array(0);
  private before = new Int32Array(0);
  /** A state is what was placed (session i is bit i + 1, bit 0 is lunch) above so many bits for the cell of the end. */
  private shift = 0;
  /** By points with those ahead: the entry that came last, -1 for none. By entry: its state, and the entry that came before it. */
  private buckets = new Int32Array(0);
  private entries = new Int32Array(512);
  private others = new Int32Array(512);
  private count = 0;
  /** By cell: 1 where another loop begins. */
  private taken = new Uint8Array(0);
  /** No more points than these are looked at, and whether that left anything out. */
  private most = 0;
  private isCut = false;
  /** True where whoever ends sooner can do all that others can: no break they could afford is too long. */
  private isSoonerBetter = false;

  constructor(private readonly model: LoopModel) {
    this.full = (1 << model.tables.length) - 1;
    this.spans = listSpans(model);
  }

  /** Null where the day cannot hold them. Days that cost more than `limit` are not told apart. */
  find(input: DaySearchInput, limit: number): DayFound | null {
    let floor = 0;
    for (const own of input.sessions) floor += own?.fewest ?? NEVER;
    if (floor >= NEVER) return null;
    if (floor > limit) return { points: floor, stops: null };
    this.read(input);
    for (let most = FIRST_MOST; ; most *= 4) {
      this.most = Math.min(most, limit - floor);
      const end = this.run(input);
      if (end >= 0) return { points: floor + (this.points[end] ?? 0), stops: this.trace(input.frame, end) };
      if (!this.isCut) return null;
      if (this.most === limit - floor) return { points: limit + 1, stops: null };
    }
  }

  private read({ frame, sessions }: DaySearchInput): void {
    const { cells, cellOf } = frame.grid;
    this.shift = 32 - Math.clz32(cells);
    const size = 2 << (this.model.tables.length + this.shift);
    if (this.points.length < size) {
      this.points = new Int32Array(size);
      this.before = new Int32Array(size);
      this.extra = new Int32Array(size);
      this.ahead = new Int32Array(size);
      this.taken = new Uint8Array(size);
    }
    this.extra.fill(NEVER, 0, cellOf.length << this.shift);
    for (let session = 0; session < cellOf.length; session++) {
      const [cellsOfStarts, own] = [cellOf[session], sessions[session]];
      const row = session << this.shift;
      for (let start = 0; cellsOfStarts && own && start < cellsOfStarts.length; start++) {
        const points = own.least[start] ?? NEVER;
        if (points < NEVER) this.extra[row + (cellsOfStarts[start] ?? 0)] = points - own.fewest;
      }
    }
    this.lookAhead(frame);
  }

  /** Suffix minima of the sessions one by one, and their sums. */
  private lookAhead({ grid: { cells, lengths }, plainBreak: { least: pause } }: DayFrame): void {
    const { extra, ahead, shift } = this;
    ahead.fill(0, 0, cells + 1);
    for (let session = 0; session < lengths.length; session++) {
      const own = (1 << session) << shift;
      let least = DEAD;
      for (let cell = cells; cell >= 0; cell--) {
        const next = cell + pause;
        if (next <= cells) least = Math.min(least, extra[(session << shift) + next] ?? DEAD);
        ahead[own + cell] = least;
      }
      for (let others = 1; others < 1 << session; others++) {
        const [known, both] = [others << shift, own + (others << shift)];
        for (let cell = 0; cell <= cells; cell++) {
          ahead[both + cell] = (ahead[own + cell] ?? 0) + (ahead[known + cell] ?? 0);
        }
      }
    }
  }

  /** The state in which the cheapest day ends; -1 where none was found. */
  private run(input: DaySearchInput): number {
    const { buckets, points, ahead, shift } = this.clear();
    this.isSoonerBetter = this.canAlwaysWait(input.frame);
    this.begin(input);
    const { mayEnd } = input.frame.grid;
    const mask = (1 << shift) - 1;
    for (let level = 0; level <= this.most; level++) {
      for (let entry = buckets[level] ?? -1; entry >= 0; entry = buckets[level] ?? -1) {
        buckets[level] = this.others[entry] ?? -1;
        const state = this.entries[entry] ?? 0;
        const placed = state >>> shift;
        const left = this.full & ~(placed >>> 1);
        const known = level - (ahead[(left << shift) + (state & mask)] ?? 0);
        // Who had lunch can do all that others can.
        if ((points[state] ?? 0) < known || (points[state | (1 << shift)] ?? 0) < known) continue;
        if (left !== 0) this.expand(input.frame, state, left);
        else if ((placed & 1) === 1 || mayEnd[state & mask] === 1) return state;
      }
    }
    return -1;
  }

  private canAlwaysWait({ plainBreak, lunchBreak, perCell }: DayFrame): boolean {
    return [plainBreak, lunchBreak].every(
      ({ most, unpaid }) => most === Number.POSITIVE_INFINITY || perCell * most - unpaid >= this.most,
    );
  }

  private clear(): this {
    if (this.buckets.length <= this.most) this.buckets = new Int32Array(this.most + 1);
    this.buckets.fill(-1, 0, this.most + 1);
    this.points.fill(NEVER, 0, 2 << (this.model.tables.length + this.shift));
    this.count = 0;
    this.isCut = false;
    return this;
  }

  /** The first session of the day: nobody waits for it, and lunch may already be over. */
  private begin({ frame, begun }: DaySearchInput): void {
    const { lengths, lunchBefore, low, unit, cells } = frame.grid;
    const { extra, shift, taken } = this;
    taken.fill(0, 0, cells + 1);
    for (const tick of begun) if (low <= tick && tick <= low + cells * unit) taken[(tick - low) / unit] = 1;
    const latest = this.latest(frame, this.full);
    for (let session = 0; session < lengths.length; session++) {
      if ((this.model.before[session] ?? 0) !== 0) continue;
      for (let cell = 0; cell <= latest; cell++) {
        const own = extra[(session << shift) + cell] ?? NEVER;
        if (own >= NEVER || taken[cell] === 1) continue;
        const placed = (2 << session) | (lunchBefore[cell] ?? 0);
        const end = cell + (lengths[session] ?? 0);
        const rest = this.ahead[((this.full & ~(1 << session)) << shift) + end] ?? 0;
        this.reach((placed << shift) + end, -1, own, rest);
      }
    }
  }

  /** The last cell in which the first of the sessions left can start. */
  private latest({ grid: { cells, unit } }: DayFrame, left: number): number {
    return cells - Math.ceil((this.spans[left] ?? 0) / unit);
  }

  /** All that can come next, after a break with lunch or without. */
  private expand(frame: DayFrame, state: number, left: number): void {
    const { plainBreak, lunchBreak, perCell } = frame;
    const end = state & ((1 << this.shift) - 1);
    const latest = this.latest(frame, left);
    const eats = frame.lunchFrom[end] ?? -1;
    const spent = (this.points[state] ?? 0) - perCell * end;
    const plain = {
      from: end + plainBreak.least,
      to: Math.min(latest, end + plainBreak.most, eats < 0 ? latest : eats - 1),
      spent: spent - plainBreak.unpaid,
    };
    const lunch = {
      from: eats,
      to: Math.min(latest, end + lunchBreak.most),
      spent: spent - lunchBreak.unpaid,
    };
    for (let rest = left; rest !== 0; rest &= rest - 1) {
      const session = bitAt(rest);
      if (((this.model.before[session] ?? 0) & left) !== 0) continue;
      const next = ((state >>> this.shift) | (2 << session)) << this.shift;
      this.follow(frame, state, session, next, plain);
      if (eats >= 0) this.follow(frame, state, session, next | (1 << this.shift), lunch);
    }
  }

  private follow(
    frame: DayFrame,
    state: number,
    session: number,
    next: number,
    { from, to, spent }: Window,
  ): void {
    const { extra, ahead, points, most } = this;
    const { perCell } = frame;
    const row = session << this.shift;
    const length = frame.grid.lengths[session] ?? 0;
    const end = next + length;
    const rest = ((this.full & ~(next >>> (this.shift + 1))) << this.shift) + length;
    let least = NEVER;
    for (let cell = from; cell <= to; cell++) {
      const waited = spent + perCell * cell;
      if (waited > most) {
        this.isCut = true;
        return;
      }
      const own = extra[row + cell] ?? 0;
      // Who ends later for no less can be left out.
      if (own >= least) continue;
      if (this.isSoonerBetter) least = own;
      const total = waited + own;
      if (total < (points[end + cell] ?? 0)) this.reach(end + cell, state, total, ahead[rest + cell] ?? 0);
    }
  }

  private reach(state: number, before: number, points: number, ahead: number): void {
    if (ahead >= DEAD) return;
    const level = points + ahead;
    if (level > this.most) {
      this.isCut = true;
      return;
    }
    this.points[state] = points;
    this.before[state] = before;
    const entry = this.count++;
    if (entry === this.entries.length) this.grow();
    this.entries[entry] = state;
    this.others[entry] = this.buckets[level] ?? -1;
    this.buckets[level] = entry;
  }

  private grow(): void {
    const size = 2 * this.entries.length;
    const [entries, others] = [new Int32Array(size), new Int32Array(size)];
    entries.set(this.entries);
    others.set(this.others);
    this.entries = entries;
    this.others = others;
  }

  private trace({ grid: { cellOf, lengths } }: DayFrame, end: number): Stop[] {
    const stops: Stop[] = [];
    for (let state = end; state >= 0; state = this.before[state] ?? -1) {
      const before = this.before[state] ?? -1;
      const placed = (state ^ Math.max(0, before)) >>> (this.shift + 1);
      const session = 31 - Math.clz32(placed);
      const cell = (state & ((1 << this.shift) - 1)) - (lengths[session] ?? 0);
      stops.push({ session, start: cellOf[session]?.indexOf(cell) ?? -1 });
    }
    return stops.reverse();
  }
}
