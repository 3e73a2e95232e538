/** By sitting: who may take it, as numbers. */
export type Choices = readonly (readonly number[])[];

/**
 * True where every sitting can have somebody of its own: a matching found by augmenting paths, one sitting after the
 * other (H. W. Kuhn, The Hungarian method for the assignment problem, 1955).
 */
export function canSeatAll(choices: Choices): boolean {
  return findShortage(choices) === null;
}

/** Where there are not enough people: two sittings that count on one of them, or one that nobody can take. */
export interface Shortage {
  readonly person: number | null;
  readonly sittings: readonly number[];
}

/** Null where every sitting can have somebody of its own. */
export function findShortage(choices: Choices): Shortage | null {
  const sittingOf = new Map<number, number>();
  const short = choices.findIndex((_, sitting) => !seatOne(choices, sitting, sittingOf, new Set()));
  if (short < 0) return null;
  const [person] = choices[short] ?? [];
  if (person === undefined) return { person: null, sittings: [short] };
  return { person, sittings: [short, sittingOf.get(person) ?? short] };
}

function seatOne(
  choices: Choices,
  sitting: number,
  sittingOf: Map<number, number>,
  tried: Set<number>,
): boolean {
  const own = choices[sitting] ?? [];
  const free = own.find((person) => !sittingOf.has(person));
  if (free !== undefined) {
    sittingOf.set(free, sitting);
    return true;
  }
  for (const person of own) {
    if (tried.has(person)) continue;
    tried.add(person);
    if (!seatOne(choices, sittingOf.get(person) ?? -1, sittingOf, tried)) continue;
    sittingOf.set(person, sitting);
    return true;
  }
  return false;
}
