import type { SandboxClock } from '../../clock';
import type { Disk } from '../../disk';

/** Makes ids and message timestamps that are never given twice, restarts included. */
export interface Ids {
  /** Slack-like: a letter, then upper-case characters; `V0000000A1`. */
  next(letter: string): string;
  /** A message `ts` in the sandbox's time: `1769600000.000123`, always later than the last one. */
  ts(): string;
}

export function makeIds(disk: Disk, clock: SandboxClock): Ids {
  const counters = disk.table<number>('slack-counters');
  const bump = (name: string, atLeast: number) => {
    const value = Math.max((counters.get(name) ?? 0) + 1, atLeast);
    counters.put(name, value);
    return value;
  };
  return {
    next: (letter) => `${letter}0${bump('id', 1).toString(36).toUpperCase().padStart(9, '0')}`,
    ts: () => {
      const micros = bump('ts', clock.now().getTime() * 1000);
      return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, '0')}`;
    },
  };
}
