import LineBreaker from 'linebreak';

/** A line of a text: from the first of its code units to before the last, the space at its end left out. */
export interface LineSpan {
  start: number;
  end: number;
}

/** Thai is written without spaces between words: where they part is known by dictionary only. */
const thaiWords = new Intl.Segmenter('th', { granularity: 'word' });
const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const THAI = /\p{Script=Thai}+/gu;

/**
 * The text in lines of at most `room`: broken between words where it can be, inside a word that is wider than a line.
 * @param widthOf how wide the code units from `start` to before `end` are, in the unit of `room`
 */
export function breakLines(
  text: string,
  room: number,
  widthOf: (start: number, end: number) => number,
): LineSpan[] {
  const seen = (start: number, end: number) => start + text.slice(start, end).trimEnd().length;
  const lines: LineSpan[] = [];
  let [start, end, used] = [0, 0, 0];
  for (const stop of stopsOf(text, (from, to) => widthOf(from, seen(from, to)) > room)) {
    if (end > start && used + widthOf(end, seen(end, stop)) > room) {
      lines.push({ start, end: seen(start, end) });
      [start, used] = [end, 0];
    }
    used += widthOf(end, stop);
    end = stop;
  }
  return [...lines, { start, end: seen(start, end) }];
}

/** Where a line may end, in order; inside a stretch that is too long after each letter. */
function stopsOf(text: string, isTooLong: (start: number, end: number) => boolean): number[] {
  const stops: number[] = [];
  let from = 0;
  for (const stop of wordStops(text)) {
    if (isTooLong(from, stop)) {
      for (const { index } of letters.segment(text.slice(from, stop)))
        if (index > 0) stops.push(from + index);
    }
    stops.push(stop);
    from = stop;
  }
  return stops;
}

function wordStops(text: string): number[] {
  const stops = new Set<number>();
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) stops.add(next.position);
  for (const { 0: thai, index } of text.matchAll(THAI)) {
    for (const word of thaiWords.segment(thai)) if (word.index > 0) stops.add(index + word.index);
  }
  return [...stops].sort((one, other) => one - other);
}
