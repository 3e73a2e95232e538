import { renderAsync } from '@resvg/resvg-js';
import { INTER } from '../fonts/faces';
import type { Painter } from '../ports';
import { drawTexts } from './drawTexts';

/** Renders SVG to PNG at its own size, off the event loop, with the product's own fonts: every machine draws the same. */
export const paintPng: Painter = {
  async png(svg) {
    const image = await renderAsync(drawTexts(svg), {
      font: {
        loadSystemFonts: false,
        fontFiles: [INTER.regular, INTER.bold],
        defaultFontFamily: INTER.family,
      },
    });
    return image.asPng();
  },
};
