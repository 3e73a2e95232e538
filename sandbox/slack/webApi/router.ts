import express, { type Request, type Response, type Router } from 'express';
import { SlackError } from '../slackError';
import { Args } from './args';
import { chatMethods } from './chat';
import { conversationMethods } from './conversations';
import { fileMethods } from './files';
import type { Desk, Method } from './method';
import { otherMethods } from './others';
import { makeRateLimit } from './rateLimits';
import { userMethods } from './users';
import { viewMethods } from './views';

const METHODS: Record<string, Method> = {
  ...otherMethods,
  ...chatMethods,
  ...conversationMethods,
  ...userMethods,
  ...viewMethods,
  ...fileMethods,
};

/** `api.test` echoes its arguments and fails on demand, for anybody. */
const API_TEST = 'api.test';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Counts calls under way, so that tests can wait for silence. */
export interface CallCounter {
  underWay: number;
  /** All calls so far. */
  total: number;
}

/** The Web API: every method by GET or POST, arguments as a form, multipart or JSON. */
export function makeWebApiRouter(desk: Desk, counter: CallCounter): Router {
  const { office } = desk;
  const rateLimit = makeRateLimit();
  const router = express.Router();

  router.use(express.raw({ type: () => true, limit: '60mb' }));
  router.all('/:method', async (request, response) => {
    const name = request.params.method;
    counter.underWay += 1;
    counter.total += 1;
    try {
      const fault = office.faults.take(name);
      if (fault?.status) return void answerStatus(response, fault.status, fault.retryAfterSeconds);
      if (fault?.error) return void response.json({ ok: false, error: fault.error });
      const answer = await call(name, request, response);
      if (fault?.delayMs) await sleep(fault.delayMs);
      if (fault?.cutAfter) return void request.socket.destroy();
      if (!response.headersSent) response.json(answer);
    } finally {
      counter.underWay -= 1;
    }
  });

  async function call(name: string, request: Request, response: Response): Promise<Record<string, unknown>> {
    try {
      const args = new Args(await readArguments(request));
      if (name === API_TEST)
        return args.has('error') ? { ok: false, error: args.text('error') } : { ok: true };
      const method = METHODS[name];
      if (!method) throw new SlackError('unknown_method', { req_method: name });
      refuseWrongToken(method, tokenOf(request, args));
      response.set('x-oauth-scopes', office.app.scopes.join(','));
      response.set('x-accepted-oauth-scopes', (method.scopes ?? []).join(','));
      refuseMissingScope(method);
      const wait = office.faults.rateLimits
        ? rateLimit(name, method.callsPerMinute ?? 50, args.text('channel'))
        : null;
      if (wait !== null) {
        answerStatus(response, 429, wait);
        return {};
      }
      return { ok: true, ...(await method.run(desk, args)) };
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      return { ok: false, error: error.code, ...error.details };
    }
  }

  function refuseWrongToken(method: Method, token: string) {
    const { botToken, appToken } = office.app;
    if (!token) throw new SlackError('not_authed');
    if (token !== botToken && token !== appToken) throw new SlackError('invalid_auth');
    if (token !== (method.token === 'app' ? appToken : botToken))
      throw new SlackError('not_allowed_token_type');
  }

  function refuseMissingScope({ scopes = [] }: Method) {
    const { scopes: granted } = office.app;
    if (scopes.length === 0 || scopes.some((scope) => granted.includes(scope))) return;
    throw new SlackError('missing_scope', { needed: scopes.join(','), provided: granted.join(',') });
  }

  return router;
}

function answerStatus(response: Response, status: number, retryAfterSeconds = 1) {
  if (status === 429) {
    response
      .status(429)
      .set('retry-after', String(retryAfterSeconds))
      .json({ ok: false, error: 'ratelimited' });
  } else response.status(status).send('');
}

function tokenOf(request: Request, args: Args): string {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  return scheme === 'Bearer' && token ? token : (args.text('token') ?? '');
}

async function readArguments(request: Request): Promise<Record<string, unknown>> {
  const type = request.headers['content-type'] ?? '';
  const body: Buffer = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const query = Object.fromEntries(new URL(request.url, 'http://localhost').searchParams);
  if (body.length === 0) return query;
  if (type.includes('application/json')) return { ...query, ...parseJson(body.toString()) };
  if (type.includes('multipart/form-data')) {
    const form = await new globalThis.Response(new Uint8Array(body), {
      headers: { 'content-type': type },
    }).formData();
    return { ...query, ...Object.fromEntries(form) };
  }
  if (!type.includes('application/x-www-form-urlencoded')) throw new SlackError('invalid_post_type');
  return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString())) };
}

function parseJson(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    throw new SlackError('invalid_json');
  }
  throw new SlackError('json_not_object');
}
