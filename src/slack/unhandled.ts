import { z } from 'zod';
import { faultMessage } from '../../blocks/faultModal';
import type { Message } from '../../blocks/props';
import type { SlackDeps } from './deps';
import { faultWords } from './screen';

/** Who typed or pressed, and where to answer; events and options that load while somebody types have nobody who waits for a word. */
const askedSchema = z.union([
  z
    .object({ command: z.string(), user_id: z.string(), response_url: z.url() })
    .transform(({ user_id, response_url }) => ({ userId: user_id, answerUrl: response_url })),
  z
    .object({
      type: z.enum(['block_actions', 'view_submission']),
      user: z.object({ id: z.string() }),
      response_url: z.url().optional(),
    })
    .transform(({ user, response_url }) => ({ userId: user.id, answerUrl: response_url })),
]);

/**
 * The last word, for what failed before a feature could show anything, such as its first modal: logged, and told with its
 * reference where the person typed or pressed, or else in the app's messages.
 */
export async function tellUnhandled(deps: SlackDeps, error: unknown, body: unknown): Promise<void> {
  const words = faultWords(deps, error);
  const asked = askedSchema.safeParse(body);
  if (!asked.success) return;
  const { userId, answerUrl } = asked.data;
  const message = faultMessage(words);
  try {
    if (answerUrl && (await answer(answerUrl, message))) return;
    const { channel } = await deps.client.conversations.open({ users: userId });
    await deps.client.chat.postEphemeral({ channel: channel?.id ?? userId, user: userId, ...message });
  } catch (second) {
    deps.ports.log.error({ reference: words.reference, err: second }, 'Nor could the fault be told');
  }
}

/** Also where the app is no member: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
async function answer(url: string, message: Message): Promise<boolean> {
  const body = JSON.stringify({ response_type: 'ephemeral', replace_original: false, ...message });
  const headers = { 'content-type': 'application/json' };
  const answered = await fetch(url, { method: 'POST', headers, body }).catch(() => null);
  return answered?.ok ?? false;
}
