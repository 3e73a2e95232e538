/** What people type, made safe for mrkdwn, and cut to what Slack takes. */

const ELLIPSIS = '…';
/** Zero width, and whitespace to JavaScript's `\\s`, which U+200B is not. */
const INVISIBLE_SPACE = '\ufeff';
const BACKTICK_LOOKALIKE = '\u02cb';
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * The text as mrkdwn that shows it literally. `&<>` become entities, so that `<!channel>` calls nobody. Slack has no
 * escape for `*_~` (slackhq/slack-api-docs#34, #93): they format only where they touch the word, so an invisible
 * space stands on both sides of each, and the text looks as it was typed. A backtick formats whatever it touches and
 * becomes the accent that looks like it. A quote mark at the start of a line is held off by the same space.
 */
export function escapeText(text: string): string {
  return [...controlled(text)]
    .map(escapeCharacter)
    .join('')
    .replace(/^(?=&gt;)/gm, INVISIBLE_SPACE);
}

/** A name or title in one line, at most `max` characters after escaping. */
export function inline(text: string, max = 80): string {
  return escapeWithin(oneLine(text), max);
}

/** A longer text with its line breaks, at most `max` characters after escaping. */
export function paragraph(text: string, max = 2900): string {
  return escapeWithin(controlled(text).trim(), max);
}

/** The same, drawn as Slack's quote: every line begins with `>`. */
export function quote(text: string, max = 2800): string {
  const lines = controlled(text).trim().split('\n');
  return escapeWithin(lines.join('\n'), max - 2 * lines.length)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** At most `max` UTF-16 units, cut between code points, ending in an ellipsis where something is missing. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const character of text) {
    if (kept.length + character.length > max - ELLIPSIS.length) break;
    kept += character;
  }
  return kept.trimEnd() + ELLIPSIS;
}

/** Finished mrkdwn, cut to `max` without cutting a token or an entity in two. */
export function truncateMrkdwn(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const [token] of text.matchAll(/<[^>]*>|&(?:amp|lt|gt);|[\s\S]/gu)) {
    if (kept.length + token.length > max - ELLIPSIS.length) break;
    kept += token;
  }
  return kept.trimEnd() + ELLIPSIS;
}

/** A name in one line as plain text, for what does not read mrkdwn. */
export function plainName(text: string, max = 80): string {
  return truncate(oneLine(text), max) || 'Somebody';
}

/** What people call somebody: the first word of the name. */
export function firstName(name: string): string {
  return oneLine(name).split(' ')[0] || 'Somebody';
}

/** Notifies somebody who must act. */
export function mention(person: { slackUserId: string; name: string }): string {
  return /^[UW][A-Z0-9]+$/.test(person.slackUserId) ? `<@${person.slackUserId}>` : inline(person.name);
}

/** A link, or nothing where the address is not http(s). The label is ours, not a person's. */
export function link(url: string | undefined, label: string): string {
  const address = webAddress(url);
  return address ? `<${address}|${label}>` : '';
}

/** The address with what Slack reads as markup percent-encoded, or null where it is not http(s). */
export function webAddress(url: string | undefined): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E').replaceAll('&', '&amp;');
}

/** "Ada", "Ada and Bo", "Ada, Bo and Cy"; nothing for none. */
export function listText(items: string[]): string {
  const last = items.at(-1);
  if (last === undefined) return '';
  return items.length === 1 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** Names for a notification, which is read at a glance: three, and how many more. */
export function namesText(names: string[]): string {
  const shown = names.slice(0, 3).map((name) => inline(name));
  const rest = names.length - shown.length;
  return listText(rest > 0 ? [...shown, `${rest} more`] : shown);
}

/** The text with a full stop, unless somebody ended it already. */
export function sentence(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}

/** "1 card", "2 cards". */
export function count(n: number, noun: string, plural = `${noun}s`): string {
  return `${n} ${n === 1 ? noun : plural}`;
}

function escapeWithin(text: string, max: number): string {
  const whole = escapeText(text);
  if (whole.length <= max) return whole;
  let kept = '';
  for (const character of text) {
    const next = escapeCharacter(character);
    if (kept.length + next.length > max - ELLIPSIS.length - 1) break;
    kept += next;
  }
  return `${kept.trimEnd()}${ELLIPSIS}`.replace(/^(?=&gt;)/, INVISIBLE_SPACE);
}

function escapeCharacter(character: string): string {
  if (character === '`') return BACKTICK_LOOKALIKE;
  if ('*_~'.includes(character)) return `${INVISIBLE_SPACE}${character}${INVISIBLE_SPACE}`;
  return ENTITIES[character] ?? character;
}

function oneLine(text: string): string {
  return controlled(text).replace(/\s+/gu, ' ').trim();
}

/** Without control characters and those that turn the direction of reading; line breaks and tabs stay. */
function controlled(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '');
}
