import type { Constraint, Explanation, Obstacle, TooShort } from '../src/scheduling/answers';
import type { Naming } from './naming';
import { count, firstName, listText } from './text';
import { minutesText } from './when';

const MOST_NAMES = 3;

/** What is in the way, in plain sentences, in the order given (what costs most first). */
export function obstaclesText(explanation: Explanation, naming: Naming): string[] {
  const { obstacles, unit, tooShort } = explanation;
  const others = obstacles.map((obstacle) => obstacleText(obstacle, unit, naming));
  return tooShort ? [tooShortText(tooShort, naming), ...others] : others;
}

/** "The sessions take 6 h with the breaks between them; Ada has at most 4 h on 2 days." */
function tooShortText({ needMinutes, haveMinutes, days }: TooShort, { candidate }: Naming): string {
  const most = `${firstName(candidate.name)} has at most ${minutesText(haveMinutes)}`;
  const on = days === 1 ? 'on one day' : `on ${days} days`;
  return `The sessions take ${minutesText(needMinutes)} with the breaks between them; ${most} ${on}.`;
}

/** One obstacle: who or what it is, and how many times it takes away. */
export function obstacleText(obstacle: Obstacle, unit: Explanation['unit'], naming: Naming): string {
  const sentence = sentences(naming, peopleText(obstacle, naming))[obstacle.constraint];
  if (obstacle.removes <= 0) return `${sentence}.`;
  return `${sentence} (takes ${count(obstacle.removes, unit === 'starts' ? 'time' : 'day')}).`;
}

function sentences(naming: Naming, who: string): Record<Constraint, string> {
  const ada = firstName(naming.candidate.name);
  const of = (text: string) => (who === '' ? text : `${text}: ${who}`);
  return {
    candidateHours: `${ada}'s own hours and days`,
    candidateBusy: `${ada} has something else at these times`,
    workingHours: of('Outside working hours, or away'),
    busy: of('Calendars are full'),
    unknown: of('Calendars that cannot be read count as full'),
    buffer: of('Too close to another interview'),
    capPerDay: of('Has every interview that fits a day'),
    capPerWeek: of('The week is full'),
    notice: of('Needs more notice'),
    paused: of('Pauses interviewing'),
    skill: of('Not trained for this stage'),
    pool: of(naming.isByName ? 'Not chosen, or not in the pool' : 'Not in the pool for this seat'),
    required: of('You asked for somebody who cannot'),
    excluded: of('Left out of this panel'),
    apart: of('Never on one panel together'),
    conflict: of(`May not interview ${ada}`),
    room: roomText(naming.rooms ?? []),
    order: 'The order of the sessions',
    breaks: 'The breaks between sessions',
    lunch: `${ada}'s lunch break`,
    sameDay: 'All sessions on so few days',
    nobodyTwice: of('Nobody sits in two sessions'),
  };
}

/** The one room that was asked for, or those of which none is free. */
function roomText(names: string[]): string {
  const [only, ...others] = names;
  if (!only) return 'No room is free';
  return others.length === 0 ? `${only} is taken` : `No room is free: ${listText(shortList(names))}`;
}

function peopleText({ people }: Obstacle, naming: Naming): string {
  return listText(shortList(people.map(({ personId }) => firstName(naming.person(personId)))));
}

function shortList(names: string[]): string[] {
  const rest = names.length - MOST_NAMES;
  return rest > 0 ? [...names.slice(0, MOST_NAMES), `${rest} more`] : names;
}
