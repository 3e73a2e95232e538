import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { recruiterNote } from '../../blocks/interview/recruiterNote';
import type { Message } from '../../blocks/props';
import { OutsideError } from '../errors';
import type { Clock, Log, MessageStore, Messenger, Settings } from '../ports';
import type { Telling } from '../telling';
import { interviewProps, nameOf } from './interviewProps';
import type { Letter } from './letter';
import { debriefLetters } from './letters/debriefLetters';
import { askLetters, kitLetter, nagLetter, requestLetter } from './letters/panelLetters';
import { declinedLetter, driftLetter, historyLetter, interviewCardLetter } from './letters/recruiterLetters';
import { slackCode } from './screen';

/** Accounts that can no longer be written to: nobody is told there, and nothing else waits for it. */
const GONE = new Set([
  'user_disabled',
  'user_not_found',
  'users_not_found',
  'account_inactive',
  'cannot_dm_bot',
]);

/** Says in Slack what flows want told: one message a thing, under its key, updated in place. */
export function makeMessenger(outside: {
  client: WebClient;
  messages: MessageStore;
  clock: Clock;
  settings: Settings;
  log: Log;
}): Messenger {
  return {
    async tell(telling) {
      for (const letter of lettersOf(telling, outside.clock.now(), outside.settings))
        await send(outside, letter);
    },
  };
}

function lettersOf(telling: Telling, now: Date, settings: Settings): Letter[] {
  switch (telling.kind) {
    case 'interview card':
      return [interviewCardLetter(telling, now)];
    case 'history line':
      return [historyLetter(telling)].filter((letter) => letter !== null);
    case 'declined':
      return [declinedLetter(telling)];
    case 'drift':
      return [driftLetter(telling)].filter((letter) => letter !== null);
    case 'ask':
      return askLetters(telling);
    case 'kit':
      return [kitLetter(telling)];
    case 'scorecard request':
      return [requestLetter(telling)];
    case 'nag':
      return [nagLetter(telling, now)];
    case 'note to recruiter':
      return [noteLetter(telling)];
    case 'debrief':
      return debriefLetters(telling, now, settings);
  }
}

function noteLetter({ facts, card }: Extract<Telling, { kind: 'note to recruiter' }>): Letter {
  return {
    key: `note:${card.id}`,
    toSlackUserId: facts.recruiter.slackUserId,
    message: recruiterNote({
      ...interviewProps(facts),
      zone: facts.recruiter.zone,
      interviewerName: nameOf(facts, card.personId),
      note: card.noteToRecruiter,
    }),
  };
}

async function send(
  { client, messages, log }: { client: WebClient; messages: MessageStore; log: Log },
  letter: Letter,
): Promise<void> {
  const place = await messages.find(letter.key);
  const digest = digestOf(letter.message);
  if (place ? place.digest === digest : letter.onlyIfSent) return;
  try {
    const sent = place ? await update(client, place, letter) : await post(client, messages, letter);
    if (sent) await messages.save(letter.key, { ...sent, digest });
  } catch (error) {
    const code = slackCode(error);
    if (!GONE.has(code))
      throw new OutsideError('slack', code === 'unexpected', `Slack said ${code}`, { cause: error });
    log.warn({ key: letter.key, code }, 'An account can no longer be written to');
  }
}

async function update(
  client: WebClient,
  { channel, ts }: { channel: string; ts: string },
  { message }: Letter,
): Promise<{ channel: string; ts: string }> {
  await client.chat.update({ channel, ts, ...message });
  return { channel, ts };
}

async function post(
  client: WebClient,
  messages: MessageStore,
  { key, toSlackUserId, message, threadKeys, isNews = false }: Letter,
): Promise<{ channel: string; ts: string } | null> {
  const thread = await findThread(messages, threadKeys ?? []);
  if (threadKeys && !thread) return null;
  const channel = thread?.channel ?? (await client.conversations.open({ users: toSlackUserId })).channel?.id;
  if (!channel) return null;
  const args = {
    channel,
    ...message,
    ...(thread ? replyTo(thread.ts, isNews) : {}),
    client_msg_id: messageId(key, channel),
    unfurl_links: false,
    unfurl_media: false,
  };
  const { ts } = await client.chat.postMessage(args);
  return ts ? { channel, ts } : null;
}

const replyTo = (thread_ts: string, isNews: boolean) =>
  isNews ? { thread_ts, reply_broadcast: true as const } : { thread_ts };

async function findThread(messages: MessageStore, keys: string[]) {
  for (const key of keys) {
    const place = await messages.find(key);
    if (place) return place;
  }
  return null;
}

/**
 * The same letter has the same id, so that a post whose answer a crash or the network swallowed makes no twin. Slack's
 * page names the id among the errors only: https://docs.slack.dev/reference/methods/chat.postMessage#errors
 * (duplicate_message_not_found). Where it is not honoured, one twin after a crash is the worst.
 */
function messageId(key: string, channel: string): string {
  const hex = createHash('sha256').update(`${channel} ${key}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function digestOf(message: Message): string {
  return createHash('sha256').update(JSON.stringify(message)).digest('base64url');
}
