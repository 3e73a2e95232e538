import { createHash } from 'node:crypto';

/** `abc-defg-hij`, as in a Meet address; the same words always give the same code. */
export function meetCode(words: string): string {
  const letters = [...createHash('sha256').update(words).digest().subarray(0, 10)]
    .map((byte) => String.fromCharCode(97 + (byte % 26)))
    .join('');
  return `${letters.slice(0, 3)}-${letters.slice(3, 7)}-${letters.slice(7)}`;
}
