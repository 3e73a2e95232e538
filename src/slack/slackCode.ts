/** Slack's own error word, `not_found`, or `unexpected`. */
export function slackCode(error: unknown): string {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : null;
  return typeof data === 'object' && data !== null && 'error' in data ? String(data.error) : 'unexpected';
}

/**
 * What Slack answers when it does not draw what it was given: messages the first two, views the others.
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors, https://docs.slack.dev/reference/methods/views.update#errors
 */
const NOT_DRAWN = new Set(['invalid_blocks', 'invalid_blocks_format', 'invalid_arguments', 'view_too_large']);

/** Whether Slack refused to draw a message or a view; asked again with the same, it refuses again. */
export function isNotDrawn(error: unknown): boolean {
  return NOT_DRAWN.has(slackCode(error));
}
