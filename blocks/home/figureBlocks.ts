import type { KnownBlock } from '@slack/types';
import { button, facts, header, section } from '../elements';
import { ACTIONS } from '../ids';
import { overdueLine } from '../stats/overdueText';
import type { HeadlineProps } from '../stats/props';
import { nothingYet } from '../stats/statsModal';
import { count } from '../text';
import type { HomeViewProps } from './props';

const MOST_TEAMS = 5;
const MOST_NAMES = 3;

/** The figures in short, and who owes cards, by team; the button leads to all of them. At most three blocks. */
export function figureBlocks(figures: NonNullable<HomeViewProps['figures']>): KnownBlock[] {
  const title = header('How interviewing goes');
  if (figures === 'counting') return [title, section('Counting the last weeks…', statsButton())];
  if (figures === 'out of reach')
    return [
      title,
      section('The figures could not be counted just now. Statistics tries again.', statsButton()),
    ];
  if (figures.isEmpty) return [title, section(nothingYet(figures.days))];
  return [
    title,
    facts(
      `The last ${figures.days} days`,
      [
        ['Time to schedule', figures.timeToSchedule],
        ['Time to feedback', figures.timeToFeedback],
        ['Moved', figures.moved],
        ['Cards overdue', figures.overdueText],
      ],
      statsButton(),
    ),
    ...overdueBlocks(figures),
  ];
}

const statsButton = () => button('Statistics', ACTIONS.statsOpen);

function overdueBlocks({ overdue }: HeadlineProps): KnownBlock[] {
  if (overdue.length === 0) return [];
  const lines = overdue.slice(0, MOST_TEAMS).map((team) => overdueLine(team, MOST_NAMES));
  const rest = overdue.length - lines.length;
  const more = rest > 0 ? [`${count(rest, 'more team')}: see Statistics.`] : [];
  return [section(['*Cards overdue, by team*', ...lines, ...more].join('\n'))];
}
