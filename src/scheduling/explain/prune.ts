import type { Constraint, Relaxation } from '../answers';
import type { PersonChange } from './applyRelaxation';

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
    case 'replaceNamed':
      return null;
  }
}

/** The one rule that all of the changes soften; null where there are several, or one that is never left out whole. */
export function soleRule(changes: readonly Relaxation[]): Constraint | null {
  const [first, ...others] = changes.map(ruleOf);
  return first && others.every((rule) => rule === first) ? first : null;
}

function isPersonal(change: Relaxation): change is PersonChange {
  return 'personIds' in change
    ? change.kind === 'widenHours'
    : 'personId' in change && !('sessionId' in change);
}

/** The changes of people's own rules, and those of anything else. */
export function splitPersonal(changes: readonly Relaxation[]): {
  readonly personal: readonly PersonChange[];
  readonly others: readonly Relaxation[];
} {
  return { personal: changes.filter(isPersonal), others: changes.filter((change) => !isPersonal(change)) };
}

/** Whom the changes are about. */
export function listPersonIds(changes: readonly PersonChange[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const change of changes) {
    if ('personId' in change) ids.add(change.personId);
    else for (const id of change.personIds) ids.add(id);
  }
  return ids;
}
