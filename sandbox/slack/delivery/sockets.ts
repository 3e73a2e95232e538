import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Office } from '../state/office';
import type { Parcel, Receipt, Retry } from './parcel';

/** The app's Socket Mode connections: https://docs.slack.dev/apis/events-api/using-socket-mode */
export interface AppSockets {
  /** An address to connect to, good once: what `apps.connections.open` answers. */
  invite(): string;
  attach(server: Server): void;
  isConnected(): boolean;
  send(parcel: Parcel, retry?: Retry): Promise<Receipt>;
  /** Tells every connection to come again, as Slack does every few hours. */
  refresh(): void;
  close(): void;
}

const PATH = '/slack/socket';
const PING_EVERY_MS = 10_000;

export function makeAppSockets(office: Office): AppSockets {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const waiting = new Map<string, (body: unknown) => void>();
  let turn = 0;

  const leaving = new WeakSet<WebSocket>();
  const open = () =>
    [...server.clients].filter((socket) => socket.readyState === socket.OPEN && !leaving.has(socket));

  const pinger = setInterval(() => {
    for (const socket of open()) socket.ping();
  }, PING_EVERY_MS);
  pinger.unref();

  server.on('connection', (socket: WebSocket) => {
    socket.on('message', (data) => {
      const ack = JSON.parse(String(data)) as { envelope_id?: string; payload?: unknown };
      waiting.get(ack.envelope_id ?? '')?.(ack.payload);
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open().length,
        debug_info: { host: 'sandbox', build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: office.app.id },
      }),
    );
  });

  function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname !== PATH) return;
    if (!tickets.delete(url.searchParams.get('ticket') ?? '')) {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, request));
  }

  return {
    invite() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return `${office.baseUrl().replace(/^http/, 'ws')}${PATH}?ticket=${ticket}&app_id=${office.app.id}`;
    },
    attach: (http) => http.on('upgrade', upgrade),
    isConnected: () => open().length > 0,
    send(parcel, retry) {
      const sockets = open();
      const socket = sockets[turn++ % sockets.length];
      if (!socket) return Promise.resolve({ kind: 'failed', reason: 'unreachable' });
      const envelopeId = randomUUID();
      return new Promise((resolve) => {
        const settle = (receipt: Receipt) => {
          clearTimeout(timer);
          waiting.delete(envelopeId);
          resolve(receipt);
        };
        const timer = setTimeout(
          () => settle({ kind: 'failed', reason: 'timeout' }),
          office.faults.ackTimeoutMs,
        );
        waiting.set(envelopeId, (payload) => settle({ kind: 'acked', body: emptyAsNull(payload) }));
        socket.send(JSON.stringify(envelope(envelopeId, parcel, retry)));
      });
    },
    refresh() {
      const message = { type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'sandbox' } };
      for (const socket of open()) {
        leaving.add(socket);
        socket.send(JSON.stringify(message));
      }
    },
    close() {
      clearInterval(pinger);
      for (const socket of server.clients) socket.close(1001);
      server.close();
    },
  };
}

function envelope(envelopeId: string, { type, payload }: Parcel, retry?: Retry) {
  return {
    envelope_id: envelopeId,
    type,
    payload,
    accepts_response_payload: type !== 'events_api',
    ...(type === 'events_api'
      ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason.replace('http_', '') ?? '' }
      : {}),
  };
}

function emptyAsNull(payload: unknown): unknown {
  const isEmpty = typeof payload === 'object' && payload !== null && Object.keys(payload).length === 0;
  return payload === undefined || isEmpty ? null : payload;
}
