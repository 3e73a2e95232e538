import type { ChecklistJump } from '../officeApi';
import type { SlackStore } from '../store/slackStore';

/** Writes into the composer of the conversation that is open. */
export function writeDraft({ at, drafts }: SlackStore, text: string): void {
  drafts.value = { ...drafts.value, [keyOf(at.value)]: text };
}

/** What the next step needs stands in the composer from the beginning, unless something was written there before. */
export function offerDraft({ userId, compose }: ChecklistJump, slack: SlackStore): void {
  const { at, conversation, drafts } = slack;
  if (!compose || userId !== at.value.userId || !conversation.value?.isApp) return;
  if (drafts.peek()[keyOf(at.value)] === undefined) writeDraft(slack, compose);
}

function keyOf({ userId, channel }: SlackStore['at']['value']): string {
  return `${userId}/${channel}/`;
}
