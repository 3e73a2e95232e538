import { ratingsPicture } from '../../../blocks/debrief/ratingsPicture';
import { svgDocument, svgText } from '../../../blocks/pictures/svg';
import { paintPng } from '../../../src/pictures/paintPng';
import { makeDebriefProps } from '../../blocks/makers';
import { SAMPLES } from '../fonts/samples';

/** Width and height stand in the header: https://www.w3.org/TR/png-3/#11IHDR */
function sizeOf(png: Uint8Array) {
  const view = Buffer.from(png);
  expect(view.subarray(1, 4).toString()).toBe('PNG');
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
}

describe('a picture', () => {
  it('is a PNG of the size that was drawn', async () => {
    const { svg } = ratingsPicture(makeDebriefProps());
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    expect(sizeOf(await paintPng.png(svg))).toEqual({ width: Number(width), height: Number(height) });
  });

  it('brings its own letters: without a font a text would be an empty page', async () => {
    const empty = await page();
    for (const bold of [false, true])
      expect(await page(svgText('Ada', 10, 40, { size: 30, bold }))).not.toBe(empty);
  });

  it.each(SAMPLES)(
    'tells two names in %s apart, which boxes of one length would not',
    async (_script, one, other) => {
      const [first = ''] = [...one];
      const [second = ''] = [...other];
      for (const bold of [false, true]) {
        const drawn = await Promise.all(
          ['', first, second, '?'].map((text) => page(svgText(text, 10, 40, { size: 30, bold }))),
        );
        expect(new Set(drawn).size).toBe(4);
      }
    },
  );

  it('keeps a text at its anchor, whatever writes it', async () => {
    const wide = async (anchor: 'start' | 'end', x: number) =>
      page(svgText('田中', x, 40, { size: 30, anchor }));
    // Two letters of an em each.
    expect(await wide('end', 100)).toBe(await wide('start', 40));
  });

  it('takes what XML escapes for the letters they are', async () => {
    expect(await page(svgText('田 & <b>', 10, 40, { size: 30 }))).not.toBe(
      await page(svgText('田 &amp; &lt;b&gt;', 10, 40, { size: 30 })),
    );
  });
});

const page = async (...shapes: string[]) =>
  Buffer.from(await paintPng.png(svgDocument(200, 60, shapes))).toString('base64');
