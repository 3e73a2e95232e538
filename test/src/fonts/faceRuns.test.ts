import { faceRuns } from '../../../src/fonts/faceRuns';
import { fontOf } from '../../../src/fonts/faces';
import { SAMPLES } from './samples';

const familiesOf = (text: string) => faceRuns(text).map(({ face, text: part }) => [face.family, part]);
const drawn = (text: string) =>
  faceRuns(text)
    .map((run) => run.text)
    .join('');

describe('the faces of a text', () => {
  it.each(SAMPLES)(
    'has a glyph for every letter of a name in %s, regular and bold',
    (_script, one, other, family) => {
      for (const name of [one, other]) {
        const runs = faceRuns(name);
        expect(runs.map(({ face }) => face.family)).toContain(family);
        for (const { face, text } of runs) {
          for (const bold of [false, true]) {
            const { glyphs } = fontOf(face, { bold }).layout(text);
            expect(glyphs.length).toBeGreaterThan(0);
            // Glyph 0 is the box of a missing letter: https://learn.microsoft.com/en-us/typography/opentype/spec/recom
            expect(glyphs.filter(({ id }) => id === 0)).toEqual([]);
          }
        }
      }
    },
  );

  it.each([
    ['Ada Lovelace, 12 (lead)', [['Inter', 'Ada Lovelace, 12 (lead)']]],
    [
      'with 田中 and عادل ok',
      [
        ['Inter', 'with '],
        ['Noto Sans Hans', '田中 '],
        ['Inter', 'and '],
        ['Noto Sans Arabic', 'عادل '],
        ['Inter', 'ok'],
      ],
    ],
    ['「张伟」，好', [['Noto Sans Hans', '「张伟」，好']]],
    [
      '김 이',
      [
        ['NanumGothic', '김'],
        ['Inter', ' '],
        ['NanumGothic', '이'],
      ],
    ],
    ['', []],
  ])('keeps words of a script together: %s', (text, runs) => {
    expect(familiesOf(text)).toEqual(runs);
  });

  it.each([
    ['a Japanese form that few fonts have', '山﨑 𠮷田', '山崎 吉田'],
    ['letters dressed up as symbols', '𝓐𝓭𝓪', 'Ada'],
    ['a script without a face', 'Nino ქარი', 'Nino ????'],
    ['half a character', 'a\ud800b', 'a?b'],
    ['a mark that no face has', 'e\u{1abe}', 'e'],
    ['a line break', 'a\nb', 'a b'],
  ])('draws %s as what can be read', (_what, typed, shown) => {
    expect(drawn(typed)).toBe(shown);
  });

  it('sets the ring of Thai’s "am" below the tone', () => {
    expect(drawn('น้ำ')).toBe('น\u0e4d\u0e49\u0e32');
  });
});
