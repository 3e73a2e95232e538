import { count, firstName, inline, listText } from '../text';
import { minutesText, moment } from '../when';
import type { ConsequenceProps } from './props';

/** What a booking sets in motion, in the order in which it happens. */
export function consequenceLines(
  consequences: ConsequenceProps,
  about: { candidateName: string; panelSize: number; zone: string; move: boolean; sessions?: number },
): string[] {
  const who = inline(firstName(about.candidateName), 40);
  const before = listText(consequences.remindMinutesBefore.map(minutesText));
  return [
    about.move
      ? `${who} gets the new time by mail now.`
      : `${who} gets ${invitations(about.sessions ?? 1)} by mail now.`,
    `${count(about.panelSize, 'interviewer')} ${about.panelSize === 1 ? 'is' : 'are'} asked to accept${before ? `, and reminded ${before} before` : ''}.`,
    `Scorecards are due ${moment(consequences.scorecardsDueAt, about.zone)}.`,
  ];
}

function invitations(sessions: number): string {
  return sessions === 1 ? 'an invitation' : `${sessions} invitations, one for each session,`;
}
