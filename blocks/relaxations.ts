import type { Explanation, Relaxation, RelaxationOffer } from '../src/scheduling/answers';
import type { Naming } from './naming';
import { count, firstName, listText } from './text';
import { minutesText } from './when';

/** A change that helps, and what it opens: "Priya takes a 4th: 6 times". */
export function offerText(offer: RelaxationOffer, unit: Explanation['unit'], naming: Naming): string {
  const changes = offer.changes.map((change) => relaxationText(change, naming)).join(' and ');
  const opens = count(offer.opens, unit === 'starts' ? 'time' : 'day');
  return `${changes.charAt(0).toUpperCase()}${changes.slice(1)}: ${opens}`;
}

/** What the recruiter agreed to, as it stands above what came of it: "Priya takes a 4th". */
export function agreedText(changes: readonly Relaxation[], naming: Naming): string {
  const text = listText(changes.map((change) => relaxationText(change, naming)));
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** One change as a person would say it, without a full stop. */
function relaxationText(change: Relaxation, naming: Naming): string {
  const name = (personId: string) => firstName(naming.person(personId));
  const ada = firstName(naming.candidate.name);
  switch (change.kind) {
    case 'raiseCap':
      return `${name(change.personId)} takes ${ordinal(change.to)}${change.per === 'day' ? ' that day' : ''}`;
    case 'widenHours':
      return `${listText(change.personIds.map(name))} ${hoursText(change.personIds.length > 1, change.side, change.minutes)}`;
    case 'widenCandidate':
      return `${ada} ${hoursText(false, change.side, change.minutes)}`;
    case 'moreDays':
      return change.days === 7 ? 'one week later too' : `${count(change.days, 'day')} later too`;
    case 'addPool':
      return `a seat from ${naming.pool(change.pool)}`;
    case 'shortenBuffer':
      return `${minutesText(change.to)} between ${name(change.personId)}'s interviews, not ${minutesText(change.from)}`;
    case 'shortenNotice':
      return `${name(change.personId)} with ${minutesText(change.to)} notice, not ${minutesText(change.from)}`;
    case 'liftPause':
      return `${name(change.personId)} ends the pause`;
    case 'fewerSeats':
      return `${count(change.to, 'seat')} instead of ${change.from}`;
    case 'dropRequired':
      return `without ${name(change.personId)}`;
    case 'replaceNamed':
      return `somebody else for ${name(change.personId)}`;
    case 'liftApart':
      return `${listText(change.personIds.map(name))} on one panel`;
    case 'finerStep':
      return `starts every ${change.to} min`;
    case 'linkInsteadOfRoom':
      return 'by video, without a room';
    case 'moreLoopDays':
      return `over ${change.to} days`;
    case 'freeOrder':
      return 'sessions in any order';
    case 'dropLunch':
      return 'no lunch break';
    case 'longerBreaks':
      return `breaks up to ${minutesText(change.to)}`;
    case 'allowRepeat':
      return 'somebody sits in two sessions';
  }
}

function hoursText(many: boolean, side: 'earlier' | 'later', minutes: number): string {
  const verb = side === 'earlier' ? 'start' : 'stop';
  return `${verb}${many ? '' : 's'} ${minutesText(minutes)} ${side}`;
}

/** "a 4th", "an 8th". */
function ordinal(n: number): string {
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const article = n === 8 || n === 11 || n === 18 ? 'an' : 'a';
  return `${article} ${n}${teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')}`;
}
