import { setTimeout as wait } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import { type GoogleFaults, REFUSING_FAULTS, refusalOf } from './faults';
import { applyFieldMask } from './fieldMask';
import { GoogleError } from './googleError';
import { checkScope, type Need } from './scopes';
import type { Grant, TokenDesk } from './tokens';
import { TokenRefusal } from './tokens';

/** One request, read. */
export interface Call {
  grant: Grant;
  params: Record<string, string>;
  query: Record<string, string | undefined>;
  /** Query parameters that may be given more than once. */
  queryAll(name: string): string[];
  body: unknown;
  ifMatch?: string;
  ifNoneMatch?: string;
}

export interface Answer {
  status?: number;
  etag?: string;
  body?: unknown;
}

export interface EndpointDeps {
  tokens: TokenDesk;
  faults: GoogleFaults;
}

/** A method of the API: faults on demand first, then the token, the scope, the work, and the answer in Google's form. */
export function endpoint(
  { tokens, faults }: EndpointDeps,
  method: string,
  need: Need,
  handle: (call: Call) => Answer,
): RequestHandler {
  return (request, response) =>
    underFaults(faults, method, request, response, () => {
      const grant = tokens.admit(request.headers.authorization);
      checkScope(grant, need);
      const call = readCall(request, grant);
      const answer = handle(call);
      const { fields } = call.query;
      return fields && answer.body ? { ...answer, body: applyFieldMask(answer.body, fields) } : answer;
    });
}

/** Does the work of one request under the faults that are on, and answers with what it returns or throws. */
export async function underFaults(
  faults: GoogleFaults,
  method: string,
  request: Request,
  response: Response,
  work: () => Answer,
): Promise<void> {
  const slow = faults.take(['slow'], method);
  if (slow) await wait(slow.latencyMs ?? 1000);
  if (faults.take(['down'], method)) {
    request.socket.destroy();
    return;
  }
  try {
    const refusing = faults.take(REFUSING_FAULTS, method);
    if (refusing) throw refusalOf(refusing);
    const { status = 200, etag, body } = work();
    if (faults.take(['answerLost'], method)) {
      request.socket.destroy();
      return;
    }
    if (etag) response.set('ETag', etag);
    if (body === undefined) response.status(status).end();
    else response.status(status).json(body);
  } catch (error) {
    answerError(response, error);
  }
}

function answerError(response: Response, error: unknown): void {
  if (error instanceof TokenRefusal) {
    response.status(error.status).json({ error: error.error, error_description: error.message });
    return;
  }
  const refusal =
    error instanceof GoogleError ? error : new GoogleError(500, 'backendError', `Sandbox fault: ${error}`);
  if (refusal.details.retryAfterSeconds) response.set('Retry-After', `${refusal.details.retryAfterSeconds}`);
  response.status(refusal.status).json(refusal.toBody());
}

function readCall(request: Request, grant: Grant): Call {
  const entries = Object.entries(request.query).map(([name, value]) => [name, first(value)] as const);
  const params = Object.entries(request.params).map(([name, value]) => [name, first(value) ?? ''] as const);
  return {
    grant,
    params: Object.fromEntries(params),
    query: Object.fromEntries(entries),
    queryAll: (name) => [request.query[name] ?? []].flat().filter((value) => typeof value === 'string'),
    body: request.body,
    ifMatch: request.get('If-Match'),
    ifNoneMatch: request.get('If-None-Match'),
  };
}

function first(value: unknown): string | undefined {
  const [one] = [value].flat();
  return typeof one === 'string' ? one : undefined;
}
