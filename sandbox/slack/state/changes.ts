import type { ClientChange } from '../clientTypes';

/** Tells every open client what changed for its person. */
export interface ChangeFeed {
  tell(userIds: string[] | 'everybody', change: ClientChange): void;
  /** Returns the function that stops it. */
  listen(userId: string, listener: (change: ClientChange) => void): () => void;
}

export function makeChangeFeed(): ChangeFeed {
  const listeners = new Set<{ userId: string; listener: (change: ClientChange) => void }>();
  return {
    tell(userIds, change) {
      for (const entry of [...listeners]) {
        if (userIds === 'everybody' || userIds.includes(entry.userId)) entry.listener(change);
      }
    },
    listen(userId, listener) {
      const entry = { userId, listener };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}
