import { landOn } from '../../../sandbox/page/store/landing';
import type { ClientConversation } from '../../../sandbox/slack/clientTypes';

const makeConversation = (id: string, overrides: Partial<ClientConversation> = {}): ClientConversation => ({
  id,
  kind: 'channel',
  name: id,
  topic: '',
  memberIds: [],
  isMember: true,
  isArchived: false,
  isApp: false,
  unreadCount: 0,
  mentionCount: 0,
  lastReadTs: '',
  latestTs: '',
  ...overrides,
});

const HIRING = makeConversation('hiring', { latestTs: '2.0' });
const RANDOM = makeConversation('random', { latestTs: '9.0', isMember: false });
const APP = makeConversation('app', { kind: 'dm', isApp: true, latestTs: '1.0' });

describe('an address leads', () => {
  test.each([
    ['to the app’s Home, which needs no conversation named', { isHome: true }, 'app', true],
    ['to Home also by the app’s own conversation', { isHome: true, channel: 'app' }, 'app', true],
    ['to a channel, which has no Home', { isHome: true, channel: 'hiring' }, 'hiring', false],
    ['to the conversation it names', { channel: 'hiring' }, 'hiring', false],
    ['past a channel that is not theirs, to the newest message', { channel: 'random' }, 'hiring', false],
    ['to the newest message where it names nothing', {}, 'hiring', false],
  ])('%s', (_what, wanted, channel, isHome) => {
    expect(landOn([HIRING, RANDOM, APP], wanted)).toEqual({ channel, threadTs: '', isHome });
  });

  test('to what the app wrote and nobody has read yet', () => {
    expect(landOn([HIRING, { ...APP, unreadCount: 1 }], {}).channel).toBe('app');
  });

  test('to a thread of the conversation it names, and of no other', () => {
    expect(landOn([HIRING, APP], { channel: 'hiring', threadTs: '1.5' }).threadTs).toBe('1.5');
    expect(landOn([HIRING, APP], { channel: 'gone', threadTs: '1.5' }).threadTs).toBe('');
  });

  test('nowhere for somebody without conversations', () => {
    expect(landOn([], { isHome: true })).toEqual({ channel: '', threadTs: '', isHome: false });
  });
});
