import type { IncomingMessage, ServerResponse } from 'node:http';

/** A route that is not Slack's, in the form that Bolt's `customRoutes` take. */
export interface Route {
  path: string;
  method: string;
  handler(request: IncomingMessage, response: ServerResponse): void;
}
