import { breakLines } from '../../../src/exports/breakLines';

const linesOf = (text: string, room: number) =>
  breakLines(text, room, (start, end) => end - start).map(({ start, end }) => text.slice(start, end));

describe('a text in lines', () => {
  it.each([
    ['between words', 'one two three', 7, ['one two', 'three']],
    ['a space at the end takes no room', 'one two', 3, ['one', 'two']],
    ['inside a word that is too long', 'a bbbbbbbb', 4, ['a bb', 'bbbb', 'bb']],
    ['never inside a letter', '👍🏽👍🏽', 5, ['👍🏽', '👍🏽']],
    ['between Chinese letters, not before a full stop', '她问清了。好', 4, ['她问清', '了。好']],
    ['between Thai words', 'สวัสดีครับ', 6, ['สวัสดี', 'ครับ']],
    ['nothing is one empty line', '', 5, ['']],
  ])('breaks %s', (_where, text, room, lines) => {
    expect(linesOf(text, room)).toEqual(lines);
  });

  it('keeps every letter, in lines that fit', () => {
    const text = 'Great work with 田中さん、และสวัสดีครับ https://example.com/a/very/long/path. '.repeat(9);
    const lines = linesOf(text, 20);
    expect(lines.every((line) => line.length <= 20)).toBe(true);
    expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });
});
