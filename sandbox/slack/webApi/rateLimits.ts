/** Seconds to wait, or `null` if the call may go through. */
export type RateLimit = (
  method: string,
  callsPerMinute: number,
  channel: string | undefined,
) => number | null;

const CHANNEL_BURST = 4;

/**
 * Slack's limits: so many calls a minute of a method, and about one message a second in a channel with short bursts
 * (https://docs.slack.dev/apis/web-api/rate-limits). Counted in the machine's own time.
 */
export function makeRateLimit(nowMs: () => number = () => performance.now()): RateLimit {
  const calls = new Map<string, number[]>();
  const buckets = new Map<string, { tokens: number; atMs: number }>();

  function ofMethod(method: string, callsPerMinute: number): number | null {
    const now = nowMs();
    const recent = (calls.get(method) ?? []).filter((at) => now - at < 60_000);
    const [oldest = now] = recent;
    if (recent.length >= callsPerMinute) return Math.max(1, Math.ceil((60_000 - (now - oldest)) / 1000));
    calls.set(method, [...recent, now]);
    return null;
  }

  function ofChannel(channel: string): number | null {
    const now = nowMs();
    const bucket = buckets.get(channel) ?? { tokens: CHANNEL_BURST, atMs: now };
    const tokens = Math.min(CHANNEL_BURST, bucket.tokens + (now - bucket.atMs) / 1000);
    if (tokens < 1) return 1;
    buckets.set(channel, { tokens: tokens - 1, atMs: now });
    return null;
  }

  return (method, callsPerMinute, channel) =>
    (method === 'chat.postMessage' && channel ? ofChannel(channel) : null) ??
    ofMethod(method, callsPerMinute);
}
