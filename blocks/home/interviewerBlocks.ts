import type { KnownBlock } from '@slack/types';
import { actions, button, context, header, section } from '../elements';
import { ACTIONS } from '../ids';
import { pendingCard } from '../scorecard/scorecardList';
import { count, inline, link } from '../text';
import { stateText } from '../viewState';
import { whenLine } from '../when';
import { profileButton } from './profileModal';
import type { HomeInterviewProps, HomeViewProps } from './props';

const MOST_INTERVIEWS = 6;
const MOST_CARDS = 8;

/** An interviewer's own: cards that are due, the next interviews, how full the week is. */
export function interviewerBlocks(
  mine: NonNullable<HomeViewProps['interviewer']>,
  { now, zone, viewer }: HomeViewProps,
): KnownBlock[] {
  return [
    header('Your interviews'),
    context(weekText(mine.week)),
    ...cardBlocks(mine, zone, now),
    ...nextBlocks(mine.next, zone),
    profileButton('My hours and pause', viewer.id),
    ...(mine.calibration
      ? [
          context(
            `Your levels: ${inline(mine.calibration, 400)} Only you and the admins see this; it changes nobody's card.`,
          ),
        ]
      : []),
  ];
}

function weekText({ booked, cap }: { booked: number; cap: number | null }): string {
  return cap === null ? `This week: ${count(booked, 'interview')}.` : `This week: ${booked} of ${cap}.`;
}

function cardBlocks(mine: NonNullable<HomeViewProps['interviewer']>, zone: string, now: Date): KnownBlock[] {
  const shown = mine.cardsDue.slice(0, MOST_CARDS);
  const rest = mine.cardsDue.length - shown.length;
  if (shown.length === 0) return [];
  return [
    section('*Scorecards due*'),
    ...shown.map((card) => pendingCard(card, zone, now)),
    ...(rest > 0 ? [context(`${count(rest, 'more card')}: type /scorecard.`)] : []),
  ];
}

function nextBlocks(next: HomeInterviewProps[], zone: string): KnownBlock[] {
  const shown = next.slice(0, MOST_INTERVIEWS);
  const rest = next.length - shown.length;
  if (shown.length === 0)
    return [section('No interviews ahead. When you are asked for one, the ask comes as a message.')];
  return [
    section('*Next*'),
    ...shown.flatMap((interview) => interviewBlocks(interview, zone)),
    ...(rest > 0 ? [context(`${count(rest, 'more interview')}, in your calendar.`)] : []),
  ];
}

function interviewBlocks(interview: HomeInterviewProps, zone: string): KnownBlock[] {
  const place = interview.place ? `In ${inline(interview.place, 200)}` : '';
  const meet = link(interview.meetUrl, 'Meet');
  const part = interview.part === 'second' ? '' : `, ${interview.part}`;
  const lines = [
    `*${inline(interview.stageName)} with ${inline(interview.candidate.name)}*${part}`,
    whenLine(interview, zone),
    [stateText(interview.state), place, meet].filter(Boolean).join('   '),
  ];
  const row = section(lines.join('\n'));
  if (interview.state !== 'waiting') return [row];
  const value = interview.interviewId;
  return [
    row,
    actions(
      button('Accept', ACTIONS.askAccept, { value, style: 'primary' }),
      button('Decline', ACTIONS.askDecline, { value }),
    ),
  ];
}
