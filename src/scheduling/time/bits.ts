/**
 * Sets of ticks as bits: tick t is bit t & 31 of word t >>> 5. Rows of many people lie in one array, so every function
 * takes the row's first word.
 */
export type Bits = Uint32Array;

/** Adds [from, to), clipped to the row. */
export function fillBits(bits: Bits, first: number, words: number, from: number, to: number): void {
  const start = Math.max(0, from);
  const end = Math.min(to, words * 32);
  if (start >= end) return;
  const startWord = first + (start >>> 5);
  const endWord = first + ((end - 1) >>> 5);
  const startMask = -1 << (start & 31);
  const endMask = -1 >>> (31 - ((end - 1) & 31));
  if (startWord === endWord) {
    bits[startWord] = (bits[startWord] ?? 0) | (startMask & endMask);
    return;
  }
  bits[startWord] = (bits[startWord] ?? 0) | startMask;
  for (let w = startWord + 1; w < endWord; w++) bits[w] = -1;
  bits[endWord] = (bits[endWord] ?? 0) | endMask;
}

/** Adds `from` and every `every`-th tick after it, before `to`, of a row that begins at word 0 and holds them all. */
export function fillEvery(bits: Bits, from: number, to: number, every: number): void {
  if (from >= to) return;
  let pattern = 0;
  for (let bit = 0; bit < 32; bit += every) pattern |= 1 << bit;
  const last = (to - 1) >>> 5;
  let phase = from & 31;
  for (let w = from >>> 5; w < last; w++) {
    bits[w] = (bits[w] ?? 0) | (pattern << phase);
    // The next word's first: as far into it as the last step leads out of this one.
    phase = (every - ((32 - phase) % every)) % every;
  }
  bits[last] = (bits[last] ?? 0) | ((pattern << phase) & (-1 >>> (31 - ((to - 1) & 31))));
}

/** Removes [from, to), clipped to the row. */
export function clearBits(bits: Bits, first: number, words: number, from: number, to: number): void {
  const start = Math.max(0, from);
  const end = Math.min(to, words * 32);
  if (start >= end) return;
  const startWord = first + (start >>> 5);
  const endWord = first + ((end - 1) >>> 5);
  const startMask = -1 << (start & 31);
  const endMask = -1 >>> (31 - ((end - 1) & 31));
  if (startWord === endWord) {
    bits[startWord] = (bits[startWord] ?? 0) & ~(startMask & endMask);
    return;
  }
  bits[startWord] = (bits[startWord] ?? 0) & ~startMask;
  for (let w = startWord + 1; w < endWord; w++) bits[w] = 0;
  bits[endWord] = (bits[endWord] ?? 0) & ~endMask;
}

/** Adds a tick that a row of its own has room for. */
export function addBit(bits: Bits, tick: number): void {
  bits[tick >>> 5] = (bits[tick >>> 5] ?? 0) | (1 << (tick & 31));
}

/** Copies words from one row to another. Rows are mostly short, so that each word by itself is quicker than any call. */
export function copyWords(
  from: ArrayLike<number>,
  first: number,
  to: Bits | Uint16Array,
  at: number,
  words: number,
): void {
  for (let w = 0; w < words; w++) to[at + w] = from[first + w] ?? 0;
}

/** True where the tick is in the row. */
export function hasBit(bits: Bits, first: number, tick: number): boolean {
  return (((bits[first + (tick >>> 5)] ?? 0) >>> (tick & 31)) & 1) === 1;
}

/** True where a row of its own holds no tick. */
export function isEmpty(bits: Bits): boolean {
  for (let w = 0; w < bits.length; w++) if (bits[w] !== 0) return false;
  return true;
}

/** The ticks that two rows of their own share. */
export function shareBits(one: Bits, other: Bits): Bits {
  const shared = new Uint32Array(one.length);
  for (let w = 0; w < one.length; w++) shared[w] = (one[w] ?? 0) & (other[w] ?? 0);
  return shared;
}

/** The ticks of a row of its own that the other does not hold. */
export function lessBits(one: Bits, other: Bits): Bits {
  const left = new Uint32Array(one.length);
  for (let w = 0; w < one.length; w++) left[w] = (one[w] ?? 0) & ~(other[w] ?? 0);
  return left;
}

