import { type Inline, parseMrkdwn, type TextBlock } from '../../../sandbox/page/text/mrkdwn';

/** The tree as a short line, so that a table of cases stays readable. */
const show = (blocks: TextBlock[]): string => blocks.map(showBlock).join(' / ');
const showBlock = (block: TextBlock): string => {
  if (block.type === 'pre') return `pre[${block.text}]`;
  if (block.type === 'quote') return `quote[${show(block.children)}]`;
  const inner = block.children.map(showInline).join('');
  return block.type === 'bullet' ? `${block.marker}${block.indent}[${inner}]` : inner;
};
const showInline = (piece: Inline): string => {
  switch (piece.type) {
    case 'text':
      return piece.text;
    case 'break':
      return '⏎';
    case 'code':
      return `code[${piece.text}]`;
    case 'link':
      return `link[${piece.url}|${piece.label}]`;
    case 'user':
    case 'channel':
    case 'group':
      return `${piece.type}[${piece.id}|${piece.label}]`;
    case 'broadcast':
      return `broadcast[${piece.range}]`;
    case 'date':
      return `date[${piece.timestamp}|${piece.format}|${piece.url}|${piece.fallback}]`;
    case 'emoji':
      return `emoji[${piece.name}]`;
    default:
      return `${piece.type}[${piece.children.map(showInline).join('')}]`;
  }
};

describe('mrkdwn is read as Slack reads it', () => {
  test.each([
    ['plain', 'plain'],
    ['*bold* _italic_ ~strike~', 'bold[bold] italic[italic] strike[strike]'],
    ['*bold _and italic_*', 'bold[bold and italic]'.replace('and italic', 'italic[and italic]')],
    ['snake_case_name and 2*3*4', 'snake_case_name and 2*3*4'],
    ['* not bold *', '* not bold *'],
    ['*over\nlines*', '*over⏎lines*'],
    ['*unclosed', '*unclosed'],
    ['(*edge*), _edge_.', '(bold[edge]), italic[edge].'],
    ['`code *raw*`', 'code[code *raw*]'],
    ['a &lt;b&gt; &amp;amp;', 'a <b> &amp;'],
    ['<https://a.example/x_y_z?a=1&amp;b=2|the page>', 'link[https://a.example/x_y_z?a=1&b=2|the page]'],
    ['see https://a.example/x.', 'see link[https://a.example/x|].'],
    ['<javascript:alert(1)|x>', '<javascript:alert(1)|x>'],
    ['<@U1> in <#C1|general>', 'user[U1|] in channel[C1|general]'],
    ['<!here> <!subteam^S1|@leads>', 'broadcast[here] group[S1|@leads]'],
    ['<!date^10^{date} at {time}|then>', 'date[10|{date} at {time}||then]'],
    ['<!date^10^{time}^https://a.example|then>', 'date[10|{time}|https://a.example|then]'],
    [':tada: :no_such_emoji: 10:30:45', 'emoji[tada] :no_such_emoji: 10:30:45'],
    ['*<https://a.example|bold link>*', 'bold[link[https://a.example|bold link]]'],
    ['&gt; one\n&gt; *two*\nafter', 'quote[one⏎bold[two]] / after'],
    ['>>> all\nof it', 'quote[all⏎of it]'],
    ['```\nlet a = *1*;\n```\nafter', 'pre[let a = *1*;] / after'],
    ['before ```unclosed', 'before  / ```unclosed'],
    ['• one\n  ◦ two', '•0[one] / ◦1[two]'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(show(parseMrkdwn(text))).toBe(expected);
  });

  test('nothing a person types makes it throw or lose letters', () => {
    const nasty = '<<<>>>***___~~~```` ``` :: <!date^^|> <@> > &lt;!channel&gt;';
    expect(show(parseMrkdwn(nasty))).toContain('<!channel>');
  });
});
