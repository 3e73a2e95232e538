import { messageObject } from '../apiObjects';
import { SlackError } from '../slackError';
import { withGeneratedIds } from '../state/blockData';
import type { Office } from '../state/office';
import { changeMessage, postMessage, removeMessage } from '../state/posting';
import type { Args } from './args';
import { readContent, refuseEmpty, warnOfMissingText } from './content';
import type { Method } from './method';
import { getConversation, getMessage, getPostTarget } from './targets';

const scopes = ['chat:write'];

/** `chat.*`: https://docs.slack.dev/reference/methods?family=chat */
export const chatMethods: Record<string, Method> = {
  'chat.postMessage': {
    scopes,
    run({ office }, args) {
      const conversation = getPostTarget(office, args.required('channel', 'channel_not_found'));
      const content = readContent(office, args);
      refuseEmpty(content);
      warnOfMissingText(office, 'chat.postMessage', content);
      const clientMsgId = args.text('client_msg_id');
      const twin = clientMsgId && findByClientId(office, conversation.id, clientMsgId);
      if (twin) return { channel: conversation.id, ts: twin.ts, message: messageObject(office, twin) };
      const message = postMessage(office, {
        conversation,
        userId: office.app.botUserId,
        text: content.text,
        blocks: content.blocks,
        attachments: content.attachments,
        ...(clientMsgId ? { clientMsgId } : {}),
        ...threadOf(office, conversation.id, args),
        metadata: args.json('metadata', 'invalid_metadata_format'),
      });
      return { channel: conversation.id, ts: message.ts, message: messageObject(office, message) };
    },
  },
  'chat.postEphemeral': {
    scopes,
    callsPerMinute: 100,
    run({ office }, args) {
      const conversation = getPostTarget(office, args.required('channel', 'channel_not_found'));
      const user = args.required('user');
      if (!office.people.find(user)) throw new SlackError('user_not_found');
      if (!conversation.memberIds.includes(user)) throw new SlackError('user_not_in_channel');
      const content = readContent(office, args);
      refuseEmpty(content);
      const message = postMessage(office, {
        conversation,
        userId: office.app.botUserId,
        text: content.text,
        blocks: content.blocks,
        attachments: content.attachments,
        ...threadOf(office, conversation.id, args),
        onlyFor: user,
      });
      return { message_ts: message.ts };
    },
  },
  'chat.update': {
    scopes,
    callsPerMinute: 50,
    run({ office }, args) {
      const conversation = getConversation(office, args.required('channel', 'channel_not_found'));
      const message = getMessage(office, conversation.id, args.required('ts', 'message_not_found'));
      if (!message.isApp) throw new SlackError('cant_update_message');
      const content = readContent(office, args);
      const hasAttachments = args.has('attachments');
      if (!content.hasText && !content.hasBlocks && !hasAttachments) throw new SlackError('no_text');
      // Blocks stay only when neither `text` nor `blocks` is given, and with blocks there is no "(edited)".
      const keepsBlocks = !content.hasBlocks && !content.hasText;
      const changed = changeMessage(
        office,
        {
          ...message,
          text: content.hasText ? content.text : message.text,
          blocks: keepsBlocks ? message.blocks : withGeneratedIds(content.blocks, () => office.ids.next('b')),
          attachments: hasAttachments ? content.attachments : message.attachments,
        },
        !content.hasBlocks,
      );
      return {
        channel: conversation.id,
        ts: message.ts,
        text: changed.text,
        message: messageObject(office, changed),
      };
    },
  },
  'chat.delete': {
    scopes,
    callsPerMinute: 50,
    run({ office }, args) {
      const conversation = getConversation(office, args.required('channel', 'channel_not_found'));
      const message = getMessage(office, conversation.id, args.required('ts', 'message_not_found'));
      if (!message.isApp) throw new SlackError('cant_delete_message');
      removeMessage(office, message);
      return { channel: conversation.id, ts: message.ts };
    },
  },
  'chat.getPermalink': {
    run({ office }, args) {
      const conversation = getConversation(office, args.required('channel', 'channel_not_found'));
      const message = getMessage(office, conversation.id, args.required('message_ts', 'message_not_found'));
      const path = `archives/${conversation.id}/p${message.ts.replace('.', '')}`;
      return { channel: conversation.id, permalink: `https://${office.team.domain}.slack.com/${path}` };
    },
  },
};

/** What was posted under this id already: `duplicate_message_not_found` tells that Slack looks for it. */
function findByClientId(office: Office, channel: string, clientMsgId: string) {
  return office.messages.list(channel).find((message) => message.clientMsgId === clientMsgId) ?? null;
}

function threadOf(office: Office, channel: string, args: Args) {
  const threadTs = args.text('thread_ts');
  if (!threadTs) return {};
  if (!office.messages.find(channel, threadTs)) throw new SlackError('thread_not_found');
  return { threadTs, alsoInChannel: args.flag('reply_broadcast') };
}
