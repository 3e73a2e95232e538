import { emojiNamed } from './emojiTable';

/** One piece of a line of Slack's mrkdwn. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'link'; url: string; label: string }
  | { type: 'user'; id: string; label: string }
  | { type: 'channel'; id: string; label: string }
  | { type: 'group'; id: string; label: string }
  | { type: 'broadcast'; range: string }
  | { type: 'date'; timestamp: number; format: string; url: string; fallback: string }
  | { type: 'emoji'; name: string }
  | { type: 'break' };

/** One block of text: a paragraph, a quote, preformatted text, or a line that starts with a bullet. */
export type TextBlock =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'bullet'; marker: string; indent: number; children: Inline[] }
  | { type: 'quote'; children: TextBlock[] }
  | { type: 'pre'; text: string };

/** Undoes the three escapes of Slack text; there are no others. */
function unescapeText(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/** Reads a whole mrkdwn text (https://docs.slack.dev/messaging/formatting-message-text). Never throws. */
export function parseMrkdwn(text: string): TextBlock[] {
  return text.split(/```/).flatMap((part, index, parts) => {
    const isFenced = index % 2 === 1;
    if (isFenced && index < parts.length - 1) {
      return part.trim() === ''
        ? []
        : [{ type: 'pre' as const, text: plainCode(part.replace(/^\n|\n$/g, '')) }];
    }
    const openFence = isFenced ? '```' : '';
    const trimmed = trimAroundFences(part, index, parts.length);
    return trimmed === '' && openFence === '' ? [] : parseLines(openFence + trimmed);
  });
}

function trimAroundFences(part: string, index: number, count: number): string {
  const withoutLead = index > 0 ? part.replace(/^\n/, '') : part;
  return index < count - 1 ? withoutLead.replace(/\n$/, '') : withoutLead;
}

const QUOTE_ALL = /^(?:>|&gt;){3}\s?/;
const QUOTE = /^(?:>|&gt;)\s?/;
const BULLET = /^(\s*)([•◦▪])\s+/u;

function parseLines(text: string): TextBlock[] {
  const blocks: TextBlock[] = [];
  const lines = text.split('\n');
  let paragraph: string[] = [];
  const flush = () => {
    if (paragraph.length > 0) blocks.push({ type: 'paragraph', children: parseInline(paragraph.join('\n')) });
    paragraph = [];
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (QUOTE_ALL.test(line)) {
      flush();
      const rest = [line.replace(QUOTE_ALL, ''), ...lines.slice(at + 1)].join('\n');
      blocks.push({ type: 'quote', children: parseLines(rest) });
      return blocks;
    }
    if (QUOTE.test(line)) {
      flush();
      const start = at;
      while (QUOTE.test(lines[at + 1] ?? '')) at++;
      const quoted = lines.slice(start, at + 1).map((each) => each.replace(QUOTE, ''));
      blocks.push({ type: 'quote', children: parseLines(quoted.join('\n')) });
      continue;
    }
    const bullet = line.match(BULLET);
    if (bullet) {
      flush();
      const [lead = '', spaces = '', marker = ''] = bullet;
      blocks.push({
        type: 'bullet',
        marker,
        indent: Math.min(4, Math.floor(spaces.length / 2)),
        children: parseInline(line.slice(lead.length)),
      });
      continue;
    }
    paragraph.push(line);
  }
  flush();
  return blocks;
}

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const isStyle = (char: string): char is keyof typeof STYLES => char in STYLES;
const isWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);
const EMOJI = /^:([a-z0-9_+'-]+(?:::skin-tone-[2-6])?):/i;
const BARE_URL = /^https?:\/\/[^\s<>|]+[^\s<>|.,;:!?)\]'"*_~]/i;

/** Reads one run of text: styles, code, links, mentions, dates, emoji. Line ends become breaks. */
function parseInline(text: string): Inline[] {
  const pieces: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain) pieces.push({ type: 'text', text: unescapeText(plain) });
    plain = '';
  };
  const push = (piece: Inline) => {
    flush();
    pieces.push(piece);
  };
  let at = 0;
  while (at < text.length) {
    const found = pieceAt(text, at);
    if (found) {
      push(found.piece);
      at += found.length;
    } else {
      plain += text[at];
      at++;
    }
  }
  flush();
  return pieces;
}

function pieceAt(text: string, at: number): { piece: Inline; length: number } | null {
  const char = text[at] ?? '';
  const rest = text.slice(at);
  if (char === '\n') return { piece: { type: 'break' }, length: 1 };
  if (char === '<') {
    const end = rest.indexOf('>');
    const piece = end > 1 ? parseToken(rest.slice(1, end)) : null;
    return piece && { piece, length: end + 1 };
  }
  if (char === '`') {
    const code = rest.match(/^`([^`\n]+)`/);
    return code && { piece: { type: 'code', text: plainCode(code[1] ?? '') }, length: code[0].length };
  }
  if (char === ':') {
    const name = rest.match(EMOJI)?.[1];
    return name && emojiNamed(name) ? { piece: { type: 'emoji', name }, length: name.length + 2 } : null;
  }
  if (char === 'h' && !isWord(text[at - 1])) {
    const url = rest.match(BARE_URL)?.[0];
    return url ? { piece: { type: 'link', url: unescapeText(url), label: '' }, length: url.length } : null;
  }
  return isStyle(char) ? styledAt(text, at, char) : null;
}

/** A style opens at a word's edge and closes at a word's edge on the same line, as in Slack's composer. */
function styledAt(text: string, at: number, mark: keyof typeof STYLES) {
  const next = text[at + 1];
  if (isWord(text[at - 1]) || next === undefined || /\s/.test(next) || next === mark) return null;
  const end = closingOf(text, at, mark);
  if (end < 0) return null;
  const children = parseInline(text.slice(at + 1, end));
  return { piece: { type: STYLES[mark], children }, length: end - at + 1 };
}

function closingOf(text: string, open: number, mark: string): number {
  for (let at = open + 1; at < text.length; at++) {
    const char = text[at];
    if (char === '\n') return -1;
    if (char === '<' || char === '`') {
      const close = text.indexOf(char === '<' ? '>' : '`', at + 1);
      if (close > 0) at = close;
      continue;
    }
    if (char === mark && !/\s/.test(text[at - 1] ?? ' ') && !isWord(text[at + 1])) return at;
  }
  return -1;
}

function plainCode(text: string): string {
  return unescapeText(text.replace(/<(https?:[^|>]+)(?:\|([^>]*))?>/g, (_whole, url, label) => label || url));
}

function parseToken(token: string): Inline | null {
  const bar = token.indexOf('|');
  const body = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? '' : unescapeText(token.slice(bar + 1));
  if (body.startsWith('@')) return { type: 'user', id: body.slice(1), label };
  if (body.startsWith('#')) return { type: 'channel', id: body.slice(1), label };
  if (body.startsWith('!')) return parseSpecial(body.slice(1), label);
  if (/^(https?|mailto|tel|slack):/i.test(body)) return { type: 'link', url: unescapeText(body), label };
  return null;
}

function parseSpecial(body: string, label: string): Inline {
  const [kind = '', ...rest] = body.split('^');
  if (kind === 'date') {
    const [timestamp = '', format = '', url = ''] = rest;
    return {
      type: 'date',
      timestamp: Number(timestamp),
      format: unescapeText(format),
      url: unescapeText(url),
      fallback: label,
    };
  }
  if (kind === 'subteam') return { type: 'group', id: rest[0] ?? '', label };
  return { type: 'broadcast', range: kind };
}
