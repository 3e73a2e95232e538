import { type Bits, lessBits } from './bits';
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
 * The open starts at which so many more people could be enough: at any other, no change to so many people's own calendars
 * opens anything. Only people are counted, so being among them promises nothing.
 */
export function nearStarts(table: SessionTable, feasible: Bits, people: number): Bits {
  const near = lessBits(table.open, feasible);
  keepHall(table, near, people);
  return near;
}

/** Some seats of a panel, together. */
interface SeatGroup {
  readonly rows: Int32Array;
  readonly needed: number;
  /** False where they share nobody, not even by way of a third: then smaller groups say all there is to say. */
  readonly isConnected: boolean;
}

/** Groups depend on nothing but who may sit where, and are asked for again and again. */
const groupsOf = new WeakMap<SessionTable['seats'], readonly SeatGroup[]>();

/** Every group of seats has as many free people as it needs, but for so many. */
function keepHall(table: SessionTable, feasible: Bits, missing: number): void {
  const groups = groupsOf.get(table.seats) ?? listGroups(table.seats);
  groupsOf.set(table.seats, groups);
  for (const { rows, needed, isConnected } of groups) {
    // Missing people may be missing anywhere, so seats that share nobody still count together.
    const least = needed - missing;
    if (least <= 0 || (missing === 0 && !isConnected)) continue;
    if (!countFree(table, rows, least, feasible)) return;
  }
}

function listGroups(seats: SessionTable['seats']): SeatGroup[] {
  const [only] = seats;
  if (only && seats.length === 1) {
    return [{ rows: Int32Array.from(only.able), needed: only.seat.count, isConnected: true }];
  }
  const members = seats.map(({ able }) => new Set(able));
  const groups: SeatGroup[] = [];
  for (let set = 1; set < 1 << seats.length; set++) {
    const own = seats.filter((_, s) => (set & (1 << s)) !== 0);
    groups.push({
      rows: Int32Array.from(new Set(own.flatMap(({ able }) => able))),
      needed: own.reduce((sum, { seat }) => sum + seat.count, 0),
      isConnected: isConnected(set, members),
    });
  }
  return groups;
}

/** True where every two of the seats share somebody, or do by way of others. */
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

/**
 * Keeps the starts with enough free people; false where none is left. Word by word, each bit of `levels[c]` is a start
 * with more than c free people so far.
 */
function countFree(table: SessionTable, rows: Int32Array, needed: number, feasible: Bits): boolean {
  let any = 0;
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
    const left = asked & (levels[needed - 1] ?? 0);
    feasible[w] = left;
    any |= left;
  }
  return any !== 0;
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