/** The ticks of either of two rows of their own. */
export function joinBits(one: Bits, other: Bits): Bits {
  const all = new Uint32Array(one.length);
  for (let w = 0; w < one.length; w++) all[w] = (one[w] ?? 0) | (other[w] ?? 0);
  return all;
}

/** How many ticks the row holds. */
export function countBits(bits: Bits, first: number, words: number): number {
  let count = 0;
  for (let w = first; w < first + words; w++) count += popcount(bits[w] ?? 0);
  return count;
}

export function popcount(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** A tick of `out` stays where a row has it and the `length - 1` after it; `out` may be the row itself. */
export function keepStarts(
  out: Bits,
  outFirst: number,
  bits: Bits,
  first: number,
  words: number,
  length: number,
): void {
  if (length <= 32) {
    keepShortRuns(out, outFirst, bits, first, words, length);
    return;
  }
  const runs = bits.slice(first, first + words);
  keepLongRuns(runs, length);
  for (let w = 0; w < words; w++) out[outFirst + w] = (out[outFirst + w] ?? 0) & (runs[w] ?? 0);
}

function keepShortRuns(
  out: Bits,
  outFirst: number,
  bits: Bits,
  first: number,
  words: number,
  length: number,
): void {
  for (let w = 0; w < words; w++) {
    const starts = out[outFirst + w] ?? 0;
    if (starts === 0) continue;
    const far = w + 1 < words ? (bits[first + w + 1] ?? 0) : 0;
    out[outFirst + w] = keepRunsOfWord(starts, bits[first + w] ?? 0, far, length);
  }
}

/** Of one word: a run of at most 32 ends in the word after the one it begins in. */
function keepRunsOfWord(starts: number, word: number, next: number, length: number): number {
  if ((word & next) === -1) return starts;
  let near = word;
  let far = next;
  for (let have = 1; (near & starts) !== 0 && have < length; ) {
    const step = Math.min(have, length - have);
    near &= (near >>> step) | (far << (32 - step));
    far &= far >>> step;
    have += step;
  }
  return starts & near;
}

/** A tick of a row of its own stays where one of the rows has it and the `length - 1` after it. */
export function keepStartsOfAny(out: Bits, rows: readonly Bits[], length: number): void {
  if (length > 32) {
    const kept = rows.map((row) => {
      const starts = out.slice();
      keepStarts(starts, 0, row, 0, out.length, length);
      return starts;
    });
    out.set(kept.reduce(joinBits, new Uint32Array(out.length)));
    return;
  }
  for (let w = 0; w < out.length; w++) {
    const starts = out[w] ?? 0;
    let kept = 0;
    for (let r = 0; r < rows.length && kept !== starts; r++) {
      kept |= keepRunsOfWord(starts & ~kept, rows[r]?.[w] ?? 0, rows[r]?.[w + 1] ?? 0, length);
    }
    out[w] = kept;
  }
}

function keepLongRuns(bits: Bits, length: number): void {
  const last = bits.length - 1;
  for (let have = 1; have < length; ) {
    const step = Math.min(have, length - have);
    const skip = step >>> 5;
    const shift = step & 31;
    for (let w = 0; w <= last; w++) {
      const near = w + skip <= last ? (bits[w + skip] ?? 0) : 0;
      const far = w + skip + 1 <= last ? (bits[w + skip + 1] ?? 0) : 0;
      const moved = shift === 0 ? near : (near >>> shift) | (far << (32 - shift));
      bits[w] = (bits[w] ?? 0) & moved;
    }
    have += step;
  }
}

/** The lowest tick of a word that has one. */
export function bitAt(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** The ticks of a row, ascending. */
export function listBits(bits: Bits, first: number, words: number): number[] {
  const ticks: number[] = [];
  for (let w = 0; w < words; w++) {
    let word = bits[first + w] ?? 0;
    while (word !== 0) {
      ticks.push(w * 32 + bitAt(word));
      word &= word - 1;
    }
  }
  return ticks;
}
