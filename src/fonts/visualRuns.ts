import bidiFactory, { type EmbeddingLevels } from 'bidi-js';
import { type FaceRun, faceRuns } from './faceRuns';
import type { Face } from './faces';

const bidi = bidiFactory();
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Marks that turn the direction have done so when the runs are known; nothing is drawn for them. */
const TURNS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A text whose letters have their faces and their direction: https://www.unicode.org/reports/tr9/ */
export interface DirectedText {
  /** What is drawn, in the order in which it was typed. */
  text: string;
  /** The face of each code unit of the text. */
  faces: Face[];
  levels: EmbeddingLevels;
  /** Whether it begins at the right. */
  isRightToLeft: boolean;
}

/** @param base which side the text begins at; "auto" asks its first letter. One paragraph: no line breaks in it. */
export function directText(typed: string, base: 'ltr' | 'auto'): DirectedText {
  const runs = faceRuns(typed);
  const text = runs.map((run) => run.text).join('');
  const levels = bidi.getEmbeddingLevels(text, base);
  const isRightToLeft = (levels.paragraphs[0]?.level ?? 0) % 2 === 1;
  return {
    text,
    faces: runs.flatMap((run) => Array<Face>(run.text.length).fill(run.face)),
    levels,
    isRightToLeft,
  };
}

/**
 * The stretches of a line of the text from left to right, each as fontkit wants it: letters that are read from the
 * right in the order in which they were typed (it turns them by their script), signs already turned and mirrored.
 */
export function visualRuns(directed: DirectedText, start = 0, end = directed.text.length): FaceRun[] {
  if (end <= start) return [];
  const { levels } = directed.levels;
  const runs: { from: number; to: number }[] = [];
  for (const index of bidi
    .getReorderedIndices(directed.text, directed.levels, start, end - 1)
    .slice(start, end)) {
    const last = runs.at(-1);
    const isSame = last && isOneRun(directed, last.from, index);
    if (isSame && index === last.to + 1) last.to = index;
    else if (isSame && index === last.from - 1) last.from = index;
    else runs.push({ from: index, to: index });
  }
  return runs.flatMap(({ from, to }) => {
    const face = directed.faces[from];
    if (!face) return [];
    const text = directed.text.slice(from, to + 1).replace(TURNS, '');
    if (text === '') return [];
    return [{ face, text: (levels[from] ?? 0) % 2 === 1 ? turned(text) : text }];
  });
}

function isOneRun({ levels: { levels }, faces }: DirectedText, one: number, other: number): boolean {
  return levels[one] === levels[other] && faces[one] === faces[other];
}

function turned(text: string): string {
  const units = [...letters.segment(text)].map(
    ({ segment }) => bidi.getMirroredCharacter(segment) ?? segment,
  );
  return (RIGHT_TO_LEFT.test(text) ? units : units.reverse()).join('');
}
