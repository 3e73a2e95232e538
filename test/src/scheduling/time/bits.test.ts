import fc from 'fast-check';
import {
  clearBits,
  fillBits,
  fillEvery,
  keepStarts,
  keepStartsOfAny,
  listBits,
} from '../../../../src/scheduling/time/bits';
import { propertyRuns } from '../propertyRuns';

const WORDS = 6;
const TICKS = WORDS * 32;
/** A word before the row and one behind it, which nothing may touch. */
const FIRST = 1;
const OUTSIDE = 0xdeadbeef;

function rowOf(ticks: readonly number[]): Uint32Array {
  const bits = new Uint32Array(WORDS + 2);
  bits[0] = OUTSIDE;
  bits[WORDS + 1] = OUTSIDE;
  for (const tick of ticks) fillBits(bits, FIRST, WORDS, tick, tick + 1);
  return bits;
}

/** The ticks that hold, after a look that the neighbours are as they were. */
function ticksOf(bits: Uint32Array): number[] {
  expect([bits[0], bits[WORDS + 1]]).toEqual([OUTSIDE, OUTSIDE]);
  return listBits(bits, FIRST, WORDS);
}

function where(holds: (tick: number) => boolean): number[] {
  return Array.from({ length: TICKS }, (_, tick) => tick).filter(holds);
}

const edge = fc.integer({ min: -40, max: TICKS + 40 });
/** Long stretches, so that long runs are in them. */
const row = fc
  .array(fc.tuple(edge, fc.integer({ min: 1, max: 90 })), { maxLength: 5 })
  .map((stretches) =>
    where((tick) => stretches.some(([from, length]) => from <= tick && tick < from + length)),
  );

test('what is added and removed is all between the two ends, and nothing beside it', () => {
  fc.assert(
    fc.property(row, edge, edge, (ticks, from, to) => {
      const isInside = (tick: number) => from <= tick && tick < to;
      const [added, removed] = [rowOf(ticks), rowOf(ticks)];
      fillBits(added, FIRST, WORDS, from, to);
      clearBits(removed, FIRST, WORDS, from, to);
      expect(ticksOf(added)).toEqual(where((tick) => ticks.includes(tick) || isInside(tick)));
      expect(ticksOf(removed)).toEqual(ticks.filter((tick) => !isInside(tick)));
    }),
    propertyRuns(400),
  );
});

test('a run begins where all its ticks are there', () => {
  fc.assert(
    fc.property(row, row, fc.integer({ min: 1, max: 100 }), (ticks, asked, length) => {
      const all = new Set(ticks);
      const begins = ticks.filter((tick) =>
        Array.from({ length }, (_, n) => tick + n).every((t) => all.has(t)),
      );
      const [kept, narrowed] = [rowOf(ticks), rowOf(asked)];
      keepStarts(kept, FIRST, kept, FIRST, WORDS, length);
      keepStarts(narrowed, FIRST, rowOf(ticks), FIRST, WORDS, length);
      expect(ticksOf(kept)).toEqual(begins);
      expect(ticksOf(narrowed)).toEqual(begins.filter((tick) => asked.includes(tick)));
    }),
    propertyRuns(400),
  );
});

test('a run of any of several rows lies wholly in one of them', () => {
  fc.assert(
    fc.property(
      fc.array(row, { maxLength: 3 }),
      row,
      fc.integer({ min: 1, max: 100 }),
      (rows, asked, length) => {
        const own = (ticks: readonly number[]) => rowOf(ticks).slice(FIRST, FIRST + WORDS);
        const kept = own(asked);
        keepStartsOfAny(kept, rows.map(own), length);
        const sets = rows.map((ticks) => new Set(ticks));
        const isRun = (all: ReadonlySet<number>, tick: number) =>
          Array.from({ length }, (_, n) => tick + n).every((t) => all.has(t));
        const expected = asked.filter((tick) => sets.some((all) => isRun(all, tick)));
        expect(listBits(kept, 0, WORDS)).toEqual(expected);
      },
    ),
    propertyRuns(400),
  );
});

test('a grid has every so many ticks from the first on', () => {
  fc.assert(
    fc.property(fc.nat(TICKS), fc.nat(TICKS), fc.constantFrom(1, 2, 3, 6), (from, to, every) => {
      const bits = new Uint32Array(WORDS);
      fillEvery(bits, from, to, every);
      const expected = where((tick) => from <= tick && tick < to && (tick - from) % every === 0);
      expect(listBits(bits, 0, WORDS)).toEqual(expected);
    }),
    propertyRuns(400),
  );
});
