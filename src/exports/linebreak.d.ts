/** Where lines may break, by https://www.unicode.org/reports/tr14/ */
declare module 'linebreak' {
  class LineBreaker {
    constructor(text: string);
    /** The next place, in code units; null after the last. */
    nextBreak(): { position: number; required: boolean } | null;
  }
  export = LineBreaker;
}
