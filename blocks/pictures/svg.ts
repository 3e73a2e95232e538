/** The few shapes that our pictures are made of, as SVG text. Lengths are in the picture's own units. */

/** A picture to be rendered: what it shows, and the same in words for who cannot see it. */
export interface Picture {
  svg: string;
  /** What the file is called. */
  title: string;
  altText: string;
}

/** The one font that a renderer must know. */
const FONT = 'Inter';

export const INK = '#1b1f24';
export const MUTED = '#5c6570';
export const LINE = '#d5dae0';
export const PAPER = '#ffffff';

/** Widths of an em that letters take, on the wide side, so that what is cut by it fits. */
const PICTOGRAM = 1.3;
const SQUARE = 1.02;
const WIDE = 0.92;
const USUAL = 0.63;
const NARROW = 0.36;

const PICTOGRAMS = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
/** As wide as they are high: of Latin, too. */
const SQUARES =
  /[W@%—…\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/u;
/** Scripts with letters as wide as an m, or several joined to one. */
const WIDE_LETTERS = /[mwMOQЖМШЩЮжмшщюΩ\u0600-\u06ff\u0900-\u097f\u0e33]/u;
const NARROW_LETTERS = /^[fijlrtI .,:;'|!()[\]]$/u;

/** What a reader calls a letter: a base with its marks, an emoji with its joiners. */
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const lettersOf = (text: string) => [...letters.segment(text)].map(({ segment }) => segment);

/** How wide a text is drawn, at most; exact enough to cut by. */
export function textWidth(text: string, size: number): number {
  return lettersOf(text).reduce((sum, letter) => sum + emsOf(letter), 0) * size;
}

function emsOf(letter: string): number {
  if (NARROW_LETTERS.test(letter)) return NARROW;
  if (PICTOGRAMS.test(letter)) return PICTOGRAM;
  if (SQUARES.test(letter)) return SQUARE;
  return WIDE_LETTERS.test(letter) ? WIDE : USUAL;
}

/** The text in at most `width`, ending in an ellipsis where something is missing. */
export function fitText(text: string, size: number, width: number): string {
  const whole = text.replace(/\s+/gu, ' ').trim();
  if (textWidth(whole, size) <= width) return whole;
  let kept = '';
  for (const letter of lettersOf(whole)) {
    if (textWidth(`${kept}${letter}…`, size) > width) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** The text in at most `lines` lines of `width`, broken between words; the last line is cut. */
export function wrapText(text: string, size: number, width: number, lines: number): string[] {
  const wrapped: string[] = [];
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    const last = wrapped.at(-1);
    const joined = `${last} ${word}`;
    if (last !== undefined && (textWidth(joined, size) <= width || wrapped.length === lines)) {
      wrapped[wrapped.length - 1] = joined;
    } else {
      wrapped.push(word);
    }
  }
  return wrapped.map((line) => fitText(line, size, width));
}

export interface TextOptions {
  size: number;
  anchor?: 'start' | 'middle' | 'end';
  bold?: boolean;
  fill?: string;
  /** Read from below upwards. */
  isOnEnd?: boolean;
}

/** A text whose baseline begins (or has its middle or end) at `x`, `y`. */
export function svgText(text: string, x: number, y: number, options: TextOptions): string {
  const { size, anchor = 'start', bold = false, fill = INK, isOnEnd = false } = options;
  const turn = isOnEnd ? ` transform="rotate(-90 ${x} ${y})"` : '';
  return `<text x="${x}" y="${y}"${turn} font-size="${size}" font-weight="${bold ? 600 : 400}" text-anchor="${anchor}" fill="${fill}">${escapeXml(text)}</text>`;
}

/** A name in the middle of its row: in one line, or in two that are a little smaller. */
export function svgLabel(
  text: string,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  { size, bold = false }: { size: number; bold?: boolean },
): string[] {
  const middle = y + height / 2;
  if (textWidth(text, size) <= width) return [svgText(text, x, middle + size * 0.37, { size, bold })];
  const small = size - 3;
  const lines = wrapText(text, small, width, 2);
  const first = middle + small * 0.3 - ((lines.length - 1) * small) / 2;
  return lines.map((line, index) => svgText(line, x, first + index * small, { size: small, bold }));
}

export interface BoxOptions {
  fill: string;
  stroke?: string;
  strokeWidth?: number;
  radius?: number;
}

export function svgBox(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  { fill, stroke, strokeWidth = 1, radius = 0 }: BoxOptions,
): string {
  const edge = stroke ? ` stroke="${stroke}" stroke-width="${strokeWidth}"` : '';
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"${edge}/>`;
}

export function svgLine(from: { x: number; y: number }, to: { x: number; y: number }, stroke = LINE): string {
  return `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="${stroke}" stroke-width="1.5"/>`;
}

/** The fill of gaps: drawn with `fill="url(#hatch)"`. */
const HATCH =
  '<defs><pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
  `<rect width="9" height="9" fill="${PAPER}"/><rect width="2.5" height="9" fill="#9aa3ad"/></pattern></defs>`;

export const HATCHED = 'url(#hatch)';

/** Pixels a unit: a phone has two or three a point. */
const SHARPNESS = 2;

/** The whole picture on white, so that it reads the same on a dark screen. */
export function svgDocument(width: number, height: number, shapes: string[]): string {
  const page = svgBox({ x: 0, y: 0, width, height }, { fill: PAPER });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width * SHARPNESS}" height="${height * SHARPNESS}" viewBox="0 0 ${width} ${height}" font-family="${FONT}">${HATCH}${page}${shapes.join('')}</svg>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML takes it: without the characters that it forbids, and without those that turn the direction of reading. */
function escapeXml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
