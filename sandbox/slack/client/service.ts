import { viewObject } from '../apiObjects';
import type {
  ClientApi,
  ClientMessagePage,
  ClientOutcome,
  ClientState,
  DismissRequest,
  MessagesQuery,
  ReactRequest,
  ReadRequest,
  ShortcutRequest,
} from '../clientTypes';
import type { Delivery } from '../delivery/delivery';
import { eventPayload, messageShortcutPayload, shortcutPayload } from '../delivery/payloads';
import { ClientError } from '../slackError';
import type { Message } from '../state/messages';
import { type Office, secondsOf } from '../state/office';
import { changeMessage, removeMessage } from '../state/posting';
import { toggled } from '../webApi/others';
import { openDm } from '../webApi/targets';
import { act, suggest } from './act';
import { close, submit } from './modals';
import type { Personal } from './personal';
import { clientConversation, clientMessages, clientUser, clientView, clientWorkspace } from './projection';
import { say } from './say';
import { getMyConversation, getMyMessage, makeSession, type Session, TROUBLE } from './session';

/** Everything that people do at their clients. @throws ClientError for what no client could ask for */
export function makeClientApi(office: Office, delivery: Delivery, personal: Personal): ClientApi {
  const as = (userId: string) => makeSession(office, delivery, userId);
  return {
    workspace: async () => clientWorkspace(office),
    state: async (userId) => stateOf(as(userId), personal),
    messages: async (userId, query) => messagesOf(as(userId), personal, query),
    thread: async (userId, { channel, ts }) => {
      const session = as(userId);
      const parent = getMyMessage(session, channel, ts);
      const replies = office.messages.replies(channel, ts, userId);
      return { messages: clientMessages(session, personal, [parent, ...replies], replies), hasMore: false };
    },
    say: (userId, request) => say(as(userId), request),
    act: (userId, request) => act(as(userId), personal, request),
    suggest: (userId, request) => suggest(as(userId), personal, request),
    submit: (userId, request) => submit(as(userId), personal, request),
    close: (userId, request) => close(as(userId), request),
    shortcut: (userId, request) => shortcut(as(userId), personal, request),
    read: async (userId, request) => read(as(userId), request),
    react: async (userId, request) => react(as(userId), request),
    dismiss: async (userId, request) => dismiss(as(userId), personal, request),
    home: (userId) => openHome(as(userId)),
    open: async (userId, { userIds }) => {
      const { me } = as(userId);
      const strangers = userIds.filter((id) => !office.people.find(id));
      if (strangers.length > 0 || userIds.length === 0) throw new ClientError(404, 'Nobody of that name');
      return { ok: true, channel: openDm(office, [me.id, ...userIds]).conversation.id };
    },
    join: async (userId, { channel }) => join(as(userId), channel),
    changes: (userId, listener) => office.changes.listen(as(userId).me.id, listener),
  };
}

function stateOf(session: Session, personal: Personal): ClientState {
  const { office, me } = session;
  const home = office.views.home(me.id);
  return {
    me: clientUser(me),
    conversations: office.conversations
      .list()
      .filter((conversation) => conversation.kind === 'channel' || conversation.memberIds.includes(me.id))
      .map((conversation) => clientConversation(session, conversation)),
    views: office.views.stack(me.id).map((view) => clientView(office, view)),
    home: home ? clientView(office, home) : null,
    notices: personal.notices(me.id),
    nowMs: office.clock.now().getTime(),
  };
}

function messagesOf(session: Session, personal: Personal, query: MessagesQuery): ClientMessagePage {
  const { office, me } = session;
  const { channel, before, limit = 50 } = query;
  getMyConversation(session, channel);
  const isShown = (message: Message) =>
    (!message.threadTs || message.alsoInChannel) && (before === undefined || message.ts < before);
  const all = office.messages.list(channel, me.id);
  const shown = all.filter(isShown);
  const page = shown.slice(-limit);
  return {
    messages: clientMessages(session, personal, page, all),
    hasMore: shown.length > page.length,
  };
}

async function shortcut(
  session: Session,
  personal: Personal,
  request: ShortcutRequest,
): Promise<ClientOutcome> {
  const { office, delivery, me } = session;
  const type = request.message ? 'message' : 'global';
  const known = office.app.manifest.features?.shortcuts ?? [];
  const { callbackId, message: at } = request;
  if (!known.some((each) => each.callback_id === callbackId && each.type === type)) {
    throw new ClientError(404, `The app has no ${type} shortcut ${callbackId}`);
  }
  const payload = at
    ? messageShortcutPayload(office, me, callbackId, {
        message: getMyMessage(session, at.channel, at.ts),
        conversation: getMyConversation(session, at.channel),
      })
    : shortcutPayload(office, me, callbackId);
  const receipt = await delivery.hand({ type: 'interactive', payload });
  if (receipt.kind === 'acked') return { ok: true };
  personal.addNotice(me.id, TROUBLE);
  office.changes.tell([me.id], { kind: 'notices' });
  return { ok: false, notice: TROUBLE };
}

function read(session: Session, { channel, ts }: ReadRequest): ClientOutcome {
  const { office, me } = session;
  getMyConversation(session, channel);
  const newest = office.messages.list(channel, me.id).at(-1)?.ts ?? '0';
  office.messages.markRead(me.id, channel, ts ?? newest);
  office.changes.tell([me.id], { kind: 'conversations' });
  return { ok: true };
}

function react(session: Session, { channel, ts, name }: ReactRequest): ClientOutcome {
  const message = getMyMessage(session, channel, ts);
  const reactions = toggled(message.reactions, name, session.me.id);
  changeMessage(session.office, { ...message, reactions }, false);
  return { ok: true };
}

function dismiss(session: Session, personal: Personal, request: DismissRequest): ClientOutcome {
  const { office, me } = session;
  if ('noticeId' in request) {
    personal.dropNotice(me.id, request.noticeId);
    office.changes.tell([me.id], { kind: 'notices' });
    return { ok: true };
  }
  const message = getMyMessage(session, request.channel, request.ts);
  if (!message.onlyFor) throw new ClientError(400, 'Only ephemeral messages can be put away');
  removeMessage(office, message);
  return { ok: true };
}

/** Opens the DM with the app at its Home tab; the app hears of it if it has subscribed. */
async function openHome({ office, delivery, me }: Session): Promise<ClientOutcome> {
  const { conversation } = openDm(office, [me.id, office.app.botUserId]);
  const subscribed = office.app.manifest.settings?.event_subscriptions?.bot_events ?? [];
  if (subscribed.includes('app_home_opened')) {
    const home = office.views.home(me.id);
    const event = {
      type: 'app_home_opened',
      user: me.id,
      channel: conversation.id,
      tab: 'home',
      event_ts: `${secondsOf(office)}.000000`,
      ...(home ? { view: viewObject(office, home) } : {}),
    };
    await delivery.announce(eventPayload(office, event));
  }
  return { ok: true, channel: conversation.id };
}

function join(session: Session, channel: string): ClientOutcome {
  const { office, me } = session;
  const conversation = getMyConversation(session, channel);
  if (conversation.kind !== 'channel') throw new ClientError(403, 'One is invited there');
  const memberIds = [...new Set([...conversation.memberIds, me.id])];
  office.conversations.put({ ...conversation, memberIds });
  office.changes.tell('everybody', { kind: 'conversations' });
  return { ok: true, channel };
}
