import {
  HATCHED,
  INK,
  MUTED,
  PAPER,
  type Picture,
  svgBox,
  svgDocument,
  svgLabel,
  svgLine,
  svgText,
} from '../pictures/svg';
import type { DebriefCardProps, DebriefProps } from './props';
import {
  type Column,
  layOut,
  MARGIN,
  NAME,
  type Panel,
  ROW,
  STAGE,
  STAGE_LINE,
  WIDTH,
} from './ratingsLayout';
import { levelOf, tableInWords } from './ratingsTable';

const TEXT = 24;
const SMALL = 22;
const PANEL_GAP = 14;
/** Below the rows: two words, one above the other or on end. */
const recommendsHeight = ({ isOnEnd }: Panel) => (isOnEnd ? 122 : 74);
const LEGEND = 44;
/** Two people this far apart is what the debrief talks about. */
const APART = 2;
const APART_FRAME = '#c2410c';

/** Light to dark, one hue: the order reads without colour. Each with the ink that stands out on it. */
const SHADES = {
  1: { fill: '#eef3f8', ink: INK },
  2: { fill: '#b9d2e6', ink: INK },
  3: { fill: '#4a84b4', ink: PAPER },
  4: { fill: '#123a5e', ink: PAPER },
} as const;

/**
 * Competency by interviewer, grouped by stage: number and shade in each cell; hatched what should have been assessed and
 * was not; framed where people stand two levels apart. As wide as a phone, so that it is read there without a zoom.
 */
export function ratingsPicture(props: DebriefProps): Picture {
  const { panels, hidden } = layOut(props);
  const shapes: string[] = [];
  let top = 0;
  for (const panel of panels) {
    shapes.push(`<g transform="translate(0 ${top})">${drawPanel(panel, props.cards).join('')}</g>`);
    top += bottomOf(panel) + recommendsHeight(panel) + PANEL_GAP;
  }
  const height = top + LEGEND;
  return {
    svg: svgDocument(WIDTH, height, [...shapes, ...drawLegend(height - 22, hidden)]),
    title: 'Levels by competency and interviewer',
    altText: tableInWords(props),
  };
}

const bottomOf = ({ gridTop, competencies }: Panel) => gridTop + competencies.length * ROW;

function drawPanel(panel: Panel, cards: DebriefCardProps[]): string[] {
  return [
    ...drawHead(panel),
    ...panel.competencies.flatMap((competency, index) =>
      drawRow(competency, panel.gridTop + index * ROW, panel, cards),
    ),
    ...drawRecommendations(panel, bottomOf(panel)),
  ];
}

function drawHead(panel: Panel): string[] {
  const { columns, groups, cell, gridTop, right, stageBottom, isOnEnd } = panel;
  const stages = groups.flatMap(({ lines, x, width }) => [
    ...lines.map((line, index) => {
      const style = { size: STAGE, fill: MUTED, isOnEnd };
      if (!isOnEnd) {
        const y = stageBottom - (lines.length - index - 1) * STAGE_LINE - 8;
        return svgText(line, x + width / 2, y, { ...style, anchor: 'middle' });
      }
      const across = x + width / 2 + (index - (lines.length - 1) / 2) * STAGE_LINE;
      return svgText(line, across + STAGE / 3, stageBottom - 6, style);
    }),
    svgLine({ x: x + 3, y: stageBottom + 2 }, { x: x + width - 3, y: stageBottom + 2 }, MUTED),
  ]);
  const names = columns.map(({ name, x }) =>
    isOnEnd
      ? svgText(name, x + cell / 2 + NAME / 3, gridTop - 8, { size: NAME, bold: true, isOnEnd })
      : svgText(name, x + cell / 2, gridTop - 10, { size: NAME, bold: true, anchor: 'middle' }),
  );
  return [...stages, ...names, svgText('Spread', right + 5, gridTop - 10, { size: SMALL, fill: MUTED })];
}

function drawRow(
  { key, name }: DebriefProps['competencies'][number],
  y: number,
  panel: Panel,
  cards: DebriefCardProps[],
): string[] {
  const levels = cards.flatMap((card) => levelOf(card, key) ?? []);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const isApart = levels.length > 1 && high - low >= APART;
  const cells = panel.columns.map((column) => {
    const level = levelOf(column.card, key);
    const isEnd = isApart && (level === low || level === high);
    return drawCell(column, y, panel.cell, level, isEnd, column.card.assesses.includes(key));
  });
  const spread = levels.length === 0 ? 'nobody' : low === high ? String(low) : `${low}–${high}`;
  return [
    svgLine({ x: MARGIN, y }, { x: WIDTH - MARGIN, y }),
    ...svgLabel(name, { x: MARGIN, y, width: panel.labelWidth, height: ROW }, { size: TEXT, bold: isApart }),
    ...cells,
    svgText(spread, panel.right + 5, y + 30, { size: SMALL, bold: isApart || levels.length === 0 }),
  ];
}

function drawCell(
  { x }: Column,
  y: number,
  width: number,
  level: 1 | 2 | 3 | 4 | null,
  isEnd: boolean,
  isExpected: boolean,
): string {
  const box = { x: x + 2, y: y + 3, width: width - 4, height: ROW - 6 };
  if (level === null) return isExpected ? svgBox(box, { fill: HATCHED, radius: 6 }) : '';
  const { fill, ink } = SHADES[level];
  const frame = isEnd ? { stroke: APART_FRAME, strokeWidth: 4 } : { stroke: '#8fa3b5', strokeWidth: 1 };
  const number = svgText(String(level), x + width / 2, y + 31, {
    size: 25,
    anchor: 'middle',
    bold: true,
    fill: ink,
  });
  return svgBox(box, { fill, radius: 6, ...frame }) + number;
}

/** What each says of hiring, under their column. */
function drawRecommendations({ columns, cell, isOnEnd }: Panel, y: number): string[] {
  const said = columns.flatMap(({ card, x }) => {
    const style = { size: SMALL, bold: card.recommendation.endsWith('no') };
    const middle = x + cell / 2;
    if (isOnEnd) {
      const across = middle + SMALL / 3;
      return [svgText(card.recommendation, across, y + 10, { ...style, anchor: 'end', isOnEnd })];
    }
    const words = card.recommendation.split(' ');
    return words.map((word, index) =>
      svgText(word, middle, y + 30 + index * STAGE_LINE, { ...style, anchor: 'middle' }),
    );
  });
  return [
    svgLine({ x: MARGIN, y }, { x: WIDTH - MARGIN, y }, INK),
    svgText('Recommends', MARGIN, y + 31, { size: TEXT }),
    ...said,
  ];
}

function drawLegend(y: number, hidden: number): string[] {
  const swatch = (x: number, look: Parameters<typeof svgBox>[1], text: string) => [
    svgBox({ x, y: y - 18, width: 24, height: 20 }, { radius: 4, ...look }),
    svgText(text, x + 32, y, { size: SMALL, fill: MUTED }),
  ];
  return [
    ...swatch(MARGIN, { fill: HATCHED }, 'not assessed'),
    ...swatch(MARGIN + 190, { fill: PAPER, stroke: APART_FRAME, strokeWidth: 4 }, 'two or more apart'),
    ...(hidden > 0
      ? [svgText(`${hidden} more in words`, WIDTH - MARGIN, y, { size: SMALL, fill: MUTED, anchor: 'end' })]
      : []),
  ];
}
