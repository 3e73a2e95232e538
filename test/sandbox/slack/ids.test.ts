import { makeSandboxClock } from '../../../sandbox/clock';
import { openDisk } from '../../../sandbox/disk';
import { makeIds } from '../../../sandbox/slack/state/ids';
import { makeRateLimit } from '../../../sandbox/slack/webApi/rateLimits';

test('two messages of the same millisecond have different timestamps, in order, in the sandbox’s time', () => {
  const noon = new Date('2026-12-03T12:00:00.250Z');
  const ids = makeIds(openDisk(), { ...makeSandboxClock(), now: () => noon });
  expect([ids.ts(), ids.ts(), ids.ts()]).toEqual([
    '1796299200.250000',
    '1796299200.250001',
    '1796299200.250002',
  ]);
});

test('ids are never given twice', () => {
  const ids = makeIds(openDisk(), makeSandboxClock());
  const given = Array.from({ length: 100 }, () => ids.next('V'));
  expect(new Set(given).size).toBe(100);
  expect(given[0]).toMatch(/^V0[0-9A-Z]{9}$/);
});

describe('a rate limit', () => {
  test('lets a burst of four into a channel, then one a second', () => {
    let now = 0;
    const limit = makeRateLimit(() => now);
    const post = () => limit('chat.postMessage', 50, 'C1');
    expect([post(), post(), post(), post(), post()]).toEqual([null, null, null, null, 1]);
    now = 1000;
    expect([post(), post()]).toEqual([null, 1]);
    expect(limit('chat.postMessage', 50, 'C2')).toBeNull();
  });

  test('counts a method’s calls of the last minute and says how long to wait', () => {
    let now = 0;
    const limit = makeRateLimit(() => now);
    for (let call = 0; call < 20; call += 1) expect(limit('users.list', 20, undefined)).toBeNull();
    now = 15_000;
    expect(limit('users.list', 20, undefined)).toBe(45);
    now = 60_000;
    expect(limit('users.list', 20, undefined)).toBeNull();
  });
});
