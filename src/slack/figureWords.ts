import type { HeadlineProps } from '../../blocks/stats/props';
import { count } from '../../blocks/text';
import type { Durations, TeamOverdue } from '../flows/stats/figures';
import type { Headlines } from '../flows/stats/loadStats';
import { STATS_DAYS } from '../flows/stats/readPeriod';

/** The figures that Home and the statistics share. @param duration how much is said of a set of durations */
export function headlineProps(
  { figures, people, overdue }: Headlines,
  duration: (durations: Durations) => string,
): HeadlineProps {
  const late = figures.overdue;
  return {
    days: STATS_DAYS,
    isEmpty: figures.interviews === 0,
    timeToSchedule: duration(figures.timeToSchedule),
    timeToFeedback: duration(figures.timeToFeedback),
    moved: shareText(figures.moved.interviews, figures.moved.n),
    overdueText:
      late.length > 0
        ? lateText(
            late.reduce((sum, { n }) => sum + n, 0),
            longest(late),
          )
        : 'none',
    overdue: overdue.map((each) => ({
      label: each.team ?? 'No team',
      value: each.n,
      text: lateText(each.n, each.longestHours),
      people: each.people.map(({ personId, n }) => ({ name: people.get(personId)?.name ?? 'Somebody', n })),
    })),
  };
}

const longest = (late: TeamOverdue['people']) => Math.max(...late.map(({ longestHours }) => longestHours));

/** "median 5 h (n 14)". */
export function medianText({ n, medianHours }: Durations): string {
  return medianHours === null ? 'nothing to count yet' : `median ${hoursText(medianHours)} (n ${n})`;
}

/** "median 5 h, nine of ten within 1.2 days (n 14)". */
export function spreadText({ n, medianHours, ninetiethHours }: Durations): string {
  if (medianHours === null || ninetiethHours === null) return 'nothing to count yet';
  return `median ${hoursText(medianHours)}, nine of ten within ${hoursText(ninetiethHours)} (n ${n})`;
}

/** "60 %". */
export const percent = (n: number, of: number) => `${Math.round((100 * n) / of)} %`;

function shareText(n: number, of: number): string {
  return of === 0 ? 'none' : `${n} of ${count(of, 'interview')} (${percent(n, of)})`;
}

function lateText(n: number, hours: number): string {
  return n === 1
    ? `1 card, ${hoursText(hours)} late`
    : `${count(n, 'card')}, longest ${hoursText(hours)} late`;
}

function hoursText(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  return hours < 48 ? `${Math.round(hours)} h` : `${Number((hours / 24).toFixed(1))} days`;
}
