import { BSONRegExp } from 'bson';
import { badValue, ServerError } from '../errors';

/** A PCRE pattern and its options as a JavaScript regular expression. */
export function toRegExp(pattern: string, options: string): RegExp {
  const inline = /^\(\?([imsx]+)\)/.exec(pattern);
  const source = inline ? pattern.slice(inline[0].length) : pattern;
  const wanted = new Set([...options, ...(inline?.[1] ?? '')]);
  for (const option of wanted) {
    if (!'imsxu'.includes(option)) throw badValue(`invalid flag in regex options: ${option}`);
  }
  const flags = ['i', 'm', 's'].filter((flag) => wanted.has(flag)).join('');
  try {
    return new RegExp(wanted.has('x') ? withoutLayout(source) : source, flags);
  } catch (error) {
    throw new ServerError(
      51091,
      `Regular expression is invalid: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

function withoutLayout(source: string): string {
  return source.replace(/\\[\s\S]|\[(?:\\.|[^\]])*\]|\s+|#.*/g, (token) =>
    /^[\\[]/.test(token) ? token : '',
  );
}

/** The literal text that every match of an anchored, case-sensitive pattern starts with. */
export function literalPrefix(regex: BSONRegExp): string | undefined {
  if (regex.options.replace('s', '') !== '' || regex.pattern.includes('|')) return undefined;
  const literal = /^\^([^\\^$.|?*+()[\]{}]+)/.exec(regex.pattern)?.[1];
  if (!literal) return undefined;
  const next = regex.pattern[literal.length + 1];
  const optional = next !== undefined && '?*{'.includes(next);
  const prefix = optional ? literal.slice(0, -1) : literal;
  return prefix === '' ? undefined : prefix;
}

export function isRegex(value: unknown): value is BSONRegExp {
  return value instanceof BSONRegExp;
}
