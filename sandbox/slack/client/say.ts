import type { ClientOutcome, SayRequest } from '../clientTypes';
import { commandPayload, eventPayload } from '../delivery/payloads';
import { ClientError, SlackError } from '../slackError';
import type { Conversation } from '../state/conversations';
import type { Message } from '../state/messages';
import type { Office } from '../state/office';
import { SLACKBOT } from '../state/people';
import { postMessage } from '../state/posting';
import { Args } from '../webApi/args';
import { respondTo } from '../webApi/responses';
import { commandTrouble, getMyConversation, type Session } from './session';

/** Sends what was typed: a slash command of the app, or a message. */
export async function say(session: Session, request: SayRequest): Promise<ClientOutcome> {
  const conversation = getMyConversation(session, request.channel);
  if (request.text.trim() === '') throw new ClientError(400, 'There is nothing to send');
  if (!conversation.memberIds.includes(session.me.id)) throw new ClientError(403, 'Join the channel first');
  if (conversation.isArchived) throw new ClientError(403, 'The channel is archived');
  const typed = /^(\/\S+)\s*([\s\S]*)$/.exec(request.text);
  if (typed?.[1]) return sayCommand(session, conversation, typed[1], typed[2] ?? '');
  return sayMessage(session, conversation, request);
}

async function sayCommand(
  session: Session,
  conversation: Conversation,
  command: string,
  text: string,
): Promise<ClientOutcome> {
  const { office, delivery, me } = session;
  const known = office.app.manifest.features?.slash_commands ?? [];
  if (!known.some((each) => each.command === command)) {
    return tellOnly(session, conversation, `${command} is not a valid command.`);
  }
  const payload = commandPayload(office, me, conversation, { command, text: text.trim() });
  const receipt = await delivery.hand({ type: 'slash_commands', payload });
  if (receipt.kind === 'failed') return tellOnly(session, conversation, commandTrouble(command, receipt));
  if (receipt.body === null) return { ok: true };
  try {
    respondTo(
      office,
      { userId: me.id, channel: conversation.id },
      new Args(receipt.body as Record<string, unknown>),
    );
    return { ok: true };
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return tellOnly(session, conversation, commandTrouble(command, { kind: 'failed', reason: 'http_error' }));
  }
}

/** Slackbot tells this person alone. */
function tellOnly({ office, me }: Session, conversation: Conversation, text: string): ClientOutcome {
  postMessage(office, { conversation, userId: SLACKBOT, text, onlyFor: me.id });
  return { ok: false, notice: text };
}

async function sayMessage(
  session: Session,
  conversation: Conversation,
  { text, threadTs }: SayRequest,
): Promise<ClientOutcome> {
  const { office, delivery, me } = session;
  const thread = threadTs ? { threadTs } : {};
  const message = postMessage(office, { conversation, userId: me.id, text: escaped(text), ...thread });
  for (const event of messageEvents(office, conversation, message)) {
    await delivery.announce(eventPayload(office, event));
  }
  return { ok: true, channel: conversation.id, ts: message.ts };
}

/** Slack keeps control characters as entities, mentions apart: https://docs.slack.dev/messaging/formatting-message-text#escaping */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll(/<(?![@#!]\w)/g, '&lt;')
    .replaceAll(/(?<!<[@#!][^<>]*)>/g, '&gt;');
}

const CHANNEL_TYPES = { channel: 'channel', private: 'group', dm: 'im', mpim: 'mpim' } as const;
const MESSAGE_EVENTS = {
  channel: 'message.channels',
  private: 'message.groups',
  dm: 'message.im',
  mpim: 'message.mpim',
} as const;

/** The events that the app has subscribed to and may see. */
function messageEvents(
  office: Office,
  conversation: Conversation,
  message: Message,
): Record<string, unknown>[] {
  const subscribed = office.app.manifest.settings?.event_subscriptions?.bot_events ?? [];
  if (!conversation.memberIds.includes(office.app.botUserId)) return [];
  const event = {
    user: message.userId,
    ts: message.ts,
    text: message.text,
    team: office.team.id,
    channel: conversation.id,
    event_ts: message.ts,
    client_msg_id: message.ts,
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
  };
  const mentionsApp = message.text.includes(`<@${office.app.botUserId}>`);
  return [
    ...(subscribed.includes(MESSAGE_EVENTS[conversation.kind])
      ? [{ type: 'message', ...event, channel_type: CHANNEL_TYPES[conversation.kind] }]
      : []),
    ...(mentionsApp && subscribed.includes('app_mention') ? [{ type: 'app_mention', ...event }] : []),
  ];
}
