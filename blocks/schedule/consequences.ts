import type { SeatProps } from '../props';
import { countSeats } from '../seats';
import { count, firstName, inline, listText } from '../text';
import { minutesText, moment } from '../when';
import type { ConsequenceProps } from './props';

/** What a booking sets in motion, in the order in which it happens. */
export function consequenceLines(
  consequences: ConsequenceProps,
  about: { candidateName: string; seats: SeatProps[]; zone: string; move: boolean; sessions?: number },
): string[] {
  const who = inline(firstName(about.candidateName), 40);
  return [
    about.move
      ? `${who} gets the new time by mail now.`
      : `${who} gets ${invitations(about.sessions ?? 1)} by mail now.`,
    ...panelLines(consequences, about),
  ];
}

/** What a booking asks of those who interview. */
export function panelLines(
  { remindMinutesBefore, scorecardsDueAt }: Omit<ConsequenceProps, 'mail'>,
  { seats, zone }: { seats: SeatProps[]; zone: string },
): string[] {
  const { judging, learning } = countSeats(seats);
  const who = `${count(judging, 'interviewer')}${learning > 0 ? ` and ${learning} who ${learning === 1 ? 'learns' : 'learn'}` : ''}`;
  const before = listText(remindMinutesBefore.map(minutesText));
  return [
    `${who} ${judging + learning === 1 ? 'is' : 'are'} asked to accept${before ? `, and reminded ${before} before` : ''}.`,
    `Scorecards are due ${moment(scorecardsDueAt, zone)}.`,
  ];
}

function invitations(sessions: number): string {
  return sessions === 1 ? 'an invitation' : `${sessions} invitations, one for each session,`;
}
