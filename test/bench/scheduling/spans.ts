/** Stretches of time in ms since the epoch, half-open, in order and apart from each other unless said otherwise. */
export type Span = [from: number, to: number];

/** Spans in any order, overlapping or touching, as the stretches they cover. */
export function merge(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a[0] - b[0]);
  const merged: Span[] = [];
  for (const [from, to] of sorted) {
    const last = merged[merged.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

export function subtract(spans: readonly Span[], taken: readonly Span[]): Span[] {
  const left: Span[] = [];
  let t = 0;
  for (const [from, to] of spans) {
    let start = from;
    while (t < taken.length && (taken[t]?.[1] ?? 0) <= start) t++;
    for (let n = t; n < taken.length && (taken[n]?.[0] ?? 0) < to; n++) {
      if ((taken[n]?.[0] ?? 0) > start) left.push([start, taken[n]?.[0] ?? 0]);
      start = Math.max(start, taken[n]?.[1] ?? 0);
    }
    if (start < to) left.push([start, to]);
  }
  return left;
}

export function intersect(a: readonly Span[], b: readonly Span[]): Span[] {
  const both: Span[] = [];
  let n = 0;
  for (const [from, to] of a) {
    while (n < b.length && (b[n]?.[1] ?? 0) <= from) n++;
    for (let m = n; m < b.length && (b[m]?.[0] ?? 0) < to; m++) {
      const start = Math.max(from, b[m]?.[0] ?? 0);
      const end = Math.min(to, b[m]?.[1] ?? 0);
      if (start < end) both.push([start, end]);
    }
  }
  return both;
}

/** The multiples of `step` from which on so many ms lie in one span. */
export function* startsIn(spans: readonly Span[], step: number, length: number): Generator<number> {
  for (const [from, to] of spans) {
    for (let start = Math.ceil(from / step) * step; start + length <= to; start += step) yield start;
  }
}
