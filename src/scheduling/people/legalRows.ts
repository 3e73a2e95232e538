import type { Bits } from '../time/bits';
import type { CalendarIndex } from './calendars';
import { drawLegalStarts, type Without } from './legal';

/** Rows that are allocated at once, at most: each by itself takes longer than drawing it. */
const BLOCK_ROWS = 16;

/** The starts at which each person can sit for so many ticks, each row drawn once however many tables have it. */
export class LegalRows {
  /** What is left of the block that rows are cut from. */
  private spare: Bits = new Uint32Array(0);
  private readonly byTicks = new Map<number, (Bits | undefined)[]>();

  constructor(
    private readonly index: CalendarIndex,
    private readonly now: Date,
    private readonly without: Without = null,
    /** The starts that are of interest; null for all. */
    private readonly asked: Bits | null = null,
  ) {}

  rowOf(p: number, ticks: number): Bits {
    const rows = this.byTicks.get(ticks) ?? [];
    this.byTicks.set(ticks, rows);
    const known = rows[p];
    if (known) return known;
    const row = this.makeRow();
    drawLegalStarts(row, 0, this.index, p, ticks, this.now, this.without, this.asked);
    rows[p] = row;
    return row;
  }

  private makeRow(): Bits {
    const { horizon, people } = this.index;
    const { words } = horizon;
    if (this.spare.length === 0) this.spare = new Uint32Array(Math.min(BLOCK_ROWS, people.length) * words);
    const row = this.spare.subarray(0, words);
    this.spare = this.spare.subarray(words);
    return row;
  }
}
