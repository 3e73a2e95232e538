import { readLocation, writeLocation } from '../../../sandbox/page/store/location';
import { commandBeingTyped, suggestionsFor, toSlackText } from '../../../sandbox/page/workspace/composerText';
import { conversationLines } from '../../../sandbox/page/workspace/messageGroups';
import type { ClientMessage, ClientUser } from '../../../sandbox/slack/clientTypes';

const makeUser = (id: string, realName: string, overrides: Partial<ClientUser> = {}): ClientUser => ({
  id,
  name: realName.toLowerCase().split(' ')[0] ?? id,
  realName,
  displayName: realName,
  title: '',
  email: '',
  tz: 'UTC',
  isBot: false,
  deleted: false,
  color: '#000000',
  ...overrides,
});

const USERS = [
  makeUser('U1', 'Ann'),
  makeUser('U2', 'Ann Lee'),
  makeUser('U3', 'Gone', { deleted: true }),
  makeUser('U4', 'Interloop', { isBot: true }),
];
const COMMANDS = [
  { command: '/schedule', description: '', usageHint: '[candidate]' },
  { command: '/scorecard', description: '', usageHint: '' },
];

describe('the composer', () => {
  test.each([
    ['a & b <c>', 'a & b <c>'],
    ['hi @Ann Lee and @Ann', 'hi <@U2> and <@U1>'],
    ['@Gone @Interloop', '@Gone @Interloop'],
    ['see #hiring and #nowhere', 'see <#C1|hiring> and #nowhere'],
    ['/schedule @Ann <b>', '/schedule @Ann <b>'],
  ])('sends %j as %j', (text, expected) => {
    expect(toSlackText(text, USERS, [{ id: 'C1', name: 'hiring' }])).toBe(expected);
  });

  test.each([
    ['/', ['/schedule', '/scorecard']],
    ['/sch', ['/schedule']],
    ['/nothing', []],
    ['/schedule ', []],
    ['hi /sch', []],
    ['hi @an', ['U1', 'U2']],
    ['hi @le', ['U2']],
    ['mail@an', []],
    ['@go', []],
  ])('offers for %j: %j', (text, expected) => {
    const found = suggestionsFor(text, text.length, COMMANDS, USERS);
    expect((found?.list ?? []).map((each) => each.key)).toEqual(expected);
  });

  test('a mention that is chosen replaces what was typed of it', () => {
    expect(suggestionsFor('hi @an', 6, COMMANDS, USERS)).toMatchObject({ from: 3, to: 6 });
  });

  test('the usage hint shows once the command is whole', () => {
    expect(commandBeingTyped('/schedule Ada', COMMANDS)?.command).toBe('/schedule');
    expect(commandBeingTyped('/sched', COMMANDS)).toBeNull();
  });
});

const makeMessage = (iso: string, overrides: Partial<ClientMessage> = {}): ClientMessage => ({
  channel: 'C1',
  ts: `${Date.parse(iso) / 1000}.000100`,
  userId: 'U1',
  text: 'hello',
  blocks: [],
  attachments: [],
  files: [],
  alsoInChannel: false,
  replyCount: 0,
  replyUserIds: [],
  reactions: [],
  edited: false,
  ephemeral: false,
  values: {},
  warnings: [],
  ...overrides,
});

describe('a conversation is divided', () => {
  const show = (messages: ClientMessage[], zone = 'UTC', unreadFrom = '') =>
    conversationLines(messages, zone, unreadFrom, 'U9').map((line) =>
      line.type === 'message' ? (line.isFollowUp ? 'follow-up' : 'message') : line.type,
    );

  test('into days of the reader’s zone', () => {
    const late = [makeMessage('2026-12-02T18:00:00Z'), makeMessage('2026-12-02T19:00:00Z')];
    expect(show(late)).toEqual(['day', 'message', 'message']);
    expect(show(late, 'Asia/Kolkata')).toEqual(['day', 'message', 'day', 'message']);
  });

  test('the name is dropped within five minutes of the same person, and not over a thread, a card or a whisper', () => {
    const first = makeMessage('2026-12-02T18:00:00Z');
    const soon = '2026-12-02T18:04:00Z';
    expect(show([first, makeMessage(soon)])).toEqual(['day', 'message', 'follow-up']);
    expect(show([first, makeMessage('2026-12-02T18:06:00Z')])).toEqual(['day', 'message', 'message']);
    expect(show([first, makeMessage(soon, { userId: 'U2' })])).toEqual(['day', 'message', 'message']);
    expect(show([first, makeMessage(soon, { ephemeral: true })])).toEqual(['day', 'message', 'message']);
    const card = makeMessage(soon, { blocks: [{ type: 'divider' }] });
    expect(show([first, card])).toEqual(['day', 'message', 'message']);
    expect(show([{ ...first, replyCount: 1 }, makeMessage(soon)])).toEqual(['day', 'message', 'message']);
  });

  test('where the unread begin', () => {
    const messages = [makeMessage('2026-12-02T18:00:00Z'), makeMessage('2026-12-02T18:01:00Z')];
    expect(show(messages, 'UTC', messages[0]?.ts)).toEqual(['day', 'message', 'new', 'message']);
  });
});

test('where one is stands in the address and is read back', () => {
  const place = { userId: 'U1', tab: 'calendars' as const, channel: 'C1', threadTs: '1.2', isHome: true };
  expect(readLocation(writeLocation(place))).toEqual(place);
  expect(readLocation('#as=U1&tab=nonsense')).toMatchObject({ userId: 'U1', tab: 'slack', isHome: false });
});
