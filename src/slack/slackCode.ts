/** Slack's own error word, `not_found`, or `unexpected`. */
export function slackCode(error: unknown): string {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : null;
  return typeof data === 'object' && data !== null && 'error' in data ? String(data.error) : 'unexpected';
}
