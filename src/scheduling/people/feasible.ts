import { type Bits, isEmpty, joinBits, lessBits } from '../time/bits';
import { canSeatAll } from './seatAll';
import type { SessionTable } from './sessionTable';

const NOBODY: ReadonlySet<number> = new Set();

/**
 * The open starts at which the panel can be filled. By Hall's theorem seats can be filled by different people exactly
 * when every set of seats has as many free people as it needs; that is counted for 32 starts at a time. Where all who are
 * required have seats for themselves too, some filling has both (Mendelsohn and Dulmage, 1958). Of two who stay apart one
 * is left out, and then the other.
 */
export function feasibleStarts(table: SessionTable, among: Bits = table.open): Bits {
  const { words } = table.index.horizon;
  if (table.impossible || table.seats.length === 0 || !canSeatRequired(table)) return new Uint32Array(words);
  const feasible = among.slice();
  for (const row of table.required) {
    for (let w = 0; w < words; w++) feasible[w] = (feasible[w] ?? 0) & (table.legal[row * words + w] ?? 0);
  }
  keepHall(table, feasible, 0);
  return keepApart(table, feasible, table.apart, NOBODY);
}

function canSeatRequired({ seats, required }: SessionTable): boolean {
  const sittings = seats.flatMap(({ seat, able }) => Array.from({ length: seat.count }, () => able));
  return canSeatAll(
    required.map((row) => [...sittings.keys()].filter((sitting) => sittings[sitting]?.includes(row))),
  );
}

/** The starts, of those at which the rest of the panel's rules hold, at which one of each pair can be done without. */
function keepApart(
  table: SessionTable,
  feasible: Bits,
  [pair, ...others]: SessionTable['apart'],
  absent: ReadonlySet<number>,
): Bits {
  if (!pair || isEmpty(feasible)) return feasible;
  const kept = pair
    .filter((row) => !table.required.includes(row))
    .map((row) => {
      const without = new Set([...absent, row]);
      const left = feasible.slice();
      keepHall(table, left, 0, without);
      return keepApart(table, left, others, without);
    });
  return kept.reduce(joinBits, new Uint32Array(feasible.length));
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

/** Every group of seats has as many free people as it needs, but for so many, and without those who are absent. */
function keepHall(table: SessionTable, feasible: Bits, missing: number, absent = NOBODY): void {
  const groups = groupsOf.get(table.seats) ?? listGroups(table.seats);
  groupsOf.set(table.seats, groups);
  for (const { rows, needed, isConnected } of groups) {
    // Missing people may be missing anywhere, so seats that share nobody still count together.
    const least = needed - missing;
    if (least <= 0 || (missing === 0 && !isConnected)) continue;
    const present = absent.size > 0 ? rows.filter((row) => !absent.has(row)) : rows;
    if (!countFree(table, present, least, feasible)) return;
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
    const able = own.flatMap((seat) => seat.able);
    groups.push({
      rows: Int32Array.from(own.length === 1 ? able : new Set(able)),
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
