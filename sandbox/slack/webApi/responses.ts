import express, { type Router } from 'express';
import { SlackError } from '../slackError';
import { withGeneratedIds } from '../state/blockData';
import type { Office } from '../state/office';
import { changeMessage, postMessage, removeMessage } from '../state/posting';
import type { ResponseTarget } from '../state/responseUrls';
import { Args } from './args';
import { readContent, refuseEmpty, warnOfMissingText } from './content';

/** The `response_url`s: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export function makeResponsesRouter(office: Office): Router {
  const router = express.Router();
  router.use(express.json({ type: () => true, limit: '1mb' }));
  router.post('/:key', (request, response) => {
    const target = office.responseUrls.use(request.params.key);
    if (!target) return void response.status(404).json({ ok: false, error: 'used_url' });
    try {
      respondTo(office, target, new Args(request.body as Record<string, unknown>));
      response.type('text/plain').send('ok');
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      response.status(400).json({ ok: false, error: error.code, ...error.details });
    }
  });
  return router;
}

/** Posts, replaces or deletes as the answer says; also used for a slash command's answer in its ack. */
export function respondTo(office: Office, target: ResponseTarget, args: Args): void {
  const original = office.messages.find(target.channel, target.messageTs ?? '');
  if (args.flag('delete_original')) {
    if (original) removeMessage(office, original);
    return;
  }
  const content = readContent(office, args);
  refuseEmpty(content);
  if (args.flag('replace_original') && original) {
    const blocks = withGeneratedIds(content.blocks, () => office.ids.next('b'));
    const { text, attachments } = content;
    changeMessage(office, { ...original, text, blocks, attachments }, !content.hasBlocks);
    return;
  }
  const conversation = office.conversations.find(target.channel);
  if (!conversation) throw new SlackError('channel_not_found');
  const isForAll = args.text('response_type') === 'in_channel';
  if (isForAll) warnOfMissingText(office, 'response_url', content);
  const threadTs = args.text('thread_ts');
  postMessage(office, {
    conversation,
    userId: office.app.botUserId,
    text: content.text,
    blocks: content.blocks,
    attachments: content.attachments,
    ...(threadTs ? { threadTs } : {}),
    ...(isForAll ? {} : { onlyFor: target.userId }),
  });
}
