/** By sitting: who may take it, as numbers. */
export type Choices = readonly (readonly number[])[];

/**
 * True where every sitting can have somebody of its own: a matching found by augmenting paths, one sitting after the
 * other (H. W. Kuhn, The Hungarian method for the assignment problem, 1955).
 */
export function canSeatAll(choices: Choices): boolean {
  const sittingOf = new Map<number, number>();
  return choices.every((_, sitting) => seatOne(choices, sitting, sittingOf, new Set()));
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
