import type { ClientApi } from '../../slack/clientTypes';
import { queryOf, requestJson } from './http';

const as = (userId: string, route: string) => `/client/as/${encodeURIComponent(userId)}/${route}`;

/** The client API without its stream: the page listens itself, because it shows when the stream is lost. */
export type SlackApi = Omit<ClientApi, 'changes'>;

/** The client API over HTTP. */
export const slackApi: SlackApi = {
  workspace: () => requestJson('/client/workspace'),
  state: (userId) => requestJson(as(userId, 'state')),
  messages: (userId, query) => requestJson(`${as(userId, 'messages')}?${queryOf(query)}`),
  thread: (userId, query) => requestJson(`${as(userId, 'thread')}?${queryOf(query)}`),
  say: (userId, request) => requestJson(as(userId, 'say'), request),
  act: (userId, request) => requestJson(as(userId, 'act'), request),
  suggest: (userId, request) => requestJson(as(userId, 'suggest'), request),
  submit: (userId, request) => requestJson(as(userId, 'submit'), request),
  close: (userId, request) => requestJson(as(userId, 'close'), request),
  shortcut: (userId, request) => requestJson(as(userId, 'shortcut'), request),
  read: (userId, request) => requestJson(as(userId, 'read'), request),
  react: (userId, request) => requestJson(as(userId, 'react'), request),
  dismiss: (userId, request) => requestJson(as(userId, 'dismiss'), request),
  home: (userId) => requestJson(as(userId, 'home'), {}),
  open: (userId, request) => requestJson(as(userId, 'open'), request),
  join: (userId, request) => requestJson(as(userId, 'join'), request),
};

export const eventsPath = (userId: string) => as(userId, 'events');
