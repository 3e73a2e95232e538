import { refusalWith, SlackError } from '../slackError';

/** The arguments of one call, whichever way they were sent: a form's strings or JSON's values. */
export class Args {
  readonly #values: Record<string, unknown>;

  constructor(values: Record<string, unknown>) {
    this.#values = values;
  }

  has(name: string): boolean {
    const value = this.#values[name];
    return value !== undefined && value !== null && value !== '';
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    if (value === undefined || value === null) return undefined;
    return typeof value === 'string' ? value : String(value);
  }

  /** @throws SlackError `code` (default invalid_arguments) if it is missing or empty */
  required(name: string, code?: string): string {
    const value = this.text(name);
    if (value) return value;
    throw code
      ? new SlackError(code)
      : refusalWith('invalid_arguments', [`missing required field: ${name} [json-pointer:/${name}]`]);
  }

  flag(name: string): boolean {
    return ['true', '1'].includes(this.text(name) ?? '');
  }

  whole(name: string, fallback: number): number {
    const value = this.text(name);
    if (value === undefined || value === '') return fallback;
    if (!/^\d+$/.test(value)) {
      throw refusalWith('invalid_arguments', [`must be an integer [json-pointer:/${name}]`]);
    }
    return Number(value);
  }

  /** A structure, sent as JSON or as its text. @throws SlackError `code` if the text is no JSON */
  json(name: string, code: string): unknown {
    const value = this.#values[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      throw new SlackError(code);
    }
  }

  /** `a,b` or `["a","b"]` or an array. */
  names(name: string): string[] {
    const value = this.#values[name];
    if (Array.isArray(value)) return value.map(String);
    const text = this.text(name)?.trim() ?? '';
    if (text.startsWith('[')) return (JSON.parse(text) as unknown[]).map(String);
    return text.split(',').flatMap((part) => part.trim() || []);
  }
}

/** One page of a list and the cursor of the next. @throws SlackError invalid_cursor */
export function pageOf<Item>(items: Item[], args: Args, fallbackLimit: number) {
  const cursor = args.text('cursor');
  const start = cursor ? Number(Buffer.from(cursor, 'base64').toString().replace('after:', '')) : 0;
  if (!Number.isInteger(start)) throw new SlackError('invalid_cursor');
  const limit = Math.min(args.whole('limit', fallbackLimit) || fallbackLimit, 1000);
  const end = start + limit;
  const next = end < items.length ? Buffer.from(`after:${end}`).toString('base64') : '';
  return { page: items.slice(start, end), response_metadata: { next_cursor: next } };
}
