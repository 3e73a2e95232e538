/** What stands at one place of a text and where it ends, or why it cannot be taken, in words. */
export type Read<Value> = { value: Value; end: number } | { fault: string };

/** What a sticky pattern finds at one place of a text. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
