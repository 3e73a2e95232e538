import { directText, visualRuns } from '../../../src/fonts/visualRuns';

const shown = (text: string, base: 'ltr' | 'auto', ...span: number[]) =>
  visualRuns(directText(text, base), ...span).map((run) => run.text);

describe('a line from left to right', () => {
  it.each([
    ['only left to right', 'Ada met 田中', 'auto', ['Ada met ', '田中']],
    ['Arabic between English', 'Ada met عادل today', 'ltr', ['Ada met ', 'عادل', ' today']],
    ['English in Arabic', 'قال hello ثم', 'auto', ['ثم', ' ', 'hello', 'قال ']],
    ['a number in Hebrew', 'יום 12 טוב', 'auto', [' טוב', '12', 'יום ']],
    ['signs between words of Hebrew, turned', 'דוד (כהן)', 'auto', ['(', 'כהן', ')', 'דוד ']],
    ['emoji in Hebrew', 'דוד 👍🏽 כהן', 'auto', ['כהן', ' ', '👍🏽', 'דוד ']],
  ] as const)('puts %s in the order of reading', (_what, text, base, runs) => {
    expect(
      shown(text, base)
        .map((run) => run.trim())
        .filter(Boolean),
    ).toEqual(runs.map((run) => run.trim()).filter(Boolean));
  });

  it('mirrors brackets and turns signs where the line is read from the right', () => {
    expect(shown('אב ->(!)', 'auto').join('')).toBe('(!)<-אב ');
  });

  it('takes one line of many', () => {
    const text = 'שלום עולם גדול';
    expect(shown(text, 'auto', 5, 9)).toEqual(['עולם']);
    expect(shown(text, 'auto', 9, 9)).toEqual([]);
  });

  it('lets a name end its own direction, and draws no mark for it', () => {
    expect(shown('\u2068محمد\u2069 4: \u2068علي\u2069', 'ltr')).toEqual(['محمد', ' 4: ', 'علي']);
  });

  it.each([
    ['سألت أولاً', true],
    ['Ada سألت', false],
    ['', false],
  ])('begins at the side of its first letter: %s', (text, isRightToLeft) => {
    expect(directText(text, 'auto').isRightToLeft).toBe(isRightToLeft);
    expect(directText(text, 'ltr').isRightToLeft).toBe(false);
  });
});
