import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Route } from '../../../src/route';
import { makeGoogleNotificationsRoute } from '../../../src/web/googleNotificationsRoute';
import { makeHealthRoute } from '../../../src/web/healthRoute';
import { SILENT } from '../models/makers';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(route: Route): Promise<string> {
  const server = createServer(route.handler);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${route.path}`;
}

describe('the health route', () => {
  it.each([
    ['answers', async () => {}, 200, { status: 'ok', mongo: true }],
    [
      'fails',
      async () => Promise.reject(new Error('mongodb://secret')),
      503,
      { status: 'degraded', mongo: false },
    ],
    ['is silent', () => new Promise<void>(() => {}), 503, { status: 'degraded', mongo: false }],
  ])('tells when MongoDB %s, and no secrets', async (_what, ping, status, body) => {
    const response = await fetch(await serve(makeHealthRoute({ ping })));
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ ...body, uptimeSeconds: expect.any(Number) });
  });
});

describe("the route of Google's notifications", () => {
  const notify = async (headers: Record<string, string>, sweep = async () => {}) => {
    const asked: { channelId: string; token: string }[] = [];
    const swept: string[] = [];
    const url = await serve(
      makeGoogleNotificationsRoute({
        isOurs: async (notification) => {
          asked.push(notification);
          return notification.token === 'ours';
        },
        sweep: async () => {
          swept.push('swept');
          await sweep();
        },
        log: SILENT,
      }),
    );
    const { status } = await fetch(url, { method: 'POST', headers });
    await new Promise((resolve) => setImmediate(resolve));
    return { status, asked, swept };
  };
  const ours = {
    'X-Goog-Channel-ID': 'c1',
    'X-Goog-Channel-Token': 'ours',
    'X-Goog-Resource-State': 'exists',
  };

  it('reads the changes when our channel tells of some', async () => {
    expect(await notify(ours)).toEqual({
      status: 200,
      asked: [{ channelId: 'c1', token: 'ours' }],
      swept: ['swept'],
    });
  });

  it('answers before the changes are read, however long that takes', async () => {
    expect(await notify(ours, () => new Promise(() => {}))).toMatchObject({ status: 200, swept: ['swept'] });
  });

  it.each([
    ['a stranger', { ...ours, 'X-Goog-Channel-Token': 'guessed' }],
    ['somebody without a token', { 'X-Goog-Resource-State': 'exists' }],
    ['the first message of a channel', { ...ours, 'X-Goog-Resource-State': 'sync' }],
  ])('does nothing for %s', async (_what, headers) => {
    expect(await notify(headers)).toMatchObject({ status: 200, swept: [] });
  });

  it('survives a sweep that fails', async () => {
    const fails = async () => Promise.reject(new Error('Google is away'));
    expect(await notify(ours, fails)).toMatchObject({ status: 200, swept: ['swept'] });
  });
});
