import { randomBytes } from 'node:crypto';
import { SlackError } from '../slackError';

/** Whose interaction a trigger stands for, and in which view it happened. */
export interface Trigger {
  userId: string;
  viewId: string | null;
}

export interface Triggers {
  mint(trigger: Trigger): string;
  /**
   * Spends a trigger: once, within 3 s of the machine's own time (the sandbox's clock may jump meanwhile).
   * @throws SlackError invalid_trigger_id, exchanged_trigger_id, expired_trigger_id
   */
  exchange(id: string): Trigger;
}

const TRIGGER_LIFE_MS = 3000;

/** Rule: https://docs.slack.dev/interactivity/handling-user-interaction (a trigger lives 3 seconds and is used once). */
export function makeTriggers(lifeMs: () => number = () => TRIGGER_LIFE_MS): Triggers {
  const triggers = new Map<string, Trigger & { mintedAtMs: number; isSpent: boolean }>();
  return {
    mint(trigger) {
      const id = `${Math.floor(performance.now() * 1000)}.${triggers.size + 1}.${randomBytes(16).toString('hex')}`;
      triggers.set(id, { ...trigger, mintedAtMs: performance.now(), isSpent: false });
      return id;
    },
    exchange(id) {
      const trigger = triggers.get(id);
      if (!trigger) throw new SlackError('invalid_trigger_id');
      if (trigger.isSpent) throw new SlackError('exchanged_trigger_id');
      if (performance.now() - trigger.mintedAtMs > lifeMs()) throw new SlackError('expired_trigger_id');
      trigger.isSpent = true;
      return { userId: trigger.userId, viewId: trigger.viewId };
    },
  };
}
