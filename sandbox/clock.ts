/** The sandbox's time: it runs like a real clock, and can be set ahead. */
export interface SandboxClock {
  /** The sandbox's current instant. */
  now(): Date;
  /** Milliseconds between the sandbox's time and the machine's. */
  offsetMs(): number;
  /** Moves the clock ahead by a positive number of milliseconds and tells every listener. */
  advance(ms: number): void;
  /** Calls back after each jump; returns the function that stops it. */
  onJump(listener: (offsetMs: number) => void): () => void;
}

/** A clock that starts at `startAt` (default: the machine's time) and runs on from there. */
export function makeSandboxClock(startAt?: Date): SandboxClock {
  let offset = startAt ? startAt.getTime() - Date.now() : 0;
  const listeners = new Set<(offsetMs: number) => void>();
  return {
    now: () => new Date(Date.now() + offset),
    offsetMs: () => offset,
    advance(ms) {
      if (!Number.isFinite(ms) || ms <= 0) throw new RangeError('The clock only moves ahead');
      offset += ms;
      for (const listener of listeners) listener(offset);
    },
    onJump(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
