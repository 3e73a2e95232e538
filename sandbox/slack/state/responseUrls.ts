import { randomBytes } from 'node:crypto';
import type { SandboxClock } from '../../clock';
import type { Disk } from '../../disk';

/** What a `response_url` answers to. */
export interface ResponseTarget {
  userId: string;
  channel: string;
  /** The message whose element was used; none for a slash command. */
  messageTs?: string;
}

interface Kept extends ResponseTarget {
  uses: number;
  expiresAtMs: number;
}

export interface ResponseUrls {
  /** Path under `/slack` that stands for the target. */
  mint(target: ResponseTarget): string;
  /** Counts a use; `null` once it was used 5 times or 30 minutes have passed in the sandbox. */
  use(key: string): ResponseTarget | null;
}

const MAX_USES = 5;
const LIFE_MS = 30 * 60_000;

/** Rule: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export function makeResponseUrls(disk: Disk, clock: SandboxClock): ResponseUrls {
  const table = disk.table<Kept>('slack-response-urls');
  return {
    mint(target) {
      const key = randomBytes(12).toString('hex');
      table.put(key, { ...target, uses: 0, expiresAtMs: clock.now().getTime() + LIFE_MS });
      return `/respond/${key}`;
    },
    use(key) {
      const kept = table.get(key);
      if (!kept || kept.uses >= MAX_USES || clock.now().getTime() > kept.expiresAtMs) return null;
      table.put(key, { ...kept, uses: kept.uses + 1 });
      return kept;
    },
  };
}
