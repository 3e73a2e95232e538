import type { LoopModel } from './loopModel';

/** One session of one day: which start it takes. */
export interface Stop {
  readonly session: number;
  /** Position among the session's starts of the date. */
  readonly start: number;
}
/** A stop with the tick at which it ends, and 1 where lunch was had by then. */
export interface Step extends Stop {
  readonly end: number;
  readonly lunch: number;
}

/** The stops of a day that holds the set, one step after the other; before the first, `end` is before all time. */
export function walkDay(
  set: number,
  follow: (left: number, end: number, lunch: number) => Step | null,
): Stop[] {
  const stops: Stop[] = [];
  let left = set;
  let end = Number.NEGATIVE_INFINITY;
  let lunch = 0;
  while (left !== 0) {
    const next = follow(left, end, lunch);
    if (!next) throw new RangeError(`the day does not hold the sessions ${set}`);
    stops.push(next);
    left &= ~(1 << next.session);
    end = next.end;
    lunch = next.lunch;
  }
  return stops;
}

/** True where a session of the set may be its first. */
export function mayComeFirst(model: LoopModel, session: number, set: number): boolean {
  return (set & (1 << session)) !== 0 && ((model.before[session] ?? 0) & set) === 0;
}

/** By set of sessions: the least time it takes, the breaks inside it included, in ticks. */
export function listSpans({ tables, least }: LoopModel): Int32Array {
  const spans = new Int32Array(1 << tables.length);
  for (let set = 1; set < spans.length; set++) {
    const session = 31 - Math.clz32(set);
    const others = set & ~(1 << session);
    spans[set] = (spans[others] ?? 0) + (others === 0 ? 0 : least) + (tables[session]?.ticks ?? 0);
  }
  return spans;
}
