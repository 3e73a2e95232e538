import type { Relaxation } from '../answers';

/**
 * What a change asks of people, in points: who is asked, how much, and whether it can be undone. A flag of ours is
 * cheapest, then the candidate's patience, then one colleague's calendar, then the quality of the panel.
 */
export function priceOf(change: Relaxation): number {
  switch (change.kind) {
    // Nobody is asked for anything.
    case 'finerStep':
      return 1;
    case 'linkInsteadOfRoom':
      return 4;
    // A longer wait, a day at a time; the candidate has not been told yet.
    case 'moreDays':
      return 3 + change.days;
    // A looser plan: a less comfortable day for the candidate.
    case 'longerBreaks':
      return 4;
    case 'freeOrder':
      return 6;
    case 'dropLunch':
      return 16;
    case 'moreLoopDays':
      return 14;
    // One colleague's rule, for once.
    case 'shortenBuffer':
      return 5;
    case 'raiseCap':
      return 6 * (change.to - change.from);
    case 'shortenNotice':
      return 8;
    case 'widenCandidate':
      return 4 * Math.ceil(change.minutes / 30);
    case 'widenHours':
      return 7 * Math.ceil(change.minutes / 30) * change.personIds.length;
    // Somebody asked not to be asked.
    case 'liftPause':
      return 18;
    // The panel the plan wanted is not the panel it gets.
    case 'addPool':
      return 9;
    case 'dropRequired':
      return 12;
    case 'replaceNamed':
      return 13;
    case 'allowRepeat':
      return 15;
    case 'liftApart':
      return 20;
    case 'fewerSeats':
      return 25 * (change.from - change.to);
  }
}
