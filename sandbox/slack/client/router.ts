import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import type { ClientApi } from '../clientTypes';
import { ClientError } from '../slackError';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** The client API over HTTP, as `clientTypes.ts` lists it. Only this machine is answered, and only its own pages. */
export function makeClientRouter(api: ClientApi): Router {
  const router = express.Router();
  router.use(refuseStrangers);
  router.use(express.json({ limit: '1mb' }));
  router.get('/workspace', async (_request, response) => void response.json(await api.workspace()));
  router.get(
    '/as/:user/state',
    async (request, response) => void response.json(await api.state(request.params.user)),
  );
  router.get('/as/:user/messages', async (request, response) => {
    const { channel = '', before, limit } = request.query as Record<string, string | undefined>;
    const query = { channel, ...(before ? { before } : {}), ...(limit ? { limit: Number(limit) } : {}) };
    response.json(await api.messages(request.params.user, query));
  });
  router.get('/as/:user/thread', async (request, response) => {
    const { channel = '', ts = '' } = request.query as Record<string, string | undefined>;
    response.json(await api.thread(request.params.user, { channel, ts }));
  });
  router.get('/as/:user/events', (request, response) => streamChanges(api, request.params.user, response));
  router.post(
    '/as/:user/home',
    async (request, response) => void response.json(await api.home(request.params.user)),
  );
  for (const [name, run] of Object.entries(posts(api))) {
    router.post(`/as/:user/${name}`, async (request, response) => {
      response.json(await run(String(request.params.user), request.body as never));
    });
  }
  router.use(answerClientError);
  return router;
}

/** The POST routes; a body is trusted to have the route's shape, as it comes from our own page. */
function posts(api: ClientApi): Record<string, (userId: string, body: never) => Promise<unknown>> {
  const { say, act, suggest, submit, close, shortcut, read, react, dismiss, open, join } = api;
  return { say, act, suggest, submit, close, shortcut, read, react, dismiss, open, join };
}

function streamChanges(api: ClientApi, userId: string, response: Response) {
  const stop = api.changes(userId, (change) => response.write(`data: ${JSON.stringify(change)}\n\n`));
  response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  response.write(': here\n\n');
  response.on('close', stop);
}

function refuseStrangers(request: Request, response: Response, next: NextFunction) {
  const host = request.headers.host ?? '';
  const isNear =
    LOOPBACK.has(request.socket.remoteAddress ?? '') && /^(127\.0\.0\.1|localhost|\[::1\])(:|$)/.test(host);
  const { origin } = request.headers;
  if (isNear && (!origin || origin === `http://${host}`)) next();
  else response.status(403).json({ error: 'Only this machine is answered here' });
}

function answerClientError(error: unknown, _request: Request, response: Response, next: NextFunction) {
  if (error instanceof ClientError) response.status(error.status).json({ error: error.message });
  else next(error);
}
