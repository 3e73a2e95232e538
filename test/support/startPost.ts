import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What Slack sends for something that somebody did, as far as a test tells parcels apart. */
export interface Parcel {
  /** The chosen option's value, where a choice was made. */
  chosen: string;
}

/** Stands between Slack and the product: hands each parcel to a process of the test's choice, as late as it likes. */
export interface Post {
  url: string;
  /** Where the next parcels go; what it returns is waited for. */
  route: (parcel: Parcel) => Promise<string> | string;
  close(): Promise<void>;
}

/** A post that hands everything to `botUrl` until a test routes it otherwise. */
export async function startPost(botUrl: string): Promise<Post> {
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const to = await post.route(parcelOf(body.toString()));
    const answer = await fetch(`${to}${request.url ?? ''}`, {
      method: 'POST',
      headers: headersOf(request),
      body: new Uint8Array(body),
    });
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const post: Post = {
    url: `http://127.0.0.1:${port}`,
    route: () => botUrl,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return post;
}

/** The signature covers the body, so what Slack sends goes on unchanged. */
function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const kept = Object.entries(headers).filter(
    ([name]) => name.startsWith('x-slack') || name === 'content-type',
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, String(value)]));
}

function parcelOf(body: string): Parcel {
  const payload = JSON.parse(new URLSearchParams(body).get('payload') ?? '{}');
  const [action] = payload.actions ?? [];
  return { chosen: action?.selected_option?.value ?? '' };
}
