/** A request that the server refused or that never reached it (`status` 0). */
export class RequestFailed extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** GETs or, with a body, POSTs JSON. Throws `RequestFailed` with the server's own words. */
export async function requestJson<T>(path: string, body?: unknown): Promise<T> {
  const init: RequestInit =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new RequestFailed(0, 'The sandbox does not answer.');
  }
  const text = await response.text();
  if (!response.ok)
    throw new RequestFailed(response.status, refusalIn(text) ?? `The sandbox answered ${response.status}.`);
  return JSON.parse(text);
}

function refusalIn(text: string): string | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return null;
    const words = 'error' in body ? body.error : 'reason' in body ? body.reason : null;
    return typeof words === 'string' ? words : null;
  } catch {
    return null;
  }
}

/** `a=1&b=2` of what is defined. */
export function queryOf(values: object): string {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return new URLSearchParams(entries.map(([key, value]) => [key, String(value)])).toString();
}

/** Server-sent events as parsed JSON; the browser reconnects by itself. Returns the function that stops. */
export function listen<T>(
  path: string,
  on: { change(change: T): void; open(): void; lost(): void },
): () => void {
  const source = new EventSource(path);
  source.onopen = () => on.open();
  source.onerror = () => on.lost();
  source.onmessage = (event) => on.change(JSON.parse(event.data));
  return () => source.close();
}

/** Runs `work` soon; calls that come while it runs lead to one more run, not to many. */
export function coalesce(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  return async function run(): Promise<void> {
    if (running) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await work();
      } while (again);
    })();
    try {
      await running;
    } finally {
      running = null;
    }
  };
}
