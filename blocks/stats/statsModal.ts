import type { KnownBlock } from '@slack/types';
import { context, divider, header, modal, section } from '../elements';
import { VIEWS } from '../ids';
import type { ModalView } from '../props';
import { count, inline, truncate } from '../text';
import { overdueLine } from './overdueText';
import type { BarProps, StatsProps } from './props';
import { statsPicture } from './statsPicture';

const MOST_ROWS = 12;
const MOST_TEAMS = 12;
const MOST_NAMES = 4;
const MOST_CALIBRATIONS = 40;

/** How interviewing goes: each figure with its n, the picture, and the same in words below it. */
export function statsModal(props: StatsProps): ModalView {
  return modal({
    callbackId: VIEWS.stats,
    title: 'Statistics',
    blocks: [
      ...(props.isEmpty ? [section(nothingYet(props.days))] : figureBlocks(props)),
      ...calibrationBlocks(props.calibrations),
    ],
  });
}

/** What stands where there is nothing to count yet, in the modal and on Home. */
export const nothingYet = (days: number) =>
  `No interviews in the last ${days} days. The figures come with the first one.`;

function figureBlocks(props: StatsProps): KnownBlock[] {
  return [
    section(
      [
        `*The last ${props.days} days*`,
        `Time to schedule: ${inline(props.timeToSchedule, 200)}`,
        `Time to feedback: ${inline(props.timeToFeedback, 200)}`,
        `Cards overdue: ${inline(props.overdueText, 200)}`,
        `Moved: ${inline(props.moved, 200)}. Cancelled: ${props.cancelled}. Did not happen: ${props.didNotHappen}.`,
      ].join('\n'),
    ),
    ...pictureBlocks(props),
    ...overdueBlocks(props),
    ...barBlocks('Load by interviewer', props.load, props.loadText),
    ...barBlocks(
      'Passed, by stage',
      props.passes,
      'Of candidates who were decided: more cards lean to hiring than not.',
    ),
  ];
}

function pictureBlocks(props: StatsProps): KnownBlock[] {
  if (props.pictureFileId === undefined) return [];
  const alt_text = truncate(statsPicture(props).altText, 2000) || 'No figures yet.';
  return [{ type: 'image', slack_file: { id: props.pictureFileId }, alt_text }];
}

function barBlocks(title: string, bars: BarProps[], note = ''): KnownBlock[] {
  const shown = bars
    .slice(0, MOST_ROWS)
    .map(({ label, text }) => `${inline(label, 60)}: ${inline(text, 60)}`);
  const rest = bars.length - shown.length;
  const lines = shown.length > 0 ? shown : ['None.'];
  const more = rest > 0 ? [`${rest} more`] : [];
  return [
    section([`*${title}*`, ...lines, ...more].join('\n')),
    ...(note ? [context(inline(note, 300))] : []),
  ];
}

function overdueBlocks({ overdue }: StatsProps): KnownBlock[] {
  const lines = overdue.slice(0, MOST_TEAMS).map((team) => overdueLine(team, MOST_NAMES));
  const rest = overdue.length - lines.length;
  const shown = lines.length > 0 ? lines : ['None.'];
  const more = rest > 0 ? [count(rest, 'more team')] : [];
  return [section(['*Cards overdue, by team*', ...shown, ...more].join('\n'))];
}

function calibrationBlocks(calibrations: StatsProps['calibrations']): KnownBlock[] {
  if (calibrations === null) return [];
  const shown = calibrations.slice(0, MOST_CALIBRATIONS);
  const rest = calibrations.length - shown.length;
  return [
    divider(),
    header('Calibration'),
    ...(shown.length === 0
      ? [section('Nobody has enough decided candidates rated together with others yet.')]
      : shown.map(({ name, words }) => section(`*${inline(name)}*: ${inline(words, 400)}`))),
    context(
      'Admins and each person see this; it is never applied to a candidate. Bühlmann-Straub credibility, from decided candidates only.',
      rest > 0 ? `${count(rest, 'more person', 'more people')}.` : '',
    ),
  ];
}
