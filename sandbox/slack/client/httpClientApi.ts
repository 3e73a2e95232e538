import type { ClientApi, ClientChange } from '../clientTypes';

/** The client API of a sandbox in another process. `baseUrl` has no path: `http://127.0.0.1:4000`. */
export function httpClientApi(baseUrl: string): ClientApi {
  const root = `${baseUrl}/client`;
  const get = async <Answer>(
    path: string,
    query: Record<string, string | number | undefined> = {},
  ): Promise<Answer> => {
    const given = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    );
    return answerOf(await fetch(`${root}${path}?${new URLSearchParams(Object.fromEntries(given))}`));
  };
  const post = async <Answer>(userId: string, name: string, body: object): Promise<Answer> => {
    const headers = { 'content-type': 'application/json' };
    return answerOf(
      await fetch(`${root}/as/${userId}/${name}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
  };
  return {
    workspace: () => get('/workspace'),
    state: (userId) => get(`/as/${userId}/state`),
    messages: (userId, query) => get(`/as/${userId}/messages`, { ...query }),
    thread: (userId, query) => get(`/as/${userId}/thread`, { ...query }),
    say: (userId, request) => post(userId, 'say', request),
    act: (userId, request) => post(userId, 'act', request),
    suggest: (userId, request) => post(userId, 'suggest', request),
    submit: (userId, request) => post(userId, 'submit', request),
    close: (userId, request) => post(userId, 'close', request),
    shortcut: (userId, request) => post(userId, 'shortcut', request),
    read: (userId, request) => post(userId, 'read', request),
    react: (userId, request) => post(userId, 'react', request),
    dismiss: (userId, request) => post(userId, 'dismiss', request),
    home: (userId) => post(userId, 'home', {}),
    open: (userId, request) => post(userId, 'open', request),
    join: (userId, request) => post(userId, 'join', request),
    changes(userId, listener) {
      const stop = new AbortController();
      // A stream that breaks is no fault: who waits for a change looks again now and then.
      readChanges(`${root}/as/${userId}/events`, stop.signal, listener).catch(() => {});
      return () => stop.abort();
    },
  };
}

/** Our own server's JSON, of the type that the route promises. */
async function answerOf<Answer>(response: Response): Promise<Answer> {
  if (response.ok) return (await response.json()) as Answer;
  throw new Error(`The sandbox refused (${response.status}): ${await response.text()}`);
}

async function readChanges(url: string, signal: AbortSignal, listener: (change: ClientChange) => void) {
  const response = await fetch(url, { signal });
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data: ')) listener(JSON.parse(line.slice(6)));
  }
}
