import { ratingsPicture } from '../../../blocks/debrief/ratingsPicture';
import { svgDocument, svgText } from '../../../blocks/pictures/svg';
import { paintPng } from '../../../src/pictures/paintPng';
import { makeDebriefProps } from '../../blocks/makers';

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

  it('brings its own letters, accents too: without a font a text would be an empty page', async () => {
    const page = async (...shapes: string[]) =>
      Buffer.from(await paintPng.png(svgDocument(200, 60, shapes))).toString('base64');
    const empty = await page();
    for (const text of ['Ada', 'Inês', 'Žofia', 'Ольга']) {
      for (const bold of [false, true])
        expect(await page(svgText(text, 10, 40, { size: 30, bold }))).not.toBe(empty);
    }
  });
});
