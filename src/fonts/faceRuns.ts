import { FACES, type Face, fontOf, INTER } from './faces';

/** A stretch of a text that one face draws. */
export interface FaceRun {
  face: Face;
  text: string;
}

/** What stands for a letter of a script that no face has. */
const UNKNOWN = '?';
/** Letters of Japanese family names that few fonts have, and how the names are written where they are missing. */
const USUAL_FORMS: Record<string, string> = { 﨑: '崎', 𠮷: '吉' };
/** Thai's "am" after a tone mark: its ring belongs below the mark, which fontkit leaves to whoever calls it. */
const AM_AFTER_TONE = /([\u0e48-\u0e4b])\u0e33/g;
/** Characters that are never drawn, such as the joiners inside an emoji. */
const UNSEEN = /^\p{Default_Ignorable_Code_Point}$/u;
/** A space stays with the word before it, so that a text of several words is one run. */
const SPACE = /^\s$/u;

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * The text as stretches of one face each, in the order in which it was typed. What no face has is given in a
 * compatible form ("𝓐" as "A"), without its marks, or as "?": joined, the stretches may differ from what was typed, but
 * every letter is drawn. An empty text gives no stretch.
 */
export function faceRuns(text: string): FaceRun[] {
  const runs: FaceRun[] = [];
  const composed = text
    .normalize('NFC')
    .replace(/\p{Cc}/gu, ' ')
    .replace(AM_AFTER_TONE, '\u0e4d$1\u0e32');
  for (const { segment } of letters.segment(composed)) {
    const last = runs.at(-1);
    const { face, text: letter } = drawable(segment, last?.face);
    if (last && last.face === face) last.text += letter;
    else runs.push({ face, text: letter });
  }
  return runs;
}

function drawable(letter: string, before: Face | undefined): FaceRun {
  if (before && !before.only && SPACE.test(letter) && has(before, letter))
    return { face: before, text: letter };
  for (const form of formsOf(letter)) {
    const face = FACES.find((one) => (!one.only || one.only.test(form)) && has(one, form));
    if (face) return { face, text: form };
  }
  return { face: INTER, text: UNKNOWN };
}

function* formsOf(letter: string): Generator<string> {
  yield letter;
  const usual = USUAL_FORMS[letter];
  if (usual) yield usual;
  yield letter.normalize('NFKC');
  const bare = letter.normalize('NFKD').replace(/\p{M}/gu, '');
  if (bare !== '') yield bare;
}

function has(face: Face, letter: string): boolean {
  const font = fontOf(face, { bold: false });
  return [...letter].every(
    (character) => UNSEEN.test(character) || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
  );
}
