import {
  fitText,
  HATCHED,
  INK,
  MUTED,
  PAPER,
  type Picture,
  svgBox,
  svgDocument,
  svgLine,
  svgText,
  wrapText,
} from '../pictures/svg';
import { firstName } from '../text';
import type { DebriefCardProps, DebriefProps } from './props';
import { levelOf, tableInWords } from './ratingsTable';

/** More columns than this cannot be read; the rest is in the debrief's own words. */
const MOST_COLUMNS = 18;
const MARGIN = 20;
const LABEL_WIDTH = 340;
const SPREAD_WIDTH = 84;
const ROW = 50;
const GROUP_GAP = 14;
/** Room for one long word of a stage's name. */
const GROUP_MIN = 96;
const STAGE_LINE = 22;
const TEXT = 25;
const SMALL = 19;
/** Two people this far apart is what the debrief talks about. */
const APART = 2;

/** Light to dark, one hue: the order reads without colour. Each with the ink that stands out on it. */
const SHADES = {
  1: { fill: '#eef3f8', ink: INK },
  2: { fill: '#b9d2e6', ink: INK },
  3: { fill: '#4a84b4', ink: PAPER },
  4: { fill: '#123a5e', ink: PAPER },
} as const;

interface Column {
  card: DebriefCardProps;
  x: number;
}

interface Layout {
  columns: Column[];
  groups: { name: string; x: number; width: number }[];
  cell: number;
  right: number;
  top: number;
}

/**
 * Competency by interviewer, grouped by stage: number and shade in each cell; hatched what should have been assessed and
 * was not; framed where people stand two levels apart.
 */
export function ratingsPicture(props: DebriefProps): Picture {
  const layout = layOut(props.cards);
  const bottom = layout.top + props.competencies.length * ROW;
  const rows = props.competencies.flatMap((competency, index) =>
    drawRow(competency, layout.top + index * ROW, layout, props.cards),
  );
  const height = bottom + 66 + 58;
  const width = layout.right + SPREAD_WIDTH + MARGIN;
  return {
    svg: svgDocument(width, height, [
      ...drawHead(layout),
      ...rows,
      ...drawRecommendations(layout, bottom),
      ...drawLegend(height - 24, props.cards.length - layout.columns.length),
    ]),
    title: 'Levels by competency and interviewer',
    altText: tableInWords(props),
  };
}

function layOut(cards: DebriefCardProps[]): Layout {
  const shown = cards.slice(0, MOST_COLUMNS);
  const cell = shown.length > 12 ? 66 : shown.length > 6 ? 76 : 96;
  const stages = [...new Set(shown.map(({ stageName }) => stageName))];
  const columns: Column[] = [];
  let x = MARGIN + LABEL_WIDTH;
  const groups = stages.map((name) => {
    const own = shown.filter(({ stageName }) => stageName === name);
    const group = { name, x, width: Math.max(own.length * cell, GROUP_MIN) };
    const from = x + (group.width - own.length * cell) / 2;
    columns.push(...own.map((card, index) => ({ card, x: from + index * cell })));
    x += group.width + GROUP_GAP;
    return group;
  });
  return { columns, groups, cell, right: x, top: MARGIN + 3 * STAGE_LINE + 54 };
}

function drawHead({ columns, groups, cell, top, right }: Layout): string[] {
  const stages = groups.flatMap(({ name, x, width }) => {
    const lines = wrapText(name, SMALL, width + GROUP_GAP - 4, 3);
    return [
      ...lines.map((line, index) =>
        svgText(line, x + width / 2, MARGIN + (3 - lines.length + index + 1) * STAGE_LINE - 6, {
          size: SMALL,
          anchor: 'middle',
          fill: MUTED,
        }),
      ),
      svgLine({ x: x + 3, y: top - 46 }, { x: x + width - 3, y: top - 46 }, MUTED),
    ];
  });
  const names = columns.map(({ card, x }) =>
    svgText(fitText(firstName(card.interviewer.name), 22, cell + 4), x + cell / 2, top - 14, {
      size: 22,
      anchor: 'middle',
      bold: true,
    }),
  );
  return [...stages, ...names, svgText('Spread', right, top - 14, { size: SMALL, fill: MUTED })];
}

function drawRow(
  { key, name }: DebriefProps['competencies'][number],
  y: number,
  layout: Layout,
  cards: DebriefCardProps[],
): string[] {
  const levels = cards.flatMap((card) => levelOf(card, key) ?? []);
  const [low, high] = [Math.min(...levels), Math.max(...levels)];
  const isApart = levels.length > 1 && high - low >= APART;
  const label = svgText(fitText(name, TEXT, LABEL_WIDTH - 12), MARGIN, y + 34, {
    size: TEXT,
    bold: isApart,
  });
  const cells = layout.columns.map((column) => {
    const level = levelOf(column.card, key);
    const isEnd = isApart && (level === low || level === high);
    return drawCell(column, y, layout.cell, level, isEnd, column.card.assesses.includes(key));
  });
  const spread = levels.length === 0 ? 'nobody' : low === high ? String(low) : `${low}–${high}`;
  return [
    svgLine({ x: MARGIN, y }, { x: layout.right - GROUP_GAP, y }),
    label,
    ...cells,
    svgText(spread, layout.right, y + 34, { size: TEXT - 2, bold: isApart || levels.length === 0 }),
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
  const box = { x: x + 3, y: y + 3, width: width - 6, height: ROW - 6 };
  if (level === null) return isExpected ? svgBox(box, { fill: HATCHED, radius: 6 }) : '';
  const { fill, ink } = SHADES[level];
  const frame = isEnd ? { stroke: '#c2410c', strokeWidth: 4.5 } : { stroke: '#8fa3b5', strokeWidth: 1 };
  const number = svgText(String(level), x + width / 2, y + 35, {
    size: 27,
    anchor: 'middle',
    bold: true,
    fill: ink,
  });
  return svgBox(box, { fill, radius: 6, ...frame }) + number;
}

/** What each says of hiring, under their column. */
function drawRecommendations({ columns, cell, right }: Layout, y: number): string[] {
  const said = columns.flatMap(({ card, x }) => {
    const words = card.recommendation.split(' ');
    return words.map((word, index) =>
      svgText(word, x + cell / 2, y + (words.length === 1 ? 34 : 25 + index * 22), {
        size: 20,
        anchor: 'middle',
        bold: card.recommendation.endsWith('no'),
      }),
    );
  });
  return [
    svgLine({ x: MARGIN, y }, { x: right - GROUP_GAP, y }, INK),
    svgText('Recommends', MARGIN, y + 34, { size: TEXT }),
    ...said,
  ];
}

function drawLegend(y: number, hidden: number): string[] {
  const swatch = (x: number, look: Parameters<typeof svgBox>[1], text: string) => [
    svgBox({ x, y: y - 17, width: 24, height: 20 }, { radius: 4, ...look }),
    svgText(text, x + 33, y, { size: SMALL, fill: MUTED }),
  ];
  return [
    ...swatch(MARGIN, { fill: HATCHED }, 'not assessed'),
    ...swatch(MARGIN + 172, { fill: PAPER, stroke: '#c2410c', strokeWidth: 4 }, 'two or more apart'),
    ...(hidden > 0
      ? [svgText(`${hidden} more in the debrief`, MARGIN + 400, y, { size: SMALL, fill: MUTED })]
      : []),
  ];
}
