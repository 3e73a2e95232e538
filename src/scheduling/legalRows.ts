import type { Bits } from './bits';
import type { CalendarIndex } from './calendars';
import { drawLegalStarts, type Without } from './legal';

/** The starts at which each person can sit for so many ticks, each row drawn once however many tables have it. */
export class LegalRows {
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
    const row = new Uint32Array(this.index.horizon.words);
    drawLegalStarts(row, 0, this.index, p, ticks, this.now, this.without, this.asked);
    rows[p] = row;
    return row;
  }
}
