import type { Errands, Log, Want } from './ports';

/** Errands of this process, and the wait for those under way when it ends. */
export interface TrackedErrands extends Errands {
  finished(): Promise<void>;
}

/**
 * Runs `settle` for what was just changed: things named together in their order, one thing never twice at a time. A failure is
 * logged, and the worker tries again.
 */
export function makeErrands(
  settle: (want: Pick<Want, 'kind' | 'id'>) => Promise<void>,
  log: Log,
): TrackedErrands {
  const underWay = new Map<string, Promise<void>>();
  const run = (kind: Want['kind'], id: string, after: Promise<void>): Promise<void> => {
    const key = `${kind}:${id}`;
    const errand = Promise.all([after, underWay.get(key)])
      .then(() => settle({ kind, id }))
      .catch((err: unknown) => log.error({ kind, id, err }, 'An errand failed'))
      .finally(() => {
        if (underWay.get(key) === errand) underWay.delete(key);
      });
    underWay.set(key, errand);
    return errand;
  };
  return {
    soon(kind, ...ids) {
      let last = Promise.resolve();
      for (const id of ids) last = run(kind, id, last);
    },
    finished: async () => void (await Promise.all(underWay.values())),
  };
}
