import { fitText, textWidth, wrapText } from '../pictures/svg';
import { firstName } from '../text';
import type { DebriefCardProps, DebriefProps } from './props';
import { levelOf } from './ratingsTable';

/** Twice what a phone shows across (its screen less Slack's margins: 330 points of 360): 24 units are read as 11 points. */
export const WIDTH = 720;
export const MARGIN = 16;
export const ROW = 44;
export const NAME = 24;
export const STAGE = 22;
export const STAGE_LINE = 24;
const LABEL_MIN = 216;
const SPREAD_WIDTH = 88;
const GROUP_GAP = 8;
const CELL_MAX = 112;
/** A digit needs this much; more people are drawn in a further panel below. */
const MOST_COLUMNS = 12;
const MOST_PANELS = 3;
const NAME_MAX = 130;
const STAGE_MAX = 176;

export interface Column {
  card: DebriefCardProps;
  name: string;
  x: number;
}

/** One grid of the picture, all lengths in its own units; `y` counts from the panel's top. */
export interface Panel {
  columns: Column[];
  groups: { lines: string[]; x: number; width: number }[];
  competencies: DebriefProps['competencies'];
  cell: number;
  labelWidth: number;
  /** Where the spread stands. */
  right: number;
  /** Names and stages stand on end where a column is narrower than a name. */
  isOnEnd: boolean;
  stageBottom: number;
  gridTop: number;
}

/** The panels of the cards, those of a stage beside each other, and how many cards found no room. */
export function layOut({ cards, competencies }: DebriefProps): { panels: Panel[]; hidden: number } {
  const stages = [...new Set(cards.map(({ stageName }) => stageName))];
  const ordered = stages.flatMap((stage) => cards.filter(({ stageName }) => stageName === stage));
  const count = Math.min(Math.ceil(ordered.length / MOST_COLUMNS), MOST_PANELS);
  const size = Math.min(Math.ceil(ordered.length / count), MOST_COLUMNS);
  const panels = Array.from({ length: count }, (_, index) => ordered.slice(index * size, (index + 1) * size));
  return {
    panels: panels.map((own) => layOutPanel(own, count === 1 ? competencies : concerning(competencies, own))),
    hidden: ordered.length - panels.flat().length,
  };
}

function concerning(competencies: DebriefProps['competencies'], cards: DebriefCardProps[]) {
  return competencies.filter(({ key }) =>
    cards.some((card) => card.assesses.includes(key) || levelOf(card, key) !== null),
  );
}

function layOutPanel(cards: DebriefCardProps[], competencies: DebriefProps['competencies']): Panel {
  const stages = [...new Set(cards.map(({ stageName }) => stageName))];
  const gaps = (stages.length - 1) * GROUP_GAP;
  const room = WIDTH - 2 * MARGIN - LABEL_MIN - SPREAD_WIDTH - gaps;
  const cell = Math.min(Math.floor(room / cards.length), CELL_MAX);
  const right = WIDTH - MARGIN - SPREAD_WIDTH;
  const left = right - gaps - cards.length * cell;
  const isOnEnd = cards.some(({ interviewer }) => textWidth(firstName(interviewer.name), NAME) > cell);
  const nameRoom = isOnEnd ? NAME_MAX : cell;
  const columns: Column[] = [];
  let x = left;
  const groups = stages.map((stage) => {
    const own = cards.filter(({ stageName }) => stageName === stage);
    const group = { lines: stageLines(stage, own.length * cell, isOnEnd), x, width: own.length * cell };
    columns.push(
      ...own.map((card, index) => ({
        card,
        name: fitText(firstName(card.interviewer.name), NAME, nameRoom),
        x: group.x + index * cell,
      })),
    );
    x += group.width + GROUP_GAP;
    return group;
  });
  const stageBottom =
    MARGIN +
    heightOf(
      groups.flatMap(({ lines }) => lines),
      STAGE,
      isOnEnd ? null : Math.max(...groups.map(({ lines }) => lines.length)),
    );
  const gridTop =
    stageBottom +
    16 +
    heightOf(
      columns.map(({ name }) => name),
      NAME,
      isOnEnd ? null : 1,
    );
  return {
    columns,
    groups,
    competencies,
    cell,
    labelWidth: left - MARGIN - 10,
    right,
    isOnEnd,
    stageBottom,
    gridTop,
  };
}

function stageLines(stage: string, width: number, isOnEnd: boolean): string[] {
  if (!isOnEnd) return wrapText(stage, STAGE, width, 3);
  return wrapText(stage, STAGE, STAGE_MAX, Math.max(Math.floor(width / STAGE_LINE), 1));
}

/** How high texts are: `lines` lines, or, with null, as high as the longest is long. */
function heightOf(texts: string[], size: number, lines: number | null): number {
  if (lines !== null) return lines * STAGE_LINE + 6;
  return Math.ceil(Math.max(...texts.map((text) => textWidth(text, size)))) + 6;
}
