import { renderAsync } from '@resvg/resvg-js';
import type { Painter } from '../ports';

/** The only fonts that are used, so that every machine draws the same: Inter, under the Open Font License. */
const FONT_FILES = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map((file) =>
  require.resolve(`@expo-google-fonts/inter/${file}`),
);

/** Renders SVG to PNG at its own size, off the event loop. */
export const paintPng: Painter = {
  async png(svg) {
    const image = await renderAsync(svg, {
      font: { loadSystemFonts: false, fontFiles: FONT_FILES, defaultFontFamily: 'Inter' },
    });
    return image.asPng();
  },
};
