import type { FaceRun } from '../fonts/faceRuns';
import { fontOf, INTER } from '../fonts/faces';
import { directText, visualRuns } from '../fonts/visualRuns';

interface Style {
  size: number;
  bold: boolean;
  anchor: string;
  x: number;
  y: number;
  fill: string;
  transform: string;
}

const ANCHORED: Record<string, number> = { start: 0, middle: 0.5, end: 1 };

/**
 * The drawing with the outlines of letters in place of each text that Inter alone cannot write: the renderer loses its
 * place where a letter joins or stacks (Thai, Devanagari, emoji).
 */
export function drawTexts(svg: string): string {
  return svg.replace(/<text ([^>]*)>([^<]*)<\/text>/g, (whole, attributes: string, escaped: string) => {
    const directed = directText(unescapeXml(escaped), 'ltr');
    if (directed.text === unescapeXml(escaped) && directed.faces.every((face) => face === INTER))
      return whole;
    return outlines(visualRuns(directed), styleOf(attributes));
  });
}

function outlines(runs: FaceRun[], { size, bold, anchor, x, y, fill, transform }: Style): string {
  let advance = 0;
  const paths: string[] = [];
  for (const { face, text } of runs) {
    const font = fontOf(face, { bold });
    const scale = size / font.unitsPerEm;
    const { glyphs, positions } = font.layout(text);
    glyphs.forEach((glyph, index) => {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {};
      const outline = glyph.path.toSVG();
      const at = `translate(${advance + xOffset * scale} ${-yOffset * scale}) scale(${scale} ${-scale})`;
      if (outline) paths.push(`<path transform="${at}" d="${outline}"/>`);
      advance += xAdvance * scale;
    });
  }
  const left = x - advance * (ANCHORED[anchor] ?? 0);
  return `<g transform="${transform} translate(${left} ${y})" fill="${fill}">${paths.join('')}</g>`;
}

function styleOf(attributes: string): Style {
  const style = new Map(
    [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
  return {
    size: Number(style.get('font-size') ?? 16),
    bold: Number(style.get('font-weight') ?? 400) >= 600,
    anchor: style.get('text-anchor') ?? 'start',
    x: Number(style.get('x') ?? 0),
    y: Number(style.get('y') ?? 0),
    fill: style.get('fill') ?? '#000000',
    transform: style.get('transform') ?? '',
  };
}

const CHARACTERS: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

function unescapeXml(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot);/g, (escaped) => CHARACTERS[escaped] ?? escaped);
}
