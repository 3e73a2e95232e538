import type { Bits } from './bits';
import { cheapestPanel } from './panel';
import type { SessionTable } from './sessionTable';

/**
 * The open starts at which the panel can be filled. By Hall's theorem seats can be filled by different people exactly
 * when every set of seats has as many free people as it needs; that is counted for 32 starts at a time. Only what it
 * cannot see (required people, pairs apart) is searched start by start, among the starts that are left.
 */
export function feasibleStarts(table: SessionTable, among: Bits = table.open): Bits {
  const { words } = table.index.horizon;
  if (table.impossible || table.seats.length === 0) return new Uint32Array(words);
  const feasible = among.slice();
  keepHall(table, feasible, 0);
  for (const row of table.required) {
    for (let w = 0; w < words; w++) feasible[w] = (feasible[w] ?? 0) & (table.legal[row * words + w] ?? 0);
  }
  if (table.required.length > 0 || table.apart.length > 0) searchEach(table, feasible);
  return feasible;
}

/**
 * True where so many more people could be enough at some open start: below that, no change to so many people's own
 * calendars opens anything. Only people are counted, so a true promises nothing.
 */
export function mightOpen(table: SessionTable, feasible: Bits, people: number): boolean {
  const near = table.open.map((word, w) => word & ~(feasible[w] ?? 0));
  keepHall(table, near, people);
  return near.some((word) => word !== 0);
}

/** Every set of seats has as many free people as it needs, but for so many. */
function keepHall(table: SessionTable, feasible: Bits, missing: number): void {
  const members = table.seats.map(({ able }) => new Set(able));
  const total = 1 << table.seats.length;
  for (let set = 1; set < total; set++) {
    // Missing people may be missing anywhere, so seats that share nobody still count together.
    if (missing > 0 || isConnected(set, members)) keepFillable(table, set, missing, feasible);
    if (feasible.every((word) => word === 0)) return;
  }
}

/** Seats that share nobody, not even by way of a third, need no counting together. */
function isConnected(set: number, members: readonly ReadonlySet<number>[]): boolean {
  const seats = members.flatMap((_, s) => ((set & (1 << s)) === 0 ? [] : [s]));
  const reached = new Set(seats.slice(0, 1));
  for (const seat of reached) {
    for (const other of seats) {
      if (!reached.has(other) && shares(members[seat], members[other])) reached.add(other);
    }
  }
  return reached.size === seats.length;
}

function shares(a: ReadonlySet<number> | undefined, b: ReadonlySet<number> | undefined): boolean {
  for (const row of a ?? []) if (b?.has(row)) return true;
  return false;
}

/** Keeps the starts at which the seats of the set, together, have enough free people. */
function keepFillable(table: SessionTable, set: number, missing: number, feasible: Bits): void {
  const members = new Set<number>();
  let needed = 0;
  table.seats.forEach(({ seat, able }, s) => {
    if ((set & (1 << s)) === 0) return;
    needed += seat.count;
    for (const row of able) members.add(row);
  });
  const least = needed - missing;
  if (least <= 0) return;
  if (members.size < least) feasible.fill(0);
  else countFree(table, Int32Array.from(members), least, feasible);
}

/** Word by word, each bit of `levels[c]` is a start with more than c free people so far. */
function countFree(table: SessionTable, rows: Int32Array, needed: number, feasible: Bits): void {
  const { words } = table.index.horizon;
  const { legal } = table;
  const levels = new Int32Array(needed);
  for (let w = 0; w < words; w++) {
    const asked = feasible[w] ?? 0;
    if (asked === 0) continue;
    levels.fill(0);
    for (let r = 0; r < rows.length; r++) {
      let carry = (legal[(rows[r] ?? 0) * words + w] ?? 0) & asked;
      for (let c = 0; carry !== 0 && c < needed; c++) {
        const had = levels[c] ?? 0;
        levels[c] = had | carry;
        carry &= had;
      }
      if (((levels[needed - 1] ?? 0) & asked) === (asked | 0)) break;
    }
    feasible[w] = asked & (levels[needed - 1] ?? 0);
  }
}

function searchEach(table: SessionTable, feasible: Bits): void {
  for (let w = 0; w < feasible.length; w++) {
    let word = feasible[w] ?? 0;
    while (word !== 0) {
      const bit = 31 - Math.clz32(word & -word);
      word &= word - 1;
      if (!cheapestPanel(table, w * 32 + bit)) feasible[w] = (feasible[w] ?? 0) & ~(1 << bit);
    }
  }
}
