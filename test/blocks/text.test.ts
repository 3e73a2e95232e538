import {
  escapeText,
  firstName,
  inline,
  link,
  listText,
  mention,
  quote,
  truncate,
  truncateMrkdwn,
  webAddress,
} from '../../blocks/text';

const visible = (text: string) => text.replaceAll('\ufeff', '');

describe('what people type', () => {
  it.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U0PRIYA>', '&lt;@U0PRIYA&gt;'],
    ['R&D <b>', 'R&amp;D &lt;b&gt;'],
    ['*bold* _it_ ~st~', '*bold* _it_ ~st~'],
    ['`code`', '\u02cbcode\u02cb'],
  ])('%s is shown as it was typed', (typed, shown) => {
    expect(visible(escapeText(typed))).toBe(shown);
  });

  it.each(['*', '_', '~'])('no %s touches the word beside it, so that it formats nothing', (mark) => {
    expect(escapeText(`${mark}bold${mark}`)).toBe(`\ufeff${mark}\ufeffbold\ufeff${mark}\ufeff`);
  });

  it('a quote mark at the start of a line quotes nothing', () => {
    expect(escapeText('a\n> b').split('\n')[1]).toBe('\ufeff&gt; b');
  });

  it('what turns the direction of reading, and control characters, are left out', () => {
    expect(escapeText('Ada\u202e\u0007')).toBe('Ada');
  });

  it('a name is one line', () => {
    expect(inline(' Ada\n\nLovelace ')).toBe('Ada Lovelace');
  });
});

describe('cutting', () => {
  it.each([
    ['Ada', 3, 'Ada'],
    ['Adam', 3, 'Ad…'],
    ['👩🏽👩🏽👩🏽', 5, '👩🏽…'],
  ])('%s within %i ends in an ellipsis where something is missing', (text, max, cut) => {
    expect(truncate(text, max)).toBe(cut);
    expect(cut.length).toBeLessThanOrEqual(max);
  });

  it('escapes count: an escaped name never passes its limit, and no entity is cut in two', () => {
    const escaped = inline('&'.repeat(100), 80);
    expect(escaped.length).toBeLessThanOrEqual(80);
    expect(escaped).toMatch(/^(&amp;)+…$/);
  });

  it('a token is kept whole or left out', () => {
    expect(truncateMrkdwn('ab <!date^1^{time}|14:00>', 12)).toBe('ab…');
  });

  it('every line of a quote is quoted', () => {
    expect(quote('a\nb')).toBe('> a\n> b');
  });
});

describe('links and names', () => {
  it.each([
    ['javascript:alert(1)', null],
    ['not an address', null],
    [undefined, null],
    ['https://a.example/x|y?b=1&c=2', 'https://a.example/x%7Cy?b=1&amp;c=2'],
  ])('%s as a link', (url, address) => {
    expect(webAddress(url)).toBe(address);
    expect(link(url, 'Meet')).toBe(address ? `<${address}|Meet>` : '');
  });

  it('somebody without a Slack account is named, not mentioned', () => {
    expect(mention({ slackUserId: '', name: 'Ada' })).toBe('Ada');
    expect(mention({ slackUserId: 'U0ADA', name: 'Ada' })).toBe('<@U0ADA>');
  });

  it.each([
    [[], ''],
    [['Ada'], 'Ada'],
    [['Ada', 'Bo', 'Cy'], 'Ada, Bo and Cy'],
  ])('%j is listed as %s', (items, text) => {
    expect(listText(items)).toBe(text);
  });

  it('people are called by the first word of their name', () => {
    expect(firstName('  Ada  Lovelace')).toBe('Ada');
    expect(firstName('')).toBe('Somebody');
  });
});
