import type { FaceRun } from '../fonts/faceRuns';
import { FACES, type Face, fontOf, INTER } from '../fonts/faces';
import { type DirectedText, directText, visualRuns } from '../fonts/visualRuns';
import { breakLines } from './breakLines';

export type Pdf = PDFKit.PDFDocument;

/** How a text looks: size in points. */
export interface TextStyle {
  size: number;
  bold?: boolean;
  fill: string;
  /** Of 1. */
  opacity?: number;
}

const LINE_GAP = 1.5;
/** Of an em. Noto's Arabic leaves twice the room of a line for signs of recitation. */
const MOST_ASCENT = 1.1;
const MOST_DESCENT = 0.45;
/** Marks with which a person could turn the reading direction of what stands around their text. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

const nameOf = ({ family }: Face, bold: boolean) => `${family} ${bold ? 'bold' : 'regular'}`;

/** Makes the faces known to the document; a file is read when the first of its letters is written. */
export function registerFaces(document: Pdf): void {
  for (const face of FACES) {
    document.registerFont(nameOf(face, false), face.regular).registerFont(nameOf(face, true), face.bold);
  }
}

/** What a person wrote, to stand in a line of ours: its direction ends where it ends (https://www.unicode.org/reports/tr9/#FSI). */
export function quoted(text: string): string {
  return `\u2068${text.replace(TURNS, '')}\u2069`;
}

/**
 * Writes a text of any script from `document.y` down, over as many lines and pages as it takes, and leaves the place
 * below it. @param isOwn that the whole text is a person's own: it then begins at the side where its script begins
 */
export function setText(
  document: Pdf,
  text: string,
  style: TextStyle,
  { x, width, isOwn = false }: { x: number; width: number; isOwn?: boolean },
): void {
  for (const paragraph of (isOwn ? text.replace(TURNS, '') : text).split(/\r\n|[\n\r\u2028\u2029]/)) {
    const directed = directText(paragraph, isOwn ? 'auto' : 'ltr');
    const widthOf = (start: number, end: number) =>
      logicalRuns(directed, start, end).reduce((sum, run) => sum + runWidth(document, run, style), 0);
    for (const { start, end } of breakLines(directed.text, width, widthOf)) {
      const runs = visualRuns(directed, start, end);
      const left = directed.isRightToLeft ? x + width - lineWidth(document, runs, style) : x;
      const { ascent, height } = lineHeight(runs, style);
      if (document.y + height > document.page.height - document.page.margins.bottom) document.addPage();
      const top = document.y;
      drawRuns(document, runs, style, { x: left, baseline: top + ascent });
      document.y = top + height + LINE_GAP;
    }
  }
}

/** One line, wherever it is and however long. @param align which of its ends is at `x` */
export function setLine(
  document: Pdf,
  text: string,
  style: TextStyle,
  { x, baseline, align = 'left' }: { x: number; baseline: number; align?: 'left' | 'middle' | 'right' },
): void {
  const runs = visualRuns(directText(text, 'ltr'));
  const part = { left: 0, middle: 0.5, right: 1 }[align];
  drawRuns(document, runs, style, { x: x - part * lineWidth(document, runs, style), baseline });
}

/** How wide the text is in one line, in points. */
export function widthOfLine(document: Pdf, text: string, style: TextStyle): number {
  return lineWidth(document, visualRuns(directText(text, 'ltr')), style);
}

function drawRuns(
  document: Pdf,
  runs: FaceRun[],
  style: TextStyle,
  { x, baseline }: { x: number; baseline: number },
): void {
  let left = x;
  for (const run of runs) {
    const width = runWidth(document, run, style);
    document
      .fillColor(style.fill, style.opacity ?? 1)
      .text(run.text, left, baseline, { ...shaping(run), lineBreak: false, baseline: 'alphabetic' });
    left += width;
  }
}

const lineWidth = (document: Pdf, runs: FaceRun[], style: TextStyle) =>
  runs.reduce((sum, run) => sum + runWidth(document, run, style), 0);

function runWidth(document: Pdf, run: FaceRun, { size, bold = false }: TextStyle): number {
  return document.font(nameOf(run.face, bold)).fontSize(size).widthOfString(run.text, shaping(run));
}

/** Without a list of features pdfkit sets each word by itself from left to right; an empty list keeps the run whole. */
const shaping = ({ face }: FaceRun) => (face === INTER ? {} : { features: [] });

function lineHeight(runs: FaceRun[], { size }: TextStyle): { ascent: number; height: number } {
  const fonts = [INTER, ...runs.map(({ face }) => face)].map((face) => fontOf(face, { bold: false }));
  const most = (rooms: number[], cap: number) => Math.min(Math.max(...rooms), cap) * size;
  const ascent = most(
    fonts.map((font) => font.ascent / font.unitsPerEm),
    MOST_ASCENT,
  );
  const descent = most(
    fonts.map((font) => -font.descent / font.unitsPerEm),
    MOST_DESCENT,
  );
  return { ascent, height: ascent + descent };
}

function logicalRuns({ text, faces }: DirectedText, start: number, end: number): FaceRun[] {
  const runs: FaceRun[] = [];
  for (let index = start; index < end; index++) {
    const face = faces[index] ?? INTER;
    const last = runs.at(-1);
    if (last && last.face === face) last.text += text[index];
    else runs.push({ face, text: text[index] ?? '' });
  }
  return runs;
}
