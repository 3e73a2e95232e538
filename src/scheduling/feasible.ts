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
  for (let set = 1; set < 1 << table.seats.length; set++) keepFillable(table, set, feasible);
  for (const row of table.required) {
    for (let w = 0; w < words; w++) feasible[w] = (feasible[w] ?? 0) & (table.legal[row * words + w] ?? 0);
  }
  if (table.required.length > 0 || table.apart.length > 0) searchEach(table, feasible);
  return feasible;
}

/** Keeps the starts at which the seats of the set, together, have enough free people. */
function keepFillable(table: SessionTable, set: number, feasible: Bits): void {
  const { words } = table.index.horizon;
  const members = new Set<number>();
  let needed = 0;
  table.seats.forEach(({ seat, able }, s) => {
    if ((set & (1 << s)) === 0) return;
    needed += seat.count;
    for (const row of able) members.add(row);
  });
  if (members.size < needed) {
    feasible.fill(0);
    return;
  }
  // atLeast[c * words + w]: the starts with more than c free people so far.
  const atLeast = new Uint32Array(needed * words);
  for (const row of members) {
    for (let w = 0; w < words; w++) {
      let carry = (table.legal[row * words + w] ?? 0) & (feasible[w] ?? 0);
      for (let c = 0; c < needed && carry !== 0; c++) {
        const had = atLeast[c * words + w] ?? 0;
        atLeast[c * words + w] = had | carry;
        carry &= had;
      }
    }
  }
  const last = (needed - 1) * words;
  for (let w = 0; w < words; w++) feasible[w] = (feasible[w] ?? 0) & (atLeast[last + w] ?? 0);
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
