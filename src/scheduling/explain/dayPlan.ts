import { type CalendarIndex, LOAD_WEEKS } from '../people/calendars';
import type { Plan } from '../people/plan';
import { type Bits, copyWords } from '../time/bits';
import { ZoneClock } from '../time/zoneClock';

/** Words of a row of the horizon, from `first` on. */
interface Cut {
  readonly first: number;
  readonly words: number;
}

/**
 * The plan of whatever begins on one day of the candidate's clock: everybody's rows of that day alone. It does not know
 * what anything costs.
 */
export function makeDayPlan({ index, time, weights, tables }: Plan, day: number): Plan {
  const { words } = index.horizon;
  const longest = Math.max(0, ...tables.map(({ ticks }) => ticks));
  const first = (time.clock.dayStart[day] ?? 0) >>> 5;
  const last = ((time.clock.dayStart[day + 1] ?? 0) + longest) >>> 5;
  const cut = { first, words: Math.min(words - 1, last) - first + 1 };
  const own = cutCalendars(index, cut);
  return {
    index: own,
    time: {
      ...time,
      clock: new ZoneClock(time.clock.zone, own.horizon),
      free: cutRows(time.free, words, cut),
      grid: cutRows(time.grid, words, cut),
    },
    weights,
    tables: tables.map((table) => ({
      ...table,
      index: own,
      open: cutRows(table.open, words, cut),
      legal: cutRows(table.legal, words, cut),
    })),
  };
}

function cutCalendars(index: CalendarIndex, cut: Cut): CalendarIndex {
  const { horizon, people, clocks } = index;
  const own = { baseTick: horizon.baseTick + cut.first * 32, words: cut.words };
  const zones = [...new Set(clocks.map(({ zone }) => zone))];
  const byZone = new Map(zones.map((zone) => [zone, new ZoneClock(zone, own)]));
  const rows = (bits: Bits) => cutRows(bits, horizon.words, cut);
  const days = Math.max(0, ...Array.from(byZone.values(), (clock) => clock.days));
  const weeks = Math.max(0, ...Array.from(byZone.values(), (clock) => clock.weeks)) + LOAD_WEEKS - 1;
  const perDay = new Uint16Array(people.length * days);
  const perWeek = new Uint16Array(people.length * weeks);
  const ownClocks = clocks.map((clock, p) => {
    const short = byZone.get(clock.zone) ?? clock;
    const [day, week] = [short.firstDay - clock.firstDay, short.firstWeek - clock.firstWeek];
    copyWords(index.perDay, p * index.days + day, perDay, p * days, short.days);
    copyWords(index.perWeek, p * index.weeks + week, perWeek, p * weeks, short.weeks + LOAD_WEEKS - 1);
    return short;
  });
  return {
    horizon: own,
    people,
    clocks: ownClocks,
    hours: rows(index.hours),
    busy: rows(index.busy),
    unknown: index.unknown && rows(index.unknown),
    booked: rows(index.booked),
    free: rows(index.free),
    perDay,
    days,
    perWeek,
    weeks,
    moved: index.moved,
    rooms: new Map(),
  };
}

function cutRows(bits: Bits, words: number, cut: Cut): Bits {
  const rows = bits.length / words;
  const own = new Uint32Array(rows * cut.words);
  for (let row = 0; row < rows; row++) {
    copyWords(bits, row * words + cut.first, own, row * cut.words, cut.words);
  }
  return own;
}
