import { dirname, join } from 'node:path';
import { type Font, openSync } from 'fontkit';

/** A typeface: what a drawing calls it, and its files. All of them are under the SIL Open Font License. */
export interface Face {
  family: string;
  regular: string;
  bold: string;
  /** The letters it is for, where it has more than those. */
  only?: RegExp;
}

const google = (folder: string, family: string, file: string): Face => ({
  family,
  regular: require.resolve(`@expo-google-fonts/${folder}/400Regular/${file}_400Regular.ttf`),
  bold: require.resolve(`@expo-google-fonts/${folder}/600SemiBold/${file}_600SemiBold.ttf`),
});

/** Latin, Greek and Cyrillic: what nearly all texts need and nothing more. */
export const INTER: Face = google('inter', 'Inter', 'Inter');

const nanum = (weight: string) =>
  require.resolve(`@expo-google-fonts/nanum-gothic/${weight}/NanumGothic_${weight}.ttf`);
// The package exports its code alone; its fonts lie beside it.
const hans = (weight: string) =>
  join(dirname(require.resolve('@embedpdf/fonts-sc')), `../fonts/NotoSansHans-${weight}.otf`);
const emoji = (weight: string) =>
  require.resolve(`@expo-google-fonts/noto-emoji/${weight}/NotoEmoji_${weight}.ttf`);

/** In the order in which they are asked for a letter: the small files before the large. */
export const FACES: readonly Face[] = [
  INTER,
  google('noto-sans-arabic', 'Noto Sans Arabic', 'NotoSansArabic'),
  google('noto-sans-hebrew', 'Noto Sans Hebrew', 'NotoSansHebrew'),
  google('noto-sans-thai', 'Noto Sans Thai', 'NotoSansThai'),
  google('noto-sans-devanagari', 'Noto Sans Devanagari', 'NotoSansDevanagari'),
  {
    family: 'Noto Emoji',
    regular: emoji('400Regular'),
    bold: emoji('600SemiBold'),
    only: /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u,
  },
  {
    family: 'NanumGothic',
    regular: nanum('400Regular'),
    bold: nanum('700Bold'),
    only: /\p{Script=Hangul}/u,
  },
  // Chinese as written in the mainland, Taiwan and Hong Kong, Japanese, and the Chinese letters of Korean.
  { family: 'Noto Sans Hans', regular: hans('Regular'), bold: hans('Bold') },
];

const opened = new Map<string, Font>();

/** The face's font, opened once a process. */
export function fontOf(face: Face, { bold }: { bold: boolean }): Font {
  const file = bold ? face.bold : face.regular;
  const known = opened.get(file);
  if (known) return known;
  const font = openSync(file);
  if ('fonts' in font) throw new Error(`${file} is a collection of fonts, not one`);
  opened.set(file, font);
  return font;
}
