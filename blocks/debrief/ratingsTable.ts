import type { KnownBlock } from '@slack/types';
import { section } from '../elements';
import { firstName, truncate } from '../text';
import type { DebriefCardProps, DebriefProps } from './props';

const NAME_WIDTH = 22;
const COLUMN_WIDTH = 6;
/** What one section holds on a phone; a wider panel is drawn as more tables. */
const COLUMNS_A_TABLE = 6;
const ALT_MAX = 2000;

/** Competency by interviewer: the uploaded picture where there is one, else text tables. */
export function ratingsBlocks(props: DebriefProps): KnownBlock[] {
  if (props.cards.length === 0) return [];
  if (props.pictureFileId !== undefined) {
    return [{ type: 'image', slack_file: { id: props.pictureFileId }, alt_text: tableInWords(props) }];
  }
  const tables: KnownBlock[] = [];
  for (let at = 0; at < props.cards.length; at += COLUMNS_A_TABLE) {
    const cards = props.cards.slice(at, at + COLUMNS_A_TABLE);
    tables.push(section(`\`\`\`\n${textTable(props.competencies, cards)}\`\`\``));
  }
  return tables;
}

/** The picture for somebody who cannot see it: "Data modelling: Priya 4, Omar 2." */
export function tableInWords({ competencies, cards }: DebriefProps): string {
  const lines = competencies.map(({ key, name }) => {
    const given = cards.flatMap((card) => {
      const level = levelOf(card, key);
      return level === null ? [] : [`${firstName(card.interviewer.name)} ${level}`];
    });
    return `${name}: ${given.length > 0 ? given.join(', ') : 'nobody'}.`;
  });
  return truncate(lines.join(' '), ALT_MAX) || 'No ratings yet.';
}

/** Rows that nobody of these cards rated are left out: what nobody assessed at all is said in words below. */
function textTable(competencies: DebriefProps['competencies'], cards: DebriefCardProps[]): string {
  const header = ['', ...cards.map(({ interviewer }) => firstName(interviewer.name))];
  const rows = competencies
    .filter(({ key }) => cards.some((card) => levelOf(card, key) !== null))
    .map(({ key, name }) => [name, ...cards.map((card) => String(levelOf(card, key) ?? '-'))]);
  return [header, ...rows].map(textRow).join('\n');
}

function textRow([name = '', ...cells]: string[]): string {
  const columns = cells.map((cell) => codeCell(cell, COLUMN_WIDTH));
  return [codeCell(name, NAME_WIDTH), ...columns].join(' ').trimEnd();
}

/** Inside a fence only `&<>` and the fence itself mean something; the width is that of what is read. */
function codeCell(text: string, width: number): string {
  const cell = truncate(text.replace(/\s+/gu, ' ').replaceAll('`', "'"), width).padEnd(width);
  return cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** What a card says of a competency; null where it is not assessed. */
export function levelOf(card: DebriefCardProps, key: string) {
  return card.ratings.find(({ competencyKey }) => competencyKey === key)?.level ?? null;
}
