import {
  fitText,
  INK,
  LINE,
  MUTED,
  type Picture,
  svgBox,
  svgDocument,
  svgLabel,
  svgLine,
  svgText,
  textWidth,
} from '../pictures/svg';
import type { BarProps, StatsProps } from './props';

/** Twice what a phone shows across: 24 units are read as 11 points. */
const WIDTH = 720;
const MARGIN = 20;
const LABEL_WIDTH = 220;
const TEXT = 24;
const TEXT_MAX = 290;
const ROW = 42;
const MOST_BARS = 16;
const BAR = '#4a84b4';

interface Chart {
  title: string;
  bars: BarProps[];
  /** What a full bar stands for; the largest value where it is not given. */
  full?: number;
}

/** Bars with their numbers beside them: load by person, passes by stage, what is overdue. Empty parts are left out. */
export function statsPicture(props: StatsProps): Picture {
  const charts = [
    { title: `Interviews by person, last ${props.days} days`, bars: props.load },
    { title: 'Interviews passed, by stage', bars: props.passes, full: 1 },
    { title: 'Cards overdue, by team', bars: props.overdue },
  ].filter(({ bars }) => bars.length > 0);
  const shapes: string[] = [];
  let y = MARGIN;
  for (const chart of charts) {
    shapes.push(...drawChart(chart, y));
    y += heightOf(chart);
  }
  return {
    svg: svgDocument(WIDTH, y + MARGIN, shapes),
    title: 'How interviewing goes',
    altText: charts.map(inWords).join(' '),
  };
}

/** "Cards overdue, by team: Payments 2 cards, longest 26 h late." */
function inWords({ title, bars }: Chart): string {
  return `${title}: ${bars.map(({ label, text }) => `${label} ${text}`).join(', ')}.`;
}

const heightOf = ({ bars }: Chart) => 56 + Math.min(bars.length, MOST_BARS + 1) * ROW + 24;

function drawChart({ title, bars, full }: Chart, top: number): string[] {
  const shown = bars.slice(0, MOST_BARS);
  const rest = bars.length - shown.length;
  const scale = full ?? Math.max(...shown.map(({ value }) => value), 1);
  const left = MARGIN + LABEL_WIDTH;
  const texts = shown.map(({ text }) => fitText(text, TEXT, TEXT_MAX));
  const room = WIDTH - left - Math.max(...texts.map((text) => textWidth(text, TEXT))) - 12 - MARGIN;
  const rows = shown.flatMap(({ label, value }, index) => {
    const y = top + 56 + index * ROW;
    const width = Math.round((room * Math.min(value, scale)) / scale);
    return [
      ...svgLabel(label, { x: MARGIN, y, width: LABEL_WIDTH - 12, height: ROW }, { size: TEXT }),
      svgBox({ x: left, y: y + 6, width: Math.max(width, 2), height: ROW - 12 }, { fill: BAR, radius: 4 }),
      svgText(texts[index] ?? '', left + Math.max(width, 2) + 12, y + 29, { size: TEXT, bold: true }),
    ];
  });
  return [
    svgText(title, MARGIN, top + 30, { size: 26, bold: true, fill: INK }),
    svgLine({ x: left, y: top + 52 }, { x: left, y: top + 56 + shown.length * ROW }, LINE),
    ...rows,
    ...(rest > 0
      ? [svgText(`${rest} more`, MARGIN, top + 56 + shown.length * ROW + 26, { size: 22, fill: MUTED })]
      : []),
  ];
}
