import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { undrawnMessage } from '../../blocks/faultModal';
import { recruiterNote } from '../../blocks/interview/recruiterNote';
import type { Message } from '../../blocks/props';
import { OutsideError } from '../errors';
import { newReference } from '../newId';
import type { Clock, Log, MessageStore, Messenger, Settings } from '../ports';
import type { Telling } from '../telling';
import { interviewProps, nameOf } from './interviewProps';
import type { Letter } from './letter';
import { traineeLetter, unlockedLetter } from './letters/cardLetters';
import { debriefLetters, postLetter } from './letters/debriefLetters';
import { askLetters, kitLetter, nagLetter, nudgeLetter, requestLetter } from './letters/panelLetters';
import {
  declinedLetter,
  driftLetter,
  historyLetter,
  interviewCardLetter,
  roomLetter,
} from './letters/recruiterLetters';
import type { Pictures } from './pictures';
import { isNotDrawn, slackCode } from './slackCode';

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
  pictures: Pictures;
  log: Log;
}): Messenger {
  return {
    async tell(telling) {
      for (const letter of lettersOf(telling, outside.clock.now(), outside.settings))
        await send(outside, letter);
    },
    takeBack: ({ channel, ts }) => remove(() => outside.client.chat.delete({ channel, ts })),
    deleteFile: (file) => remove(() => outside.client.files.delete({ file })),
  };
}

/** The messages that one telling asks for. */
export function lettersOf(telling: Telling, now: Date, settings: Settings): Letter[] {
  switch (telling.kind) {
    case 'interview card':
      return [interviewCardLetter(telling, now)];
    case 'history line':
      return [historyLetter(telling)].filter((letter) => letter !== null);
    case 'declined':
      return [declinedLetter(telling)];
    case 'room declined':
      return [roomLetter(telling)].filter((letter) => letter !== null);
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
    case 'nudge':
      return [nudgeLetter(telling, now)];
    case 'note to recruiter':
      return [noteLetter(telling)];
    case 'trainee feedback':
      return [traineeLetter(telling)];
    case 'card unlocked':
      return [unlockedLetter(telling)];
    case 'debrief post':
      return [postLetter(telling, now, settings)];
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

interface Desk {
  client: WebClient;
  messages: MessageStore;
  pictures: Pictures;
  log: Log;
}

async function send(desk: Desk, letter: Letter): Promise<void> {
  const { messages, log } = desk;
  const place = await messages.find(letter.key);
  if (!place && letter.onlyIfSent) return;
  const message = await illustrate(desk, letter);
  if (place?.digest === digestOf(message)) return;
  try {
    const { sent, shown } = await deliver(desk, place, letter, message);
    if (sent) await messages.save(letter.key, { ...sent, digest: digestOf(shown) });
  } catch (error) {
    // Of a fault of our own store Slack knows nothing.
    if (error instanceof OutsideError) throw error;
    const code = slackCode(error);
    if (!GONE.has(code))
      throw new OutsideError('slack', code === 'unexpected', `Slack said ${code}`, { cause: error });
    log.warn({ key: letter.key, code }, 'An account can no longer be written to');
  }
}

async function illustrate({ pictures }: Desk, { message, illustrated }: Letter): Promise<Message> {
  const fileId = illustrated && (await pictures.fileOf(illustrated.picture, illustrated.aboutId));
  return illustrated && fileId ? illustrated.withFile(fileId) : message;
}

/** Slack refuses a file as long as it has not looked through it (slackapi/python-slack-sdk#1521): a second or two. */
const FILE_WAITS_MS = [1_000, 2_000];

/**
 * Sends the letter as `message`; without its picture when Slack goes on refusing that, and in its first line alone, with a
 * reference, when Slack refuses that too: whoever waits for it is told in any case.
 */
async function deliver(
  { client, messages, log }: Desk,
  place: { channel: string; ts: string } | null,
  letter: Letter,
  message: Message,
) {
  const put = async (shown: Message) => {
    const drawn = { ...letter, message: shown };
    return { shown, sent: place ? await update(client, place, drawn) : await post(client, messages, drawn) };
  };
  for (const waitMs of message === letter.message ? [] : FILE_WAITS_MS) {
    try {
      return await put(message);
    } catch (error) {
      if (!isNotDrawn(error)) throw error;
      await wait(waitMs);
    }
  }
  try {
    return await put(letter.message);
  } catch (error) {
    if (!isNotDrawn(error)) throw error;
    const reference = newReference();
    log.error(
      { reference, key: letter.key, code: slackCode(error), err: error },
      'Slack did not draw a message',
    );
    return put(undrawnMessage(letter.message, reference));
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
  letter: Letter,
): Promise<{ channel: string; ts: string } | null> {
  const { key, message, threadKeys, isNews = false } = letter;
  const thread = await findThread(messages, threadKeys ?? []);
  if (threadKeys && !thread) return null;
  const channel = thread?.channel ?? (await channelOf(client, letter));
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

async function channelOf(client: WebClient, letter: Letter): Promise<string | undefined> {
  if ('toChannelId' in letter) return letter.toChannelId;
  return (await client.conversations.open({ users: letter.toSlackUserId })).channel?.id;
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

/**
 * Errors of https://docs.slack.dev/reference/methods/chat.delete and https://docs.slack.dev/reference/methods/files.delete:
 * those that say that it is gone already, and those that no second try changes.
 */
const DELETED = new Set(['message_not_found', 'file_not_found', 'file_deleted']);
const NEVER_DELETED = new Set([
  'cant_delete_message',
  'channel_not_found',
  'compliance_exports_prevent_deletion',
  'cant_delete_file',
  'delete_not_allowed',
  'file_deleting_disabled',
]);

async function remove(call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    const code = slackCode(error);
    if (DELETED.has(code)) return;
    throw new OutsideError('slack', !NEVER_DELETED.has(code), `Slack said ${code}`, { cause: error });
  }
}

function digestOf(message: Message): string {
  return createHash('sha256').update(JSON.stringify(message)).digest('base64url');
}
