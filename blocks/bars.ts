import type { Constraint } from '../src/scheduling/answers';
import type { Naming } from './naming';
import { firstName, listText } from './text';

/** What a rule says of somebody who cannot sit in an interview. */
const BARS: Partial<Record<Constraint, string>> = {
  skill: 'not trained for this seat',
  pool: 'not in the pool for this seat',
  conflict: 'a conflict of interest',
  excluded: 'left this panel before',
  apart: 'never on a panel with somebody who sits there',
  workingHours: 'outside working hours, or away',
  busy: 'something else then',
  unknown: 'the calendar cannot be read',
  buffer: 'too close to another interview',
  capPerDay: 'the day is full',
  capPerWeek: 'the week is full',
  notice: 'needs more notice',
  paused: 'pauses interviewing',
};

/** Every rule that says no, in words: "the week is full and pauses interviewing". */
export function barsText(constraints: readonly Constraint[]): string {
  return listText(constraints.flatMap((constraint) => BARS[constraint] ?? []));
}

/** Who cannot, by why: "Omar and Chen (something else then); Priya (the week is full)". The first rule of each is said. */
export function unableText(
  unable: readonly { personId: string; constraints: readonly Constraint[] }[],
  naming: Naming,
): string {
  const names = new Map<string, string[]>();
  for (const { personId, constraints } of unable) {
    const why = barsText(constraints.slice(0, 1));
    if (why) names.set(why, [...(names.get(why) ?? []), firstName(naming.person(personId))]);
  }
  return [...names].map(([why, who]) => `${listText(who)} (${why})`).join('; ');
}
