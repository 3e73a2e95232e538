import type { Constraint, Obstacle, Relaxation } from './answers';

/** The rule that a change softens; null where it softens none that is ever left out whole. */
function ruleOf(change: Relaxation): Constraint | null {
  switch (change.kind) {
    case 'raiseCap':
      return change.per === 'day' ? 'capPerDay' : 'capPerWeek';
    case 'widenHours':
      return 'workingHours';
    case 'widenCandidate':
      return 'candidateHours';
    case 'addPool':
      return 'pool';
    case 'shortenBuffer':
      return 'buffer';
    case 'shortenNotice':
      return 'notice';
    case 'liftPause':
      return 'paused';
    case 'dropRequired':
      return 'required';
    case 'liftApart':
      return 'apart';
    case 'linkInsteadOfRoom':
      return 'room';
    case 'freeOrder':
      return 'order';
    case 'dropLunch':
      return 'lunch';
    case 'longerBreaks':
      return 'breaks';
    case 'moreLoopDays':
      return 'sameDay';
    case 'allowRepeat':
      return 'nobodyTwice';
    case 'moreDays':
    case 'finerStep':
    case 'fewerSeats':
      return null;
  }
}

/**
 * True where the changes soften one rule only, and that rule left out whole opens nothing: then no softer form of it
 * does. `unsure` names rules whose softer form reaches further than leaving them out.
 */
export function opensNothing(
  changes: readonly Relaxation[],
  obstacles: readonly Obstacle[],
  unsure: readonly Constraint[] = [],
): boolean {
  const [first, ...others] = changes.map(ruleOf);
  if (!first || others.some((rule) => rule !== first) || unsure.includes(first)) return false;
  return obstacles.some(({ constraint, removes }) => constraint === first && removes === 0);
}

/** The changes of people's own rules, and those of anything else. */
export function splitPersonal(changes: readonly Relaxation[]): {
  readonly personIds: ReadonlySet<string>;
  readonly others: readonly Relaxation[];
} {
  const personIds = new Set<string>();
  const others: Relaxation[] = [];
  for (const change of changes) {
    if ('sessionId' in change) others.push(change);
    else if ('personIds' in change) for (const id of change.personIds) personIds.add(id);
    else if ('personId' in change) personIds.add(change.personId);
    else others.push(change);
  }
  return { personIds, others };
}
